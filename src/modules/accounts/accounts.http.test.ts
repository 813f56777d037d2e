import { desc, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { castPassword, emailOf, otherTown, town } from "../../../test/support/cast.ts";
import { openHouse, type TestHouse } from "../../../test/support/house.ts";
import { audit } from "../../platform/audit/audit.tables.ts";
import { mails } from "../../platform/mail/mail.tables.ts";
import { persons, roleHoldings } from "./accounts.tables.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const later = (hours: number) => {
  house.clock.now = new Date(house.clock.now.getTime() + hours * 3_600_000);
};

async function personId(email: string): Promise<string> {
  const [row] = await house.db.select().from(persons).where(eq(persons.email, email));
  return row!.id;
}

/** The link of the newest letter to someone. */
async function linkTo(email: string): Promise<string> {
  const [row] = await house.db.select().from(mails).where(eq(mails.recipient, email)).orderBy(desc(mails.id)).limit(1);
  return /https?:\/\/[^/]+(\/\S+)/.exec(row!.body)![1]!;
}

const actions = async () => (await house.db.select().from(audit)).map(({ action }) => action);

/** A page without what was typed. */
const words = (text: string) => text.replaceAll(/value="[^"]*"/g, "");

const pdf = { name: "মনোনয়ন.pdf", type: "application/pdf", bytes: Buffer.from("%PDF-1.7\nletter\n%%EOF\n") };

const nominee = {
  name: "Rahima Begum",
  designation: "Accounts officer",
  email: "rahima@town.example",
  phone: "01712 345678",
};

describe("signing in", () => {
  test("leads to where one meant to go, and out again", async () => {
    const visitor = house.visitor();
    const entered = await visitor.post("/bn/sign-in", {
      email: " Mayor@cast.example ",
      password: castPassword,
      next: "/en/me?x=1",
    });
    expect(entered.status).toBe(303);
    expect(entered.location).toBe("/en/me?x=1");
    expect(String(entered.headers["set-cookie"])).toMatch(
      /poura_session=[^;]+; Max-Age=50400; Path=\/; HttpOnly; SameSite=Lax/,
    );
    expect((await visitor.get("/en/me")).text).toContain("Khurshid Haider");
    expect((await visitor.post("/en/sign-out", {}, "/en/me")).status).toBe(303);
    expect((await visitor.get("/en/me")).location).toBe("/en/sign-in?next=%2Fen%2Fme");
    expect(await actions()).toEqual(expect.arrayContaining(["accounts.session.begin", "accounts.session.end"]));
  });

  test("never leads away from us", async () => {
    for (const next of ["https://evil.example/", "//evil.example", "/\\evil.example", "/bn/\\evil", "/bnevil"]) {
      const entered = await house
        .visitor()
        .post("/bn/sign-in", { email: emailOf("mayor"), password: castPassword, next });
      expect(entered.location).toBe("/bn/work");
    }
  });

  test("tells no one whether there is such an account", async () => {
    const wrong = await house.visitor().post("/en/sign-in", { email: emailOf("expert"), password: "wrong-password" });
    const nobody = await house
      .visitor()
      .post("/en/sign-in", { email: "nobody@cast.example", password: "wrong-password" });
    expect([wrong.status, nobody.status]).toEqual([422, 422]);
    expect(words(wrong.text)).toBe(words(nobody.text));
    expect(wrong.text).toContain("The e-mail or the password is not right");
    expect(wrong.text).toContain(`value="${emailOf("expert")}"`);
  });

  test("is refused to a form that isn't ours", async () => {
    const fields = { email: emailOf("mayor"), password: castPassword, _csrf: "forged" };
    expect((await house.visitor().post("/bn/sign-in", fields)).status).toBe(403);
  });

  test("waits after ten failures, and not for ever", async () => {
    const attempt = (password: string) => house.visitor().post("/en/sign-in", { email: emailOf("observer"), password });
    for (let n = 0; n < 10; n++) expect((await attempt("wrong-password")).status).toBe(422);
    const refused = await attempt(castPassword);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers["retry-after"])).toBeGreaterThan(800);
    const api = await house.visitor().api("POST", "/sessions", { email: emailOf("observer"), password: castPassword });
    expect(api.status).toBe(429);
    expect(api.headers["retry-after"]).toBeDefined();
    expect(api.json()).toMatchObject({ type: "urn:poura:problem:too-many-attempts" });
    later(0.26);
    expect((await attempt(castPassword)).status).toBe(303);
  });
});

