import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { emailOf, otherTown, town } from "../../../../test/support/cast.ts";
import { Client, type Reply } from "../../../../test/support/client.ts";
import { openHouse, type TestHouse } from "../../../../test/support/house.ts";
import { smallQuestionnaire, smallRound } from "../../../../test/support/small-round.ts";
import { sessionCookie } from "../../../platform/http/host.ts";
import { mails } from "../../../platform/mail/mail.tables.ts";
import { persons, roleHoldings } from "../../accounts/accounts.tables.ts";
import { responses } from "../rounds.tables.ts";
import { responseLinks } from "./links.tables.ts";
import { newCode, readCode } from "./codes.ts";

let house: TestHouse;
let roundId: string;

beforeAll(async () => {
  house = await openHouse();
  roundId = await smallRound(house, await smallQuestionnaire(house));
});
afterAll(() => house.close());

const linksUrl = (code = town) => `/en/rounds/${roundId}/responses/${code}/links`;

async function personId(name: string): Promise<string> {
  const [person] = await house.db
    .select()
    .from(persons)
    .where(eq(persons.email, emailOf(name)));
  return person!.id;
}

/** Sends a link to the town's focal person and gives the path that the letter names. */
async function mailedLink(): Promise<string> {
  const sent = await house.as("hq-officer").post(linksUrl(), { person: await personId("focal-person") });
  expect(sent.status, sent.text).toBe(303);
  const letters = await house.db
    .select()
    .from(mails)
    .where(eq(mails.recipient, emailOf("focal-person")));
  return /https?:\/\/[^/]+(\/en\/answer-link\/\S+)/.exec(letters.at(-1)!.body)![1]!;
}

/** The browser of someone whom a reply gave a session. */
function holderOf({ headers }: Reply): Client {
  const token = /poura_session=([^;]+)/.exec(String(headers["set-cookie"]))![1]!;
  return new Client(house.app, { [sessionCookie]: token }, token);
}

async function responseId(code: string): Promise<string> {
  const rows = await house.db.select().from(responses).where(eq(responses.roundId, roundId));
  return rows.find((each) => each.respondentCode === code)!.id;
}

describe("A link by mail", () => {
  it("says whose it is; opening it changes nothing, its button uses it up, once", async () => {
    const link = await mailedLink();
    for (let scanner = 0; scanner < 3; scanner++) {
      const page = await house.visitor().get(link);
      expect(page.status).toBe(200);
      expect(page.text).toContain("Rehana Parvin");
    }
    const opened = await house.visitor().post(link, {});
    expect([opened.status, opened.location]).toEqual([303, `/en/answers/${await responseId(town)}`]);
    expect((await house.visitor().post(link, {})).status).toBe(410);
    expect((await house.visitor().get(link)).text).toContain("used already");
  });

  it("opens its one response and nothing else", async () => {
    const holder = holderOf(await house.visitor().post(await mailedLink(), {}));
    const mine = await responseId(town);
    expect((await holder.get(`/en/answers/${mine}`)).status).toBe(200);
    const section = /href="(\/en\/answers\/[^"]+\/sections\/[^"]+)"/.exec(
      (await holder.get(`/en/answers/${mine}`)).text,
    )![1]!;
    const saved = await holder.post(section, { shown: "people", people: "5", action: "next" });
    expect(saved.status, saved.text).toBe(303);
    expect((await holder.get(`/en/answers/${await responseId(otherTown)}`)).status).toBe(404);
    for (const path of ["/work", "/me", "/notices", "/rounds", "/people"]) {
      expect((await holder.get(`/en${path}`)).status, path).toBe(403);
    }
    const submitted = await holder.post(`/en/answers/${mine}/submit`, { acknowledge: "yes" });
    expect(submitted.location).toBe(`/en/answers/${mine}/receipt`);
    expect((await holder.get(submitted.location!)).status).toBe(200);
    const revision = await house.as("hq-officer").api("GET", `/rounds/${roundId}/responses/${town}/revisions/1`);
    expect(revision.json()).toMatchObject({ channel: "link", onBehalf: false });
  });

  it("can be taken back, and ends by itself", async () => {
    const officer = house.as("hq-officer");
    const link = await mailedLink();
    const hash = /name="hash" value="([0-9a-f]{64})"/.exec((await officer.get(linksUrl())).text)![1]!;
    expect((await officer.post(`${linksUrl()}/revoke`, { hash })).status).toBe(303);
    expect((await house.visitor().get(link)).text).toContain("taken back");
    const used = await mailedLink();
    const holder = holderOf(await house.visitor().post(used, {}));
    const answers = `/en/answers/${await responseId(town)}`;
    expect((await holder.get(answers)).status).toBe(200);
    const newest = /name="hash" value="([0-9a-f]{64})"/.exec((await officer.get(linksUrl())).text)![1]!;
    await officer.post(`${linksUrl()}/revoke`, { hash: newest });
    expect((await holder.get(answers)).status, "what was opened by it ends too").toBe(303);
    const late = await mailedLink();
    house.clock.now = new Date("2026-11-30T06:00:00Z");
    expect((await house.visitor().get(late)).text).toContain("has expired");
    house.clock.now = new Date("2026-11-22T06:00:00Z");
    expect((await house.visitor().get("/en/answer-link/nonsense")).status).toBe(404);
  });

  it("can only be sent to people of the town, by HQ", async () => {
    const sent = (who: "hq-officer" | "mayor", person: string) => house.as(who).post(linksUrl(), { person });
    expect((await sent("hq-officer", await personId("other-focal-person"))).status).toBe(404);
    expect((await sent("hq-officer", await personId("mayor"))).status).toBe(404);
    expect((await sent("mayor", await personId("focal-person"))).status).toBe(403);
  });
});

