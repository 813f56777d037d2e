import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { emailOf, otherTown, town } from "../../../../test/support/cast.ts";
import { openHouse, type TestHouse } from "../../../../test/support/house.ts";
import { smallQuestionnaire, smallRound } from "../../../../test/support/small-round.ts";
import { mails } from "../../../platform/mail/mail.tables.ts";
import { responseEvents, responses, rounds } from "../rounds.tables.ts";
import { reminders } from "./reminders.tables.ts";
import { sendDueReminders } from "./send-reminders.ts";

let house: TestHouse;
let roundId: string;

beforeAll(async () => {
  house = await openHouse();
  roundId = await smallRound(house, await smallQuestionnaire(house));
});
afterAll(() => house.close());

const send = (at: string) => sendDueReminders(house.db, house.house.installation, new Date(at));
/** A page's words with plain spaces where typesetting keeps a number with its word. */
const plain = (text: string) => text.replaceAll("\u00a0", " ");
const morning = (day: string) => `${day}T04:00:00Z`;

async function lettersTo(name: string): Promise<string[]> {
  const found = await house.db
    .select()
    .from(mails)
    .where(eq(mails.recipient, emailOf(name)));
  return found.map(({ subject }) => subject);
}

async function submit(code: string): Promise<void> {
  const officer = house.as("hq-officer");
  expect((await officer.api("PUT", `/rounds/${roundId}/responses/${code}`, { answers: { people: 5 } })).status).toBe(
    200,
  );
  expect((await officer.api("POST", `/rounds/${roundId}/responses/${code}/submit`)).status).toBe(200);
}

async function responseOf(code: string) {
  const rows = await house.db.select().from(responses).where(eq(responses.roundId, roundId));
  return rows.find((each) => each.respondentCode === code)!;
}

describe("Reminders", () => {
  it("go out on their day, once, to the town's people, and never before nine", async () => {
    expect(await send(morning("2026-11-22"))).toBe(0);
    expect(await send("2026-11-23T02:00:00Z")).toBe(0);
    const sent = await send(morning("2026-11-23"));
    expect(sent).toBeGreaterThanOrEqual(2);
    expect(await send(morning("2026-11-23"))).toBe(0);
    expect(await lettersTo("focal-person")).toHaveLength(1);
    // A town without a focal person has its mayor written to; this one has both.
    expect(await lettersTo("mayor")).toHaveLength(0);
    expect(await house.db.select().from(reminders)).toHaveLength(sent);
  });

  it("go out two days late when nobody was at work, and not at all later", async () => {
    // The letter of 29 November; that of 23 November was sent on its day.
    expect(await send(morning("2026-12-02"))).toBe(0);
    expect(await send(morning("2026-12-01"))).toBeGreaterThan(0);
  });

  it("leave those in peace who have answered", async () => {
    house.clock.now = new Date("2026-12-02T05:00:00Z");
    await submit(town);
    const before = await lettersTo("focal-person");
    const others = await lettersTo("other-focal-person");
    await send(morning("2026-12-03"));
    expect(await lettersTo("focal-person")).toEqual(before);
    expect((await lettersTo("other-focal-person")).length).toBe(others.length + 1);
  });

  it("send the region's officer the list of who is missing", async () => {
    const [letter] = await house.db
      .select()
      .from(mails)
      .where(eq(mails.recipient, emailOf("regional-officer")));
    expect(letter!.subject).toMatch(/haven't answered yet/);
    expect(letter!.body).not.toContain("Magura\n");
    expect(letter!.body.split("\n- ").length).toBeGreaterThan(3);
  });

  it("can be sent to some by hand, and say where nobody can be reached", async () => {
    const officer = house.as("hq-officer");
    const none = await officer.post(`/bn/rounds/${roundId}/remind`, {});
    expect(none.status).toBe(422);
    const before = (await lettersTo("other-focal-person")).length;
    const sent = await officer.post(`/en/rounds/${roundId}/remind`, { code: otherTown });
    expect(sent.location).toContain("people=1&unreachable=0");
    expect((await lettersTo("other-focal-person")).length).toBe(before + 1);
    const page = await officer.get(sent.location!);
    expect(plain(page.text)).toContain("A reminder went to 1 people");
    expect((await officer.get(`/en/rounds/${roundId}/reminders`)).text).toContain("By hand");
  });

  it("can be read, added, taken away and sent by a program", async () => {
    const officer = house.as("hq-officer");
    const url = `/rounds/${roundId}/reminders`;
    await officer.api("POST", url, { daysAfterDue: 20, audience: "regions" });
    type Shown = { schedules: { id: string; daysAfterDue: number }[]; sent: { byHand: boolean }[] };
    const shown = (await officer.api("GET", url)).json<Shown>();
    const added = shown.schedules.find(({ daysAfterDue }) => daysAfterDue === 20)!;
    expect(shown.sent.some(({ byHand }) => byHand)).toBe(true);
    expect((await officer.api("DELETE", `${url}/${added.id}`)).status).toBe(200);
    expect((await officer.api("GET", url)).json<Shown>().schedules).not.toContainEqual(added);
    const sent = await officer.api("POST", `/rounds/${roundId}/remind`, { codes: [otherTown, town, "X"] });
    expect(sent.json()).toEqual({ people: 1, unreachable: 0 });
    const told = (await house.as("other-focal-person").api("GET", "/notices")).json<{ unread: number }>();
    expect(told.unread).toBeGreaterThan(1);
  });

  it("have days that can be added and taken away", async () => {
    const officer = house.as("hq-officer");
    const path = `/bn/rounds/${roundId}/reminders`;
    expect((await officer.post(path, { days: "abc", side: "after" })).status).toBe(422);
    expect((await officer.post(path, { days: "৫", side: "after", audience: "regions" })).status).toBe(303);
    const page = await officer.get(path);
    expect(plain(page.text)).toContain("শেষ তারিখের ৫ দিন পরে");
    const remove = /action="(\/bn\/rounds\/[^"]+\/remove)"/.exec(page.text)![1]!;
    expect((await officer.post(remove, {})).status).toBe(303);
    expect(plain((await officer.get(path)).text)).not.toContain("শেষ তারিখের ৭ দিন আগে");
  });
});

