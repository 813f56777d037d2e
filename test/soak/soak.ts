/**
 * Tries the product with more than anybody could write by hand: `npm run soak`, or by name `npm run soak -- expressions`.
 * `--seed 7` begins elsewhere, `--share 0.01` does a hundredth, `--keep` writes the table into docs/soak.md. Exit 1 when
 * anything crashed, hung, or was answered without a place or a message.
 */
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { parseArgs } from "node:util";
import { isMainThread, workerData } from "node:worker_threads";
import { parts } from "./cases.ts";
import { run, type Outcome } from "./run.ts";
import { work, type Work } from "./worker.ts";

if (isMainThread) await soak();
else await work(workerData as Work);

async function soak(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      seed: { type: "string", default: "20261130" },
      share: { type: "string", default: "1" },
      keep: { type: "boolean", default: false },
    },
  });
  const unknown = positionals.filter((name) => !parts[name]);
  if (unknown.length > 0)
    throw new Error(`There is no part ${unknown.join(", ")}, only: ${Object.keys(parts).join(", ")}.`);
  const outcomes: Outcome[] = [];
  for (const name of positionals.length > 0 ? positionals : Object.keys(parts)) {
    outcomes.push(await run(name, Number(values.seed), Number(values.share)));
  }
  const text = report(outcomes, values.seed);
  console.log(text);
  for (const { faults } of outcomes) for (const fault of faults.slice(0, 50)) console.log(fault);
  if (values.keep) writeFileSync("docs/soak.md", `${intro()}\n${text}`);
  if (outcomes.some(({ faults }) => faults.length > 0)) process.exitCode = 1;
}

function intro(): string {
  return [
    "# What soaking found\n",
    "Written by `npm run soak -- --keep`: generated cases, each in a worker that is ended when it takes too long. A fault is a",
    "crash, a hang, a sound expression that is refused, or an answer without a place or without a message in both languages.\n",
  ].join("\n");
}

/** The outcome as Markdown, which reads in a terminal too. */
function report(all: readonly Outcome[], seed: string): string {
  const machine = `${cpus().length} × ${cpus()[0]?.model.trim()}`;
  const head = ["cases", "tried", "longest, ms", "allowed, ms", "hung", "faults", "seconds of the part"];
  const rows = all.flatMap(({ counts, longest, limit, hangs, faults, seconds }) =>
    Object.entries(counts).map(([kind, count]) => [
      kind,
      count.toLocaleString("en"),
      longest.toFixed(0),
      `${limit}`,
      `${hangs}`,
      `${faults.length}`,
      seconds.toFixed(0),
    ]),
  );
  return [
    `${new Date().toISOString().slice(0, 10)}; seed ${seed}; ${machine}; Node ${process.versions.node}\n`,
    ...[head, head.map(() => "---"), ...rows].map((cells) => `| ${cells.join(" | ")} |`),
    "",
  ].join("\n");
}
