import { describe, expect, test } from "vitest";
import { workbook } from "../../../test/support/workbook.ts";
import { type Answers, readForm } from "../../xlsform/index.ts";
import { exportTables, responseColumns, tableRows } from "./export.rules.ts";

async function tablesOf(rows: [type: string, name: string][]) {
  const survey = [["type", "name", "label"], ...rows.map(([type, name]) => [type, name, name])];
  const { definition, errors } = readForm(await workbook({ survey }));
  expect(errors).toEqual([]);
  return exportTables(definition!);
}

const facts = responseColumns.map((column) => `the ${column}`);

describe("The tables of an export", () => {
  test("are one of the responses and one of each repeat, whose lines name their response and number", async () => {
    const tables = await tablesOf([
      ["begin_group", "fleet"],
      ["begin_repeat", "trucks"],
      ["text", "plate"],
      ["begin_repeat", "trips"],
      ["integer", "tonnes"],
      ["end_repeat", ""],
      ["end_repeat", ""],
      ["end_group", ""],
    ]);
    expect(tables.map(({ name }) => name)).toEqual(["responses", "trucks", "trucks-trips"]);
    const answers: Answers = {
      fleet: { trucks: [{ plate: "A" }, { plate: "B", trips: [{ tonnes: 1 }, { tonnes: 2 }] }] },
    };
    expect([...tableRows(tables[2]!, facts, answers)]).toEqual([
      ["the response_id", "the municipality_code", 2, 1, 1],
      ["the response_id", "the municipality_code", 2, 2, 2],
    ]);
  });

  test("each have a name of their own, though two repeats are called alike or as our own table", async () => {
    const tables = await tablesOf([
      ["begin_repeat", "responses"],
      ["text", "a"],
      ["end_repeat", ""],
      ["begin_group", "old"],
      ["begin_repeat", "trucks"],
      ["text", "b"],
      ["end_repeat", ""],
      ["end_group", ""],
      ["begin_group", "new"],
      ["begin_repeat", "Trucks"],
      ["text", "c"],
      ["end_repeat", ""],
      ["end_group", ""],
    ]);
    expect(tables.map(({ name }) => name)).toEqual(["responses", "responses-2", "trucks", "Trucks-2"]);
  });

  test("have no column twice, though a question is called as one of our own", async () => {
    const [table] = await tablesOf([
      ["text", "state"],
      ["text", "district"],
      ["text", "ward"],
    ]);
    expect(table!.header).toEqual([...responseColumns, "answers/state", "answers/district", "ward"]);
    const [row] = [...tableRows(table!, facts, { state: "good", ward: "3" })];
    expect(row).toEqual([...facts, "good", "", "3"]);
  });
});
