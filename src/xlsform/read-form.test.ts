import * as fc from "fast-check";
import writeExcelFile from "write-excel-file/node";
import { describe, expect, it, test } from "vitest";
import { compileForm } from "./engine/compile.ts";
import { openSession } from "./engine/session.ts";
import { readForm } from "./read-form.ts";
import { workbookOf, type Cell } from "./testing/workbook.ts";

const CHOICES: Cell[][] = [
  ["list_name", "name", "label", "district"],
  ["yn", "yes", "Yes", null],
  ["yn", "no", "No", null],
  ["towns", "savar", "Savar", "dhaka"],
];

/** A survey of these rows under the columns named, beside a small choices sheet. */
function read(columns: Cell[], ...rows: Cell[][]) {
  return readForm(workbookOf({ survey: [columns, ...rows], choices: CHOICES }));
}

const SURVEY: Cell[] = [
  "type",
  "name",
  "label",
  "relevant",
  "constraint",
  "calculation",
  "choice_filter",
  "default",
  "parameters",
];

type Expected = { row: number | null; column: string | null; code: string; suggestion?: string };

const ERRORS: [what: string, rows: Cell[][], expected: Expected][] = [
  ["an unknown type", [["intger", "a", "A"]], { row: 2, column: "type", code: "type-unknown", suggestion: "integer" }],
  [
    "a type of another program",
    [["number", "a", "A"]],
    { row: 2, column: "type", code: "type-unknown", suggestion: "integer" },
  ],
  [
    "a misspelt select",
    [["selct_one yn", "a", "A"]],
    { row: 2, column: "type", code: "type-unknown", suggestion: "select_one yn" },
  ],
  [
    "a list whose name has a space",
    [["select_one my list", "a", "A"]],
    { row: 2, column: "type", code: "type-unknown" },
  ],
  [
    "a misspelt begin",
    [["begin grup", "a", "A"]],
    { row: 2, column: "type", code: "type-unknown", suggestion: "begin group" },
  ],
  [
    "a type of old that has no meaning",
    [["cascading_select", "a", "A"]],
    { row: 2, column: "type", code: "type-unsupported" },
  ],
  [
    "a range whose parameters are no numbers",
    [["range", "a", "A", null, null, null, null, null, "start=a"]],
    { row: 2, column: "parameters", code: "range-wrong" },
  ],
  [
    "a range without a step",
    [["range", "a", "A", null, null, null, null, null, "step=0"]],
    { row: 2, column: "parameters", code: "range-wrong" },
  ],
  [
    "a rank without a list",
    [["rank", "a", "A"]],
    { row: 2, column: "type", code: "list-missing", suggestion: "rank list_name" },
  ],
  ["a row without a type", [[null, "a", "A"]], { row: 2, column: "type", code: "type-missing" }],
  ["a row without a name", [["text", null, "A"]], { row: 2, column: "name", code: "name-missing" }],
  [
    "a name that can't be one",
    [["text", "my age", "A"]],
    { row: 2, column: "name", code: "name-invalid", suggestion: "my_age" },
  ],
  [
    "a name that begins with a digit",
    [["text", "1st", "A"]],
    { row: 2, column: "name", code: "name-invalid", suggestion: "_1st" },
  ],
  [
    "a name used twice in a group",
    [
      ["text", "a", "A"],
      ["text", "a", "B"],
    ],
    { row: 3, column: "name", code: "name-duplicate" },
  ],
  [
    "a list that isn't there",
    [["select_one yen", "a", "A"]],
    { row: 2, column: "type", code: "list-unknown", suggestion: "yn" },
  ],
  [
    "a select without a list",
    [["select_multiple", "a", "A"]],
    { row: 2, column: "type", code: "list-missing", suggestion: "select_multiple list_name" },
  ],
  [
    "a group that never ends",
    [
      ["begin group", "g", "G"],
      ["text", "a", "A"],
    ],
    { row: 2, column: "type", code: "group-unclosed", suggestion: "end group" },
  ],
  ["an end of nothing", [["text", "a", "A"], ["end repeat"]], { row: 3, column: "type", code: "end-stray" }],
  [
    "an end of the wrong kind",
    [["begin repeat", "g", "G"], ["text", "a", "A"], ["end group"]],
    { row: 4, column: "type", code: "end-mismatch", suggestion: "end repeat" },
  ],
  [
    "a calculation of nothing",
    [["calculate", "a", "A"]],
    { row: 2, column: "calculation", code: "calculation-missing" },
  ],
  [
    "a function that doesn't exist",
    [["text", "a", "A", "selectd('x', 'x')"]],
    { row: 2, column: "relevant", code: "function-unknown", suggestion: "selected" },
  ],
  ["a bad expression", [["text", "a", "A", null, ". > "]], { row: 2, column: "constraint", code: "expression-syntax" }],
  [
    "a question that isn't there",
    [
      ["text", "house", "A"],
      ["text", "b", "B", "${hous} = 1"],
    ],
    { row: 3, column: "relevant", code: "question-unknown", suggestion: "house" },
  ],
  [
    "a question in a label that isn't there",
    [["text", "house", "Hello ${huose}"]],
    { row: 2, column: "label", code: "question-unknown", suggestion: "house" },
  ],
  [
    "a name that several bear",
    [["begin group", "g", "G"], ["text", "a", "A"], ["end group"], ["text", "a", "A"], ["text", "b", "B", "${a} = 1"]],
    { row: 6, column: "relevant", code: "question-ambiguous" },
  ],
  [
    "a path that leads nowhere",
    [
      ["text", "a", "A"],
      ["text", "b", "B", "../aa = 1"],
    ],
    { row: 3, column: "relevant", code: "path-unknown" },
  ],
  [
    "a filter for a column that isn't there",
    [["select_one towns", "a", "A", null, null, null, "distric = 'dhaka'"]],
    { row: 2, column: "choice_filter", code: "choice-column-unknown", suggestion: "district" },
  ],
  [
    "an unknown instance",
    [["calculate", "a", null, null, null, "count(instance('town')/root/item)"]],
    { row: 2, column: "calculation", code: "instance-unknown", suggestion: "towns" },
  ],
  [
    "or_other beside a choice filter",
    [["select_one yn or_other", "a", "A", null, null, null, "name = 'no'"]],
    { row: 2, column: "choice_filter", code: "or-other-filtered" },
  ],
];

