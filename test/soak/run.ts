import { Worker } from "node:worker_threads";
import { parts } from "./cases.ts";
import type { Told, Work } from "./worker.ts";

/** What came of a part. */
export interface Outcome {
  part: string;
  counts: Record<string, number>;
  seconds: number;
  /** Milliseconds of the case that took longest, of those that ended. */
  longest: number;
  limit: number;
  faults: string[];
  hangs: number;
}

const WORKERS = 2;
/** So many times its limit a case may take before it is ended: a busy machine may leave a worker standing for seconds. */
const PATIENCE = 40;
/** Milliseconds between looks at what the workers are at. */
const PULSE = 50;

/** Tries a share of a part's cases in workers; one whose case takes too long is ended, and another goes on behind it. */
export async function run(part: string, seed: number, share: number): Promise<Outcome> {
  const { count, block, limit } = parts[part]!;
  const end = Math.max(WORKERS, Math.ceil((count * share) / block));
  const outcome: Outcome = { part, counts: {}, seconds: 0, longest: 0, limit, faults: [], hangs: 0 };
  const began = performance.now();
  const each = Array.from({ length: WORKERS }, (_, index) => index);
  await Promise.all(
    each.map((first) =>
      runFrom({ part, seed, block: first, end, stride: WORKERS, from: 0, place: new SharedArrayBuffer(24) }, outcome),
    ),
  );
  outcome.seconds = (performance.now() - began) / 1000;
  return outcome;
}

async function runFrom(work: Work, outcome: Outcome): Promise<void> {
  for (let next: Work | null = work; next; next = await attempt(next, outcome)) next.place = new SharedArrayBuffer(24);
}

/** Lets a worker do its work; gives what is left of it where it had to be ended. */
function attempt(work: Work, outcome: Outcome): Promise<Work | null> {
  const at = new Float64Array(work.place);
  const worker = new Worker(new URL(import.meta.url), { workerData: work });
  return new Promise((resolve, reject) => {
    let left: Work | null = null;
    const pulse = setInterval(() => {
      const [block = 0, index = 0, since = 0] = at;
      if (since === 0 || Date.now() - since <= PATIENCE * outcome.limit) return;
      clearInterval(pulse);
      outcome.hangs++;
      const { kind, show } = parts[work.part]!.make(work.seed, block)[index]!;
      outcome.faults.push(`${kind}, block ${block}, case ${index}: hung\n    ${show}`);
      left = { ...work, block, from: index + 1 };
      void worker.terminate();
    }, PULSE);
    worker.on("message", (told: Told) => add(outcome, told));
    worker.on("error", reject);
    worker.on("exit", () => {
      clearInterval(pulse);
      resolve(left);
    });
  });
}

function add(outcome: Outcome, { counts, longest, faults }: Told): void {
  for (const [kind, count] of Object.entries(counts)) outcome.counts[kind] = (outcome.counts[kind] ?? 0) + count;
  outcome.longest = Math.max(outcome.longest, longest);
  outcome.faults.push(...faults);
}
