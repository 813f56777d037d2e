import { desc, eq } from "drizzle-orm";
import { TOTP } from "otpauth";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { castPassword, emailOf } from "../../../../test/support/cast.ts";
import type { Client, Reply } from "../../../../test/support/client.ts";
import { openHouse, type TestHouse } from "../../../../test/support/house.ts";
import { audit } from "../../../platform/audit/audit.tables.ts";
import { toBanglaDigits } from "../../../platform/i18n/digits.ts";
import { mails } from "../../../platform/mail/mail.tables.ts";
import { notices, persons, recoveryCodes, secondFactors, sessions } from "../accounts.tables.ts";
import { resetSecondFactorByEmail } from "./second-factor.service.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const later = (seconds: number) => {
  house.clock.now = new Date(house.clock.now.getTime() + seconds * 1000);
};

/** What an app shows that was given this secret. @param off seconds that the phone's clock is ahead */
const shows = (secret: string, off = 0) =>
  new TOTP({ secret }).generate({ timestamp: house.clock.now.getTime() + off * 1000 });

const hidden = (page: Reply, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(page.text)?.[1] ?? "";
const secretOn = (page: Reply) => /class="num b" lang="en">([A-Z2-7 ]+)</.exec(page.text)![1]!.replaceAll(" ", "");
const codesOn = (page: Reply) => [...page.text.matchAll(/<li>([A-Z2-7-]{19})<\/li>/g)].map(([, code]) => code!);

async function idOf(who: string): Promise<string> {
  const [row] = await house.db
    .select()
    .from(persons)
    .where(eq(persons.email, emailOf(who)));
  return row!.id;
}

/** Switches the second step on for someone who is signed in. */
async function setUp(client: Client): Promise<{ secret: string; codes: string[]; page: Reply }> {
  const offered = await client.get("/en/me/second-factor");
  const secret = secretOn(offered);
  const fields = { sealed: hidden(offered, "sealed"), code: shows(secret) };
  const page = await client.post("/en/me/second-factor", fields, "/en/me");
  later(30);
  return { secret, codes: codesOn(page), page };
}

const password = (client: Client, who: string, next = "") =>
  client.post("/en/sign-in", { email: emailOf(who), password: castPassword, next }, "/en/sign-in");

/** The second step after a password. */
const second = (client: Client, first: Reply, fields: Record<string, string>) =>
  client.post("/en/sign-in/code", { pending: hidden(first, "pending"), next: hidden(first, "next"), ...fields });

const lastAction = async () => {
  const [row] = await house.db.select().from(audit).orderBy(desc(audit.id)).limit(1);
  return row!;
};

describe("an officer who switches on sign-in in two steps", () => {
  const who = "hq-officer";
  let secret: string;
  let codes: string[];

  test("sees a picture and its letters, and nothing changes before the first right code", async () => {
    const officer = house.as(who);
    expect((await officer.get("/bn/me")).text).toContain("দুই ধাপে প্রবেশ চালু করুন");
    const offered = await officer.get("/en/me/second-factor");
    expect(offered.text).toContain('aria-label="QR code for the app"');
    expect(offered.headers["cache-control"]).toBe("no-store");
    expect(secretOn(offered)).toMatch(/^[A-Z2-7]{32}$/);
    const wrong = await officer.post("/en/me/second-factor", { sealed: hidden(offered, "sealed"), code: "000000" });
    expect(wrong.status).toBe(422);
    expect(secretOn(wrong)).toBe(secretOn(offered));
    const empty = await officer.post("/bn/me/second-factor", { sealed: hidden(offered, "sealed"), code: " " });
    expect(empty.text).toContain("কোডটি লিখুন");
    expect(await house.db.$count(secondFactors)).toBe(0);
  });

  test("can't be made to keep a secret that was offered to another", async () => {
    const offered = await house.as("expert").get("/en/me/second-factor");
    const fields = { sealed: hidden(offered, "sealed"), code: shows(secretOn(offered)) };
    expect((await house.as(who).post("/en/me/second-factor", fields)).status).toBe(422);
    expect(await house.db.$count(secondFactors)).toBe(0);
  });

  test("gets ten recovery codes once, is told, and is signed out everywhere else", async () => {
    const elsewhere = house.visitor();
    await password(elsewhere, who);
    expect((await elsewhere.get("/en/me")).status).toBe(200);
    const done = await setUp(house.as(who));
    ({ secret, codes } = done);
    expect(done.page.status).toBe(200);
    expect(done.page.headers["cache-control"]).toBe("no-store");
    expect(new Set(codes).size).toBe(10);
    expect((await elsewhere.get("/en/me")).location).toContain("/en/sign-in");
    expect((await house.as(who).get("/en/me/second-factor")).text).toContain("Recovery codes not yet used: 10.");
    const [kept] = await house.db.select().from(secondFactors);
    expect(kept!.sealedSecret.includes(Buffer.from(secret))).toBe(false);
    expect(JSON.stringify(await house.db.select().from(recoveryCodes))).not.toContain(codes[0]);
    const told = await house.db.select().from(notices).where(eq(notices.kind, "accounts.second-factor.on"));
    expect(told).toMatchObject([{ personId: await idOf(who), path: "/me" }]);
    const [mail] = await house.db
      .select()
      .from(mails)
      .where(eq(mails.recipient, emailOf(who)));
    expect(mail!.body).toContain("Sign-in in two steps was switched on");
    const trail = (await house.db.select().from(audit)).filter(({ action }) => action.includes("second-factor"));
    expect(trail).toMatchObject([{ action: "accounts.second-factor.switch-on", actorId: await idOf(who) }]);
    expect(JSON.stringify(trail)).not.toContain(secret);
  });

  test("is asked for the code after the password, and comes where they meant to go", async () => {
    const visitor = house.visitor();
    const first = await password(visitor, who, "/en/rounds");
    expect(first.status).toBe(200);
    expect(first.headers["set-cookie"] ?? "").not.toContain("poura_session=");
    const entered = await second(visitor, first, {
      code: ` ${toBanglaDigits(shows(secret)).replace(/(...)/, "$1 ")} `,
    });
    expect(entered.location).toBe("/en/rounds");
    expect((await visitor.get("/en/me")).status).toBe(200);
  });

  test("isn't let in by a code that was taken, nor by one older than it", async () => {
    const visitor = house.visitor();
    const first = await password(visitor, who);
    for (const code of [shows(secret), shows(secret, -30)]) {
      const refused = await second(visitor, first, { code });
      expect(refused.status).toBe(422);
      expect(refused.text).toContain("The code is not right, or was used already");
    }
    later(30);
    expect((await second(visitor, first, { code: shows(secret) })).status).toBe(303);
  });

  test("is let in by a phone whose clock is half a minute off, not by one a minute off", async () => {
    later(600);
    const visitor = house.visitor();
    const first = await password(visitor, who);
    expect((await second(visitor, first, { code: shows(secret, -60) })).status).toBe(422);
    expect((await second(visitor, first, { code: shows(secret, 60) })).status).toBe(422);
    expect((await second(visitor, first, { code: shows(secret, -30) })).status).toBe(303);
    const ahead = house.visitor();
    expect((await second(ahead, await password(ahead, who), { code: shows(secret, 30) })).status).toBe(303);
  });

  test("is let in by a recovery code once, however it is typed, and told of it", async () => {
    later(60);
    const visitor = house.visitor();
    const first = await password(visitor, who);
    const recovery = codes[0]!.toLowerCase().replaceAll("-", " ");
    expect((await second(visitor, first, { recovery })).status).toBe(303);
    const used = (await house.db.select().from(audit)).filter(({ action }) => action === "accounts.recovery-code.use");
    expect(used).toMatchObject([{ actorId: await idOf(who), detail: { codesLeft: 9 } }]);
    const other = house.visitor();
    expect((await second(other, await password(other, who), { recovery })).status).toBe(422);
    const told = await house.db.select().from(notices).where(eq(notices.kind, "accounts.second-factor.recovered"));
    expect(told).toHaveLength(1);
  });

  test("gets new recovery codes by a code, and the older ones no longer hold", async () => {
    later(60);
    const officer = house.as(who);
    expect((await officer.post("/en/me/second-factor/codes", { code: "123456" })).status).toBe(422);
    const renewed = await officer.post("/en/me/second-factor/codes", { code: shows(secret) });
    expect(codesOn(renewed)).toHaveLength(10);
    const visitor = house.visitor();
    const first = await password(visitor, who);
    expect((await second(visitor, first, { recovery: codes[1]! })).status).toBe(422);
    codes = codesOn(renewed);
    expect((await second(visitor, first, { recovery: codes[1]! })).status).toBe(303);
  });

  test("isn't let in past the code by a link for a new password", async () => {
    later(60);
    await house.as("administrator").post(`/en/people/${await idOf(who)}/link`);
    const [mail] = await house.db.select().from(mails).orderBy(desc(mails.id)).limit(1);
    const link = /https?:\/\/[^/]+(\/\S+)/.exec(mail!.body)![1]!;
    const visitor = house.visitor();
    const fields = { name: "Kamal Hossain", lang: "en", password: castPassword, again: castPassword };
    const first = await visitor.post(link, fields, link);
    expect(first.status).toBe(200);
    expect((await visitor.get("/en/me")).status).toBe(303);
    expect((await second(visitor, first, { code: shows(secret) })).status).toBe(303);
    expect((await visitor.get("/en/me")).status).toBe(200);
  });

  test("switches it off by a code only, and signs in by the password again", async () => {
    later(60);
    const officer = house.visitor();
    const first = await password(officer, who);
    await second(officer, first, { code: shows(secret) });
    const off = (code: string) => officer.post("/en/me/second-factor/off", { code }, "/en/me");
    expect((await off(shows(secret))).status).toBe(422);
    expect((await off("")).text).toContain("Write the code");
    later(30);
    expect((await off(shows(secret))).location).toBe("/en/me?done=two-steps-off");
    expect((await lastAction()).action).toBe("accounts.second-factor.switch-off");
    expect(await house.db.$count(secondFactors)).toBe(0);
    expect(await house.db.$count(recoveryCodes)).toBe(0);
    expect((await password(house.visitor(), who)).status).toBe(303);
  });
});

describe("a sign-in that waits for its code", () => {
  const who = "regional-officer";
  let secret: string;
  beforeAll(async () => {
    later(3600);
    ({ secret } = await setUp(house.as(who)));
  });

  test("opens nothing: not as a cookie, not as a bearer token, and it is no session", async () => {
    const held = await house.db.$count(sessions);
    const visitor = house.visitor();
    const pending = hidden(await password(visitor, who), "pending");
    expect(await house.db.$count(sessions)).toBe(held);
    visitor.cookies.poura_session = pending;
    for (const path of ["/en/me", "/en/work", "/en/rounds", "/en/me/second-factor"]) {
      expect((await visitor.get(path)).location).toContain("/en/sign-in");
    }
    const api = await house.visitor().api("GET", "/rounds", undefined, { authorization: `Bearer ${pending}` });
    expect(api.status).toBe(401);
  });

  test("is over after ten minutes, when the password changes, and when the account is closed", async () => {
    const visitor = house.visitor();
    const first = await password(visitor, who);
    later(601);
    const late = await second(visitor, first, { code: shows(secret) });
    expect(late.status).toBe(422);
    expect(late.text).toContain("The time is over");
    const other = await password(visitor, who);
    const id = await idOf(who);
    const [{ passwordHash } = { passwordHash: null }] = await house.db.select().from(persons).where(eq(persons.id, id));
    const change = (values: Partial<typeof persons.$inferInsert>) =>
      house.db.update(persons).set(values).where(eq(persons.id, id));
    await change({ passwordHash: "another" });
    expect((await second(visitor, other, { code: shows(secret) })).text).toContain("The time is over");
    await change({ passwordHash, disabledAt: house.clock.now });
    expect((await second(visitor, other, { code: shows(secret) })).text).toContain("The time is over");
    await change({ disabledAt: null });
    expect((await second(visitor, other, { code: shows(secret) })).status).toBe(303);
  });

  test("can't be made up, changed or taken to setting up anew", async () => {
    const visitor = house.visitor();
    const pending = hidden(await password(visitor, who), "pending");
    later(30);
    for (const token of ["", "x", pending.slice(1), pending.slice(0, -2), "A".repeat(200)]) {
      const refused = await visitor.post("/en/sign-in/code", { pending: token, code: shows(secret) });
      expect(refused.text).toContain("The time is over");
    }
    const anew = await visitor.post("/en/sign-in/second-factor", { pending, code: shows(secret) });
    expect(anew.text).toContain("The time is over");
    expect((await visitor.get("/en/sign-in/code")).text).toContain('name="password"');
  });

  test("takes ten wrong codes and then waits, even if the password is given again in between", async () => {
    later(3600);
    const visitor = house.visitor();
    for (let n = 0; n < 10; n++) {
      expect((await second(visitor, await password(visitor, who), { code: "000000" })).status).toBe(422);
    }
    expect((await password(visitor, who)).status).toBe(429);
    later(901);
    const first = await password(visitor, who);
    const guesses = Array.from({ length: 30 }, () => second(visitor, first, { code: "000000" }));
    const statuses = (await Promise.all(guesses)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 422)).toHaveLength(10);
    const refused = await second(visitor, first, { code: shows(secret) });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers["retry-after"])).toBeGreaterThan(800);
    later(901);
  });

  test("takes a code once when it is sent twice at the same moment", async () => {
    const visitor = house.visitor();
    const first = await password(visitor, who);
    const both = await Promise.all([1, 2].map(() => second(visitor, first, { code: shows(secret) })));
    expect(both.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([303, 422]);
  });

  test("asks a program for the code beside the password", async () => {
    later(60);
    const given = { email: emailOf(who), password: castPassword };
    const ask = (more: object) => house.visitor().api("POST", "/sessions", { ...given, ...more });
    const without = await ask({});
    expect(without.status).toBe(401);
    expect(without.json()).toMatchObject({ type: "urn:poura:problem:code-needed" });
    const code = shows(secret);
    const wrong = await ask({ code: "000000" });
    expect(wrong.status).toBe(401);
    expect(wrong.json()).toMatchObject({ type: "urn:poura:problem:wrong-code" });
    const wrongPassword = await ask({ code, password: "wrong-password" });
    expect(wrongPassword.json()).toMatchObject({ type: "urn:poura:problem:wrong-credentials" });
    expect((await ask({ code })).status).toBe(201);
    expect((await ask({ code })).status).toBe(401);
  });
});