test.each(ERRORS)("%s is an error at its cell", (_, rows, expected) => {
  const { ok, definition, errors } = read(SURVEY, ...rows);
  expect([ok, definition]).toEqual([false, null]);
  expect(errors).toHaveLength(1);
  const { row, column, code, suggestion } = errors[0]!;
  expect({ row, column, code, ...(suggestion && { suggestion }) }).toEqual(expected);
  expect(errors[0]).toMatchObject({ severity: "error", sheet: "survey" });
  expect(errors[0]!.message.bn).toMatch(/[ঀ-৿]/);
});

describe("a circle", () => {
  it("is an error that names it", () => {
    const { errors } = read(
      SURVEY,
      ["calculate", "a", null, null, null, "${c} + 1"],
      ["calculate", "b", null, null, null, "${a}"],
      ["calculate", "c", null, null, null, "${b}"],
    );
    expect(errors.map((fault) => fault.code)).toEqual(["circle"]);
    expect(errors[0]!.message.en).toMatch(/a → b → c → a|b → c → a → b|c → a → b → c/);
  });
  it("may be of one question alone, or go through the relevance of a group", () => {
    expect(read(SURVEY, ["calculate", "a", null, null, null, ". + 1"]).errors.map((fault) => fault.code)).toEqual([
      "circle",
    ]);
    const { errors } = read(SURVEY, ["begin group", "g", "G", "${a} > 1"], ["integer", "a", "A"], ["end group"]);
    expect(errors).toMatchObject([{ code: "circle", row: 2, column: "relevant" }]);
  });
  it("isn't one where a constraint looks at its own answer, or an expression remembers it", () => {
    expect(
      read(SURVEY, ["integer", "a", "A", null, ". > 1"], ["calculate", "b", null, null, null, "once(random())"]).errors,
    ).toEqual([]);
  });
});

