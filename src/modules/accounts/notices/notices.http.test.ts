import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { mails } from "../../../platform/mail/mail.tables.ts";
import { emailOf } from "../../../../test/support/cast.ts";
import { openHouse, type TestHouse } from "../../../../test/support/house.ts";
import { notices, persons } from "../accounts.tables.ts";
import { isSummaryTime, notify, sendSummaries } from "./notices.service.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

async function idOf(name: string): Promise<string> {
  const [person] = await house.db
    .select()
    .from(persons)
    .where(eq(persons.email, emailOf(name)));
  return person!.id;
}

async function lettersTo(name: string): Promise<string[]> {
  const found = await house.db
    .select()
    .from(mails)
    .where(eq(mails.recipient, emailOf(name)));
  return found.map(({ body }) => body);
}

const text = { bn: "মাগুরার উত্তর সংশোধনের জন্য ফেরত এসেছে", en: "The answers of Magura came back for correction" };
const visit = () => ({ db: house.db, now: house.clock.now, installation: house.house.installation });
const tell = async (name: string) =>
  notify(visit(), [await idOf(name)], { kind: "rounds.response.returned", text, path: "/work" });

describe("A notice", () => {
  it("stands on one's own page until it is opened, and leads to what it is about", async () => {
    await tell("focal-person");
    const reader = house.as("focal-person");
    const page = await reader.get("/bn/notices");
    expect(page.text).toContain(text.bn);
    expect(page.text).toContain("১টি বিজ্ঞপ্তি এখনো পড়া হয়নি");
    const [notice] = await house.db.select().from(notices);
    const opened = await reader.post(`/en/notices/${notice!.id}`, {});
    expect([opened.status, opened.location]).toEqual([303, "/en/work"]);
    expect((await reader.get("/en/notices")).text).toContain("You have read them all");
  });

  it("is nobody else's to see or to open", async () => {
    const [notice] = await house.db.select().from(notices);
    const other = house.as("other-focal-person");
    expect((await other.get("/bn/notices")).text).not.toContain(text.bn);
    expect((await other.post(`/bn/notices/${notice!.id}`, {})).status).toBe(404);
  });

  it("comes by mail at once to who wants each at once", async () => {
    expect(await lettersTo("focal-person")).toHaveLength(1);
  });

  it("waits for Sunday morning where a weekly summary is wanted, and is told once", async () => {
    await house.as("mayor").post("/bn/notices/mail", { noticeMail: "weekly" });
    await tell("mayor");
    await tell("mayor");
    expect(await lettersTo("mayor")).toEqual([]);
    const sunday = new Date("2026-11-22T03:30:00Z");
    expect(await sendSummaries(house.db, house.house.installation, new Date("2026-11-21T03:30:00Z"))).toBe(0);
    expect(await sendSummaries(house.db, house.house.installation, sunday)).toBe(1);
    expect(await sendSummaries(house.db, house.house.installation, sunday)).toBe(0);
    const [summary] = await lettersTo("mayor");
    expect(summary!.split(text.bn)).toHaveLength(3);
  });

  it("never comes by mail to who wants none", async () => {
    await house.as("expert").post("/bn/notices/mail", { noticeMail: "none" });
    await tell("expert");
    expect(await lettersTo("expert")).toEqual([]);
    expect((await house.as("expert").get("/en/notices")).text).toContain(text.en);
  });
});

describe("The time of summaries", () => {
  it.each([
    ["2026-11-22T02:59:00Z", false],
    ["2026-11-22T03:00:00Z", true],
    ["2026-11-22T17:59:00Z", true],
    ["2026-11-22T18:00:00Z", false],
  ])("at %s: %s", (at, expected) => expect(isSummaryTime(new Date(at))).toBe(expected));
});
