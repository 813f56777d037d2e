import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { projectFolder } from "../../src/platform/config/config.ts";
import { serverAccount, serverFolders } from "../../src/platform/db/embedded/account.ts";
import { startEmbeddedServer } from "../../src/platform/db/embedded/server.ts";

/** The built product as a child process. */
export interface Product {
  url: string;
  pid: number;
  /** From the command to the first answer that the database is there. */
  startMs: number;
  /** Asks it to end, and ends it when it doesn't. */
  stop(): Promise<void>;
}

const secondsToStart = 240;
const secondsToStop = 20;

/** A fresh folder for everything that the product keeps. PostgreSQL's account must be able to enter it. */
export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "poura-bench-"));
  chmodSync(folder, 0o755);
  return folder;
}

/** Where the cluster under this folder stands. */
export function clusterOf(folder: string): string {
  return serverFolders(folder, serverAccount()).cluster;
}

/** Connection string of a database of the product's own PostgreSQL, which runs. */
export async function databaseUrl(folder: string, database: string): Promise<string> {
  return (await startEmbeddedServer(folder)).url(database);
}

/**
 * Starts `poura demo` or `poura serve` on a free port of this machine, with the options of Node that the bench itself was
 * given: `node --cpu-prof dist/bench.js` profiles the product too.
 * @param more settings beside those of the bench
 * @throws with its last words when it isn't ready within four minutes
 */
export async function startProduct(
  verb: "demo" | "serve",
  folder: string,
  more: Record<string, string> = {},
): Promise<Product> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const began = performance.now();
  const settings = { POURA_DATA: folder, HOST: "127.0.0.1", PORT: String(port), NODE_ENV: "production" };
  const none = { DATABASE_URL: "", PUBLIC_URL: "", SMTP_URL: "", POURA_ADMIN_EMAIL: "", POURA_ADMIN_PASSWORD: "" };
  const child = spawn(process.execPath, [...process.execArgv, join(projectFolder(), "bin", "poura.js"), verb], {
    env: { ...process.env, ...none, ...settings, ...more },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let words = "";
  child.stderr.on("data", (chunk: Buffer) => (words = (words + chunk.toString()).slice(-2000)));
  try {
    await untilReady(child, url);
  } catch (error) {
    await end(child);
    throw new Error(`poura ${verb} did not start. Its last words:\n${words}`, { cause: error });
  }
  return { url, pid: child.pid!, startMs: performance.now() - began, stop: () => end(child) };
}

async function untilReady(child: ChildProcess, url: string): Promise<void> {
  for (const deadline = Date.now() + secondsToStart * 1000; Date.now() < deadline;) {
    if (child.exitCode !== null) throw new Error(`it ended with ${child.exitCode}`);
    const ready = await fetch(`${url}/readyz`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (ready) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`no answer within ${secondsToStart} seconds`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  child.kill("SIGTERM");
  const late = setTimeout(() => child.kill("SIGKILL"), secondsToStop * 1000);
  await ended;
  clearTimeout(late);
}

/** Stops a PostgreSQL that a broken run left behind, and removes the folder. */
export async function cleanUp(folder: string): Promise<void> {
  const cluster = clusterOf(folder);
  if (existsSync(join(cluster, "postmaster.pid"))) await (await startEmbeddedServer(folder)).stop();
  rmSync(cluster, { recursive: true, force: true });
  rmSync(folder, { recursive: true, force: true });
}

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
