import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { town } from "../../../test/support/cast.ts";
import { FormBody } from "../../../test/support/client.ts";
import { openHouse, type TestHouse } from "../../../test/support/house.ts";
import { workbook } from "../../../test/support/workbook.ts";

let house: TestHouse;
let questionnaireId: string;
let page: string;
let api: string;

const survey = [
  ["type", "name", "label::Bangla (bn)", "label::English (en)"],
  ["begin repeat", "trucks", "ট্রাক", "Trucks"],
  ["text", "plate", "নম্বর", "Plate"],
  ["decimal", "tons", "টন", "Tons"],
  ["end repeat"],
];
const settings = [
  ["form_title::Bangla (bn)", "form_title::English (en)", "form_id", "default_language"],
  ["যানবাহন", "Vehicles", "vehicles", "Bangla (bn)"],
];

beforeAll(async () => {
  house = await openHouse();
  const officer = house.as("hq-officer");
  const bytes = await workbook({ survey, choices: [["list_name", "name"]], settings });
  const sent = await officer.api("POST", "/questionnaires", new FormBody({ workbook: { name: "f.xlsx", bytes } }));
  questionnaireId = sent.json<{ id: string }>().id;
  await officer.api("POST", `/questionnaires/${questionnaireId}/publish`);
});
afterAll(() => house.close());

beforeEach(async () => {
  const officer = house.as("hq-officer");
  const asked = { questionnaireId, title: "Vehicles", opensOn: "2026-11-01", dueOn: "2026-11-30" };
  const opened = await officer.api("POST", "/rounds", { ...asked, respondents: { municipalities: [town] } });
  const round = opened.json<{ id: string }>().id;
  api = `/rounds/${round}/responses/${town}`;
  const review = await officer.get(`/en/rounds/${round}/responses/${town}`);
  page = `${/\/en\/answers\/[0-9a-f-]+/.exec(review.text)![0]}/sections/trucks`;
});

const post = (fields: Record<string, string>) => house.as("focal-person").post(page, fields, page);
const trucks = async () =>
  (await house.as("focal-person").api("GET", api)).json<{ answers: { trucks?: unknown[] } }>().answers.trucks;

it("fills a roster with pasted rows, and says how many", async () => {
  const rows = "Plate\tটন\r\nঢাকা-১১\t৩.৫\r\n\tB 2\r\n".replace("\tB 2", "B 2\t");
  const answer = await post({ "paste:trucks": rows, action: "paste:trucks" });
  expect(answer.status).toBe(303);
  expect(answer.location).toMatch(/\?pasted=2#f-trucks-1-plate$/);
  expect(await trucks()).toEqual([{ plate: "ঢাকা-১১", tons: 3.5 }, { plate: "B 2" }]);
  const shown = await house.as("focal-person").get(answer.location!.split("#")[0]!);
  expect(shown.text).toContain("2 rows were taken.");
});

it("takes an empty first cell for what it is", async () => {
  await post({ "paste:trucks": "\t7", action: "paste:trucks" });
  expect(await trucks()).toEqual([{ tons: 7 }]);
});

it("gives rows with a fault back where they were pasted, cell by cell, with nothing lost and nothing taken", async () => {
  const typed = { shown: "trucks[1]/plate", "trucks[1]/plate": "A-1" };
  const answer = await post({ ...typed, "paste:trucks": "B-2\t2\nC-3\tmany", action: "paste:trucks" });
  expect(answer.status).toBe(422);
  expect(answer.text).toContain("Row 2, Tons: “many” is not a number");
  expect(answer.text).toContain("B-2\t2\nC-3\tmany</textarea>");
  expect(await trucks()).toEqual([{ plate: "A-1" }]);
});

it("takes pasted rows also when the page is left by its main button", async () => {
  const answer = await post({ "paste:trucks": "D-4\t1", action: "next" });
  expect(answer.location).toContain("?pasted=1");
  expect(await trucks()).toEqual([{ plate: "D-4", tons: 1 }]);
});

it("says of a question that still stands open in which row it is", async () => {
  await post({ "paste:trucks": "Plate\tTons\nA 1\t3\nB 2\t", action: "paste:trucks" });
  const check = await house.as("focal-person").get(`${page.split("/sections/")[0]}/check`);
  expect(check.text.replaceAll("\u00a0", " ")).toContain("Trucks 2, Tons");
  expect(check.text.replaceAll("\u00a0", " ")).not.toContain("Trucks 1, Tons");
});
