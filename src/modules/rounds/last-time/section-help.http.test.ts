import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { town } from "../../../../test/support/cast.ts";
import { FormBody } from "../../../../test/support/client.ts";
import { openHouse, type TestHouse } from "../../../../test/support/house.ts";
import { workbook } from "../../../../test/support/workbook.ts";

let house: TestHouse;
let finance: string;
let services: string;
/** Of this year's round of finance. */
let answersUrl: string;
let api: string;

const survey = [
  ["type", "name", "label::Bangla (bn)", "label::English (en)", "unit::English (en)", "indicator", "required"],
  ["begin group", "finance", "অর্থ", "Finance"],
  ["integer", "demand", "দাবি", "Demand", "BDT"],
  ["integer", "staff", "জনবল", "Staff", "", "STAFF"],
  ["text", "officer", "কর্মকর্তা", "Officer"],
  ["end group"],
  ["begin repeat", "trucks", "ট্রাক", "Truck"],
  ["text", "plate", "নম্বর", "Plate"],
  ["end repeat"],
];
const other = [survey[0]!, ["integer", "people", "জনবল", "People employed", "", "STAFF"]];

async function publish(rows: string[][], formId: string): Promise<string> {
  const officer = house.as("hq-officer");
  const settings = [
    ["form_title::Bangla (bn)", "form_title::English (en)", "form_id", "default_language"],
    [formId, formId, formId, "Bangla (bn)"],
  ];
  const bytes = await workbook({ survey: rows, choices: [["list_name", "name"]], settings });
  const sent = await officer.api("POST", "/questionnaires", new FormBody({ workbook: { name: "f.xlsx", bytes } }));
  const { id } = sent.json<{ id: string }>();
  await officer.api("POST", `/questionnaires/${id}/publish`);
  return id;
}

async function openRound(questionnaireId: string, title: string, period: string): Promise<string> {
  const asked = { questionnaireId, title, period, opensOn: "2026-11-01", dueOn: "2026-11-30" };
  const officer = house.as("hq-officer");
  const opened = await officer.api("POST", "/rounds", { ...asked, respondents: { municipalities: [town] } });
  return opened.json<{ id: string }>().id;
}

async function answerAndApprove(round: string, answers: object): Promise<void> {
  const path = `/rounds/${round}/responses/${town}`;
  await house.as("focal-person").api("PUT", path, { answers });
  await house.as("focal-person").api("POST", `${path}/submit`);
  await house.as("hq-officer").api("POST", `${path}/approve`);
}

beforeAll(async () => {
  house = await openHouse();
  finance = await publish(survey, "finance");
  services = await publish(other, "services");
  const last = await openRound(finance, "Finance", "2024-25");
  await answerAndApprove(last, {
    finance: { demand: 1_240_000, officer: "Rahim" },
    trucks: [{ plate: "A-1" }, { plate: "A-2" }],
  });
  await answerAndApprove(await openRound(services, "Basic services", "2025-26"), { people: 124 });
});
afterAll(() => house.close());

beforeEach(async () => {
  const round = await openRound(finance, "Finance", "2025-26");
  api = `/rounds/${round}/responses/${town}`;
  const page = await house.as("hq-officer").get(`/en/rounds/${round}/responses/${town}`);
  answersUrl = /\/en\/answers\/[0-9a-f-]+/.exec(page.text)![0];
});

const section = (slug: string) => `${answersUrl}/sections/${slug}`;
const textOf = (html: string) =>
  html
    .replace(/<[^>]+>/g, " ")
    .replace(/\u2060/g, "")
    .replace(/[\s\u00A0]+/g, " ");
const draft = async () => (await house.as("focal-person").api("GET", api)).json<{ answers: unknown }>().answers;
const shown = ["finance/demand", "finance/staff", "finance/officer"];
const post = (fields: Record<string, string | string[]>) =>
  house.as("focal-person").post(section("finance"), { shown, ...fields }, section("finance"));

