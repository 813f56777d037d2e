import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openHouse, type TestHouse } from "../../../test/support/house.ts";
import { workbook } from "../../../test/support/workbook.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.close());

const url = "/bn/questionnaires/import";
const csv = (name: string, text: string) => ({ name, bytes: Buffer.from(text) });
const wards = csv("wards.csv", "name,label,zone\n1,এক,উত্তর\n2,দুই,দক্ষিণ\n");
const zones = csv("zones.csv", "name,label\nউত্তর,উত্তর\n");

/** A questionnaire that takes its choices from two files. */
async function questionnaire(formId: string) {
  const survey = [
    ["type", "name", "label::Bangla (bn)"],
    ["select_one_from_file zones.csv", "zone", "অঞ্চল"],
    ["select_one_from_file wards.csv", "ward", "ওয়ার্ড"],
  ];
  const settings = [
    ["form_id", "form_title::Bangla (bn)"],
    [formId, "ওয়ার্ড"],
  ];
  return { name: "form.xlsx", bytes: await workbook({ survey, settings }) };
}

describe("importing a questionnaire with its files, without scripts", () => {
  it("offers a field for several files", async () => {
    const { text } = await house.as("hq-officer").get(url);
    expect(text).toMatch(/<input[^>]*name="attachments"[^>]*multiple/);
    expect(text).toMatch(/accept="\.xlsx,\.csv,\.md"/);
  });

  it("takes its choices from them", async () => {
    const officer = house.as("hq-officer");
    const done = await officer.post(url, { workbook: await questionnaire("with-files"), attachments: [wards, zones] });
    expect(done.status).toBe(303);
    const { text } = await officer.get(done.location!);
    expect(text).toContain("ওয়ার্ড");
    const { rows } = await house.db.execute(
      "select v.definition->'choiceLists'->'wards'->1->'name' as name from questionnaire_versions v join questionnaires q on q.id = v.questionnaire_id where q.form_id = 'with-files'",
    );
    expect(rows).toEqual([{ name: "2" }]);
  });

  it("imports nothing while one is lacking, and says which and where", async () => {
    const officer = house.as("hq-officer");
    const { status, text } = await officer.post(url, {
      workbook: await questionnaire("lacking"),
      attachments: [wards],
    });
    expect(status).toBe(422);
    expect(text).toContain("“zones.csv” ফাইলটি সঙ্গে দেওয়া হয়নি");
    const { rows } = await house.db.execute("select 1 from questionnaires where form_id = 'lacking'");
    expect(rows).toEqual([]);
  });

  it("refuses a file whose letters nobody could read", async () => {
    const old = { name: "wards.csv", bytes: Buffer.from("name,label\n1,Où?\n", "latin1") };
    const { status, text } = await house
      .as("hq-officer")
      .post(url, { workbook: await questionnaire("garbled"), attachments: [old, zones] });
    expect(status).toBe(422);
    expect(text).toContain("“wards.csv” ফাইলের লেখা UTF-8");
  });

  it("reads Markdown and CSV questionnaires too", async () => {
    const officer = house.as("hq-officer");
    const tables = "| survey | type | name | label |\n| | text | a | ক |\n| settings | form_id |\n| | in-tables |\n";
    expect((await officer.post(url, { workbook: csv("form.md", tables) })).status).toBe(303);
    const sheets = "type,name,label\nselect_one yn,a,ক\n";
    const lists = csv("choices.csv", "list_name,name,label\nyn,yes,হ্যাঁ\n");
    const alone = {
      workbook: csv("survey.csv", sheets),
      attachments: [lists, csv("settings.csv", "form_id\nin-csv\n")],
    };
    expect((await officer.post(url, alone)).status).toBe(303);
  });
});
