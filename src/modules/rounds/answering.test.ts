import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { otherTown, town } from "../../../test/support/cast.ts";
import { type Client, FormBody, type Fields } from "../../../test/support/client.ts";
import { openHouse, type TestHouse } from "../../../test/support/house.ts";
import { workbook } from "../../../test/support/workbook.ts";

let house: TestHouse;
let questionnaireId: string;
let focal: Client;
let roundId: string;
let answers: string;

const survey = [
  [
    "type",
    "name",
    "label::Bangla (bn)",
    "label::English (en)",
    "relevant",
    "constraint",
    "constraint_message::Bangla (bn)",
    "required",
  ],
  ["begin group", "tax", "কর", "Tax", null, null, null, null],
  ["integer", "demand", "দাবি", "Demand", null, null, null, "yes"],
  ["integer", "collected", "আদায়", "Collected", null, ". <= ${demand}", "দাবি ${demand}, আদায় বেশি", null],
  ["select_one yn", "online", "অনলাইনে?", "Online?", null, null, null, null],
  ["select_multiple ways", "how", "কীভাবে?", "How?", "${online} = 'yes'", null, null, "yes"],
  ["end group", null, null, null, null, null, null, null],
  ["begin repeat", "trucks", "ট্রাক", "Truck", null, null, null, null],
  ["text", "plate", "নম্বর", "Plate", null, null, null, null],
  ["end repeat", null, null, null, null, null, null, null],
];
const choices = [
  ["list_name", "name", "label::Bangla (bn)", "label::English (en)"],
  ["yn", "yes", "হ্যাঁ", "Yes"],
  ["yn", "no", "না", "No"],
  ["ways", "bank", "ব্যাংক", "Bank"],
  ["ways", "phone", "মোবাইল", "Mobile"],
];

beforeAll(async () => {
  house = await openHouse();
  const settings = [
    ["form_title", "form_id", "default_language"],
    ["Tax", "tax", "Bangla (bn)"],
  ];
  const bytes = await workbook({ survey, choices, settings });
  const officer = house.as("hq-officer");
  const imported = await officer.api("POST", "/questionnaires", new FormBody({ workbook: { name: "t.xlsx", bytes } }));
  questionnaireId = imported.json<{ id: string }>().id;
  await officer.api("POST", `/questionnaires/${questionnaireId}/publish`);
});
afterAll(() => house.close());

beforeEach(async () => {
  const respondents = { municipalities: [town, otherTown] };
  const asked = { questionnaireId, title: "Tax", opensOn: "2026-11-01", dueOn: "2026-11-30", respondents };
  roundId = (await house.as("hq-officer").api("POST", "/rounds", asked)).json<{ id: string }>().id;
  focal = house.as("focal-person");
  const read = await focal.api("GET", `/rounds/${roundId}/responses/${town}`);
  answers = `/bn/answers/${read.json<{ id: string }>().id}`;
});

const tax = ["tax/demand", "tax/collected", "tax/online"];
const section = () => `${answers}/sections/tax`;
const send = (fields: Fields, who = focal) =>
  who.post(section(), { shown: tax, action: "next", draft: "0", ...fields }, section());
const kept = async () =>
  (await focal.api("GET", `/rounds/${roundId}/responses/${town}`)).json<{
    answers: Record<string, unknown>;
    draftVersion: number;
  }>();

