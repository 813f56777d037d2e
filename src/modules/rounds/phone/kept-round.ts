import type { Answers, Definition } from "../../../xlsform/engine.ts";
import type { ShownData } from "../islands/shown.ts";
import { laid } from "./lay.ts";
import { isUnsent, type Queued } from "./queue.ts";

/** All that is needed to answer one response without a line. */
export interface KeptRound {
  responseId: string;
  roundId: string;
  /** Code of the respondent. */
  code: string;
  versionId: string;
  definition: Definition;
  /** What the pages of answering show of it, but the session that is opened over it. */
  answering: ShownData;
  /** The server's time when it gave this. */
  keptAt: Date;
  /** The draft since which only this phone's changes have come: a page made from it or a later one has seen all there is. */
  ownSince: number;
}

/** The answers that a page shows: the draft as kept, and over it, in the order it was given, what hasn't reached the server. */
export function answersOf({ responseId, answering }: Omit<KeptRound, "definition">, queue: Queued[]): Answers {
  const own = queue.filter((each) => each.responseId === responseId && isUnsent(each));
  return own.reduce((sum, { change }) => (change.kind === "answers" ? laid(sum, change) : sum), answering.answers);
}
