import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { otherTown, town } from "../../../test/support/cast.ts";
import { FormBody } from "../../../test/support/client.ts";
import { openHouse, type TestHouse } from "../../../test/support/house.ts";
import { workbook } from "../../../test/support/workbook.ts";

let house: TestHouse;
let questionnaireId: string;
let round: string;

const survey = [
  [
    "type",
    "name",
    "label::Bangla (bn)",
    "label::English (en)",
    "unit::Bangla (bn)",
    "unit::English (en)",
    "calculation",
  ],
  ["begin group", "finance", "অর্থ", "Finance", null, null, null],
  ["integer", "demand", "দাবি", "Demand", "টাকা", "BDT", null],
  ["integer", "collected", "আদায়", "Collected", "টাকা", "BDT", null],
  ["calculate", "rate", "আদায়ের হার", "Collection rate", "%", "%", "round(${collected} div ${demand} * 100, 1)"],
  ["select_one yn", "online", "অনলাইনে নেন?", "Taken online?", null, null, null],
  ["end group", null, null, null, null, null, null],
  ["begin repeat", "trucks", "ট্রাক", "Truck", null, null, null],
  ["text", "plate", "নম্বর", "Plate", null, null, null],
  ["end repeat", null, null, null, null, null, null],
];
const choices = [
  ["list_name", "name", "label::Bangla (bn)", "label::English (en)"],
  ["yn", "yes", "হ্যাঁ", "Yes"],
  ["yn", "no", "না", "No"],
];
const settings = [
  ["form_title::Bangla (bn)", "form_title::English (en)", "form_id", "default_language"],
  ["পৌর অর্থ", "Municipal finance", "finance", "Bangla (bn)"],
];

beforeAll(async () => {
  house = await openHouse();
  const officer = house.as("hq-officer");
  const bytes = await workbook({ survey, choices, settings });
  const imported = await officer.api("POST", "/questionnaires", new FormBody({ workbook: { name: "f.xlsx", bytes } }));
  questionnaireId = imported.json<{ id: string }>().id;
  await officer.api("POST", `/questionnaires/${questionnaireId}/publish`);
});
afterAll(() => house.close());

beforeEach(async () => {
  const asked = { questionnaireId, title: "Finance", opensOn: "2026-11-01", dueOn: "2026-11-30" };
  const respondents = { municipalities: [town, otherTown, "M0402"] };
  const opened = await house.as("hq-officer").api("POST", "/rounds", { ...asked, respondents });
  round = opened.json<{ id: string }>().id;
});

const answers = (collected: number, ...plates: string[]) => ({
  finance: { demand: 1_200_000, collected, online: "yes" },
  trucks: plates.map((plate) => ({ plate })),
});

async function submit(code: string, given: object, by: "focal-person" | "hq-officer" = "focal-person"): Promise<void> {
  const person = house.as(by);
  await person.api("PUT", `/rounds/${round}/responses/${code}`, { answers: given });
  const { state } = (await person.api("POST", `/rounds/${round}/responses/${code}/submit`)).json();
  if (state !== "submitted") throw new Error("The answers were not submitted");
}

const path = (code = town, lang = "en") => `/${lang}/rounds/${round}/responses/${code}`;

const textOf = (html: string) =>
  html
    .replace(/<[^>]+>/g, " ")
    .replace(/\u2060/g, "")
    .replace(/[\s\u00A0]+/g, " ");

describe("A response's page", () => {
  it("says that nothing is written yet, then that it is being written, and lets staff answer on behalf", async () => {
    const officer = house.as("hq-officer");
    const fresh = await officer.get(path());
    expect(textOf(fresh.text)).toContain("has not begun to answer yet");
    expect(fresh.text).toMatch(/href="\/en\/answers\/[0-9a-f-]+"/);
    await house.as("focal-person").api("PUT", `/rounds/${round}/responses/${town}`, { answers: answers(1) });
    const begun = await officer.get(path());
    expect(textOf(begun.text)).toContain("has not submitted yet. Last saved 22 November 2026, 12:00");
    expect(begun.text).not.toContain("1,200,000");
    expect((await house.as("observer").get(path())).text).not.toContain("/en/answers/");
  });

  it("shows answers by section in the page's language, with entries of rosters, units and choices in words", async () => {
    await submit(town, answers(600_000, "ঢাকা মেট্রো ১১"));
    const page = textOf((await house.as("hq-officer").get(path(town, "bn"))).text);
    expect(page).toContain("১. অর্থ");
    expect(page).toContain("দাবি, টাকা ১২,০০,০০০");
    expect(page).toContain("আদায়ের হার, % ৫০");
    expect(page).toContain("অনলাইনে নেন? হ্যাঁ");
    expect(page).toContain("ট্রাক ১ নম্বর ঢাকা মেট্রো ১১");
    expect(page).toMatch(/রসিদ নম্বর 2611-M5501-\d{4}|রসিদ নম্বর ২৬১১-M৫৫০১-/);
  });

  it("says when staff answered on the municipality's behalf", async () => {
    await submit(otherTown, answers(1), "hq-officer");
    expect(textOf((await house.as("hq-officer").get(path(otherTown))).text)).toContain(
      "by Kamal Hossain of the association on the municipality's behalf",
    );
  });

  it("offers no decision to who may only read, and hides from other towns", async () => {
    await submit(town, answers(1));
    expect((await house.as("regional-officer").get(path())).text).not.toContain("/approve");
    expect((await house.as("regional-officer").post(`${path()}/approve`)).status).toBe(403);
    const mayor = await house.as("mayor").get(path());
    expect(mayor.status).toBe(200);
    expect(mayor.text).not.toContain(`href="/en/rounds/${round}"`);
    expect((await house.as("other-focal-person").get(path())).status).toBe(404);
    expect((await house.as("other-mayor").post(`${path()}/return`, { comment: "x" })).status).toBe(403);
  });

  it("asks the database the same for a hundred entries as for one", async () => {
    const statements = async (code: string) => {
      const query = vi.spyOn(house.house.database.pool, "query");
      await house.as("hq-officer").get(path(code));
      const count = query.mock.calls.length;
      query.mockRestore();
      return count;
    };
    await submit(town, answers(1, "A"));
    await submit(otherTown, answers(1, ...Array.from({ length: 100 }, (_, index) => `B-${index}`)), "hq-officer");
    const count = await statements(town);
    expect(count).toBeGreaterThan(4);
    expect(await statements(otherTown)).toBe(count);
    expect(count).toBeLessThan(14);
  });
});

