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
  /** The server's time when it gave this, and what this phone's clock said then, in milliseconds. */
  keptAt: Date;
  clockSaid: number;
  /** The draft since which only this phone's changes have come: a page made from it or a later one has seen all there is. */
  ownSince: number;
}

/** The answers that a page shows: the draft as kept, and over it, in the order it was given, what hasn't reached the server. */
export function answersOf({ responseId, answering }: Omit<KeptRound, "definition">, queue: Queued[]): Answers {
  const own = queue.filter((each) => each.responseId === responseId && isUnsent(each));
  return own.reduce((sum, { change }) => (change.kind === "answers" ? laid(sum, change) : sum), answering.answers);
}

/** The time by the server's clock, as far as this phone can tell: since it last heard of it, its own clock ran on. */
export function presentOf(
  { keptAt, clockSaid }: Pick<KeptRound, "keptAt" | "clockSaid">,
  clockSays = Date.now(),
): Date {
  return new Date(keptAt.getTime() + Math.max(0, clockSays - clockSaid));
}
