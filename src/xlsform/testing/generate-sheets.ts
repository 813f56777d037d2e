import * as fc from "fast-check";
import type { Cell } from "./workbook.ts";

const LANGUAGES = ["", "English (en)", "Bangla (bn)", "Klingon"];
const TEXTS = ["label", "hint", "guidance_hint", "constraint_message", "required_message"];
const LABEL = fc.oneof(
  fc.constantFrom("Age", "বয়স কত?", "a < b & \"c\" 'd'", "_x0041_ | x", "two\nlines", "=1+1", "Hello ${q0}"),
  fc.string({ maxLength: 12, unit: "binary" }),
);
const SELECTS = ["select_one", "select_multiple"].flatMap((type) => ["yn", "towns"].map((list) => `${type} ${list}`));

/**
 * XLSForms as sheets of cells, nested and translated at random, with unknown columns, empty rows and rows that are disabled.
 * Nearly all can be read without an error; the names are `q0`, `q1` …, in order, and every reference is to `q0`.
 */
export const generatedSheets: fc.Arbitrary<Record<string, Cell[][]>> = fc
  .tuple(
    fc.uniqueArray(fc.constantFrom(...LANGUAGES), { minLength: 1 }),
    fc.array(generatedRow(), { minLength: 1, maxLength: 12 }),
    fc.array(fc.array(LABEL, { minLength: 4, maxLength: 4 }), { minLength: 2, maxLength: 6 }),
    fc.record({
      form_id: fc.constantFrom(null, "my_form"),
      form_title: fc.constantFrom(null, "My form", "আমার ফরম"),
      version: fc.constantFrom(null, "1", "2026-1"),
      default_language: fc.constantFrom(null, "English (en)", "Bangla", "Klingon", "Latin"),
      note: fc.constantFrom(null, "kept"),
    }),
  )
  .map(([languages, rows, labels, settings]) => ({
    survey: surveyOf(languages, rows),
    choices: [
      ["list_name", "name", ...languages.map((language) => header("label", language)), "District"],
      ...labels.map((texts, index): Cell[] => [
        index % 2 === 0 ? "yn" : "towns",
        `c${index}`,
        ...languages.map((_, at) => texts[at]!),
        `d${index % 3}`,
      ]),
    ],
    settings: [Object.keys(settings), Object.values(settings)],
  }));

interface GeneratedRow {
  what: "question" | "begin" | "end" | "empty" | "disabled";
  repeat: boolean;
  type: string;
  texts: string[];
  cells: Record<string, string | null>;
}

function generatedRow(): fc.Arbitrary<GeneratedRow> {
  const plain = ["text", "integer", "decimal", "date", "note", "calculate", "range", "time", "dateTime", "hidden"];
  const types = [...plain, "acknowledge", "geopoint", "image", "start", "rank yn", ...SELECTS];
  return fc.record({
    what: fc.constantFrom("question", "question", "question", "begin", "end", "empty", "disabled"),
    repeat: fc.boolean(),
    type: fc.constantFrom(...types),
    texts: fc.array(fc.oneof(fc.constant(""), LABEL), { minLength: 20, maxLength: 20 }),
    cells: fc.record({
      relevant: fc.constantFrom(null, "${q0} != ''", "no", "yes", "string-length('_x0041_') > 1"),
      required: fc.constantFrom(null, "yes", "no", "${q0} = 'x'"),
      readonly: fc.constantFrom(null, "true()", "yes"),
      constraint: fc.constantFrom(null, ". != 7", ". < 5 or . > 'a'"),
      calculation: fc.constantFrom("1 + 1", "concat(${q0}, '&')"),
      trigger: fc.constantFrom(null, "${q0}"),
      default: fc.constantFrom(null, "1", "today()"),
      appearance: fc.constantFrom(null, "minimal", "w2  likert"),
      parameters: fc.constantFrom(null, "rows=3, seed=4"),
      "Unit::English (en)": fc.constantFrom(null, "km²"),
      "my notes": fc.constantFrom(null, "for & me"),
    }),
  });
}

function surveyOf(languages: readonly string[], rows: readonly GeneratedRow[]): Cell[][] {
  const translated = TEXTS.flatMap((column) => languages.map((language) => header(column, language)));
  const others = Object.keys(rows[0]!.cells);
  const open: string[] = [];
  const lines: Cell[][] = [["text", "q0", ...translated.map(() => "Ask")]];
  for (const { what, repeat, type, texts, cells } of rows) {
    const name = `q${lines.length}`;
    const after = (told: Cell[]) => [...told, ...translated.map((_, at) => texts[at]!), ...Object.values(cells)];
    if (what === "empty") lines.push([]);
    else if (what === "end" && open.length > 0) lines.push([`end ${open.pop()}`]);
    else if (what === "begin") {
      open.push(repeat ? "repeat" : "group");
      lines.push(after([`begin ${open.at(-1)}`, name]));
    } else lines.push([...after([type, name]), what === "disabled" ? "yes" : null]);
  }
  while (open.length > 0) lines.push([`end ${open.pop()}`]);
  return [["type", "name", ...translated, ...others, "disabled"], ...lines];
}

function header(column: string, language: string): string {
  return language === "" ? column : `${column}::${language}`;
}
