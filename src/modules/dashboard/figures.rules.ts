/** What is wanted of an indicator. */
export type Direction = "higher" | "lower" | "neutral";

/** How values lie: the lowest and highest, the middle, and the half around it. */
export interface Spread {
  lowest: number;
  lowerQuarter: number;
  middle: number;
  upperQuarter: number;
  highest: number;
}

/** How some values lie; null when there are none. */
export function spreadOf(values: readonly number[]): Spread | null {
  const sorted = values.toSorted((a, b) => a - b);
  const [lowest] = sorted;
  const highest = sorted.at(-1);
  if (lowest === undefined || highest === undefined) return null;
  return {
    lowest,
    lowerQuarter: quantile(sorted, 0.25),
    middle: quantile(sorted, 0.5),
    upperQuarter: quantile(sorted, 0.75),
    highest,
  };
}

/** The value below which a share of the sorted values lies, between two of them where it falls there. */
function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)] ?? 0;
  const above = sorted[Math.ceil(at)] ?? below;
  return below + (above - below) * (at - Math.floor(at));
}

/** The rank of a value from the best, counted from 1; equal values share the better rank. */
export function rankOf(value: number, values: readonly number[], direction: Direction): number {
  const better = direction === "lower" ? (each: number) => each < value : (each: number) => each > value;
  return values.filter(better).length + 1;
}

/** The four limits of the five steps of a map: round numbers, one step apart, in the midst of the values. */
export function classLimits(values: readonly number[]): number[] {
  const sorted = values.toSorted((a, b) => a - b);
  const low = quantile(sorted, 0.1);
  const high = quantile(sorted, 0.9);
  const step = roundStep((high - low) / 4 || Math.abs(high) / 4 || 1);
  const first = Math.max(Math.round(((low + high) / 2 - 1.5 * step) / step) * step, low < 0 ? -Infinity : step);
  return [0, 1, 2, 3].map((n) => tidy(first + n * step));
}

/** The limits of a histogram's bars: round numbers, one step apart, that hold every value in four to twelve bars. */
export function barLimits(values: readonly number[]): number[] {
  const lowest = Math.min(0, ...values);
  const highest = Math.max(...values, lowest);
  const step = roundStep((highest - lowest) / 11 || 1);
  const first = Math.floor(lowest / step);
  const last = Math.max(Math.ceil(highest / step), first + 1);
  return Array.from({ length: last - first + 1 }, (_, n) => tidy((first + n) * step));
}

/** The next number of 1, 2, 5, 10, 20, 50 … that isn't smaller. */
function roundStep(size: number): number {
  const power = 10 ** Math.floor(Math.log10(size));
  const factor = [1, 2, 5, 10].find((each) => each * power >= size * 0.999) ?? 10;
  return factor * power;
}

/** Takes away what binary fractions add: 0.30000000000000004 is 0.3. */
function tidy(value: number): number {
  return Number(value.toPrecision(12));
}

/** How many values fall between each limit and the next; the last bar holds its upper limit too. */
export function countsBetween(limits: readonly number[], values: readonly number[]): number[] {
  const bars = limits.slice(0, -1);
  return bars.map((from, at) => {
    const to = limits[at + 1] ?? Infinity;
    const isLast = at === bars.length - 1;
    return values.filter((value) => value >= from && (value < to || (isLast && value === to))).length;
  });
}

/** Submitted or approved among the expected, from 0 to 1; null when nothing is expected. */
export function responseRate({ arrived, expected }: { arrived: number; expected: number }): number | null {
  return expected === 0 ? null : arrived / expected;
}
