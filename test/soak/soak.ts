/**
 * Tries the product with more than anybody could write by hand: `npm run soak`, or by name `npm run soak -- expressions`.
 * `--seed 7` begins elsewhere, `--share 0.01` does a hundredth, `--keep` keeps the figures in docs/soak.md. Exit 1 when
 * anything crashed, hung, or was answered without a place or a message.
 */
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { isMainThread, workerData } from "node:worker_threads";
import { parts } from "./cases.ts";
import { run, type Outcome } from "./run.ts";
import { trials } from "./trials.ts";
import { work, type Work } from "./worker.ts";

async function soak(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      seed: { type: "string", default: "20261130" },
      share: { type: "string", default: "1" },
      keep: { type: "boolean", default: false },
    },
  });
  const known = [...Object.keys(parts), ...Object.keys(trials)];
  const unknown = positionals.filter((name) => !known.includes(name));
  if (unknown.length > 0) throw new Error(`There is no part ${unknown.join(", ")}, only: ${known.join(", ")}.`);
  const outcomes: Outcome[] = [];
  for (const name of positionals.length > 0 ? positionals : known) {
    const trial = trials[name] ?? ((seed: number, share: number) => run(name, seed, share));
    outcomes.push(await trial(Number(values.seed), Number(values.share)));
  }
  const lines = outcomes.flatMap((outcome) => rows(outcome, values.seed));
  console.log([...HEAD, ...lines].join("\n"));
  for (const { faults } of outcomes) for (const fault of faults.slice(0, 50)) console.log(fault);
  if (values.keep) writeFileSync(KEPT, [intro(), ...HEAD, ...lines, ...rowsOfOthers(lines), ""].join("\n"));
  if (outcomes.some(({ faults }) => faults.length > 0)) process.exitCode = 1;
}

const KEPT = "docs/soak.md";
const NAMES = ["cases", "tried", "longest, ms", "allowed, ms", "hung", "faults", "seconds", "seed", "day"];
const HEAD = [NAMES, NAMES.map(() => "---")].map(lineOf);

function lineOf(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

function intro(): string {
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}, Node ${process.versions.node}`;
  return [
    "# What soaking found\n",
    "Written by `npm run soak -- --keep`: generated cases, each in a worker that is ended when it hangs. A fault is a crash, a",
    "hang, something sound that is refused, or an answer without its place or without a message in both languages. What takes",
    "too long on a busy machine is tried again by the processor's clock. The seconds are of the whole part. Where the product",
    "is killed, the longest is how long nothing was acknowledged, and a fault is an acknowledged answer lost or doubled. Of forms",
    "through both engines, a fault is anything on which they differ beside the departures that docs/xlsform.md lists.\n",
    `Machine: ${machine}.\n`,
  ].join("\n");
}

/** What came of a part, a line for each kind of cases. */
function rows({ counts, longest, limit, hangs, faults, seconds }: Outcome, seed: string): string[] {
  const day = new Date().toISOString().slice(0, 10);
  return Object.entries(counts).map(([kind, count]) => {
    const wrong = faults.filter((fault) => fault.startsWith(kind)).length;
    const figures = [count.toLocaleString("en"), longest.toFixed(0), `${limit}`, `${hangs}`, `${wrong}`];
    return lineOf([kind, ...figures, seconds.toFixed(0), seed, day]);
  });
}

/** Lines kept before, of kinds and seeds that weren't tried now. */
function rowsOfOthers(lines: readonly string[]): string[] {
  const tried = new Set(lines.map(kindAndSeed));
  const kept = existsSync(KEPT) ? readFileSync(KEPT, "utf8").split("\n") : [];
  const figures = kept.filter((line) => line.startsWith("| ") && !HEAD.includes(line));
  return figures.filter((line) => !tried.has(kindAndSeed(line)));
}

function kindAndSeed(line: string): string {
  const cells = line.split("|").map((cell) => cell.trim());
  return `${cells[1]} ${cells[1 + NAMES.indexOf("seed")]}`;
}

if (isMainThread) await soak();
else await work(workerData as Work);
