import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openHouse, type TestHouse } from "./support/house.ts";

const program = join(import.meta.dirname, "..", "bin", "poura.js");
const folder = mkdtempSync(join(tmpdir(), "poura-overload-"));
let house: TestHouse;
let product: ChildProcess;
let base: string;

beforeAll(async () => {
  const port = await freePort();
  base = `http://127.0.0.1:${port}`;
  house = await openHouse();
  const env = {
    PATH: process.env.PATH,
    POURA_DATA: folder,
    PORT: String(port),
    DATABASE_URL: house.house.config.databaseUrl ?? "",
  };
  product = spawn(process.execPath, [program, "serve"], { env, cwd: tmpdir(), stdio: "ignore" });
  for (const deadline = Date.now() + 80_000; !(await isReady());) {
    if (Date.now() > deadline || product.exitCode !== null) throw new Error("it did not start");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
});

afterAll(async () => {
  const ended = new Promise((resolve) => product.once("exit", resolve));
  product.kill("SIGTERM");
  await ended;
  await house.close();
  rmSync(folder, { recursive: true, force: true });
});

const isReady = () =>
  fetch(`${base}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );

/** Asks for a page or a verb, and how long it took. */
async function ask(path: string) {
  const began = performance.now();
  const reply = await fetch(base + path);
  const text = await reply.text();
  return { status: reply.status, after: reply.headers.get("retry-after"), text, ms: performance.now() - began };
}

const median = (all: number[]) => [...all].sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? 0;

describe("Under more than it can take", () => {
  it("turns away at once whom it can't serve, serves whom it let in, and recovers", async () => {
    const paths = ["/bn", "/en", "/api/v1/indicators/FIN04?by=region"];
    const crowd = await Promise.all(Array.from({ length: 900 }, (_, at) => ask(paths[at % paths.length]!)));
    const served = crowd.filter(({ status }) => status === 200);
    const away = crowd.filter(({ status }) => status === 503);
    expect(served.length + away.length, "nobody got anything else").toBe(crowd.length);
    expect(served.length).toBeGreaterThan(32);
    expect(away.length).toBeGreaterThan(100);
    for (const { after } of away) expect(Number(after)).toBeGreaterThanOrEqual(1);
    expect(median(away.map(({ ms }) => ms))).toBeLessThan(median(served.map(({ ms }) => ms)));

    const afterwards = await Promise.all(paths.map((path) => ask(path)));
    expect(afterwards.map(({ status }) => status)).toEqual([200, 200, 200]);
  });

  it("tells people in their language and programs as a problem, and is watched all the while", async () => {
    const crowd = Promise.all(Array.from({ length: 700 }, (_, at) => ask(["/bn", "/en", "/api/v1/regions"][at % 3]!)));
    expect((await ask("/healthz")).status).toBe(200);
    const away = (await crowd).filter(({ status }) => status === 503).map(({ text }) => text);
    expect(away.some((text) => text.includes("একটু পরে আবার চেষ্টা করুন"))).toBe(true);
    expect(away.some((text) => text.includes("Try again shortly") && text.startsWith("<"))).toBe(true);
    expect(away.some((text) => text.startsWith("{") && text.includes("urn:poura:problem:not-ready"))).toBe(true);
  });
});

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const address = server.address();
      server.close(() => resolve(typeof address === "object" && address ? address.port : 0));
    });
  });
}
