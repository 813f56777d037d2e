import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import {
  CHOICES_COLUMNS,
  type ColumnSet,
  ENTITIES_COLUMNS,
  SETTINGS_COLUMNS,
  SURVEY_COLUMNS,
} from "./definition/columns.ts";
import { QUESTION_TYPES } from "./definition/question-types.ts";
import { functions, unsupportedFunctions } from "./expression/functions/functions.ts";

const page = readFileSync("docs/xlsform.md", "utf8");

function section(title: string): string {
  return page.split(/^## /m).find((part) => part.startsWith(title))!;
}

function namesIn(text: string): Set<string> {
  return new Set(text.toLowerCase().match(/[a-z0-9_:-]+/g));
}

describe("what is supported", () => {
  it("lists every type of question", () => {
    const named = namesIn(section("Types"));
    expect(QUESTION_TYPES.filter((type) => !named.has(type.toLowerCase()))).toEqual([]);
  });

  it.each<[string, ColumnSet]>([
    ["survey", SURVEY_COLUMNS],
    ["choices", CHOICES_COLUMNS],
    ["entities", ENTITIES_COLUMNS],
    ["settings", SETTINGS_COLUMNS],
  ])("lists every column of the sheet %s", (_, { aliases, attributes }) => {
    const named = namesIn(section("Columns"));
    const known = [...Object.values(aliases), ...Object.keys(attributes).map((name) => name.replaceAll("_", ""))];
    const unspaced = new Set(Array.from(named, (name) => name.replaceAll("_", "")));
    expect(known.filter((column) => !unspaced.has(column.replaceAll("_", "")))).toEqual([]);
  });

  it("lists every function, and those of the specification that aren't", () => {
    const named = namesIn(section("Expressions"));
    const all = [...functions.keys(), ...unsupportedFunctions];
    expect(all.filter((name) => !named.has(name))).toEqual([]);
  });

  it("names tests that there are", () => {
    const files = ["src", "test"].flatMap((folder) => readdirSync(folder, { recursive: true, encoding: "utf8" }));
    const known = new Set(files.map((file) => /([^/\\]+)\.test\.tsx?$/.exec(file)?.[1]));
    const rows = page.split("\n").filter((line) => /^\|(?! -|-| ---)/.test(line));
    const tested = rows.flatMap((row) => {
      const cells = row.split("|").slice(1, -1);
      return cells.length === 3 ? cells[2]!.split(",").map((name) => name.trim()) : [];
    });
    expect(tested.filter((name) => name !== "" && name !== "Test" && !known.has(name))).toEqual([]);
  });
});