describe("an author's faults", () => {
  it("are all told at once, in the order of the rows", () => {
    const { errors } = read(
      SURVEY,
      ["tekst", "a b", null, "${x} = ", "foo(1) + bar(2)"],
      ["text", "c", "C"],
      ["end group"],
    );
    expect(errors.map(({ row, code }) => `${row} ${code}`)).toEqual([
      "2 type-unknown",
      "2 name-invalid",
      "2 expression-syntax",
      "2 function-unknown",
      "2 function-unknown",
      "4 end-stray",
    ]);
  });

  it("in the choices sheet name its rows", () => {
    const choices: Cell[][] = [
      ["list_name", "name", "label"],
      ["yn", "yes", "Yes"],
      ["yn", "yes", "Again"],
      ["yn", null, "None"],
      [null, "x", "X"],
      ["yn", "not sure", "?"],
      ["yn", "z", null],
    ];
    const { errors, warnings } = readForm(workbookOf({ survey: [SURVEY, ["select_multiple yn", "a", "A"]], choices }));
    expect(errors.map(({ sheet, row, column, code }) => `${sheet} ${row} ${column} ${code}`)).toEqual([
      "choices 3 name choice-name-duplicate",
      "choices 4 name choice-name-missing",
      "choices 5 list_name choice-list-missing",
      "choices 6 name choice-name-space",
    ]);
    expect(warnings.map(({ row, code }) => `${row} ${code}`)).toEqual(["7 choice-label-missing"]);
  });

  it("of sheets and columns are answered with the likely one", () => {
    const bytes = workbookOf({
      survey: [
        ["type", "name", "label", "relevent"],
        ["text", "a", "A", "1 = 1"],
      ],
      choises: CHOICES,
    });
    expect(readForm(bytes).warnings).toMatchObject([
      { code: "sheet-misspelt", sheet: "choises", suggestion: "choices" },
      { code: "column-misspelt", sheet: "survey", row: 1, column: "relevent", suggestion: "relevant" },
    ]);
    const { errors } = readForm(
      workbookOf({
        survey: [
          ["tpye", "name", "label"],
          ["text", "a", "A"],
        ],
      }),
    );
    expect(errors).toMatchObject([{ code: "column-missing", column: "tpye", suggestion: "type" }]);
  });

  it("may be no more than worth a warning", () => {
    const { ok, warnings } = read(
      SURVEY,
      ["text", "a", null],
      ["integer", "b", "B", null, null, null, null, "many"],
      ["begin group", "g", "G"],
      ["end group"],
    );
    expect(ok).toBe(true);
    expect(warnings.map(({ row, column, code }) => `${row} ${column} ${code}`)).toEqual([
      "2 label label-missing",
      "3 default default-wrong",
      "4 name group-empty",
    ]);
  });

  it("are told for two columns that mean the same", () => {
    const { errors } = readForm(
      workbookOf({
        survey: [
          ["type", "name", "label::English (en)", "label:Englisch (en)"],
          ["text", "a", "A", "B"],
        ],
      }),
    );
    expect(errors).toMatchObject([{ code: "column-duplicate", column: "label:Englisch (en)" }]);
  });
});

