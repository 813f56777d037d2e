import { describe, expect, it } from "vitest";
import { readForm } from "./read-form.ts";
import { workbookOf, workbookOfXml, type Cell } from "./testing/workbook.ts";

const HEADER: Cell[] = ["type", "name", "label", "relevant", "calculation"];

function codesOf(rows: Cell[][]): string[] {
  return [...new Set(readForm(workbookOf({ survey: [HEADER, ...rows] })).errors.map((fault) => fault.code))];
}

describe("a workbook made to break its reader", () => {
  it("may open groups without end", () => {
    const rows = Array.from({ length: 2_000 }, (_, index): Cell[] => ["begin group", `g${index}`, "G"]);
    expect(codesOf(rows)).toEqual(["nesting-too-deep"]);
  });

  it("may fill its cells with spaces", () => {
    const spaces = " ".repeat(32_000);
    expect(
      codesOf([
        ["text", "a", `x${spaces}x \${${spaces}`, `\${${spaces}x`, `1${spaces}`],
        [`select_one${spaces}x`, "b", "B"],
      ]),
    ).toEqual(["expression-syntax", "list-unknown"]);
  });

  it("may refer to everything from everywhere", () => {
    const rows = Array.from({ length: 2_000 }, (_, index): Cell[] => [
      "calculate",
      `c${index}`,
      null,
      null,
      "count(//*)",
    ]);
    expect(codesOf(rows)).toContain("expression-too-long");
  });

  it("may misspell every name", () => {
    const rows = Array.from({ length: 1_200 }, (_, index): Cell[] => [
      "text",
      `question_${index}`,
      "A",
      `\${questoin_${index}} = 1`,
    ]);
    const { errors } = readForm(workbookOf({ survey: [HEADER, ...rows] }));
    expect(errors).toHaveLength(1_001);
    expect(errors.find((fault) => fault.row === 2)?.suggestion).toBe("question_0");
  });

  it("may share one long text among all its cells", () => {
    const rows = Array.from(
      { length: 2_000 },
      (_, row) => `<row r="${row + 1}"><c r="A${row + 1}" t="s"><v>0</v></c></row>`,
    );
    const survey = `<worksheet><sheetData>${rows.join("")}</sheetData></worksheet>`;
    const strings = { "xl/sharedStrings.xml": `<sst><si><t>${"a".repeat(32_000)}</t></si></sst>` };
    expect(readForm(workbookOfXml([{ name: "survey", xml: survey }], strings)).errors[0]?.code).toBe("workbook-bomb");
  });

  it("may have a header for every language of the world and beyond", () => {
    const header: Cell[] = ["type", "name", ...Array.from({ length: 2_000 }, (_, index) => `label::language ${index}`)];
    const { errors } = readForm(workbookOf({ survey: [header, ["text", "a", "A"]] }));
    expect(errors.map((fault) => fault.code)).toEqual(["sheet-too-wide"]);
  });
});
