/** What a run of many came to. */
export interface Run {
  count: number;
  perSecond: number;
  /** In milliseconds. */
  p50: number;
  p99: number;
}

/** How far a run goes: so many, or until the time is over. */
export interface Bounds {
  /** How many at a time. */
  atATime: number;
  count: number;
  seconds: number;
}

/**
 * Does `one` again and again, so many at a time, each worker beginning its next when its last has ended.
 * @throws what `one` throws: a run in which something failed is no measure
 */
export async function runMany({ atATime, count, seconds }: Bounds, one: (turn: number) => Promise<void>): Promise<Run> {
  const taken: number[] = [];
  const began = performance.now();
  const until = began + seconds * 1000;
  let next = 0;
  const worker = async () => {
    while (next < count && performance.now() < until) {
      const turn = next++;
      const at = performance.now();
      await one(turn);
      taken.push(performance.now() - at);
    }
  };
  await Promise.all(Array.from({ length: atATime }, worker));
  const elapsed = (performance.now() - began) / 1000;
  taken.sort((a, b) => a - b);
  const at = (share: number) => taken[Math.min(taken.length - 1, Math.floor(taken.length * share))] ?? 0;
  return { count: taken.length, perSecond: taken.length / elapsed, p50: at(0.5), p99: at(0.99) };
}

/** The one in the middle. */
export function median(values: readonly number[]): number {
  return percentile(values, 50);
}

/** The value that so many of a hundred don't exceed. */
export function percentile(values: readonly number[], percent: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? 0;
}
