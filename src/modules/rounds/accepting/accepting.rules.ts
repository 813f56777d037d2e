import { officeDay } from "../../../platform/i18n/office-day.ts";
import type { Answers, AnswerValue } from "../../../xlsform/engine.ts";
import { movedRows } from "../moved-rows.ts";
import { flatten, type RoundDates, roundState } from "../rounds.rules.ts";

/**
 * For how many days after a round's close answers are still taken that were finished before it: then the line was late, not
 * the town.
 */
export const daysOfGrace = 7;

/** A sender's clock may go ahead of ours by as much before we say that it is wrong. */
const minutesAhead = 10;

const day = 24 * 3600 * 1000;

/** What a reviewer should know of how an answer came. */
export type Flag = "version-retired" | "other-version" | "after-close" | "clock-off";

/** Whether a round takes answers that were finished at some time and come now. */
export function takesAnswers(
  round: RoundDates,
  givenAt: Date | null,
  now: Date,
): { takes: "planned" | "open" | "closed"; flags: Flag[] } {
  const state = roundState(round, officeDay(now));
  const flags: Flag[] = givenAt !== null && isClockOff(round, givenAt, now) ? ["clock-off"] : [];
  if (state !== "closed" || givenAt === null || flags.length > 0) return { takes: state, flags };
  const closed = closingTime(round);
  const wasInTime = givenAt.getTime() <= closed && now.getTime() <= closed + daysOfGrace * day;
  return wasInTime ? { takes: "open", flags: ["after-close"] } : { takes: "closed", flags };
}

/** Nobody can have answered before the round opened, nor in time to come. */
function isClockOff(round: RoundDates, givenAt: Date, now: Date): boolean {
  return givenAt.getTime() > now.getTime() + minutesAhead * 60_000 || officeDay(givenAt) < round.opensOn;
}

/** The end of the last day, or the moment at which someone closed it, in milliseconds. */
function closingTime({ closesOn, closedAt }: RoundDates): number {
  const lastDay = closesOn === null ? Infinity : Date.parse(`${closesOn}T00:00:00+06:00`) + day;
  return Math.min(lastDay, closedAt?.getTime() ?? Infinity);
}

/** An answer that two have given differently since the draft that both began with; null stands for no answer. */
export interface Clash {
  path: string;
  base: AnswerValue | null;
  yours: AnswerValue | null;
  theirs: AnswerValue | null;
}

/**
 * Where a sender changes what someone else has changed meanwhile, to something else, or answers in a row that someone else has
 * moved. Empty where they don't touch.
 */
export function clashes(
  base: Answers,
  current: Answers,
  set: Readonly<Record<string, AnswerValue | null>>,
  remove: readonly string[],
): Clash[] {
  const [old, fresh] = [flatten(base), flatten(current)];
  const changed = (path: string) => !isSame(old.get(path), fresh.get(path));
  const moved = movedRows(base, current);
  const answers = Object.entries(set)
    .flatMap(([path, given]) => answersOf(path, given))
    .filter(([path, yours]) => (changed(path) || moved(path)) && !isSame(fresh.get(path), yours))
    .map(([path, yours]) => clash(path, old, fresh, yours));
  const rows = remove
    .flatMap((row) => [...new Set([...old.keys(), ...fresh.keys()])].filter((path) => path.startsWith(`${row}/`)))
    .filter(changed)
    .map((path) => clash(path, old, fresh, null));
  return [...answers, ...rows];
}

/** A row or group may be given at once; what clashes are its answers. */
function answersOf(path: string, given: AnswerValue | null): [path: string, given: AnswerValue | null][] {
  const isOne = typeof given !== "object" || given === null || Array.isArray(given);
  return isOne ? [[path, given]] : [...flatten(given, `${path}/`)];
}

type Flat = Map<string, AnswerValue>;

function clash(path: string, old: Flat, fresh: Flat, yours: AnswerValue | null): Clash {
  return { path, base: old.get(path) ?? null, yours, theirs: fresh.get(path) ?? null };
}

function isSame(one: AnswerValue | null | undefined, other: AnswerValue | null | undefined): boolean {
  return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
}

/** Reasons with what was said anew; an empty or null one is taken back. Null when there is none. */
export function withReasons(
  kept: Readonly<Record<string, string>> | null,
  said: Readonly<Record<string, string | null>>,
): Record<string, string> | null {
  const all = Object.entries({ ...kept, ...said }).filter((each): each is [string, string] => Boolean(each[1]));
  return all.length > 0 ? Object.fromEntries(all) : null;
}

/** Rows to take away, the last first, so that those before keep their numbers. */
export function fromTheLast(rows: readonly string[]): string[] {
  const ordinal = (row: string) => Number(/\[(\d+)\]$/.exec(row)?.[1] ?? 0);
  return [...new Set(rows)].sort((a, b) => ordinal(b) - ordinal(a));
}

/** Answers in the order in which they can be laid down: those outside of rows first, then row by row. */
export function inOrderOfRows<V>(entries: readonly [string, V][]): [string, V][] {
  const rowsOf = (path: string) => Array.from(path.matchAll(/\[(\d+)\]/g), (found) => Number(found[1]));
  const byRow = (one: readonly number[], other: readonly number[]) =>
    one.length - other.length || one.reduce((order, row, depth) => order || row - other[depth]!, 0);
  return entries
    .map(([path, value]) => ({ rows: rowsOf(path), entry: [path, value] as [string, V] }))
    .sort((one, other) => byRow(one.rows, other.rows))
    .map(({ entry }) => entry);
}