describe("More time", () => {
  it("for one town lets it answer after the round has closed, and the others not", async () => {
    const officer = house.as("hq-officer");
    expect((await officer.api("POST", `/rounds/${roundId}/close`)).status).toBe(200);
    const answers = { answers: { people: 7 } };
    const put = (code: string) => officer.api("PUT", `/rounds/${roundId}/responses/${code}`, answers);
    expect((await put(otherTown)).status).toBe(409);
    const path = `/bn/rounds/${roundId}/responses/${otherTown}/extend`;
    expect((await officer.get(path)).status).toBe(200);
    expect((await officer.post(path, { dueOn: "2026-12-20" })).status).toBe(422);
    expect((await officer.post(path, { dueOn: "2026-11-01", reason: "Flood" })).status).toBe(422);
    expect((await officer.post(path, { dueOn: "2026-12-20", reason: "Flood" })).status).toBe(303);
    expect((await put(otherTown)).status).toBe(200);
    expect((await put("M0402")).status).toBe(409);
    expect(plain((await house.as("other-focal-person").get("/bn/notices")).text)).toContain("২০ ডিসেম্বর");
  });

  it("for everyone opens a closed round again, with the reason in the trail", async () => {
    const officer = house.as("hq-officer");
    const path = `/en/rounds/${roundId}/extend`;
    expect((await officer.get(path)).text).toContain("Open the round again");
    expect((await officer.post(path, { dueOn: "2026-12-31", closesOn: "2026-12-30", reason: "x" })).status).toBe(422);
    expect((await officer.post(path, { dueOn: "2026-12-31", reason: "Too few answers" })).status).toBe(303);
    const [round] = await house.db.select().from(rounds).where(eq(rounds.id, roundId));
    expect([round!.closedAt, round!.dueOn]).toEqual([null, "2026-12-31"]);
  });

  it("ends for single towns when the round is closed by hand", async () => {
    const officer = house.as("hq-officer");
    await officer.api("POST", `/rounds/${roundId}/close`);
    expect((await responseOf(otherTown)).dueOn).toBeNull();
    await officer.api("POST", `/rounds/${roundId}/extend`, { dueOn: "2027-01-05", reason: "again" });
  });
});

describe("An approved answer", () => {
  it("can be opened again with a reason that the town sees; its approved figures stay", async () => {
    const officer = house.as("hq-officer");
    expect((await officer.api("POST", `/rounds/${roundId}/responses/${town}/approve`)).status).toBe(200);
    const path = `/bn/rounds/${roundId}/responses/${town}/reopen`;
    expect((await officer.post(path, {})).status).toBe(422);
    expect((await house.as("focal-person").post(path, { reason: "mine" })).status).toBe(403);
    expect((await officer.post(path, { reason: "ওয়ার্ড সংখ্যা ভুল" })).status).toBe(303);
    const response = await responseOf(town);
    expect([response.state, response.approvedRevision]).toEqual(["returned", 1]);
    const [event] = await house.db.select().from(responseEvents).where(eq(responseEvents.kind, "reopened"));
    expect(event!.comment).toBe("ওয়ার্ড সংখ্যা ভুল");
    expect(plain((await house.as("focal-person").get("/bn/notices")).text)).toContain("ওয়ার্ড সংখ্যা ভুল");
    await submit(town);
    expect((await responseOf(town)).state).toBe("submitted");
  });
});

describe("The live view", () => {
  it("shows what came in and who is missing, with whom to call, to those who may read it", async () => {
    const path = `/en/rounds/${roundId}/live`;
    const page = await house.as("hq-officer").get(`${path}?refresh=1`);
    expect(plain(page.text)).toContain("1 of 330 have come in");
    expect(page.text).toContain("Jahangir Kabir");
    expect(page.headers.refresh).toBe("60");
    const expert = await house.as("expert").get(path);
    expect(expert.status).toBe(200);
    expect(expert.text).not.toContain("Jahangir Kabir");
    expect(expert.text).not.toContain("Remind");
  });
});
