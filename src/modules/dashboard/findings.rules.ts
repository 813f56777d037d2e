import { type Direction, rankOf } from "./figures.rules.ts";

/** A place with its figure; null is not known. */
export interface PlacedFigure<P> {
  place: P;
  value: number | null;
}

/** Two places that a title may name. */
export interface Extremes<P> {
  most: PlacedFigure<P> & { value: number };
  least: PlacedFigure<P> & { value: number };
}

/**
 * The places with the highest and the lowest figure, as a title may name them.
 * @param shown how a figure reads: what reads alike is a tie
 * @returns null when fewer than three are known, or when another place ties with the highest or the lowest
 */
export function extremesOf<P>(
  figures: readonly PlacedFigure<P>[],
  shown: (value: number) => string,
): Extremes<P> | null {
  const known = figures
    .flatMap(({ place, value }) => (value === null ? [] : [{ place, value }]))
    .sort((a, b) => b.value - a.value);
  const [most, second] = known;
  const [beforeLast, least] = known.slice(-2);
  if (known.length < 3 || !most || !second || !beforeLast || !least) return null;
  const tie = shown(most.value) === shown(second.value) || shown(beforeLast.value) === shown(least.value);
  return tie ? null : { most, least };
}

/**
 * The figures of a place in several periods that may be compared with the newest, in the order of time. A sum rises when
 * more municipalities tell theirs, so it is compared only with sums over as many of them.
 * @param figures the newest first
 */
export function comparable(
  { aggregate }: { aggregate: "sum" | "ratio" | "none" },
  figures: readonly { period: string; value: number | null; known: number }[],
): { period: string; value: number }[] {
  return figures
    .filter(({ known }) => aggregate !== "sum" || known === figures[0]?.known)
    .flatMap(({ period, value }) => (value === null ? [] : [{ period, value }]))
    .reverse();
}

/** How a figure went from its first known period to its last. */
export interface Change {
  first: { period: string; value: number };
  last: { period: string; value: number };
  /** Whether it rose, fell, or reads the same. */
  course: "rose" | "fell" | "same";
  /** Whether that is what is wanted; null when neither is. */
  better: boolean | null;
}

/**
 * The course of a figure over its periods.
 * @param figures in the order of time, without those not known
 * @returns null with fewer than two periods
 */
export function changeOf(
  figures: readonly { period: string; value: number }[],
  direction: Direction,
  shown: (value: number) => string,
): Change | null {
  const first = figures[0];
  const last = figures.at(-1);
  if (!first || !last || first === last) return null;
  if (shown(first.value) === shown(last.value)) return { first, last, course: "same", better: null };
  const course = last.value > first.value ? "rose" : "fell";
  const better = direction === "neutral" ? null : (course === "rose") === (direction === "higher");
  return { first, last, course, better };
}

/** A strength or a gap: a place in the best or the worst quarter of those it is compared with. */
export type Standing = "strength" | "gap" | "middle";

/** Fewest municipalities of a class among which a quarter says something. */
export const fewestToCompare = 8;

/**
 * Where a value stands among those of its class; the value itself is one of them. Who shares a place with many is in no
 * quarter that says something: when all are alike, nobody is best.
 */
export function standingOf(value: number, values: readonly number[], direction: Direction): Standing {
  if (direction === "neutral" || values.length < fewestToCompare) return "middle";
  const before = rankOf(value, values, direction) - 1;
  const alike = values.filter((each) => each === value).length;
  if (before + alike <= values.length / 4) return "strength";
  return before >= (values.length * 3) / 4 ? "gap" : "middle";
}