describe("what authors write in other ways", () => {
  it("is understood", () => {
    const { definition, errors, warnings } = readForm(
      workbookOf({
        Survey: [
          [
            "TYPE ",
            "Name",
            "Label: Bangla (bn)",
            "Constraint Message::bn",
            "bind::jr:requiredMsg::bn",
            "Relevance",
            "Read Only",
            "required",
            "Calculate",
            "parameters",
            "appearance",
            "Indicator",
          ],
          [
            "add text prompt",
            " a ",
            " ক ",
            "ভুল",
            "চাই",
            "‘x’ = “x”",
            "no",
            "Yes",
            null,
            "rows=4, ",
            "multiline numbers",
            "GEN01",
          ],
          ["select one from yn", "b", "খ"],
          ["select all that apply from yn", "c", "গ"],
          ["begin_repeat", "r", "R"],
          ["int", "d", "ঘ"],
          ["end_repeat"],
          ["begin   group", "g", "G"],
          ["note", null, "শুভেচ্ছা"],
          ["end group"],
        ],
        Choices: [
          ["list name", "value", "Label::Bangla (bn)"],
          ["yn", 1, "হ্যাঁ"],
          ["yn", 2, "না"],
        ],
        settings: [
          ["form_title::Bangla (bn)", "form_id", "version", "default_language", "style"],
          ["পরিচিতি", "profile", 2026113001, "Bangla (bn)", "pages"],
        ],
      }),
    );
    expect([errors, warnings]).toEqual([[], []]);
    expect(definition).toMatchObject({
      formId: "profile",
      title: { bn: "পরিচিতি" },
      version: "2026113001",
      defaultLanguage: "bn",
      languages: ["bn"],
      settings: { style: "pages" },
      choiceLists: { yn: [{ name: "1", label: { bn: "হ্যাঁ" } }, { name: "2" }] },
      children: [
        {
          type: "text",
          name: "a",
          path: "a",
          row: 2,
          label: { bn: "ক" },
          constraintMessage: { bn: "ভুল" },
          requiredMessage: { bn: "চাই" },
          relevant: "‘x’ = “x”",
          required: "true()",
          appearance: ["multiline", "numbers"],
          parameters: { rows: "4" },
          extra: { indicator: "GEN01" },
        },
        { type: "select_one", list: "yn" },
        { type: "select_multiple", list: "yn" },
        { kind: "repeat", name: "r", children: [{ type: "integer", path: "r/d" }] },
        { kind: "group", name: "g", children: [{ type: "note", name: "generated_note_name_9" }] },
      ],
    });
    expect(definition!.children[0]).not.toHaveProperty("readonly");
  });

  it("is counted as its rows, and tells the functions it calls", () => {
    const { counts, functions } = read(
      SURVEY,
      ["begin group", "g", "G"],
      ["select_one yn", "a", "A", "selected('x', 'x') and true()"],
      ["end group"],
      ["begin repeat", "r", "R"],
      ["calculate", "c", null, null, null, "sum(${a})"],
      ["end repeat"],
    );
    expect(counts).toEqual({
      surveyRows: 6,
      questions: 2,
      groups: 1,
      repeats: 1,
      choiceLists: 2,
      choices: 3,
      languages: 1,
    });
    expect(functions).toEqual(["selected", "sum", "true"]);
  });

  it("may be a default that only looks like a formula", () => {
    const { errors, definition } = read(
      SURVEY,
      ["text", "a", "A", null, null, null, null, "Other (specify) - x"],
      ["integer", "b", "B", null, null, null, null, "-5"],
      ["date", "c", "C", null, null, null, null, "2026-11-30"],
      ["integer", "d", "D", null, null, null, null, "2 + 3"],
    );
    expect(errors).toEqual([]);
    expect(openSession(compileForm(definition!)).draft()).toEqual({
      a: "Other (specify) - x",
      b: -5,
      c: "2026-11-30",
      d: 5,
    });
  });

  it("is the same letter however it was typed", () => {
    const { errors, definition } = read(SURVEY, ["text", "আয়", "\u200bআ\u09df "], ["text", "b", "B", "${আ\u09df} = 1"]);
    expect(errors).toEqual([]);
    expect(definition!.children[0]!.label).toEqual({ "": "আয\u09bc" });
  });

  it("says which rows lack a translation, and an unknown default language", () => {
    const { definition, warnings } = readForm(
      workbookOf({
        survey: [
          ["type", "name", "label::English (en)", "label::Bangla (bn)"],
          ["text", "a", "A", "ক"],
          ["text", "b", "B", null],
        ],
        settings: [["default_language"], ["Englsh"]],
      }),
    );
    expect(definition).toMatchObject({ languages: ["en", "bn"], defaultLanguage: "en" });
    expect(warnings).toMatchObject([
      { code: "translation-missing", row: 3, column: "label::Bangla (bn)" },
      { code: "language-unknown", sheet: "settings", suggestion: "english" },
    ]);
  });
});

describe("a workbook of another program", () => {
  it("reads the same", async () => {
    const data = [
      [{ value: "type" }, { value: "name" }, { value: "label" }],
      [{ value: "integer" }, { value: "a" }, { value: 5 }],
    ];
    const buffer = await writeExcelFile([{ data, sheet: "survey" }]).toBuffer();
    expect(readForm(new Uint8Array(buffer)).definition?.children).toMatchObject([
      { type: "integer", name: "a", label: { "": "5" } },
    ]);
  });
});

describe("any survey", () => {
  const cell = fc.oneof(
    fc.constantFrom(
      "text",
      "integer",
      "begin group",
      "end group",
      "begin repeat",
      "end repeat",
      "select_one yn",
      "calculate",
      "a",
      "b",
      "${a}",
      "${b} + 1",
      "yes",
      ". > 1",
      "",
      "__proto__",
      "constructor",
    ),
    fc.string({ maxLength: 12 }),
  );
  it("gives a definition or faults, each at a place and in both languages", () => {
    fc.assert(
      fc.property(fc.array(fc.array(cell, { maxLength: 8 }), { maxLength: 12 }), (rows) => {
        const printable = rows.map((row) => row.map((text) => text.replace(/[^\P{C}]/gu, "")));
        const { ok, definition, errors, warnings } = read(SURVEY, ...printable);
        expect(ok).toBe(definition !== null);
        for (const fault of [...errors, ...warnings]) {
          expect(fault.sheet).not.toBe("");
          expect(fault.message.bn).not.toBe("");
        }
      }),
      { seed: 20261130, numRuns: 150 },
    );
  });
});
