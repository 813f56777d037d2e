import type { Act } from "../../../platform/auth/act.ts";
import { type InputError, refusals } from "../../../platform/errors/problem.ts";
import type { Lang } from "../../../platform/i18n/lang.ts";
import { officeDay } from "../../../platform/i18n/office-day.ts";
import type { Answers, AnswerValue, Form, Problem as AnswerProblem, Session, Text } from "../../../xlsform/index.ts";
import { formOf } from "../../questionnaires/index.ts";
import type { Changes, Submit } from "../accepting/accepting.input.ts";
import {
  type Asked,
  readForAccepting,
  type ReadForAccepting,
  saveDraft,
  writeSubmission,
} from "../accepting/accepting.queries.ts";
import {
  clashes,
  type Flag,
  fromTheLast,
  inOrderOfRows,
  takesAnswers,
  withReasons,
} from "../accepting/accepting.rules.ts";
import { filesMissing } from "../attachments/show-files.ts";
import { findDraft, type ResponseKey } from "../responses.queries.ts";
import { roundProblems } from "../rounds.errors.ts";
import type { Channel } from "../rounds.tables.ts";
import { answersOnBehalf, mayAnswer, mayRead } from "../rounds.policy.ts";
import { conflicts, differences, flatten, isLocked, keepAside, receiptPrefix } from "../rounds.rules.ts";
import { layOver, placeOf, sessionAt } from "./answer-response.ts";

/*
 * How answers are accepted. Each acceptance reads what it must know in one statement, works without holding any lock, and
 * writes everything in one statement that counts only if the response is still as it was read; when someone came between, it
 * begins again. So nobody waits for another's work, one fsync carries the whole, and what is sent twice finds itself.
 */

/** How often an acceptance begins again before it asks the sender to come back. Each time someone else has got through. */
const mostTurns = 40;

/** As many as the engine lets a repeat have. */
const mostRows = 5_000;

async function untilNobodyComesBetween<T>(turn: () => Promise<T | null>): Promise<T> {
  for (let turns = 0; turns < mostTurns; turns++) {
    const done = await turn();
    if (done !== null) return done;
  }
  throw refusals.notReady();
}

/** What a save of a few answers came to. */
export interface ChangesSaved {
  draftVersion: number;
  at: Date;
  /** What still stands in the way of a submit; null when the same had been saved before. */
  problems: AnswerProblem[] | null;
}

/**
 * Saves a few answers into the draft, question by question with what others saved since `baseVersion`. The same `id` gives
 * the same answer, whatever has happened since.
 * @throws Problem `stale-draft` with both answers where someone else has changed the same question, `no-such-row`, and what
 *   `mayBeAnswered` refuses
 */
export function saveChanges(act: Act, key: ResponseKey, sent: Changes): Promise<ChangesSaved> {
  return untilNobodyComesBetween(async () => {
    const asked = { requestId: sent.id, base: sent.baseVersion, draft: true, versionId: null };
    const read = await readAllowed(act, key, asked);
    const { response, earlierSave } = read;
    if (earlierSave) return { draftVersion: earlierSave.version, at: earlierSave.at, problems: null };
    mayBeAnswered(act, read, sent.givenAt ?? null);
    const form = await formOf(act.db, read.round.versionId);
    if (sent.baseVersion !== response.draftVersion) await refuseClashes(act, form, read, sent);
    const session = sessionAt(form, read.draft?.answers ?? {}, act.now);
    layChanges(session, sent);
    const draftVersion = await saveDraft(act.db, response, {
      answers: keepAside(session.draft(), session.unknown),
      reasons: withReasons(read.draft?.reasons ?? null, sent.reasons),
      aside: Object.keys(sent.aside).length > 0 ? sent.aside : null,
      requestId: sent.id,
      by: act.actor.personId,
      at: act.now,
    });
    return draftVersion === null ? null : { draftVersion, at: act.now, problems: session.problems() };
  });
}

/** What the person gets for a submit. */
export interface Submitted {
  state: "submitted" | "with-mayor";
  revision: number;
  receipt: string;
  flags: readonly string[];
}

