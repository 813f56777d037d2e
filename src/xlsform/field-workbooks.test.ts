import { describe, expect, it } from "vitest";
import { compileForm } from "./engine/compile.ts";
import { openSession } from "./engine/session.ts";
import { readForm } from "./read-form.ts";
import { sheetXml, workbookOf, workbookOfXml, type Cell } from "./testing/workbook.ts";
import { writeWorkbook } from "./writing/write-workbook.ts";

/** Workbooks in the shapes that programmes and their tools leave them, made up in our own words. */
function read(sheets: Record<string, Cell[][]>, attachments: Record<string, string> = {}) {
  return readForm(workbookOf(sheets), { attachments });
}

describe("a workbook that a form builder on the web wrote", () => {
  const sheets: Record<string, Cell[][]> = {
    survey: [
      ["type", "name", "label", "required", "relevant", "appearance", "$kuid", "$autoname", "_isRepeat", "hint"],
      ["start", "start", null, null, null, null, "k1", "start", null, null],
      ["end", "end", null, null, null, null, "k2", "end", null, null],
      ["begin_group", "group_ab1", "About you", null, null, "field-list", "k3", "group_ab1", "false", null],
      ["text", "Name_of_respondent", "Name of respondent", true, null, null, "k4", "Name_of_respondent", null, null],
      ["select_one yn9", "Consent", "Do you agree?", true, null, "quick", "k5", "Consent", null, null],
      [
        "select_multiple src",
        "Water",
        "Sources of water",
        false,
        "${Consent} = 'yes'",
        null,
        "k6",
        "Water",
        null,
        "All",
      ],
      ["end_group", null, null, null, null, null, "/k3", null, null, null],
      ["begin_repeat", "children", "Children", null, "selected(${Water}, 'tap')", null, "k8", "children", "true", null],
      ["integer", "age", "Age", false, null, null, "k9", "age", null, null],
      ["end_repeat", null, null, null, null, null, "/k8", null, null, null],
      ["calculate", "__version__", null, null, null, null, null, null, null, null],
    ],
    choices: [
      ["list_name", "name", "label", "order", "$kuid"],
      ["yn9", "yes", "Yes", 1, "c1"],
      ["yn9", "no", "No", 2, "c2"],
      ["src", "tap", "Tap", 1, "c3"],
      ["src", "well", "Well", 2, "c4"],
    ],
    settings: [
      ["form_title", "form_id", "version", "style"],
      ["Water", "aXb12", "vQ9", "theme-grid no-text-transform"],
    ],
  };
  sheets["survey"]![0]!.push("calculation");
  sheets["survey"]!.at(-1)!.push("'vQ9'");

  it("comes in without a warning but that of a fixed default, with its own columns kept", () => {
    const { ok, definition, warnings, counts } = read(sheets);
    expect([ok, warnings]).toEqual([true, []]);
    expect(counts).toEqual({
      surveyRows: 11,
      questions: 7,
      groups: 1,
      repeats: 1,
      choiceLists: 2,
      choices: 4,
      languages: 1,
    });
    expect(definition!.children[2]).toMatchObject({
      path: "group_ab1",
      extra: { $kuid: "k3", $autoname: "group_ab1", _isrepeat: "false" },
      children: [{ required: "true()", extra: { $kuid: "k4" } }, {}, {}],
    });
    expect(readForm(writeWorkbook(definition!)).definition).toEqual(definition);
    const session = openSession(compileForm(definition!));
    session.set("group_ab1/Consent", "yes");
    session.set("group_ab1/Water", ["tap"]);
    expect(session.node("children[1]/age")!.relevant).toBe(true);
  });
});

