import { readForm } from "../read-form.ts";
import { workbookOf, type Cell } from "./workbook.ts";

/** A sheet as lines whose cells are parted by bars. */
type Sheet = string[];
/** A workbook of such sheets. */
export type Sheets = Record<string, Sheet>;

function cellsOf(lines: Sheet): Cell[][] {
  return lines.map((line) => line.split("|").map((cell) => (cell.trim() === "" ? null : cell.trim())));
}

/** Reads a workbook of these sheets. */
export function read(sheets: Sheets) {
  const cells = Object.entries(sheets).map(([name, lines]) => [name, cellsOf(lines)] as const);
  return readForm(workbookOf(Object.fromEntries(cells)));
}

/** A list of choices. */
export const YN = ["list_name|name|label", "yn|yes|Yes", "yn|no|No"];
/** The header of a survey. */
export const ASK = "type|name|label";

/** A survey of plain questions. */
export function survey(...rows: Sheet): Sheets {
  return { survey: [ASK, ...rows], choices: YN };
}

/** One question with parameters. */
export function withParameters(type: string, parameters: string): Sheets {
  return { survey: [`${ASK}|parameters`, `${type}|a|A|${parameters}`], choices: YN };
}

/** One question that may be kept in an entity. */
export function withEntities(row: string, header = "list_name|label", ...more: Sheet): Sheets {
  return { survey: [`${ASK}|save_to`, row], entities: [header, ...(more.length > 0 ? more : ["trees|Tree"])] };
}

/** Where a fault is expected. */
export type Place = { sheet?: string; row?: number | null; column?: string; code: string; suggestion?: string };
