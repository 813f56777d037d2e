import type { Answers, AnswerValue } from "../../../xlsform/engine.ts";
import { answerAt, laid } from "./lay.ts";

/** Answers that were given one after another and can go together. */
export interface AnswersChange {
  kind: "answers";
  /** The draft that the person saw when giving them. */
  baseVersion: number;
  /** By path; null takes an answer away, `trucks[n+1]/plate` begins a new entry of a roster. */
  set: Record<string, AnswerValue>;
  /** What stood there when the person answered, by path; null for nothing. Tells later whether someone else came between. */
  before: Record<string, AnswerValue>;
  /** Entries of rosters to remove, as `trucks[2]`, after `set` has been laid in. */
  remove: string[];
  /** Why an answer is very different from last time, by path; null takes back what was said. */
  reasons: Record<string, string | null>;
  /** Own answers that gave way to someone else's, by path: the server keeps them in its history. */
  aside?: Record<string, AnswerValue>;
}

/** A file given as an answer; the answer that names it is a change of its own. */
export interface AttachmentChange {
  kind: "attachment";
  path: string;
  /** The answer that names it, as `photo-0192ab.jpg`. */
  name: string;
  type: string;
  size: number;
  /** Null once it has been received, so that it takes no more room. */
  blob: Blob | null;
  /** Bytes that the server has acknowledged. */
  sent: number;
}

/** That the person pressed submit, and what stood there then. */
export interface SubmitChange {
  kind: "submit";
  baseVersion: number;
  versionId: string;
  answers: Answers;
}

export type Change = AnswersChange | AttachmentChange | SubmitChange;

/** Where one change stands: on this phone, on its way, with the server, or waiting for the person. */
export type QueuedState = "waiting" | "sending" | "received" | "needs-you";

/** Both answers to a question that two people answered differently. */
export interface Conflict {
  path: string;
  yours: AnswerValue;
  theirs: AnswerValue;
}

/** Why the server didn't take a change. */
export interface Refusal {
  status: number;
  /** The problem's code, as `answers-not-ready`. */
  code: string;
  title: string;
  errors: { path: string; message: string }[];
  /** Of a `stale-draft`: what both answered, the draft it was compared with, who saved that and when. */
  conflicts: Conflict[];
  draftVersion: number | null;
  savedBy: string | null;
  savedAt: string | null;
}

/** One change as it stands in the queue of this phone. */
export interface Queued<C extends Change = Change> {
  /** The order in which changes go out. */
  seq: number;
  /** Made here; the server counts a change with the same id once. */
  id: string;
  responseId: string;
  roundId: string;
  /** Code of the respondent. */
  code: string;
  change: C;
  /** What this phone's clock said, in ISO 8601; it may be wrong, and nothing depends on it. */
  givenAt: string;
  state: QueuedState;
  /** How often it has been sent; from the first time on its content may be with the server and can't be changed. */
  tries: number;
  refusal: Refusal | null;
  /** The server's time. */
  receivedAt: string | null;
  receipt: string | null;
}

/** A refused file whose question has another answer now: nobody waits for it any more. */
export function isReplaced({ change, state }: Queued, set: AnswersChange["set"]): boolean {
  if (change.kind !== "attachment" || state !== "needs-you") return false;
  return change.path in set && set[change.path] !== change.name;
}

/** A change that hasn't reached the server. */
export function isUnsent({ state }: Pick<Queued, "state">): boolean {
  return state !== "received";
}

/**
 * Whether new answers can join ones that wait: same response and base, never sent, and no entry removed meanwhile, after
 * which the same path would mean another entry.
 */
export function joins(last: Queued | undefined, change: AnswersChange): last is Queued<AnswersChange> {
  return (
    last?.change.kind === "answers" &&
    last.state === "waiting" &&
    last.tries === 0 &&
    last.change.remove.length === 0 &&
    last.change.baseVersion === change.baseVersion
  );
}

/** Two changes of answers as one; the later answer to a question counts. */
export function joined(first: AnswersChange, then: AnswersChange): AnswersChange {
  return {
    ...first,
    set: { ...first.set, ...then.set },
    before: { ...then.before, ...first.before },
    remove: [...first.remove, ...then.remove],
    reasons: { ...first.reasons, ...then.reasons },
    aside: { ...first.aside, ...then.aside },
  };
}

/**
 * A change as it stands over a newer draft: it goes on from there, or waits for the person where someone else answered the
 * same question in another way since.
 * @param now the answers of that draft, with what still waits here before this change laid over them
 * @param alone nobody else has written to it
 * @param moved whether someone else's taking away of entries made a path mean another one
 */