describe("A section's page", () => {
  it("understands Bangla digits and commas, saves, and goes on to the next section", async () => {
    const reply = await send({ "tax/demand": "১,৬৮,৫০,০০০", "tax/collected": "1,000" });
    expect(reply.status).toBe(303);
    expect(reply.location).toBe(`${answers}/sections/trucks`);
    expect((await kept()).answers).toEqual({ tax: { demand: 16_850_000, collected: 1000 }, trucks: [{}] });
    expect((await focal.get(section())).text).toContain('value="১,৬৮,৫০,০০০"');
  });

  it("says exactly what is wrong where, in the author's words with the figures, and has saved all the same", async () => {
    const reply = await send({ "tax/demand": "১০০০০", "tax/collected": "২০০০০" });
    expect(reply.status).toBe(422);
    expect(reply.text).toContain("দাবি ১০,০০০, আদায় বেশি");
    expect(reply.text).toContain('href="#f-tax-collected"');
    expect(reply.text).toMatch(/id="f-tax-collected"[^>]*aria-invalid/);
    expect(reply.text).toContain("<title>ভুল");
    expect((await kept()).answers).toEqual({ tax: { demand: 10_000, collected: 20_000 }, trucks: [{}] });
  });

  it("keeps what is no number as it was typed, and asks for a number", async () => {
    const reply = await send({ "tax/demand": "অনেক <b>" });
    expect(reply.status).toBe(422);
    expect(reply.text).toContain('value="অনেক &lt;b>"');
    expect((await kept()).answers).toEqual({ tax: { demand: "অনেক <b>" }, trucks: [{}] });
  });

  it("shows the questions that an answer brings before it goes on", async () => {
    const reply = await send({ "tax/demand": "5", "tax/online": "yes" });
    expect(reply.status).toBe(303);
    expect(reply.location).toBe(`${section()}?more=1#f-tax-how`);
    const page = await focal.get(`${section()}?more=1`);
    expect(page.text).toContain("কীভাবে?");
    expect(page.text).toMatch(/আরও ১টি প্রশ্ন/);
  });

  it("lets go without a check, by going back to the list", async () => {
    const reply = await send({ "tax/demand": "", "tax/collected": "7", action: "list" });
    expect(reply.location).toBe(answers);
    expect((await kept()).answers).toEqual({ tax: { collected: 7 }, trucks: [{}] });
  });
});

describe("A response that came back", () => {
  it("shows each comment at its question and marks the section until the answer has been changed", async () => {
    const officer = house.as("hq-officer");
    const path = `/rounds/${roundId}/responses/${town}`;
    await focal.api("PUT", path, { answers: { tax: { demand: 5 } } });
    await focal.api("POST", `${path}/submit`);
    const questions = [{ path: "tax/demand", comment: "একটি শূন্য কম?" }];
    await officer.api("POST", `${path}/return`, { comment: "", questions });
    const list = await focal.get(answers);
    expect(list.text).toContain("একটি শূন্য কম?");
    expect(list.text).toContain("১টি মন্তব্য আছে");
    expect((await focal.get(section())).text).toContain("একটি শূন্য কম?");
    await send({ "tax/demand": "50", draft: "1", action: "list" });
    const mended = await focal.get(answers);
    expect(mended.text).toContain("একটি শূন্য কম?");
    expect(mended.text).not.toContain("১টি মন্তব্য আছে");
  });
});

describe("Two people at one draft", () => {
  it("are merged question by question where they changed different ones", async () => {
    await send({ "tax/demand": "100", "tax/collected": "1" });
    await send({ "tax/demand": "200", "tax/collected": "1", draft: "1" }, house.as("hq-officer"));
    const mine = await send({ "tax/demand": "100", "tax/collected": "50", draft: "1" });
    expect(mine.status).toBe(303);
    expect((await kept()).answers).toEqual({ tax: { demand: 200, collected: 50 }, trucks: [{}] });
  });

  it("are asked where they changed the same one, with both answers, and nothing is lost", async () => {
    await send({ "tax/demand": "100", "tax/online": "no" });
    const theirs = { "tax/demand": "200", "tax/online": "yes", draft: "1", action: "list" };
    await send(theirs, house.as("hq-officer"));
    const mine = await send({ "tax/demand": "300", "tax/online": "no", draft: "1" });
    expect(mine.status).toBe(409);
    expect(mine.text).toContain("Kamal Hossain");
    expect(mine.text).toMatch(/name="tax\/demand"[^>]*value="৩০০"|value="৩০০"[^>]*name="tax\/demand"/);
    expect(mine.text).toContain("২০০");
    expect((await kept()).answers).toMatchObject({ tax: { demand: 200 } });
    const draft = /name="draft" value="(\d+)"/.exec(mine.text)?.[1];
    expect((await send({ "tax/demand": "300", "tax/online": "no", draft: draft! })).status).toBe(303);
    expect((await kept()).answers).toMatchObject({ tax: { demand: 300 } });
  });
});