describe("Last time's answers beside the questions", () => {
  it("stand in the language of the page, with a button to use one that is missing", async () => {
    const page = await house.as("focal-person").get(section("finance"));
    expect(textOf(page.text)).toContain("Last time (2024–25): 12,40,000 BDT Use the same : Demand");
    const bangla = await house.as("focal-person").get(section("finance").replace("/en/", "/bn/"));
    expect(textOf(bangla.text)).toContain("গতবার (২০২৪–২৫): ১২,৪০,০০০");
  });

  it("go into the field by that button, with all that was typed saved too, and the button is gone then", async () => {
    const answer = await post({ "finance/officer": "Karim", action: "carry:finance/demand" });
    expect(answer.status).toBe(303);
    expect(answer.location).toMatch(/#f-finance-demand$/);
    expect(await draft()).toMatchObject({ finance: { demand: 1_240_000, officer: "Karim" } });
    const page = (await house.as("focal-person").get(section("finance"))).text;
    expect(page).not.toContain('value="carry:finance/demand"');
    expect(page).not.toContain("carry:finance/officer");
  });

  it("fill all empty questions of a section at once, and the page says so", async () => {
    const answer = await post({ "finance/demand": "5", action: "carry-section" });
    expect(answer.location).toMatch(/\?carried=1$/);
    expect(await draft()).toMatchObject({ finance: { demand: 5, officer: "Rahim" } });
    const page = await house.as("focal-person").get(answer.location!);
    expect(textOf(page.text)).toContain("1 answer was carried over. Check it.");
  });

  it("fill a roster in which nothing stands yet", async () => {
    const focal = house.as("focal-person");
    expect(textOf((await focal.get(section("trucks"))).text)).toContain("Carry over all empty questions");
    await focal.post(section("trucks"), { action: "carry-section" }, section("trucks"));
    expect(await draft()).toMatchObject({ trucks: [{ plate: "A-1" }, { plate: "A-2" }] });
    expect(textOf((await focal.get(section("trucks"))).text)).not.toContain("Carry over");
  });
});

describe("An answer very different from last time", () => {
  const goOn = { "finance/demand": "99", action: "next" };

  it("is saved, and the page asks why, once", async () => {
    const answer = await post(goOn);
    expect(answer.location).toMatch(/\?unlike=1#f-reason-finance-demand$/);
    expect(await draft()).toMatchObject({ finance: { demand: 99 } });
    const page = await house.as("focal-person").get(answer.location!);
    expect(textOf(page.text)).toContain("1 answer is very different from last time.");
    expect(textOf(page.text)).toContain("100% less than last time.");
    const onward = await post({ ...goOn, "reason:finance/demand": "" });
    expect(onward.location).toContain("/sections/trucks");
  });

  it("carries its reason into the revision, and stays without a refusal where there is none", async () => {
    const focal = house.as("focal-person");
    await post({ ...goOn, "reason:finance/demand": "Flood: half was waived" });
    await post({ ...goOn, "finance/officer": "Karim", "reason:finance/demand": "Flood: half was waived" });
    const check = await focal.get(`${answersUrl}/check`);
    expect(textOf(check.text)).toContain("Reason: Flood: half was waived");
    expect(textOf(check.text)).not.toContain("without a reason");
    await post({ ...goOn, "reason:finance/demand": "" });
    expect(textOf((await focal.get(`${answersUrl}/check`)).text)).toContain(
      "1 answer is very different from last time, without a reason.",
    );
    await post({ ...goOn, "reason:finance/demand": "Flood" });
    expect((await focal.api("POST", `${api}/submit`)).json<{ state: string }>().state).toBe("submitted");
    const revision = (await focal.api("GET", `${api}/revisions/1`)).json<{ reasons: unknown }>();
    expect(revision.reasons).toEqual({ "finance/demand": "Flood" });
    const review = await house.as("hq-officer").get(`/en${api}`);
    expect(textOf(review.text)).toContain("Reason: Flood");
  });
});

describe("A fact that was approved in another questionnaire", () => {
  it("is offered with its source where the question is empty, and taken by a button", async () => {
    const focal = house.as("focal-person");
    const page = textOf((await focal.get(section("finance"))).text);
    expect(page).toContain("From “Basic services”, approved 22 November 2026: 124 Use the same : Staff");
    const answer = await post({ action: "fact:finance/staff" });
    expect(answer.location).toMatch(/#f-finance-staff$/);
    expect(await draft()).toMatchObject({ finance: { staff: 124 } });
    expect(textOf((await focal.get(section("finance"))).text)).not.toContain("Basic services");
  });
});
