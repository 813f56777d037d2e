import { describe, expect, it } from "vitest";
import { type Answers, compileForm, openSession, readSheets } from "../../../xlsform/index.ts";
import { cellsOf, readDay } from "./cells.ts";
import { pasteRows } from "./paste-rows.ts";

const survey = [
  ["type", "name", "label::Bangla (bn)", "label::English (en)", "repeat_count"],
  ["begin_repeat", "trucks", "ট্রাক", "Trucks", ""],
  ["text", "plate", "নম্বর", "Plate", ""],
  ["begin_group", "load", "", "", ""],
  ["decimal", "tons", "টন", "Tons", ""],
  ["integer", "trips", "ট্রিপ", "Trips", ""],
  ["end_group", "", "", "", ""],
  ["select_one fuel", "fuel", "জ্বালানি", "Fuel", ""],
  ["date", "bought", "কেনা", "Bought", ""],
  ["image", "photo", "ছবি", "Photo", ""],
  ["end_repeat", "", "", "", ""],
  ["begin_repeat", "wards", "ওয়ার্ড", "Wards", "2"],
  ["integer", "holdings", "হোল্ডিং", "Holdings", ""],
  ["end_repeat", "", "", "", ""],
];
const choices = [
  ["list_name", "name", "label::Bangla (bn)", "label::English (en)"],
  ["fuel", "d", "ডিজেল", "Diesel"],
  ["fuel", "c", "সিএনজি", "CNG"],
];
const settings = [
  ["form_id", "form_title"],
  ["t", "T"],
];
const sheetOf = (name: string, rows: string[][]) => ({
  name,
  rows: rows.map((row, index) => ({
    number: index + 1,
    cells: new Map([...row.entries()].filter(([, cell]) => cell !== "")),
  })),
});
const sheets = { survey, choices, settings };
const byName = new Map(Object.entries(sheets).map(([name, rows]) => [name, sheetOf(name, rows)]));
const { definition } = readSheets({ names: Object.keys(sheets), byName });
const form = compileForm(definition!);
const open = (answers: Answers = {}) => openSession(form, { answers, today: "2026-11-22" });

const faults = (text: string, path = "trucks", session = open()) => {
  const outcome = pasteRows(session, path, text, "en");
  return "faults" in outcome ? outcome.faults : [];
};

describe("Rows from a spreadsheet", () => {
  it("fill a roster in the order of its questions, in digits and words of either language", () => {
    const session = open();
    const outcome = pasteRows(
      session,
      "trucks",
      "ঢাকা-১১\t৩.৫\t১,২০০\tডিজেল\t১২/৩/২০২৪\nB-2\t2\t\tcng\t2023-01-05\n",
      "bn",
    );
    expect(outcome).toMatchObject({ laid: { "trucks[1]/plate": "ঢাকা-১১", "trucks[2]/fuel": "c" } });
    expect(session.draft().trucks).toEqual([
      { plate: "ঢাকা-১১", load: { tons: 3.5, trips: 1200 }, fuel: "d", bought: "2024-03-12" },
      { plate: "B-2", load: { tons: 2 }, fuel: "c", bought: "2023-01-05" },
    ]);
  });

  it("stand in any order where their first row names the columns, by label or by name", () => {
    const session = open();
    pasteRows(session, "trucks", "টন\tplate\n7\tC-3", "en");
    expect(session.draft().trucks).toEqual([{ plate: "C-3", load: { tons: 7 } }]);
  });

  it("come after the entries that hold an answer, and into those that hold none", () => {
    const session = open({ trucks: [{ plate: "A" }, {}] });
    pasteRows(session, "trucks", "B\t1\nC\t2", "en");
    expect(session.draft().trucks).toEqual([
      { plate: "A" },
      { plate: "B", load: { tons: 1 } },
      { plate: "C", load: { tons: 2 } },
    ]);
  });

  it("may be separated by commas, with quoted cells, and a single column needs no separator", () => {
    const session = open();
    pasteRows(session, "trucks", 'A-1,"1,250","3"\n', "en");
    expect(session.draft().trucks).toEqual([{ plate: "A-1", load: { tons: 1250, trips: 3 } }]);
    pasteRows(session, "wards", "1,240\n310", "en");
    expect(session.draft().wards).toEqual([{ holdings: 1240 }, { holdings: 310 }]);
  });

  it("are told cell by cell what is wrong, and then none is taken", () => {
    const session = open();
    expect(faults("A\tmany\t1.5\tpetrol\t31/02/2024\nB\t2\t\t\t\tmore", "trucks", session)).toEqual([
      "Row 1, Tons: “many” is not a number",
      "Row 1, Trips: “1.5” is not a whole number",
      "Row 1, Fuel: “petrol” is not among the choices",
      "Row 1, Bought: “31/02/2024” is not a date; write it as 30/11/2026",
      "Row 2: it isn’t clear which question “more” answers",
    ]);
    expect(session.draft().trucks ?? [{}]).toEqual([{}]);
  });

  it("are counted with their header, and a column that isn't known is named", () => {
    expect(faults("Plate\tTons\tColour\nA\tx\tred")).toEqual([
      "Row 2, Tons: “x” is not a number",
      "Row 2: there is no column “Colour”",
    ]);
  });

  it("must have room, and be no more than can be taken at a time", () => {
    expect(faults("1\n2\n3", "wards")).toEqual(["There are 3 rows and room for 2."]);
    expect(faults(Array.from({ length: 1001 }, () => "A\t1").join("\n"))).toHaveLength(1);
    expect(faults(`A\t${"x".repeat(200_001)}`)).toHaveLength(1);
    expect(faults(" \n\t\n")).toEqual(["There are no rows."]);
    expect(faults(Array.from({ length: 50 }, () => "A\tx").join("\n")).at(-1)).toBe("and 20 more faults.");
  });
});

it("keeps line breaks and doubled quotes within a quoted cell", () => {
  expect(cellsOf('"a\n""b"""\tc\n\nd', 2)).toEqual([['a\n"b"', "c"], ["d"]]);
});

it.each([
  ["2026-3-1", "2026-03-01"],
  ["1/3/2026", "2026-03-01"],
  ["01.03.26", "2026-03-01"],
  ["1-Mar-26", "2026-03-01"],
  ["1 March 2026", "2026-03-01"],
  ["29/2/2025", null],
  ["13/13/2025", null],
  ["soon", null],
])("reads the day %s as %s", (text, day) => {
  expect(readDay(text)).toBe(day);
});
