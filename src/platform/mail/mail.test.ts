import { SMTPServer } from "smtp-server";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { openHouse, type TestHouse } from "../../../test/support/house.ts";
import type { Visit } from "../auth/act.ts";
import { transaction } from "../db/database.ts";
import { startWorker, type Worker } from "../jobs/jobs.ts";
import { mailSender, post } from "./mail.ts";
import { mails } from "./mail.tables.ts";

let house: TestHouse;
let server: SMTPServer;
let port: number;
let worker: Worker | null = null;
let refuse = false;
const received: { from: string; to: string; text: string }[] = [];

beforeAll(async () => {
  house = await openHouse();
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onRcptTo: (_address, _session, done) => done(refuse ? new Error("mailbox is full") : null),
    onData(stream, { envelope }, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const from = envelope.mailFrom === false ? "" : envelope.mailFrom.address;
        received.push({ from, to: envelope.rcptTo[0]?.address ?? "", text: Buffer.concat(chunks).toString("utf8") });
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.server.address();
  port = typeof address === "object" && address ? address.port : 0;
});
afterEach(async () => {
  await worker?.stop();
  worker = null;
});
afterAll(async () => {
  await new Promise<void>((resolve) => server.close(() => resolve()));
  await house.close();
});

const sending = (): Visit => ({
  ...house.house.system,
  installation: { ...house.house.installation, sendsMail: true },
});

async function work(): Promise<void> {
  const { pool } = house.house.database;
  const handlers = { "mail.send": mailSender(`smtp://127.0.0.1:${port}`, "Poura <poura@office.example>") };
  worker = await startWorker(pool, house.db, handlers, [], house.house.installation, {
    info: () => undefined,
    error: () => undefined,
  });
}

async function until(check: () => Promise<boolean> | boolean): Promise<void> {
  for (let tries = 0; tries < 200 && !(await check()); tries++) await new Promise((resolve) => setTimeout(resolve, 50));
}

const stateOf = async (to: string) => (await house.db.select().from(mails)).find(({ recipient }) => recipient === to);

describe("A letter", () => {
  it("is kept to be read where no mail server is set", async () => {
    await post(house.house.system, { to: "kept@town.example", subject: "আমন্ত্রণ", body: "লিংক" });
    expect(await stateOf("kept@town.example")).toMatchObject({ state: "kept", body: "লিংক" });
  });

  it("goes to the mail server in Bangla, once, and is noted as sent", async () => {
    const body = "জনাব রফিকুল ইসলাম,\nআমন্ত্রণ এখানে।";
    await transaction(house.db, (db) =>
      post({ ...sending(), db }, { to: "one@town.example", subject: "আমন্ত্রণ", body }),
    );
    await work();
    await until(async () => (await stateOf("one@town.example"))?.state === "sent");
    expect(received).toHaveLength(1);
    const [mail] = received;
    expect(mail).toMatchObject({ from: "poura@office.example", to: "one@town.example" });
    const content = mail!.text.slice(mail!.text.indexOf("\r\n\r\n")).replace(/\s/g, "");
    const decoded = mail!.text.includes("base64") ? Buffer.from(content, "base64").toString("utf8") : mail!.text;
    expect(decoded).toContain("জনাব রফিকুল ইসলাম");
  });

  it("isn't sent when the change that wrote it is undone", async () => {
    const undone = transaction(house.db, async (db) => {
      await post({ ...sending(), db }, { to: "never@town.example", subject: "x", body: "x" });
      throw new Error("undone");
    });
    await expect(undone).rejects.toThrow("undone");
    await work();
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(await stateOf("never@town.example")).toBeUndefined();
    expect(received.map(({ to }) => to)).not.toContain("never@town.example");
  });

  it("that the server refuses is noted with the reason, and tried again", async () => {
    refuse = true;
    await post(sending(), { to: "full@town.example", subject: "x", body: "x" });
    await work();
    await until(async () => (await stateOf("full@town.example"))?.state === "failed");
    expect((await stateOf("full@town.example"))?.fault).toContain("mailbox is full");
    refuse = false;
    await house.db.execute("update graphile_worker._private_jobs set run_at = now()");
    await until(async () => (await stateOf("full@town.example"))?.state === "sent");
    expect(await stateOf("full@town.example")).toMatchObject({ state: "sent", attempts: 2, fault: null });
  });
});
