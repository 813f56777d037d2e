import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readForm } from "../read-form.ts";
import { readTextSheets } from "./text-sheets.ts";

function read(text: string, attachments: Record<string, string> = {}) {
  return readForm(new TextEncoder().encode(text), { attachments });
}

const EXPECTED = {
  formId: "trip",
  children: [
    { type: "text", name: "who", label: { "": "Who | where?\nSay both" }, row: 2 },
    { type: "select_one", name: "how", list: "means", row: 3 },
  ],
  choiceLists: { means: [{ name: "bus", label: { "": 'Bus, "local"' } }] },
};

describe("a questionnaire in Markdown", () => {
  it("names its sheets in the first column, beside the headers or above them", () => {
    const { definition, errors } = read(`
| survey |                   |      |                          |
|        | type              | name | label                    |
|        | text              | who  | Who \\| where?<br>Say both |
|        | select_one means  | how  | How?                     |

| choices | list_name | name | label        |
|---------|-----------|------|--------------|
|         | means     | bus  | Bus, "local" |
| settings | form_id |
| | trip |
`);
    expect(errors).toEqual([]);
    expect(definition).toMatchObject(EXPECTED);
  });

  it("may name them in headings", () => {
    const { definition, errors } = read(`# survey
| type | name | label |
| --- | :-- | --- |
| text | who | Who \\| where?<br/>Say both |
| select_one means | how | How? |
## choices
| list_name | name | label |
| --- | --- | --- |
| means | bus | Bus, "local" |
## settings
| form_id |
| --- |
| trip |`);
    expect(errors).toEqual([]);
    expect(definition).toMatchObject(EXPECTED);
  });

  it("places its faults by the rows of the sheet", () => {
    const { errors } = read("| survey | type | name | label |\n| | text | a | A |\n| | txet | b | B |");
    expect(errors).toMatchObject([{ sheet: "survey", row: 3, column: "type", code: "type-unknown" }]);
  });

  it("without a survey says so", () => {
    expect(read("| choices | list_name | name |\n| | l | a |").errors).toMatchObject([{ code: "sheet-missing" }]);
  });
});

describe("a questionnaire in CSV", () => {
  it("names its sheets in the first column", () => {
    const { definition, errors } = read(
      `\uFEFF"survey",,,\r\n,"type","name","label"\r\n,"text","who","Who | where?\nSay both"\r\n,select_one means,how,How?\r\n` +
        `choices,,,\r\n,list_name,name,label\r\n,means,bus,"Bus, ""local"""\r\nsettings\r\n,form_id\r\n,trip\r\n`,
    );
    expect(errors).toEqual([]);
    expect(definition).toMatchObject(EXPECTED);
  });

  it("may be a file for each sheet", () => {
    const { definition, errors } = read(
      `type,name,label\ntext,who,"Who | where?\nSay both"\nselect_one means,how,How?\n`,
      {
        "choices.csv": 'list_name,name,label\nmeans,bus,"Bus, ""local"""\n',
        "settings.csv": "form_id\ntrip\n",
      },
    );
    expect(errors).toEqual([]);
    expect(definition).toMatchObject(EXPECTED);
  });
});

describe("any other text", () => {
  it.each([
    '"' + "a".repeat(10_000_000),
    "\n".repeat(2_000_000),
    `# ${" ".repeat(2_000_000)}|\n|`,
    `survey,${'"",'.repeat(500_000)}`,
  ])("is done with in a blink, however long (%#)", (text) => {
    const begun = performance.now();
    expect(read(text).ok).toBe(false);
    expect(performance.now() - begun).toBeLessThan(10_000);
  });

  it.each(["", "hello", "a,b\n1,2\n", "{}", "<html></html>"])("is no questionnaire: %j", (text) => {
    expect(read(text).errors).toMatchObject([{ code: "workbook-not" }]);
  });

  it("gives a definition or faults", () => {
    const piece = fc.constantFrom(
      "|",
      "survey",
      "type",
      "name",
      "text",
      ",",
      "\n",
      '"',
      "\\",
      "---",
      "# ",
      "a",
      "\r\n",
      " ",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const { ok, errors } = read(pieces.join(""));
        expect(ok).toBe(errors.length === 0);
      }),
      { seed: 20261130, numRuns: 300 },
    );
  });
});

describe("CSV as spreadsheets write it", () => {
  const rows = ["type,name,label", 'text,a,"Ask, please"', "integer,b,বয়স"];
  const asRead = [
    ["type", "name", "label"],
    ["text", "a", "Ask, please"],
    ["integer", "b", "বয়স"],
  ];

  function cells(bytes: Uint8Array): string[][] {
    const read = readTextSheets(bytes);
    if (!read?.ok) throw new Error("not read");
    return read.sheets.byName.get("survey")!.rows.map((row) => [...row.cells.values()]);
  }

  it.each([
    ["semicolons", rows.map((row) => row.replace(/,(?! )/g, ";")).join("\r\n")],
    ["tabs", rows.map((row) => row.replace(/,(?! )/g, "\t")).join("\n")],
    ["commas behind a mark", `\uFEFF${rows.join("\r")}`],
    ["what its first line says", `sep=;\r\n${rows.map((row) => row.replace(/,(?! )/g, ";")).join("\r\n")}`],
  ])("may part cells by %s", (_, text) => {
    expect(cells(new TextEncoder().encode(text))).toEqual(asRead);
  });

  it("may be in UTF-16, as “Unicode text” is", () => {
    const text = `\uFEFF${rows.map((row) => row.replace(/,(?! )/g, "\t")).join("\r\n")}`;
    expect(cells(Buffer.from(text, "utf16le"))).toEqual(asRead);
  });

  it("is refused in a code page of old, which would garble its letters", () => {
    const read = readTextSheets(Buffer.from("type,name,label\ntext,a,Où?\n", "latin1"));
    expect(read).toMatchObject({ ok: false, errors: [{ code: "text-encoding" }] });
  });
});