describe("a household survey with a roster", () => {
  const sheets: Record<string, Cell[][]> = {
    "Read me": [["Fieldwork 2026. Don't change the names!"]],
    Survey: [
      [
        "Module",
        "Q. no",
        "Type",
        "Name",
        "Label::ENGLISH",
        "label::Français (fr)",
        "Hint::english",
        "Constraint",
        "Constraint Message::english",
        "Relevant",
        "Calculation",
        "Repeat Count",
        "Read only",
        "Choice filter",
      ],
      ["A", "A1", "select_one region", "region", "Region", "Région"],
      [
        "A",
        "A2",
        "select_one  district",
        "district",
        "District",
        "District",
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        "region=${region}",
      ],
      [
        "B",
        "B1",
        "int",
        "hh_size",
        "How many live here?",
        "Combien ?",
        "Count babies\u00a0",
        ".>0 and .<=30",
        "1 – 30 ",
      ],
      ["B", null, "Begin Repeat", "member", "Member", "Membre", null, null, null, null, null, "${hh_size}"],
      ["B", "B2", "calculate", "pos", null, null, null, null, null, null, "position(..)"],
      ["B", "B3", "text", "name", "Name of person ${pos}", "Nom de la personne ${pos}"],
      ["B", "B4", "integer ", "age", "Age of ${name}", "Âge de ${name}"],
      ["B", null, "End Repeat"],
      ["C", null, "calculate", "adults", null, null, null, null, null, null, "count(${member}[age >= 18])"],
      ["C", "C1", "note", null, "Adults: ${adults}", "Adultes : ${adults}", null, null, null, "${adults} > 0"],
      ["C", "C2", "select_one member_name", "head", "Who is the head?", "Qui est le chef ?"],
    ],
    CHOICES: [
      ["List name", "Name", "Label::ENGLISH", "Label::Français (fr)", "Region"],
      ["region", 1, "North", "Nord", null],
      ["region", 2, "South", "Sud", null],
      ["district", 11, "Upper", "Haut", 1],
      ["district", 21, "Lower", "Bas", 2],
      [null, null, null, null, null],
      ["member_name", 1, "First", "Premier", null],
    ],
    Settings: [
      ["Form_Title", "Form_ID", "Version", "Default_Language"],
      ["Households", "hh", 20261130, "English"],
    ],
  };

  it("is understood in both of its languages", () => {
    const { ok, definition, errors, counts } = read(sheets);
    expect(errors).toEqual([]);
    expect(ok).toBe(true);
    expect(counts).toMatchObject({ questions: 9, repeats: 1, choiceLists: 3, choices: 5, languages: 2 });
    expect(definition).toMatchObject({ languages: ["english", "fr"], defaultLanguage: "english", version: "20261130" });
    const session = openSession(compileForm(definition!));
    session.set("region", "2");
    expect(session.node("district")!.choices!.map(({ name }) => name)).toEqual(["21"]);
    session.set("hh_size", 2);
    session.set("member[1]/age", 40);
    session.set("member[2]/age", 7);
    expect(session.revision()).toMatchObject({ adults: 1, member: [{ pos: 1 }, { pos: 2 }] });
    expect(session.node("member[3]")).toBeUndefined();
  });
});