describe("Returning and approving", () => {
  it("returns with a comment on one question, shows what changed by del and ins, and approves", async () => {
    const officer = house.as("hq-officer");
    await submit(town, answers(60_000, "A-1", "A-2"));
    const returned = await officer.post(`${path()}/return`, {
      "comment:finance/collected": "Is a zero missing?",
      "comment:finance/demand": "",
    });
    expect(returned.location).toBe(`${path()}?done=returned`);
    const after = textOf((await officer.get(returned.location!)).text);
    expect(after).toContain("returned for correction");
    expect(after).toContain("There are no other submitted answers to review");
    expect(after).toContain("Is a zero missing?");

    await submit(town, answers(600_000, "A-1"));
    const page = await officer.get(path());
    expect(page.text).toContain("<del>60,000</del>");
    expect(page.text).toContain("<ins>6,00,000</ins>");
    expect(page.text).toContain("<del>A-2</del>");
    expect(page.text).not.toContain("A-1<");
    expect(textOf(page.text)).toContain("Last time it was returned with a comment on 1 question, which has changed.");
    expect(textOf(page.text)).toContain("Changed (3)");
    const all = await officer.get(`${path()}?view=all`);
    expect(all.text).toContain("A-1<");
    const first = await officer.get(`${path()}?from=2&to=1`);
    expect(first.text).toContain("<ins>60,000</ins>");
    expect(first.text).not.toContain("/approve");
    expect((await officer.get(`${path()}?from=1&to=9`)).status).toBe(404);

    const approved = await officer.post(`${path()}/approve`);
    expect(approved.location).toBe(`${path()}?done=approved`);
    const done = textOf((await officer.get(approved.location!)).text);
    expect(done).toContain("Approved");
    expect(done).toContain("2nd revision approved");
  });

  it("leads on to the next submitted answer", async () => {
    await submit(town, answers(1));
    await submit("M0402", answers(2), "hq-officer");
    const officer = house.as("hq-officer");
    expect(textOf((await officer.get(path())).text)).toContain("Next one: Amtali");
    const approved = await officer.post(`${path()}/approve`);
    expect((await officer.get(approved.location!)).text).toContain(`href="${path("M0402")}"`);
  });

  it("refuses a return without a word, and keeps what was typed when a comment is too long", async () => {
    const officer = house.as("hq-officer");
    await submit(town, answers(1));
    const empty = await officer.post(`${path()}/return`, { comment: "  " });
    expect(empty.status).toBe(422);
    expect(empty.text).toContain('href="#f-comment"');
    const long = await officer.post(`${path()}/return`, {
      comment: "Kept as it was",
      "comment:finance/demand": "x".repeat(5001),
    });
    expect(long.status).toBe(422);
    expect(long.text).toContain('href="#f-comment-finance-demand"');
    expect(long.text).toContain("Kept as it was</textarea>");
    expect(long.text).toMatch(/<details class="more[^"]*" open/);
    const unchanged = (await officer.api("GET", `/rounds/${round}/responses/${town}`)).json();
    expect(unchanged).toMatchObject({ state: "submitted", comments: [] });
  });

  it("doesn't approve while comments are written that no one would see", async () => {
    const officer = house.as("hq-officer");
    await submit(town, answers(1));
    const refused = await officer.post(`${path()}/approve`, { "comment:finance/demand": "Look again" });
    expect(refused.status).toBe(422);
    expect(textOf(refused.text)).toContain("comments don't go along with an approval");
    expect(refused.text).toContain("Look again</textarea>");
  });

  it("keeps what is typed while other answers are looked at", async () => {
    const officer = house.as("hq-officer");
    await submit(town, answers(1));
    await officer.api("POST", `/rounds/${round}/responses/${town}/return`, { comment: "Again", questions: [] });
    await submit(town, answers(2));
    const all = await officer.post(`${path()}/return`, { show: "all", "comment:finance/collected": "Half written" });
    expect(all.status).toBe(200);
    expect(all.text).toContain("Half written</textarea>");
    expect(textOf(all.text)).toContain("Demand, BDT");
    expect(textOf(all.text)).toContain("Changed (1)");
  });

  it("tells a reviewer who comes too late, with the words that were typed", async () => {
    const officer = house.as("hq-officer");
    await submit(town, answers(1));
    await officer.api("POST", `/rounds/${round}/responses/${town}/approve`);
    const late = await officer.post(`${path()}/return`, { comment: "Too late" });
    expect(late.status).toBe(409);
    expect(textOf(late.text)).toContain("Only submitted answers can be approved or returned");
    expect(textOf(late.text)).toContain("Too late");
  });
});