export function rebased(
  item: Queued,
  version: number,
  now: Answers,
  alone: boolean,
  moved: (path: string) => boolean = () => false,
): Queued {
  const { change } = item;
  if (change.kind === "attachment") return item;
  // All that was given here goes before a submit, so that the draft is what is submitted, with what others answered in it.
  if (change.kind === "submit")
    return { ...item, change: { ...change, baseVersion: version, answers: alone ? change.answers : now } };
  const conflicts = Object.entries(change.set).flatMap(([path, yours]) => {
    const theirs = answerAt(now, path);
    const untouched = (same(theirs, change.before[path] ?? null) && !moved(path)) || same(theirs, yours);
    return untouched ? [] : [{ path, yours, theirs }];
  });
  if (conflicts.length === 0) return { ...item, change: { ...change, baseVersion: version } };
  const refusal = { status: 409, code: "stale-draft", title: "", errors: [], conflicts, draftVersion: version };
  return { ...item, state: "needs-you", refusal: { ...refusal, savedBy: null, savedAt: null } };
}

function same(one: AnswerValue, other: AnswerValue): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Answers that nobody else touched, ready to go again (null if there are none), and those that someone else changed too. */
export function parted(
  change: AnswersChange,
  { conflicts, draftVersion }: Refusal,
): { free: AnswersChange | null; met: AnswersChange } {
  const paths = new Set(conflicts.map(({ path }) => path));
  const pick = (isMet: boolean) =>
    Object.fromEntries(Object.entries(change.set).filter(([path]) => paths.has(path) === isMet));
  const free = { ...change, baseVersion: draftVersion ?? change.baseVersion, set: pick(false) };
  const counted = [free.set, free.remove, free.reasons, free.aside ?? {}].map((each) => Object.keys(each).length);
  const isEmpty = counted.every((count) => count === 0);
  return { free: isEmpty ? null : free, met: { ...change, set: pick(true), remove: [], reasons: {}, aside: {} } };
}

/** Whose answer counts, by path. */
export type Kept = Record<string, "mine" | "theirs">;

/**
 * A conflict as the person settled it, ready to go out as another change. Own answers that give way go along to be kept in
 * the server's history; null when nothing is left to tell.
 * @param keep what isn't named stays as it was given here
 * @param id the new change's
 */
export function settled(item: Queued, keep: Kept, id: string): Queued | null {
  const { change, refusal } = item;
  if (!refusal || change.kind === "attachment") return item;
  const baseVersion = refusal.draftVersion ?? change.baseVersion;
  const fresh = { ...item, id, state: "waiting" as const, tries: 0, refusal: null };
  const theirs = theirsOf(refusal, () => true);
  const taken = theirsOf(refusal, (path) => keep[path] === "theirs");
  if (change.kind === "submit") {
    return { ...fresh, change: { ...change, baseVersion, answers: laid(change.answers, { set: taken, remove: [] }) } };
  }
  const given = Object.entries(change.set);
  const set = Object.fromEntries(given.filter(([path]) => !(path in taken)));
  const dropped = given.filter(([path, value]) => path in taken && value !== null);
  const aside = { ...change.aside, ...Object.fromEntries(dropped) };
  if (Object.keys(set).length + change.remove.length + Object.keys(aside).length === 0) return null;
  return { ...fresh, change: { ...change, baseVersion, set, aside, before: { ...change.before, ...theirs } } };
}

/** A submit that waits behind such a conflict: it submits what was chosen. */
export function choiceTaken(submit: Queued, { refusal }: Queued, keep: Kept): Queued {
  const { change } = submit;
  if (change.kind !== "submit" || !refusal) return submit;
  const set = theirsOf(refusal, (path) => keep[path] === "theirs");
  return { ...submit, change: { ...change, answers: laid(change.answers, { set, remove: [] }) } };
}

function theirsOf({ conflicts }: Refusal, which: (path: string) => boolean): Record<string, AnswerValue> {
  return Object.fromEntries(conflicts.filter(({ path }) => which(path)).map(({ path, theirs }) => [path, theirs]));
}

/**
 * What can go out now, in order: answers of a response one after another, its submit only after everything before it.
 * A change that waits for the person holds up its own response's submit, and its later answers where they are about the same
 * questions or it was refused as a whole; never another response.
 */
export function nextToSend(queue: Queued[]): Queued | undefined {
  return queue.find((item, index) => {
    if (item.state === "received" || item.state === "needs-you") return false;
    const before = queue.slice(0, index).filter((each) => each.responseId === item.responseId && isUnsent(each));
    if (item.change.kind === "attachment") return true;
    if (item.change.kind === "submit") return before.length === 0;
    const { change } = item;
    return before.every((each) => each.change.kind !== "answers" || passesBy(change, each));
  });
}

/** Whether answers may overtake ones that wait for the person's choice: they are about other questions. */
function passesBy(change: AnswersChange, { state, refusal, change: waiting }: Queued): boolean {
  if (state !== "needs-you" || !refusal?.conflicts.length || waiting.kind !== "answers") return false;
  if (change.remove.length > 0 || waiting.remove.length > 0) return false;
  return !Object.keys(change.set).some((path) => path in waiting.set);
}
