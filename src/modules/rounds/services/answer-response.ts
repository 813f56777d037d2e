import { isDeepStrictEqual } from "node:util";
import type { Act } from "../../../platform/auth/act.ts";
import type { Place } from "../../../platform/auth/actor.ts";
import { refusals } from "../../../platform/errors/problem.ts";
import { isLang } from "../../../platform/i18n/lang.ts";
import { officeDay } from "../../../platform/i18n/office-day.ts";
import type { Answers, AnswerValue, Form, Problem as AnswerProblem, Session } from "../../../xlsform/index.ts";
import { openSession } from "../../../xlsform/index.ts";
import { formOf, numberText } from "../../questionnaires/index.ts";
import { withReasons } from "../accepting/accepting.rules.ts";
import { gaveWay } from "../gave-way.ts";
import { roundProblems } from "../rounds.errors.ts";
import { mayAnswer, mayRead } from "../rounds.policy.ts";
import {
  currentAnswers,
  findDraft,
  insertDraft,
  lockResponse,
  type ResponseFound,
  type ResponseKey,
  updateResponse,
} from "../responses.queries.ts";
import { conflicts, type Difference, differences, flatten, isLocked, keepAside, roundState } from "../rounds.rules.ts";

/** Where a found response belongs. */
export function placeOf(found: {
  municipality: { code: string; regionCode: string };
  response: { id: string };
}): Required<Place> {
  const { municipality, response } = found;
  return { municipality: municipality.code, region: municipality.regionCode, thing: response.id };
}

/**
 * Fetches and locks a response that is to be written to.
 * @throws Problem `not-found` (also for who may not even see it), `not-allowed`, `round-not-open`, `round-closed`,
 *   `response-locked`
 */
export async function lockForAnswering(act: Act, key: ResponseKey): Promise<ResponseFound> {
  const found = await lockResponse(act.db, key);
  if (!found || !mayRead(act.actor, placeOf(found))) throw refusals.notFound();
  if (!mayAnswer(act.actor, placeOf(found))) throw refusals.notAllowed();
  const state = roundState(found.round, officeDay(act.now));
  if (state === "planned") throw roundProblems.notOpenYet(found.round.opensOn);
  if (state === "closed") throw roundProblems.closed();
  if (isLocked(found.response.state)) throw roundProblems.locked();
  return found;
}

/** An answering session over a response's draft, as of the office's day. */
export async function sessionOf(
  act: Pick<Act, "db" | "now">,
  found: ResponseFound,
  answers: Answers,
): Promise<Session> {
  return sessionAt(await formOf(act.db, found.round.versionId), answers, act.now);
}

/** A session over answers whose clock stands at a moment, in the office's time. */
export function sessionAt(form: Form, answers: Answers, now: Date): Session {
  return openSession(form, { answers, today: officeDay(now), now, timeZone: "Asia/Dhaka", writeNumber });
}

/** Numbers in a text stand in the digits and groups of its language. */
function writeNumber(value: number, language: string): string {
  return numberText(value, isLang(language) ? language : "en");
}

/** What a save came to. */
export interface Saved {
  state: "in-progress";
  draftVersion: number;
  /** What still stands in the way of a submit. */
  problems: AnswerProblem[];
}

/**
 * Saves a whole draft as its next version; the versions before it stay in the history.
 * @param baseVersion the version that the answers were changed from; null saves whatever came between
 * @throws Problem `stale-draft` with both answers when someone else saved since `baseVersion`
 */
export async function saveDraft(
  act: Act,
  key: ResponseKey,
  answers: Answers,
  baseVersion: number | null,
): Promise<Saved> {
  const found = await lockForAnswering(act, key);
  if (baseVersion !== null && baseVersion !== found.response.draftVersion) {
    const theirs = await currentAnswers(act.db, found.response);
    throw roundProblems.stale(found.response.draftVersion, theirs, answers);
  }
  const draftVersion = await keepDraft(act, found, answers);
  const session = await sessionOf(act, found, answers);
  return { state: "in-progress", draftVersion, problems: session.problems() };
}

/**
 * Writes the next version of a locked response's draft; reasons that were given before stay.
 * @param said reasons that were given with it, by path; null takes one back
 * @param aside own answers that give way to someone else's with it, by path
 * @returns its number
 */
