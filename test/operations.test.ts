import { type ChildProcess, execFile, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, describe, expect, it } from "vitest";

const program = join(import.meta.dirname, "..", "bin", "poura.js");
const folder = mkdtempSync(join(tmpdir(), "poura-operations-"));
const running = new Set<ChildProcess>();

afterAll(async () => {
  for (const each of running) each.kill("SIGKILL");
  await stopDatabase();
  rmSync(folder, { recursive: true, force: true });
});

interface Started {
  process: ChildProcess;
  base: string;
  words: string;
}

/** Starts the built product as its operator does and waits for the address that it prints. */
async function start(verb: string, settings: Record<string, string> = {}): Promise<Started> {
  const port = String(20_000 + Math.floor(Math.random() * 20_000));
  const env = { PATH: process.env.PATH, POURA_DATA: folder, PORT: port, ...settings };
  const child = spawn(process.execPath, [program, verb], { env, cwd: tmpdir(), stdio: ["ignore", "pipe", "ignore"] });
  running.add(child);
  child.on("exit", () => running.delete(child));
  let words = "";
  child.stdout.on("data", (chunk) => (words += String(chunk)));
  for (const deadline = Date.now() + 80_000; !words.includes("running at");) {
    if (Date.now() > deadline || child.exitCode !== null) throw new Error(`it did not start: ${words}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await new Promise((resolve) => setTimeout(resolve, 100));
  return { process: child, base: `http://127.0.0.1:${port}`, words };
}

async function stop({ process: child }: Started, signal: "SIGTERM" | "SIGKILL"): Promise<void> {
  const ended = new Promise((resolve) => child.once("exit", resolve));
  child.kill(signal);
  await ended;
}

function databaseProcess(): number | null {
  const file = [join(folder, "postgres", "postmaster.pid")].find((path) => existsSync(path)) ?? pidFileElsewhere();
  return file ? Number(readFileSync(file, "utf8").split("\n")[0]) : null;
}

/** As root in a folder that only root enters, the cluster stands in the system's own place. */
function pidFileElsewhere(): string | null {
  const { serverFolders, serverAccount } = folders;
  const path = join(serverFolders(folder, serverAccount()).cluster, "postmaster.pid");
  return existsSync(path) ? path : null;
}
const folders = await import("../src/platform/db/embedded/account.ts");

async function stopDatabase(): Promise<void> {
  const pid = databaseProcess();
  try {
    if (pid) process.kill(pid, "SIGQUIT");
  } catch {
    // It had gone already.
  }
}

async function call(base: string, method: string, path: string, token: string | null, body?: unknown) {
  const headers = { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) };
  const reply = await fetch(`${base}/api/v1${path}`, {
    method,
    headers,
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return { status: reply.status, body: (await reply.json()) as Record<string, unknown> };
}

describe("The product in its operator's hands", () => {
  it("refuses to start with every fault of its settings told at once", async () => {
    const env = {
      PATH: process.env.PATH,
      PORT: "many",
      SMTP_URL: "post",
      DATABASE_URL: "mysql://x",
      POURA_ADMIN_EMAIL: "a@b.example",
    };
    const refused = promisify(execFile)(process.execPath, [program, "serve"], { env });
    const told = String(
      await refused.then(
        () => "",
        (error: { stderr: string }) => error.stderr,
      ),
    );
    for (const name of ["PORT", "SMTP_URL", "DATABASE_URL", "POURA_ADMIN_PASSWORD", "POURA_ADMIN_EMAIL"])
      expect(told).toContain(name);
  });

  it("asks an empty installation for its first administrator by a link that works once, on any start until it is used", async () => {
    const first = await start("serve");
    const link = /http:\S+\/set-up\/\S+/.exec(first.words)?.[0];
    expect(link).toBeTruthy();
    const page = await fetch(link!);
    expect(page.status).toBe(200);
    expect((await fetch(`${first.base}/healthz`)).status).toBe(200);
    expect((await fetch(`${first.base}/readyz`)).status).toBe(200);
    const again = promisify(execFile)(process.execPath, [program, "serve"], {
      env: { PATH: process.env.PATH, POURA_DATA: folder, PORT: new URL(first.base).port },
      timeout: 60_000,
    });
    await expect(again, "a second one on the same port says so and ends").rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining("set PORT to a free one"),
    });
    expect((await fetch(`${first.base}/readyz`)).status, "and leaves the first alone").toBe(200);
    await stop(first, "SIGTERM");
    expect(databaseProcess(), "the database stops with the last who uses it").toBeNull();
  });

  it("keeps what it acknowledged through kill -9 of itself, of its database and of both", async () => {
    const admin = { POURA_ADMIN_EMAIL: "first@office.example", POURA_ADMIN_PASSWORD: "a long password" };
    let house = await start("serve", admin);
    const credentials = { email: admin.POURA_ADMIN_EMAIL, password: admin.POURA_ADMIN_PASSWORD };
    const signedIn = await call(house.base, "POST", "/sessions", null, credentials);
    expect(signedIn.status).toBe(201);
    const token = String(signedIn.body.token);
    const form = new FormData();
    const workbook = readFileSync(join(import.meta.dirname, "..", "data/questionnaires/basic-services.xlsx"));
    form.set("workbook", new Blob([workbook]), "basic-services.xlsx");
    const imported = await fetch(`${house.base}/api/v1/questionnaires`, {
      method: "POST",
      headers: { authorization: `Bearer ${token}` },
      body: form,
    });
    expect(imported.status).toBe(201);
    const { id } = (await imported.json()) as { id: string };
    await call(house.base, "POST", `/questionnaires/${id}/publish`, token);
    const today = new Date().toISOString().slice(0, 10);
    const asked = {
      questionnaireId: id,
      title: "T",
      opensOn: "2026-01-01",
      dueOn: today > "2026-01-01" ? today : "2026-01-01",
      respondents: "all",
    };
    const round = await call(house.base, "POST", "/rounds", token, asked);
    expect(round.status).toBe(201);
    const path = `/rounds/${String(round.body.id)}/responses/M5501`;

    const kills: [string, (house: Started) => Promise<void>][] = [
      ["the server", (each) => stop(each, "SIGKILL")],
      [
        "both",
        async (each) => {
          process.kill(databaseProcess()!, "SIGKILL");
          await stop(each, "SIGKILL");
        },
      ],
    ];
    let written = 0;
    for (const [, kill] of kills) {
      const saved = await call(house.base, "PUT", path, token, { answers: { basis: { area: ++written } } });
      expect(saved.status).toBe(200);
      await kill(house);
      house = await start("serve", admin);
      const read = await call(house.base, "GET", path, token);
      expect(read.body).toMatchObject({ draftVersion: written, answers: { basis: { area: written } } });
    }
    process.kill(databaseProcess()!, "SIGKILL");
    const back = async () => (await call(house.base, "GET", path, token).catch(() => null))?.status === 200;
    for (let tries = 0; tries < 200 && !(await back()); tries++)
      await new Promise((resolve) => setTimeout(resolve, 100));
    expect((await call(house.base, "GET", path, token)).body).toMatchObject({ draftVersion: written });
    await stop(house, "SIGTERM");
  }, 180_000);
});
