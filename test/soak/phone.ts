import { spawn } from "node:child_process";
import { readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Outcome } from "./run.ts";

/** Kills that a whole run makes. */
const kills = 50;
const kind = "browser of a phone killed";

/** What the test of killed phones writes down. */
interface Report {
  told: string[];
  /** Milliseconds from opening the browser again until nothing was waiting any more. */
  longest: number;
}

/** Kills a phone's browser while it is filled in: the very test of `npm test`, as often as the share of a whole run says. */
export async function killPhones(seed: number, share: number): Promise<Outcome> {
  const report = join(tmpdir(), `poura-phones-${process.pid}.json`);
  const count = String(Math.max(1, Math.round(kills * share)));
  const began = performance.now();
  const env = { ...process.env, PHONE_KILLS: count, PHONE_SEED: String(seed), PHONE_REPORT: report };
  const args = ["vitest", "run", "test/journeys/phone-killed.test.ts"];
  const { code, said } = await new Promise<{ code: number | null; said: string }>((done) => {
    let text = "";
    const child = spawn("npx", args, { env, stdio: ["ignore", "pipe", "inherit"] });
    child.stdout.on("data", (bytes: Buffer) => (text += bytes.toString()));
    child.on("close", (ended) => done({ code: ended, said: text }));
  });
  const { told, longest } = JSON.parse(readFileSync(report, "utf8")) as Report;
  rmSync(report, { force: true });
  return {
    part: "phone",
    counts: { [kind]: told.length },
    seconds: (performance.now() - began) / 1000,
    longest,
    limit: 40_000,
    faults: code === 0 ? [] : [`${kind}: ${said.slice(-3_000)}`],
    hangs: 0,
  };
}