describe("a program", () => {
  test("signs in, is known by its token, and signs out", async () => {
    const begun = await house.visitor().api("POST", "/sessions", { email: emailOf("mayor"), password: castPassword });
    expect(begun.status).toBe(201);
    const session = begun.json<{ token: string; expiresAt: string; person: Record<string, unknown> }>();
    expect(session.person).toEqual({
      id: await personId(emailOf("mayor")),
      name: "Khurshid Haider",
      email: emailOf("mayor"),
      roles: [{ role: "mayor", scopeKind: "municipality", scopeCode: town }],
    });
    expect(new Date(session.expiresAt).getTime() - house.clock.now.getTime()).toBe(24 * 3_600_000);
    const headers = { authorization: `Bearer ${session.token}` };
    expect((await house.visitor().api("DELETE", "/sessions", undefined, headers)).status).toBe(204);
    const again = await house.visitor().api("DELETE", "/sessions", undefined, headers);
    expect(again.status).toBe(401);
    expect(again.json()).toMatchObject({ type: "urn:poura:problem:sign-in-first" });
  });

  test("is told what is wrong", async () => {
    const body = { email: emailOf("mayor"), password: "wrong-password" };
    const wrong = await house.visitor().api("POST", "/sessions", body);
    expect(wrong.status).toBe(401);
    expect(wrong.headers["content-type"]).toContain("application/problem+json");
    expect(wrong.json()).toMatchObject({ type: "urn:poura:problem:wrong-credentials", status: 401 });
    const nothing = await house.visitor().api("POST", "/sessions", { email: "x@y.example" });
    expect(nothing.status).toBe(422);
    expect(nothing.json()).toMatchObject({ errors: [{ path: "password", kind: "required" }] });
  });
});