describe("a workbook with what spreadsheets leave behind", () => {
  const HEADER: Cell[] = ["type", "name", "label", "relevant", "Remarks"];

  it("has broken formulas, which are told at their cells", () => {
    const { errors, warnings } = read({
      survey: [HEADER, ["text", "a", "#REF!"], ["text", "b", "B", "#NAME?", "#N/A"], ["text", "c", "#1 reason"]],
    });
    expect(errors).toMatchObject([
      { row: 2, column: "label", code: "formula-wrong", message: { en: expect.stringContaining("#REF!") } },
      { row: 3, column: "relevant", code: "formula-wrong" },
      { row: 3, column: "relevant", code: "expression-syntax" },
    ]);
    expect(warnings).toMatchObject([{ row: 3, column: "Remarks", code: "formula-wrong" }]);
  });

  it("has merged cells, hidden and empty sheets, filters, panes and rows without cells", () => {
    const survey = sheetXml([
      HEADER,
      ["note", "n", "Only the first of merged cells holds the text"],
      [],
      ["text", "a", "A"],
    ])
      .replace(
        "<sheetData>",
        '<sheetPr filterMode="1"/><sheetViews><sheetView workbookViewId="0"/></sheetViews><sheetData>',
      )
      .replace(
        "</sheetData>",
        '<row r="5" hidden="1"/></sheetData><autoFilter ref="A1:E4"/><mergeCells count="1"><mergeCell ref="C2:D2"/></mergeCells>',
      );
    const { ok, definition } = readForm(
      workbookOfXml([
        { name: "lists (hidden)", xml: sheetXml([["x"]]) },
        { name: "survey", xml: survey },
        { name: "choices", xml: sheetXml([]) },
      ]),
    );
    expect(ok).toBe(true);
    expect(definition!.children).toMatchObject([
      { name: "n", row: 2 },
      { name: "a", row: 4 },
    ]);
  });

  it("has texts that came from a word processor, with spaces nobody sees", () => {
    const { ok, definition } = read({
      survey: [
        ["type\u00a0", "\u200bname", "label ", "relevant"],
        ["select_one\u00a0yn", "a\u00a0", "A"],
        ["text", "b", "B", "${a} = “yes” and ${a} != ‘no’"],
      ],
      choices: [
        ["list_name", "name", "label"],
        ["yn ", " yes", "Yes"],
        ["yn", "no", "No"],
      ],
    });
    expect(ok).toBe(true);
    const session = openSession(compileForm(definition!), { answers: { a: "yes" } });
    expect(session.node("b")!.relevant).toBe(true);
  });

  it("says what was meant where a list, a question or a column is misspelt", () => {
    const { errors, warnings } = read({
      survey: [
        ["type", "name", "label", "relevant", "constrant", "choice_filter"],
        ["select_one distrcts", "district", "District", null, null, null],
        ["integer", "hh_size", "Size", "${distict} = 'a'", ". > 0", null],
        ["select_one districts", "other", "Other", "${HH_Size} > 1", null, "regoin = 'n'"],
        ["selct_one districts", "more", "More", "count-selcted(${other}) > 1", null, null],
      ],
      choices: [
        ["list_name", "name", "label", "region"],
        ["districts", "a", "A", "n"],
      ],
    });
    expect(errors.map(({ row, column, suggestion }) => `${row} ${column}: ${suggestion}`)).toEqual([
      "2 type: districts",
      "3 relevant: district",
      "4 relevant: hh_size",
      "4 choice_filter: region",
      "5 type: select_one districts",
      "5 relevant: count-selected",
    ]);
    expect(warnings).toMatchObject([{ row: 1, column: "constrant", suggestion: "constraint" }]);
  });

  it("has a form of another builder, whose own types are refused by name", () => {
    const { errors } = read({
      survey: [
        HEADER,
        ["begin_kobomatrix", "m", "Items"],
        ["integer", "q", "Q"],
        ["end_kobomatrix", null, null],
        ["text", "t", "T"],
      ],
    });
    expect(errors.map(({ row, code }) => `${row} ${code}`)).toContain("2 type-unsupported");
    expect(errors.length).toBeLessThan(4);
  });

  it("is told of a thousand faults at most", () => {
    const rows = Array.from({ length: 5_000 }, (_, at): Cell[] => ["wibble", `q ${at}`, null, "foo("]);
    const { errors } = read({ survey: [HEADER, ...rows] });
    expect(errors).toHaveLength(1_001);
    expect(errors).toContainEqual(expect.objectContaining({ code: "faults-cut" }));
  });
});

it("a choice filter may begin with a question", () => {
  const { errors, definition } = read({
    survey: [
      ["type", "name", "label", "choice_filter"],
      ["text", "d", "D", null],
      ["select_one towns", "t", "T", "${d} = district"],
    ],
    choices: [
      ["list_name", "name", "label", "district"],
      ["towns", "savar", "Savar", "dhaka"],
      ["towns", "magura", "Magura", "magura"],
    ],
  });
  expect(errors).toEqual([]);
  const session = openSession(compileForm(definition!), { answers: { d: "dhaka" } });
  expect(session.node("t")!.choices!.map(({ name }) => name)).toEqual(["savar"]);
});

describe("Markdown as people share it", () => {
  it("may name its sheets in bold above the tables", () => {
    const text = [
      "__survey__",
      "",
      "| type | name | label |",
      "| --- | --- | --- |",
      "| select_one yn | a | A |",
      "",
      "**choices**",
      "",
      "| list_name | name | label |",
      "| --- | --- | --- |",
      "| yn | yes | Yes |",
    ].join("\n");
    const { ok, counts } = readForm(new TextEncoder().encode(text));
    expect(ok).toBe(true);
    expect(counts).toMatchObject({ questions: 1, choices: 1 });
  });
});
