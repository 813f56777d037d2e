import type { Answers, AnswerValue } from "../../../xlsform/engine.ts";
import { laid } from "./lay.ts";

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
  };
}

/**
 * A change as it stands over a newer draft: it goes on from there, or waits for the person where someone else answered the
 * same question in another way since.
 * @param now the answer to a question in that draft; null for none
 */
export function rebased(item: Queued, version: number, now: (path: string) => AnswerValue): Queued {
  const { change } = item;
  if (change.kind === "attachment") return item;
  if (change.kind === "submit") return { ...item, change: { ...change, baseVersion: version } };
  const conflicts = Object.entries(change.set).flatMap(([path, yours]) => {
    const theirs = now(path);
    const untouched = same(theirs, change.before[path] ?? null) || same(theirs, yours);
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
  const isEmpty = Object.keys(free.set).length + free.remove.length + Object.keys(free.reasons).length === 0;
  return { free: isEmpty ? null : free, met: { ...change, set: pick(true), remove: [], reasons: {} } };
}

/**
 * A conflict as the person settled it, ready to go out as another change; null when nothing is left of it.
 * @param keep whose answer counts, by path; what isn't named stays as it was given here
 * @param id the new change's
 */
export function settled(item: Queued, keep: Record<string, "mine" | "theirs">, id: string): Queued | null {
  const { change, refusal } = item;
  if (!refusal || change.kind === "attachment") return item;
  const baseVersion = refusal.draftVersion ?? change.baseVersion;
  const fresh = { ...item, id, state: "waiting" as const, tries: 0, refusal: null };
  const theirs = new Map(refusal.conflicts.map((each) => [each.path, each.theirs]));
  const dropped = new Set([...theirs.keys()].filter((path) => keep[path] === "theirs"));
  if (change.kind === "submit") {
    const set = Object.fromEntries([...theirs].filter(([path]) => dropped.has(path)));
    return { ...fresh, change: { ...change, baseVersion, answers: laid(change.answers, { set, remove: [] }) } };
  }
  const set = Object.fromEntries(Object.entries(change.set).filter(([path]) => !dropped.has(path)));
  if (Object.keys(set).length + change.remove.length === 0) return null;
  const before = { ...change.before, ...Object.fromEntries(theirs) };
  return { ...fresh, change: { ...change, baseVersion, set, before } };
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