describe("a focal person", () => {
  const page = `/en/municipalities/${town}/focal-person`;

  test("is named by the mayor with a letter; the former one's time ends", async () => {
    const named = await house.as("mayor").post(page, { ...nominee, letter: pdf });
    expect(named.status).toBe(303);
    const shown = await house.as("mayor").get(named.location!);
    expect(shown.text).toContain("Rahima Begum");
    expect(shown.text).toContain("Rehana Parvin");
    const held = await house.db.select().from(roleHoldings).where(eq(roleHoldings.scopeCode, town));
    const focal = held.filter(({ role }) => role === "focal-person");
    expect(focal.map(({ untilOn }) => untilOn).sort()).toEqual(["2026-11-22", null]);
    expect((await house.as("focal-person").get("/en/me")).status).toBe(200);
    const letter = focal.find(({ letterFileId }) => letterFileId)!.letterFileId!;
    const kept = await house.as("administrator").get(`${page}/letters/${letter}`);
    expect(kept.bytes.equals(pdf.bytes)).toBe(true);
    expect(kept.headers["content-disposition"]).toMatch(/^attachment; .*%E0%A6%AE/);
    expect(kept.headers["x-content-type-options"]).toBe("nosniff");
    for (const who of ["other-mayor", "focal-person", "observer", "regional-officer"] as const) {
      expect((await house.as(who).get(`${page}/letters/${letter}`)).status).toBe(403);
    }
    const elsewhere = `/en/municipalities/${otherTown}/focal-person/letters/${letter}`;
    expect((await house.as("other-mayor").get(elsewhere)).status).toBe(404);
    expect(await actions()).toEqual(
      expect.arrayContaining(["accounts.person.add", "accounts.role.give", "accounts.role.end"]),
    );
  });

  test("isn't named by another town's mayor", async () => {
    expect((await house.as("other-mayor").get(page)).status).toBe(403);
    const before = await house.db.$count(roleHoldings);
    expect((await house.as("other-mayor").post(page, { ...nominee, letter: pdf })).status).toBe(403);
    expect((await house.as("mayor").get("/en/municipalities/M9999/focal-person")).status).toBe(404);
    expect(await house.db.$count(roleHoldings)).toBe(before);
  });

  test("isn't named without a letter, or with a program called letter.pdf; what was typed is kept", async () => {
    const missing = await house.as("mayor").post(page, { ...nominee, email: "no-mail" });
    expect(missing.status).toBe(422);
    expect(missing.text).toContain("Give the letter of nomination");
    expect(missing.text).toContain("This is no e-mail address");
    expect(missing.text).toContain('value="Rahima Begum"');
    const program = {
      name: "letter.pdf",
      type: "application/pdf",
      bytes: Buffer.from("MZ\x90\x00 %PDF-1.7 %%EOF", "latin1"),
    };
    const refused = await house.as("mayor").post(page, { ...nominee, letter: program });
    expect(refused.status).toBe(422);
    expect(refused.text).toContain("This is no PDF, JPG or PNG file");
    const large = { ...pdf, bytes: Buffer.concat([pdf.bytes, Buffer.alloc(10 * 1024 * 1024 + 1)]) };
    expect((await house.as("mayor").post(page, { ...nominee, letter: large })).text).toContain("Make it smaller");
  });

  test("is missing in the towns that have none", async () => {
    expect((await house.as("mayor").get("/en/focal-persons")).location).toBe(page);
    const officer = house.as("hq-officer");
    expect((await officer.get("/en/focal-persons?q=magura")).text).toContain("Rahima Begum");
    expect((await officer.get("/en/focal-persons?q=magura&without=yes")).text).toContain("No municipality was found");
    expect((await officer.get("/en/focal-persons?without=yes")).text).toMatch(/<caption>328.municipalities/);
    expect((await house.as("observer").get("/en/focal-persons")).status).toBe(403);
  });

  test("accepts by the link in the letter, once; opening it changes nothing", async () => {
    const link = await linkTo(nominee.email);
    const visitor = house.visitor();
    for (const _ of [1, 2]) expect((await visitor.get(link)).text).toContain("মাগুরা");
    const short = await visitor.post(link, { name: "রহিমা বেগম", lang: "bn", password: "short", again: "other" }, link);
    expect(short.status).toBe(422);
    expect(short.text).toContain("রহিমা বেগম");
    const chosen = { name: "রহিমা বেগম", lang: "bn", password: "three-short-words", again: "three-short-words" };
    const accepted = await visitor.post(link, chosen, link);
    expect(accepted.location).toBe("/bn/work");
    expect((await visitor.get("/bn/me")).text).toContain("রহিমা বেগম");
    const second = await house.visitor().get(link);
    expect(second.status).toBe(410);
    expect(second.text).toContain("এই লিংকটি আগেই ব্যবহার করা হয়েছে");
    expect((await house.visitor().post(link, chosen)).status).toBe(410);
    const entered = await house.visitor().post("/en/sign-in", { email: nominee.email, password: chosen.password });
    expect(entered.location).toBe("/bn/work");
    expect((await house.visitor().get("/en/invitations/no-such-link-was-ever-made-here")).status).toBe(404);
  });
});