describe("The code of a printed letter", () => {
  const quiet = "M0402";

  async function print(...codes: string[]): Promise<string[]> {
    const form = new FormData();
    for (const code of codes) form.append("code", code);
    const page = await house.as("hq-officer").post(`/en/rounds/${roundId}/letters`, { code: codes[0]! });
    expect(page.status, page.text).toBe(200);
    return [...page.text.matchAll(/>([2-9A-HJKMNP-Z]{4}-[2-9A-HJKMNP-Z]{4})</g)].map(([, code]) => code!);
  }

  it("opens the answers of a town that has no one with e-mail, as often as needed, typed in any way", async () => {
    const [code] = await print(quiet);
    const opened = await house.visitor().post("/bn/code", { code: ` ${code!.toLowerCase().replace("-", " ")}` });
    expect(opened.location).toBe(`/bn/answers/${await responseId(quiet)}`);
    expect((await holderOf(opened).get(opened.location!)).status).toBe(200);
    expect((await house.visitor().post("/bn/code", { code: code! })).status).toBe(303);
    const kept = await house.db.select().from(responseLinks).where(eq(responseLinks.kind, "code"));
    expect(JSON.stringify(kept)).not.toContain(code);
  });

  it("goes to the office of a town that has only a mayor, who reads and signs but doesn't answer", async () => {
    const mayoral = "M0602";
    const [mayor] = await house.db
      .insert(persons)
      .values({ email: "only.mayor@town.example", name: "Salma Khatun" })
      .returning();
    await house.db.insert(roleHoldings).values({
      personId: mayor!.id,
      role: "mayor",
      scopeKind: "municipality",
      scopeCode: mayoral,
      fromOn: "2020-01-01",
    });
    const opened = await house.visitor().post("/en/code", { code: (await print(mayoral))[0]! });
    const office = holderOf(opened);
    expect((await office.get(opened.location!)).text).not.toContain("Salma Khatun");
    expect((await office.get(opened.location!)).status).toBe(200);
  });

  it("no longer holds once a new letter was printed", async () => {
    const [old] = await print(quiet);
    const [fresh] = await print(quiet);
    expect((await house.visitor().post("/en/code", { code: old! })).text).toContain("taken back");
    expect((await house.visitor().post("/en/code", { code: fresh! })).status).toBe(303);
  });

  it("can't be guessed: after ten wrong codes from one place there is a wait", async () => {
    const guess = () => house.visitor().post("/en/code", { code: newCode() });
    const statuses: number[] = [];
    for (let tries = 0; tries < 12; tries++) statuses.push((await guess()).status);
    expect(statuses.slice(0, 8)).toEqual(Array(8).fill(422));
    expect(statuses.at(-1)).toBe(429);
  });
});

describe("A code", () => {
  it("is read back from any way of typing it", () => {
    for (let tries = 0; tries < 200; tries++) {
      const code = newCode();
      expect(readCode(code.toLowerCase().replace("-", "  "))).toBe(code);
    }
    expect(readCode("২৩৪৫-ABCD")).toBe("2345-ABCD");
    for (const none of ["", "2345-ABC", "0345-ABCD", "2345-ABCDE", "<script>"]) expect(readCode(none)).toBeNull();
  });
});
