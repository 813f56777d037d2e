import type { Answers, AnswerValue } from "../../../xlsform/index.ts";
import { flatten } from "../rounds.rules.ts";

/** How a question was answered by other municipalities: a half of them lies between the quarters. */
export interface Peers {
  count: number;
  lowerQuarter: number;
  middle: number;
  upperQuarter: number;
}

/** Fewer than so many say nothing about what is usual. */
export const leastPeers = 8;

/** What other municipalities answered to each question with a number, where there are enough of them. */
export function peersByPath(answers: readonly Answers[]): Map<string, Peers> {
  const values = new Map<string, number[]>();
  for (const each of answers) {
    for (const [path, value] of flatten(each)) {
      if (typeof value === "number") values.set(path, [...(values.get(path) ?? []), value]);
    }
  }
  return new Map(
    [...values]
      .filter(([, numbers]) => numbers.length >= leastPeers)
      .map(([path, numbers]) => [path, peersOf(numbers)]),
  );
}

function peersOf(numbers: number[]): Peers {
  const sorted = numbers.toSorted((a, b) => a - b);
  const at = (share: number) => {
    const place = (sorted.length - 1) * share;
    const [low, high] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!];
    return low + (high - low) * (place - Math.floor(place));
  };
  return { count: sorted.length, lowerQuarter: at(0.25), middle: at(0.5), upperQuarter: at(0.75) };
}

/**
 * Whether a number lies far out from what others answered: beyond three times the spread of their middle half (Tukey's outer
 * fence). Where that half all say the same, whatever is more than half as much away from it.
 */
export function standsOut(value: AnswerValue | undefined, peers: Peers | undefined): boolean {
  if (typeof value !== "number" || !peers) return false;
  const { lowerQuarter, middle, upperQuarter } = peers;
  const spread = upperQuarter - lowerQuarter;
  if (spread === 0) return Math.abs(value - middle) > Math.abs(middle) / 2;
  return value < lowerQuarter - 3 * spread || value > upperQuarter + 3 * spread;
}
