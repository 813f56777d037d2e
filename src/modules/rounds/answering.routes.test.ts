import { afterAll, beforeAll, expect, it } from "vitest";
import { town } from "../../../test/support/cast.ts";
import { FormBody } from "../../../test/support/client.ts";
import { openHouse, type TestHouse } from "../../../test/support/house.ts";
import { workbook } from "../../../test/support/workbook.ts";

let house: TestHouse;
let section: string;

const survey = [
  ["type", "name", "label::Bangla (bn)", "label::English (en)"],
  ["begin group", "vehicles", "যানবাহন", "Vehicles"],
  ["begin repeat", "trucks", "ট্রাক", "Truck"],
  ["text", "plate", "নম্বর", "Plate"],
  ["end repeat", null, null, null],
  ["end group", null, null, null],
];
const settings = [
  ["form_title::Bangla (bn)", "form_title::English (en)", "form_id", "default_language"],
  ["যানবাহন", "Vehicles", "vehicles", "Bangla (bn)"],
];

beforeAll(async () => {
  house = await openHouse();
  const officer = house.as("hq-officer");
  const bytes = await workbook({ survey, choices: [["list_name", "name"]], settings });
  const imported = await officer.api("POST", "/questionnaires", new FormBody({ workbook: { name: "v.xlsx", bytes } }));
  const questionnaireId = imported.json<{ id: string }>().id;
  await officer.api("POST", `/questionnaires/${questionnaireId}/publish`);
  const asked = { questionnaireId, title: "Vehicles", opensOn: "2026-11-01", dueOn: "2026-11-30" };
  const opened = await officer.api("POST", "/rounds", { ...asked, respondents: { municipalities: [town] } });
  const round = opened.json<{ id: string }>().id;
  const page = await officer.get(`/en/rounds/${round}/responses/${town}`);
  section = `${/\/en\/answers\/[0-9a-f-]+/.exec(page.text)![0]}/sections/vehicles`;
});
afterAll(() => house.close());

it("keeps each entry that is added to a roster, empty as it is, until it is removed", async () => {
  const focal = house.as("focal-person");
  const entries = async () => (await focal.get(section)).text.match(/value="remove:/g)?.length ?? 0;
  const plate = "vehicles/trucks[1]/plate";
  await focal.post(section, { shown: plate, [plate]: "ঢাকা মেট্রো", action: "add:vehicles/trucks" }, section);
  expect(await entries()).toBe(2);
  await focal.post(section, { action: "add:vehicles/trucks" }, section);
  expect(await entries()).toBe(3);
  await focal.post(section, { action: "remove:vehicles/trucks[3]" }, section);
  expect(await entries()).toBe(2);
});