describe("an administrator", () => {
  test("sees who has it, and takes it off for who has lost phone and paper", async () => {
    later(3600);
    const who = "regional-officer";
    const admin = house.as("administrator");
    const id = await idOf(who);
    const page = await admin.get(`/en/people/${id}`);
    expect(page.text).toContain("Take the second step off");
    expect((await admin.get("/en/people?q=regional")).text).toMatch(/<td[^>]*>On<\/td>/);
    expect((await house.as("expert").post(`/en/people/${id}/second-factor/reset`)).status).toBe(403);
    expect(await house.db.$count(secondFactors)).toBe(1);
    const reset = await admin.post(`/en/people/${id}/second-factor/reset`);
    expect(reset.location).toBe(`/en/people/${id}?done=reset`);
    expect(await lastAction()).toMatchObject({
      action: "accounts.second-factor.reset",
      actorId: await idOf("administrator"),
      subjectId: id,
    });
    expect((await house.as(who).get("/en/me")).status).toBe(303);
    const [mail] = await house.db.select().from(mails).orderBy(desc(mails.id)).limit(1);
    expect(mail).toMatchObject({ recipient: emailOf(who) });
    expect((await password(house.visitor(), who)).status).toBe(303);
  });

  test("can't take their own off without a code", async () => {
    const admin = house.as("administrator");
    await setUp(admin);
    const id = await idOf("administrator");
    expect((await admin.get(`/en/people/${id}`)).text).not.toContain("Take the second step off");
    expect((await admin.post(`/en/people/${id}/second-factor/reset`)).status).toBe(403);
    expect(await house.db.$count(secondFactors)).toBe(1);
  });

  test("who has lost it all is helped from the server's command line", async () => {
    const reset = () =>
      resetSecondFactorByEmail({ ...house.house.system, now: house.clock.now }, "Administrator@cast.example");
    expect(await reset()).toBe(true);
    expect(await lastAction()).toMatchObject({ action: "accounts.second-factor.reset", actorId: null });
    expect((await house.as("administrator").get("/en/me")).status).toBe(303);
    expect(await reset()).toBe(false);
  });
});

