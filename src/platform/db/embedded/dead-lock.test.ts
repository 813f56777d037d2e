import { type ChildProcess, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { clearDeadLock, isServerAlive } from "./dead-lock.ts";

let cluster: string;
let server: ChildProcess | null = null;
const lock = () => join(cluster, "postmaster.pid");
const lockedBy = (pid: number) => writeFileSync(lock(), `${pid}\n${cluster}\n`);

beforeEach(() => {
  cluster = mkdtempSync(join(tmpdir(), "poura-lock-"));
});
afterEach(() => {
  server?.kill("SIGKILL");
  server = null;
  rmSync(cluster, { recursive: true });
});

/** Something that works in the cluster's folder, as a server does. */
async function serverIn(folder: string): Promise<number> {
  server = spawn("sleep", ["60"], { cwd: folder, stdio: "ignore" });
  await new Promise((resolve) => server!.once("spawn", resolve));
  return server.pid!;
}

describe("The lock of a PostgreSQL", () => {
  it("whose number another process has got since is dead, and goes", () => {
    lockedBy(process.pid);
    expect(isServerAlive(cluster)).toBe(false);
    clearDeadLock(cluster);
    expect(existsSync(lock())).toBe(false);
  });

  it("that works in its folder is alive, and stays, also where the folder is reached by a link", async () => {
    lockedBy(await serverIn(cluster));
    const link = `${cluster}-link`;
    symlinkSync(cluster, link);
    try {
      for (const path of [cluster, link]) {
        expect(isServerAlive(path)).toBe(true);
        clearDeadLock(path);
        expect(existsSync(lock())).toBe(true);
      }
    } finally {
      rmSync(link);
    }
  });

  it("stays while anyone still works in the folder, whoever has the number by now", async () => {
    await serverIn(cluster);
    lockedBy(process.pid);
    clearDeadLock(cluster);
    expect(existsSync(lock())).toBe(true);
  });

  it("that isn't there is no server", () => {
    expect(isServerAlive(cluster)).toBe(false);
  });
});