export async function keepDraft(
  act: Act,
  found: ResponseFound,
  answers: Answers,
  said: Readonly<Record<string, string | null>> = {},
  aside: Readonly<Record<string, AnswerValue>> | null = null,
): Promise<number> {
  const last = await findDraft(act.db, found.response.id, found.response.draftVersion);
  const version = found.response.draftVersion + 1;
  await insertDraft(act.db, {
    responseId: found.response.id,
    version,
    answers,
    reasons: withReasons(last?.reasons ?? null, said),
    aside,
    savedBy: act.actor.personId,
    savedAt: act.now,
  });
  await updateResponse(act.db, found.response.id, {
    draftVersion: version,
    state: "in-progress",
    lastSavedAt: act.now,
  });
  return version;
}

/** What became of a page's answers that were merged into the draft. */
export type Merge =
  | { kind: "saved"; version: number; session: Session }
  | { kind: "unchanged"; version: number; session: Session }
  | { kind: "conflict"; version: number; session: Session; conflicts: Difference[]; savedBy: string | null };

/** What one page asks of a draft. */
export interface PageChange {
  /** Lays the page's answers into a session over the draft that the page showed. */
  answer(session: Session): void;
  /** Adds or removes a roster's entry, when a button asked for it. */
  rearrange(session: Session): void;
  /** The entry that a button asked to remove. */
  removes: string | null;
  /** Why answers are very different from last time, by path; null takes back what was said. */
  reasons: Readonly<Record<string, string | null>>;
  /** The person's own answers that the page showed beside someone else's to the same questions, by path. */
  own: Readonly<Record<string, AnswerValue>>;
}

/**
 * Saves the answers of one page into the draft. What someone else saved meanwhile is kept question by question; only
 * where both changed the same one is nothing saved and both answers come back.
 * @param baseVersion the draft that the page showed
 */
export async function mergePage(act: Act, found: ResponseFound, baseVersion: number, page: PageChange): Promise<Merge> {
  const version = found.response.draftVersion;
  const draft = await findDraft(act.db, found.response.id, version);
  const current = draft?.answers ?? {};
  const session = await sessionOf(act, found, current);
  const before = session.draft();
  if (baseVersion === version) {
    page.answer(session);
    page.rearrange(session);
  } else {
    const base = (await findDraft(act.db, found.response.id, baseVersion))?.answers ?? {};
    const mine = await sessionOf(act, found, base);
    page.answer(mine);
    layOver(session, differences(base, mine.draft()));
    const clash = conflicts(base, mine.draft(), current);
    if (clash.length > 0) {
      return { kind: "conflict", version, session, conflicts: clash, savedBy: draft?.savedBy ?? null };
    }
    // The entry to remove must still be the one that the page showed under this number.
    if (page.removes === null || sameEntry(base, current, page.removes)) page.rearrange(session);
  }
  // An entry that was just added to a roster holds no answer yet, so that it is no difference, but it is to be kept.
  const grown = !isDeepStrictEqual(before, session.draft());
  const kept = withReasons(draft?.reasons ?? null, {});
  const explained = !isDeepStrictEqual(kept, withReasons(kept, page.reasons));
  const aside = gaveWay(session, page.own);
  if (!grown && !explained && !aside && differences(current, session.draft()).length === 0 && version > 0)
    return { kind: "unchanged", version, session };
  const answers = keepAside(session.draft(), session.unknown);
  return { kind: "saved", version: await keepDraft(act, found, answers, page.reasons, aside), session };
}

/** Only what a page changed is laid over what stands there now; an entry that has gone meanwhile is made again. */
export function layOver(session: Session, changes: Difference[]): void {
  for (const { path, after } of changes) {
    const repeat = /^(.*)\[\d+\]\//.exec(path)?.[1];
    const state = repeat === undefined ? undefined : session.node(repeat);
    if (
      !session.node(path) &&
      repeat !== undefined &&
      state?.kind === "repeat" &&
      !state.counted &&
      after !== undefined
    ) {
      session.set(path.replace(/\[\d+\](?=\/[^[]*$)/, /\[\d+\]$/.exec(session.addInstance(repeat))![0]), after);
    } else session.set(path, after ?? null);
  }
}

/** Whether an entry of a roster holds the same answers in both. */
function sameEntry(one: Answers, other: Answers, path: string): boolean {
  const of = (answers: Answers) => [...flatten(answers)].filter(([each]) => each.startsWith(`${path}/`));
  return isDeepStrictEqual(of(one), of(other));
}