/** What is submitted, and how it came to us. */
type Sent = Omit<Submit, "channel"> & { channel: Channel };

/** A submit of the draft as it stands, as a page makes it. */
export const theDraft: Sent = { reasons: {}, channel: "web" };

/**
 * Submits the draft, or whole answers in one go, as the next revision: calculations filled, irrelevant answers left out,
 * unknown names kept in the draft. The same `id` gives the same receipt, whatever has happened since.
 * @throws Problem `answers-not-ready` with everything that has to be mended, `nothing-saved`, `stale-draft` with both
 *   answers, `no-such-version`, and what `mayBeAnswered` refuses
 */
export function submitResponse(act: Act, key: ResponseKey, sent: Sent = theDraft): Promise<Submitted> {
  return untilNobodyComesBetween(async () => {
    const needsDraft = sent.answers === undefined || sent.baseVersion !== undefined;
    const asked = {
      requestId: sent.id ?? null,
      base: sent.baseVersion ?? null,
      draft: needsDraft,
      versionId: sent.versionId ?? null,
    };
    const read = await readAllowed(act, key, asked);
    const { response, round, municipality, earlierSubmit } = read;
    const state = round.mayorSigns ? "with-mayor" : "submitted";
    if (earlierSubmit) {
      const { revision, receipt, flags } = earlierSubmit;
      return { state, revision, receipt, flags: flags ?? [] };
    }
    const flags = [...mayBeAnswered(act, read, sent.givenAt ?? null), ...flagsOfVersion(read, sent)];
    const session = await openSubmitted(act, read, sent);
    const problems = session.problems().filter(({ kind }) => kind !== "unknown");
    const faults = [...problems.map(asInputError), ...(await filesMissing(act, read, session))];
    if (faults.length > 0) throw roundProblems.notReady(faults);
    const written = await writeSubmission(act.db, response, {
      draft: sent.answers === undefined ? null : keepAside(session.draft(), session.unknown),
      revision: session.revision(),
      versionId: sent.versionId ?? round.versionId,
      state,
      reasons: withReasons(read.draft?.reasons ?? null, sent.reasons),
      requestId: sent.id ?? null,
      channel: act.actor.only === undefined ? sent.channel : "link",
      givenAt: sent.givenAt ?? null,
      flags,
      by: { id: act.actor.personId, name: act.actor.name, onBehalf: answersOnBehalf(act.actor, placeOf(read)) },
      at: act.now,
      receiptPrefix: receiptPrefix(officeDay(act.now), municipality.code),
      httpRequest: act.requestId,
      municipality: municipality.code,
      roundId: round.id,
    });
    return written && { state, revision: written.revision, receipt: written.receipt, flags };
  });
}

/** @throws Problem `not-found` (also for who may not even see it), `not-allowed` */
async function readAllowed(act: Act, key: ResponseKey, asked: Asked): Promise<ReadForAccepting> {
  const read = await readForAccepting(act.db, key, asked);
  if (!read || !mayRead(act.actor, placeOf(read))) throw refusals.notFound();
  if (!mayAnswer(act.actor, placeOf(read))) throw refusals.notAllowed();
  return read;
}

/**
 * Whether the round takes answers and the response can be written to.
 * @returns what a reviewer should know of when it was given
 * @throws Problem `round-not-open`, `round-closed`, `response-locked`
 */
function mayBeAnswered(act: Act, { round, response }: ReadForAccepting, givenAt: Date | null): Flag[] {
  const { takes, flags } = takesAnswers(round, givenAt, act.now);
  if (takes === "planned") throw roundProblems.notOpenYet(round.opensOn);
  if (takes === "closed") throw roundProblems.closed();
  if (isLocked(response.state)) throw roundProblems.locked();
  return flags;
}

/** An answer to another version than today's counts for the version that was answered, and the reviewer is told. */
function flagsOfVersion({ round, answered }: ReadForAccepting, { versionId }: Sent): Flag[] {
  if (versionId === undefined) return [];
  if (answered?.questionnaireId !== round.questionnaireId || answered.state === "draft")
    throw roundProblems.noSuchVersion();
  const other: Flag[] = versionId === round.versionId ? [] : ["other-version"];
  return answered.state === "retired" ? ["version-retired"] : other;
}