describe("An answer that gave way to another's", () => {
  it("stays in the history of its question, for who reviews it, and leaves the answer that was chosen alone", async () => {
    await send({ "tax/demand": "100" });
    await send({ "tax/demand": "200", draft: "1", action: "list" }, house.as("hq-officer"));
    const asked = await send({ "tax/demand": "300", draft: "1" });
    const carried = /name="aside:tax\/demand" value="(\d+)"/.exec(asked.text)?.[1];
    expect(carried).toBe("300");
    // The other's answer is typed in the place of one's own.
    const chosen = { "tax/demand": "২০০", "tax/collected": "50", "aside:tax/demand": carried!, draft: "2" };
    expect((await send(chosen)).status).toBe(303);
    // Sent again it changes nothing more.
    await send({ "tax/demand": "200", "tax/collected": "50", draft: "3" });
    expect((await kept()).answers).toMatchObject({ tax: { demand: 200, collected: 50 } });
    await focal.api("POST", `/rounds/${roundId}/responses/${town}/submit`);
    const review = await house.as("hq-officer").get(`/en/rounds/${roundId}/responses/${town}?view=all`);
    expect(review.text).toMatch(/answered otherwise at [^<]*: 300\. Not kept\./);
    expect(review.text.match(/answered otherwise/g)).toHaveLength(1);
  });

  it("isn't told where one's own was kept after all", async () => {
    await send({ "tax/demand": "100" });
    await send({ "tax/demand": "200", draft: "1", action: "list" }, house.as("hq-officer"));
    await send({ "tax/demand": "300", draft: "1" });
    await send({ "tax/demand": "300", "tax/collected": "50", "aside:tax/demand": "300", draft: "2" });
    await focal.api("POST", `/rounds/${roundId}/responses/${town}/submit`);
    const review = await house.as("hq-officer").get(`/en/rounds/${roundId}/responses/${town}?view=all`);
    expect(review.text).not.toContain("answered otherwise");
  });
});

describe("Two people at one roster", () => {
  const roster = () => `${answers}/sections/trucks`;
  const rows = (plates: string[], more: Fields) => {
    const shown = plates.map((_, index) => `trucks[${index + 1}]/plate`);
    return { shown, ...Object.fromEntries(plates.map((plate, index) => [shown[index]!, plate])), ...more };
  };
  const post = (plates: string[], more: Fields, who = focal) => who.post(roster(), rows(plates, more), roster());

  it("lose no entry: what both added is there, and only the entry that was meant is removed", async () => {
    await post(["one", "two"], { action: "list", draft: "0" });
    await post(["one", "two", "theirs"], { action: "list", draft: "1" }, house.as("hq-officer"));
    await post(["ONE", "two"], { action: "add:trucks", draft: "1" });
    const plates = async () => ((await kept()).answers.trucks as { plate?: string }[]).map(({ plate }) => plate);
    expect(await plates()).toEqual(["ONE", "two", "theirs", undefined]);
    await post(["changed", "two", "theirs"], { action: "list", draft: "3" }, house.as("hq-officer"));
    const before = await plates();
    await post(["ONE", "two", "theirs", ""], { action: "remove:trucks[1]", draft: "3" });
    expect(await plates(), "the first entry has been changed by another meanwhile").toEqual(before);
    await post(["changed", "two", "theirs"], { action: "remove:trucks[2]", draft: "4" });
    expect((await plates()).slice(0, 2)).toEqual(["changed", "theirs"]);
  });
});

describe("What comes too late", () => {
  it("is shown again as it was typed when the round was closed meanwhile", async () => {
    await send({ "tax/demand": "100" });
    await house.as("hq-officer").api("POST", `/rounds/${roundId}/close`);
    const late = await send({ "tax/demand": "999", draft: "1" });
    expect(late.status).toBe(409);
    expect(late.text).toContain('value="৯৯৯"');
    expect(late.text).toContain("পর্বটি বন্ধ হয়েছে");
    expect((await kept()).answers).toEqual({ tax: { demand: 100 }, trucks: [{}] });
  });

  it("is refused at the submit while something is wrong or the records weren't looked at; pressed twice it counts once", async () => {
    await send({ "tax/demand": "5", "tax/collected": "9", action: "list" });
    const unread = await focal.post(`${answers}/submit`, {}, section());
    expect(unread.status).toBe(422);
    const wrong = await focal.post(`${answers}/submit`, { acknowledge: "yes" }, section());
    expect(wrong.status).toBe(422);
    expect(wrong.text).toContain(`${section()}#f-tax-collected`);
    await send({ "tax/demand": "5", "tax/collected": "4", action: "list", draft: "1" });
    for (const press of ["first", "second"]) {
      const sent = await focal.post(`${answers}/submit`, { acknowledge: "yes" }, "/bn/me");
      expect(sent.location, press).toBe(`${answers}/receipt`);
    }
    const revisions = await focal.api("GET", `/rounds/${roundId}/responses/${town}/revisions`);
    expect(revisions.json()).toMatchObject({ total: 1 });
  });
});
