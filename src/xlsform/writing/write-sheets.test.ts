import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Definition } from "../definition/definition.ts";
import { readForm } from "../read-form.ts";
import { definition, question } from "../testing/build.ts";
import { generatedSheets } from "../testing/generate-sheets.ts";
import { workbookOf } from "../testing/workbook.ts";
import { writeMarkdown } from "./write-markdown.ts";
import { writeSheets } from "./write-sheets.ts";
import { writeWorkbook } from "./write-workbook.ts";

function read(bytes: Uint8Array): Definition {
  const { definition: found, errors } = readForm(bytes);
  expect(errors).toEqual([]);
  return found!;
}

/** Without the rows: Markdown leaves out empty ones, and has a line under its headers. */
function unplaced(definition: Definition): unknown {
  return JSON.parse(JSON.stringify(definition, (key, value: unknown) => (key === "row" ? undefined : value)));
}

describe("a questionnaire written as XLSForm", () => {
  it.each(["basic-services", "profile-and-finance"])("is the same when it is read again: %s", (name) => {
    const original = read(readFileSync(`data/questionnaires/${name}.xlsx`));
    const again = read(writeWorkbook(original));
    expect(again).toEqual(original);
    expect(Object.keys(again.choiceLists)).toEqual(Object.keys(original.choiceLists));
  });

  it.each(["basic-services", "profile-and-finance"])("is the same when it is read from Markdown: %s", (name) => {
    const original = read(readFileSync(`data/questionnaires/${name}.xlsx`));
    const again = read(new TextEncoder().encode(writeMarkdown(original)));
    expect(unplaced(again)).toEqual(unplaced(original));
  });

  it("is the same when it is read again, whatever it holds", () => {
    let sound = 0;
    fc.assert(
      fc.property(generatedSheets, (sheets) => {
        const original = readForm(workbookOf(sheets)).definition;
        if (!original) return;
        sound++;
        expect(read(writeWorkbook(original))).toEqual(original);
      }),
      { numRuns: 300, seed: 20261122 },
    );
    expect(sound).toBeGreaterThan(150);
  });

  it("keeps unknown columns under their header, and rows where they were", () => {
    const survey = [["type", "name", "label", "Unit"], [], [], ["integer", "a", "A", "taka"]];
    const written = writeSheets(read(workbookOf({ survey })));
    expect(written.survey).toEqual([
      ["type", "name", "label", "unit"],
      ["", "", "", ""],
      ["", "", "", ""],
      ["integer", "a", "A", "taka"],
    ]);
  });

  it("says its id and version also where its settings don't", () => {
    const made = { ...definition([question("text", "a")]), formId: "other" };
    expect(writeSheets(made).settings).toEqual([
      ["form_title::English (en)", "form_id", "version"],
      ["Test", "other", "1"],
    ]);
  });

  it("names the default language as its settings do", () => {
    const sheets = {
      survey: [
        ["type", "name", "label::English (en)", "label::Bangla (bn)"],
        ["text", "a", "A", "ক"],
      ],
      settings: [["default_language"], ["Bangla"]],
    };
    const original = read(workbookOf(sheets));
    expect(original.defaultLanguage).toBe("bn");
    expect(read(writeWorkbook(original))).toEqual(original);
  });

  it("becomes Markdown tables that the field's tools read", () => {
    const made = definition([question("text", "a", { label: { en: "One | two\nthree" } })]);
    expect(writeMarkdown(made)).toBe(
      [
        "| survey | type | name | label::English (en) |",
        "|---|---|---|---|",
        "|  | text | a | One \\| two<br>three |",
        "",
        "| settings | form_title::English (en) | version |",
        "|---|---|---|",
        "|  | Test | 1 |",
        "",
      ].join("\n"),
    );
  });
});
