import type { Answers, Definition } from "../../../xlsform/engine.ts";
import type { Answering } from "../services/answering-page.ts";
import { withUnsent } from "./lay.ts";
import type { Queued } from "./queue.ts";

/** What the pages of answering show of a response, but the session that is opened over it. */
export type KeptAnswering = Omit<Answering, "session">;

/** All that is needed to answer one response without a line. */
export interface KeptRound {
  responseId: string;
  roundId: string;
  /** Code of the respondent. */
  code: string;
  versionId: string;
  definition: Definition;
  answering: KeptAnswering;
  /** The server's time when it gave this. */
  keptAt: Date;
  /** The draft since which only this phone's changes have come: a page made from it or a later one has seen all there is. */
  ownSince: number;
}

/** The answers that a page shows: the draft as kept, and over it what hasn't reached the server. */
export function answersOf({ responseId, answering }: KeptRound, queue: Queued[]): Answers {
  return withUnsent(answering.answers, responseId, queue);
}
