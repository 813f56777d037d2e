import { existsSync, readFileSync } from "node:fs";
import { parentPort } from "node:worker_threads";
import { parts, type Case } from "./cases.ts";

/** What a worker is told: its part, and the blocks it does, every `stride`th from `block` on, the first from a case on. */
export interface Work {
  part: string;
  seed: number;
  block: number;
  end: number;
  stride: number;
  from: number;
  /** Where it says what it is at: block, case, and when it began, in milliseconds (0: it makes the next block). */
  place: SharedArrayBuffer;
}

/** What a worker tells after each block. */
export interface Told {
  counts: Record<string, number>;
  longest: number;
  faults: string[];
}

/** Tries cases, block after block. A case that never ends is the main thread's to end. */
export async function work({ part, seed, block, end, stride, from, place }: Work): Promise<void> {
  const { make, limit } = parts[part]!;
  const at = new Float64Array(place);
  let first = from;
  for (let number = block; number < end; number += stride) {
    const told: Told = { counts: {}, longest: 0, faults: [] };
    for (const [index, one] of make(seed, number).entries()) {
      if (index < first) continue;
      at.set([number, index, Date.now()]);
      const { wrong, took } = await tried(one, limit);
      at[2] = 0;
      told.counts[one.kind] = (told.counts[one.kind] ?? 0) + 1;
      told.longest = Math.max(told.longest, took);
      if (wrong) told.faults.push(`${one.kind}, block ${number}, case ${index}: ${wrong}\n    ${one.show}`);
    }
    first = 0;
    parentPort?.postMessage(told);
  }
}

/** On a busy machine anything may be late: what took too long is tried again by the processor's clock. */
async function tried({ judge }: Case, limit: number): Promise<{ wrong: string | null; took: number }> {
  const first = await timed(judge, () => performance.now());
  if (first.took <= limit) return first;
  const again = await timed(judge, processorTime);
  return again.took <= limit ? again : { ...again, wrong: `took ${again.took.toFixed(0)} ms` };
}

async function timed(judge: Case["judge"], clock: () => number): Promise<{ wrong: string | null; took: number }> {
  const began = clock();
  try {
    return { wrong: await judge(), took: clock() - began };
  } catch (error) {
    return { wrong: error instanceof Error ? (error.stack ?? error.message) : String(error), took: clock() - began };
  }
}

/** Milliseconds that this thread has had of a processor, where the system tells it. */
function processorTime(): number {
  const file = "/proc/thread-self/schedstat";
  return existsSync(file) ? Number(readFileSync(file, "utf8").split(" ")[0]) / 1e6 : performance.now();
}