describe("an administrator", () => {
  const add = (fields: Record<string, string>) => house.as("administrator").post("/en/people/new", fields);
  const officer = {
    name: "Selina Khatun",
    email: "selina@region.example",
    lang: "en",
    role: "regional-officer",
    region: "KHU",
  };

  test("adds a person, whose invitation can be read and passed on, and expires", async () => {
    const missing = await add({ ...officer, region: "" });
    expect(missing.status).toBe(422);
    expect(missing.text).toContain("Choose the region");
    const added = await add(officer);
    expect(added.status).toBe(303);
    expect((await house.as("administrator").get(added.location!)).text).toContain("Selina Khatun");
    const [mail] = await house.db.select().from(mails).where(eq(mails.recipient, officer.email));
    const letter = await house.as("administrator").get(`/en/mail/${mail!.id}`);
    const link = await linkTo(officer.email);
    expect(letter.text).toContain(link);
    expect((await house.as("administrator").get("/en/mail")).text).toContain(officer.email);
    expect((await house.visitor().get(link)).status).toBe(200);
    await house.as("administrator").post(`/en/people/${await personId(officer.email)}/link`);
    expect((await house.visitor().get(link)).status).toBe(410);
    const fresh = await linkTo(officer.email);
    house.clock.now = new Date(house.clock.now.getTime() + 15 * 24 * 3_600_000);
    expect((await house.visitor().get(fresh)).text).toContain("This link has expired");
    house.clock.now = new Date(house.clock.now.getTime() - 15 * 24 * 3_600_000);
  });

  test("finds people by name and role", async () => {
    const found = await house.as("administrator").get("/en/people?q=SELINA&role=regional-officer");
    expect(found.text).toContain("selina@region.example");
    expect(found.text).not.toContain(emailOf("mayor"));
    expect((await house.as("administrator").get("/en/people?q=selina&role=mayor")).text).not.toContain("selina@");
  });

  test("closes an account: its sessions end at once", async () => {
    const expert = house.as("expert");
    expect((await expert.get("/en/me")).status).toBe(200);
    const closed = await house.as("administrator").post(`/en/people/${await personId(emailOf("expert"))}/disable`);
    expect(closed.status).toBe(303);
    expect((await expert.get("/en/me")).status).toBe(303);
    const entered = await house.visitor().post("/en/sign-in", { email: emailOf("expert"), password: castPassword });
    expect(entered.status).toBe(422);
    const again = await add({ ...officer, email: emailOf("expert") });
    expect(again.status).toBe(422);
    expect(again.text).toContain("The account with this e-mail is closed");
  });

  test("keeps at least one of their own", async () => {
    const id = await personId(emailOf("administrator"));
    const held = await house.db.select().from(roleHoldings).where(eq(roleHoldings.personId, id));
    const holding = held.find(({ role }) => role === "administrator")!.id;
    const me = house.as("administrator");
    expect((await me.post(`/en/people/${id}/roles/${holding}/end`)).status).toBe(409);
    expect((await me.post(`/en/people/${id}/disable`)).status).toBe(409);
    expect((await me.get("/en/people")).status).toBe(200);
    const second = { name: "Second", email: "second@hq.example", lang: "en", role: "administrator" };
    expect((await add(second)).status).toBe(303);
    expect((await me.post(`/en/people/${id}/roles/${holding}/end`)).status).toBe(303);
    expect((await me.get("/en/people")).status).toBe(403);
    await house.db.update(roleHoldings).set({ untilOn: null }).where(eq(roleHoldings.id, holding));
  });

  test("reads the trail by person and action", async () => {
    const trail = await house.as("administrator").get("/en/audit?action=accounts.role&person=khurshid");
    expect(trail.status).toBe(200);
    expect(trail.text).toContain("gave a role");
    expect(trail.text).toMatch(/<caption>2.entries/);
    expect((await house.as("hq-officer").get("/en/audit")).status).toBe(403);
    expect((await house.as("administrator").get("/en/audit?from=2027-01-01")).text).toContain("Nothing was found");
  });
});

describe("one's own account", () => {
  test("takes a new password only with the old one, and then ends other sessions", async () => {
    const email = emailOf("other-mayor");
    const elsewhere = house.visitor();
    await elsewhere.post("/en/sign-in", { email, password: castPassword });
    const here = house.as("other-mayor");
    const chosen = { password: "another-good-password", again: "another-good-password" };
    const wrong = await here.post("/en/me/password", { old: "not-this-one", ...chosen });
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain("The present password is not right");
    expect((await here.post("/en/me/password", { old: castPassword, ...chosen })).status).toBe(303);
    expect((await here.get("/en/me")).status).toBe(200);
    expect((await elsewhere.get("/en/me")).status).toBe(303);
  });

  test("remembers the language that one chooses", async () => {
    expect((await house.as("mayor").post("/bn/me/language", { lang: "en" })).location).toBe("/en/me");
    const entered = await house.visitor().post("/bn/sign-in", { email: emailOf("mayor"), password: castPassword });
    expect(entered.location).toBe("/en/work");
  });
});
