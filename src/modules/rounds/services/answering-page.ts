import type { Act } from "../../../platform/auth/act.ts";
import { refusals } from "../../../platform/errors/problem.ts";
import { officeDay } from "../../../platform/i18n/office-day.ts";
import type { Answers, Session } from "../../../xlsform/index.ts";
import type { AnswerFile } from "../../questionnaires/index.ts";
import { filesOf } from "../attachments/show-files.ts";
import type { FactsByPath } from "../last-time/known-facts.rules.ts";
import { knownFacts } from "../last-time/known-facts.ts";
import { type LastTime, lastTime } from "../last-time/last-time.service.ts";
import { answersOnBehalf, mayAnswer } from "../rounds.policy.ts";
import { findDraft, findRevision, listComments, listEvents, type ResponseFound } from "../responses.queries.ts";
import { flatten, isLocked, type RoundState, roundState } from "../rounds.rules.ts";
import { placeOf, sessionOf } from "./answer-response.ts";
import { wasReturned } from "./my-work.ts";
import { readableResponse } from "./read-response.ts";

/** A reviewer's word that waits for a correction. */
export interface OpenComment {
  /** The question's path; empty for a word on the whole. */
  path: string;
  comment: string;
  by: string;
  at: Date;
  /** The answer has been changed since: what was asked for has probably been done. */
  mended: boolean;
}

/** What every page of answering shows. */
export interface Answering {
  found: ResponseFound;
  session: Session;
  /** The newest draft; of a submitted response its newest revision. */
  answers: Answers;
  savedAt: Date | null;
  roundState: RoundState;
  /** Nothing can be written: not open yet, closed, or with the reviewer. */
  closed: boolean;
  onBehalf: boolean;
  comments: OpenComment[];
  /** The files of the response by the answers that name them; absent where nobody has looked. */
  files?: ReadonlyMap<string, AnswerFile>;
  /** What was answered last time, and what is known from other questionnaires, where something can still be written. */
  lastTime?: LastTime | null;
  facts?: FactsByPath;
  /** Why an answer is very different from last time, by path. */
  reasons?: Readonly<Record<string, string>>;
  today: string;
}

/** What pages tell of a response, of its round and of its town; what a browser may know of them. */
export interface Asked {
  response: Pick<ResponseFound["response"], "id" | "roundId" | "respondentCode" | "state" | "draftVersion" | "dueOn">;
  round: Pick<ResponseFound["round"], "id" | "versionId" | "titleBn" | "titleEn" | "opensOn" | "dueOn" | "closesOn">;
  municipality: Pick<ResponseFound["municipality"], "code" | "nameBn" | "nameEn">;
}

/** What the pages of answering draw, in the server as in a browser. */
export type Shown = Omit<Answering, "found"> & { found: Asked };

/** A response that this person may answer, as its pages show it. @throws Problem `not-found`, `not-allowed` */
export async function answerable(act: Act, responseId: string): Promise<Answering> {
  const found = await readableResponse(act, { id: responseId });
  if (!mayAnswer(act.actor, placeOf(found))) throw refusals.notAllowed();
  const { response, round } = found;
  const today = officeDay(act.now);
  const state = roundState(round, today);
  const draft = await findDraft(act.db, response.id, response.draftVersion);
  const submitted = isLocked(response.state) ? await findRevision(act.db, response.id, response.revision) : undefined;
  const answers = submitted?.revision.answers ?? draft?.answers ?? {};
  const closed = state !== "open" || isLocked(response.state);
  return {
    found,
    answers,
    session: await sessionOf(act, found, answers),
    savedAt: draft?.savedAt ?? null,
    roundState: state,
    closed,
    onBehalf: answersOnBehalf(act.actor, placeOf(found)),
    comments: wasReturned(response) ? await openComments(act, found, answers) : [],
    files: await filesOf(act, found),
    lastTime: closed ? null : await lastTime(act.db, found),
    facts: closed ? {} : await knownFacts(act.db, found, act.now),
    reasons: (submitted?.revision ?? draft)?.reasons ?? {},
    today,
  };
}

/** What gives answers back to be corrected: a reviewer, the mayor, or a reopening. */
const givenBack = ["returned", "mayor-returned", "reopened"];

async function openComments(act: Act, { response }: ResponseFound, answers: Answers): Promise<OpenComment[]> {
  const events = await listEvents(act.db, response.id);
  const comments = await listComments(act.db, response.id);
  const returned = await findRevision(act.db, response.id, response.revision);
  const before = flatten(returned?.revision.answers ?? {});
  const now = flatten(answers);
  const whole = events
    .filter(({ event }) => givenBack.includes(event.kind) && event.revision === response.revision && event.comment)
    .map(({ event, by }) => ({ path: "", comment: event.comment ?? "", by, at: event.at, mended: false }));
  const single = comments
    .filter(({ comment }) => comment.revision === response.revision && comment.repliesTo === null)
    .map(({ comment: { path, comment, at }, by }) => {
      const mended = JSON.stringify(before.get(path)) !== JSON.stringify(now.get(path));
      return { path, comment, by, at, mended };
    });
  return [...whole, ...single];
}
