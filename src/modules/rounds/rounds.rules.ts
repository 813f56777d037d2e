import type { Answers, AnswerValue } from "../../xlsform/engine.ts";
import { movedRows } from "./moved-rows.ts";
import type { responseStates } from "./rounds.tables.ts";

export type ResponseState = (typeof responseStates)[number];

/** What decides whether a round takes answers; days are `YYYY-MM-DD` of the office's calendar. */
export interface RoundDates {
  opensOn: string;
  dueOn: string;
  closesOn: string | null;
  closedAt: Date | null;
}

export type RoundState = "planned" | "open" | "closed";

/** A round stays open past its due date, until `closesOn` has passed or someone closes it. */
export function roundState(round: RoundDates, today: string): RoundState {
  if (round.closedAt !== null || (round.closesOn !== null && round.closesOn < today)) return "closed";
  return round.opensOn > today ? "planned" : "open";
}

/** Late is a flag, not a state: due, and neither submitted nor approved. */
export function isLate(round: Pick<RoundDates, "dueOn">, state: ResponseState, today: string): boolean {
  return round.dueOn < today && !arrived(state);
}

/** Whether an answer counts as given: submitted or approved. */
export function arrived(state: ResponseState): boolean {
  return state === "submitted" || state === "approved";
}

/** While it is with the mayor or the reviewer, or approved, a response can't be written to. */
export function isLocked(state: ResponseState): boolean {
  return state === "with-mayor" || arrived(state);
}

/** How many responses are in each state. */
export type StateCounts = Record<ResponseState, number>;

export const noStates: StateCounts = {
  "not-started": 0,
  "in-progress": 0,
  "with-mayor": 0,
  submitted: 0,
  returned: 0,
  approved: 0,
};

export function expectedOf(counts: StateCounts): number {
  return Object.values(counts).reduce((sum, each) => sum + each, 0);
}

/** (submitted + approved) / expected, from 0 to 1; 0 when nothing is expected. */
export function responseRate(counts: StateCounts): number {
  const expected = expectedOf(counts);
  return expected === 0 ? 0 : (counts.submitted + counts.approved) / expected;
}

/**
 * The fiscal year that a round asks about when nothing else is said: the last one that had ended when it opens.
 * The fiscal year runs from 1 July to 30 June; a round opening in October 2026 asks about `2025-26`.
 */
export function periodAskedAbout(opensOn: string): string {
  const [year, month] = opensOn.split("-").map(Number) as [number, number];
  const begins = (month >= 7 ? year : year - 1) - 1;
  return `${begins}-${String((begins + 1) % 100).padStart(2, "0")}`;
}

/** How a receipt's number begins: year and month, respondent; a running number follows, as `2611-M5501-0471`. */
export function receiptPrefix(today: string, respondentCode: string): string {
  return `${today.slice(2, 4)}${today.slice(5, 7)}-${respondentCode}-`;
}

/** Every single answer with its path, as `trucks[1]/plate`, in the order of the answers. */
export function flatten(answers: Answers, prefix = ""): Map<string, AnswerValue> {
  const flat = new Map<string, AnswerValue>();
  for (const [name, value] of Object.entries(answers)) {
    const path = `${prefix}${name}`;
    if (Array.isArray(value) && value.some((each) => typeof each === "object" && each !== null)) {
      value.forEach((each, index) => {
        if (typeof each === "object") merge(flat, flatten(each as Answers, `${path}[${index + 1}]/`));
      });
    } else if (typeof value === "object" && value !== null && !Array.isArray(value)) {
      merge(flat, flatten(value as Answers, `${path}/`));
    } else {
      flat.set(path, value);
    }
  }
  return flat;
}

function merge<K, V>(into: Map<K, V>, from: Map<K, V>): void {
  for (const [key, value] of from) into.set(key, value);
}

/** An answer that differs between two revisions; undefined stands for no answer. */
export interface Difference {
  path: string;
  before: AnswerValue | undefined;
  after: AnswerValue | undefined;
}

/** What changed from one set of answers to another, in the order of the newer. */
export function differences(before: Answers, after: Answers): Difference[] {
  const old = flatten(before);
  const fresh = flatten(after);
  const paths = new Set([...fresh.keys(), ...old.keys()]);
  return [...paths]
    .map((path) => ({ path, before: old.get(path), after: fresh.get(path) }))
    .filter((each) => JSON.stringify(given(each.before)) !== JSON.stringify(given(each.after)));
}

/** A roster without entries and a list with nothing chosen are no answer, however they are written. */
function given(value: AnswerValue | undefined): AnswerValue | undefined {
  return Array.isArray(value) && value.length === 0 ? undefined : value;
}

/**
 * The answers that both of two savers changed, each to something else, since the version they began with, and those that one
 * gave in rows that the other has moved.
 * @returns empty when the two sets of changes don't touch
 */
export function conflicts(base: Answers, mine: Answers, theirs: Answers): Difference[] {
  const changedByThem = new Set(differences(base, theirs).map(({ path }) => path));
  const [moved, fresh] = [movedRows(base, theirs), flatten(theirs)];
  return differences(base, mine)
    .map(({ path, after }) => ({ path, before: fresh.get(path), after }))
    .filter(({ path, before, after }) => {
      const isMet = changedByThem.has(path) || moved(path);
      return isMet && JSON.stringify(before) !== JSON.stringify(after);
    });
}

/** Lays answers that the form doesn't know beside those that it does, so that nothing given is lost. */
export function keepAside(answers: Answers, unknown: Answers): Answers {
  if (Object.keys(unknown).length === 0) return answers;
  const kept = structuredClone(answers);
  for (const [path, value] of Object.entries(unknown)) place(kept, path.split("/"), value);
  return kept;
}

function place(into: Answers, [step = "", ...rest]: string[], value: AnswerValue): void {
  const [, name = step, ordinal] = /^([^[\]]+)\[(\d+)\]$/.exec(step) ?? [];
  if (rest.length === 0) {
    into[step] = value;
    return;
  }
  let next = into[name];
  if (ordinal !== undefined) next = Array.isArray(next) ? next[Number(ordinal) - 1] : undefined;
  if (typeof next === "object" && next !== null && !Array.isArray(next)) place(next, rest, value);
  else into[[step, ...rest].join("/")] = value;
}