describe("where staff must sign in in two steps", () => {
  const who = "regional-officer";
  beforeAll(() => {
    house.house.installation.secondFactor = "required";
    later(3600);
  });
  afterAll(() => {
    house.house.installation.secondFactor = "offered";
  });

  test("they set it up right after the password, and reach nothing before", async () => {
    const visitor = house.visitor();
    const first = await password(visitor, who, "/en/rounds");
    expect(first.text).toContain("The association's staff sign in in two steps");
    expect((await visitor.get("/en/work")).status).toBe(303);
    const secret = secretOn(first);
    const fields = { pending: hidden(first, "pending"), next: hidden(first, "next"), sealed: hidden(first, "sealed") };
    const send = (code: string) => visitor.post("/en/sign-in/second-factor", { ...fields, code });
    const wrong = await send("000000");
    expect([wrong.status, secretOn(wrong)]).toEqual([422, secret]);
    expect((await visitor.get("/en/work")).status).toBe(303);
    const done = await send(shows(secret));
    expect(codesOn(done)).toHaveLength(10);
    expect(done.text).toContain('href="/en/rounds"');
    expect((await visitor.get("/en/me")).status).toBe(200);
    later(30);
    const off = await visitor.post("/en/me/second-factor/off", { code: shows(secret) }, "/en/me");
    expect(off.location).toBe("/en/sign-in");
    expect((await visitor.get("/en/me")).status).toBe(303);
    expect((await password(visitor, who)).text).toContain("QR code for the app");
  });

  test("a program is told to set it up by a browser first", async () => {
    const reply = await house.visitor().api("POST", "/sessions", { email: emailOf(who), password: castPassword });
    expect(reply.status).toBe(403);
    expect(reply.json()).toMatchObject({ type: "urn:poura:problem:second-factor-needed" });
  });

  test("a town's people and observers sign in as ever", async () => {
    for (const other of ["mayor", "focal-person", "observer", "expert"]) {
      expect((await password(house.visitor(), other)).status).toBe(303);
    }
  });
});