/** A session over what is submitted: the draft, the sender's own answers, or these laid over what others saved meanwhile. */
async function openSubmitted(
  act: Act,
  read: ReadForAccepting,
  { answers, baseVersion, versionId }: Sent,
): Promise<Session> {
  const { response, round, draft } = read;
  const form = await formOf(act.db, versionId ?? round.versionId);
  if (answers === undefined) {
    if (response.draftVersion === 0) throw roundProblems.nothingSaved();
    return sessionAt(form, draft?.answers ?? {}, act.now);
  }
  if (baseVersion === undefined || baseVersion === response.draftVersion) return sessionAt(form, answers, act.now);
  const [began, theirs] = [beganWith(act, form, read), draft?.answers ?? {}];
  if (baseVersion > response.draftVersion || conflicts(began, answers, theirs).length > 0)
    throw roundProblems.stale(response.draftVersion, theirs, answers);
  const session = sessionAt(form, theirs, act.now);
  layOver(session, differences(began, answers));
  return session;
}

/** @throws Problem `stale-draft`; also where the draft that the sender began with was never saved here */
async function refuseClashes(act: Act, form: Form, read: ReadForAccepting, sent: Changes): Promise<void> {
  const { draftVersion: version, id } = read.response;
  const found = clashes(beganWith(act, form, read), read.draft?.answers ?? {}, sent.set, sent.remove);
  if (found.length === 0 && sent.baseVersion < version) return;
  const last = await findDraft(act.db, id, version);
  throw roundProblems.clash(version, found, { by: last?.savedBy ?? null, at: last?.savedAt ?? null });
}

/** The draft that a sender began with; before the first save it holds the form's defaults. */
function beganWith(act: Act, form: Form, { base }: ReadForAccepting): Answers {
  return base?.answers ?? sessionAt(form, {}, act.now).draft();
}

/**
 * Answers outside of rows first: how many rows there are may hang on one of them.
 * @throws Problem `no-such-row`, and `not-one-question` where one value would stand in the place of many answers
 */
function layChanges(session: Session, { set, remove }: Changes): void {
  for (const [path, value] of inOrderOfRows(Object.entries(set))) {
    makeRow(session, path);
    const kind = session.node(path)?.kind;
    if (kind === undefined || kind === "question") session.set(path, value);
    else if (kind === "repeat" || !holdsAnswers(value ?? {})) throw roundProblems.notOneQuestion(path);
    else for (const [each, inner] of flatten((value ?? {}) as Answers, `${path}/`)) session.set(each, inner);
  }
  for (const row of fromTheLast(remove)) {
    if (session.node(row)?.kind !== "instance") throw roundProblems.noSuchRow(row);
    session.removeInstance(row);
  }
}

function holdsAnswers(value: AnswerValue): boolean {
  return typeof value === "object" && !Array.isArray(value);
}

/** One row past the last comes into being with its first answer. @throws Problem `no-such-row` for any other that isn't there */
function makeRow(session: Session, path: string): void {
  const [row, repeat = "", number] = /^(.*)\[(\d{1,6})\]/.exec(path) ?? [];
  const around = session.node(repeat);
  if (row === undefined || session.node(row) || around?.kind !== "repeat") return;
  const rows = session.children(repeat).length;
  if (around.counted || Number(number) !== rows + 1 || rows >= mostRows) throw roundProblems.noSuchRow(row);
  session.addInstance(repeat);
}

/** What stands in the way of a submit, in the words that the questionnaire's author or we have for it. */
export function asInputError({ path, kind, message }: AnswerProblem): InputError {
  return { path, kind, message: { bn: inLanguage(message, "bn"), en: inLanguage(message, "en") } };
}

function inLanguage(text: Text, lang: Lang): string {
  return text[lang] ?? Object.values(text)[0] ?? "";
}
