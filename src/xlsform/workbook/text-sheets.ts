import { KNOWN_SHEETS, type Row, type Sheets } from "../definition/sheets.ts";
import { readRecords } from "../engine/csv.ts";
import { textOf } from "./text.ts";
import { LARGEST, type ReadWorkbook } from "./workbook.ts";
import { noSurveyFault, workbookFault } from "./workbook-faults.ts";

/**
 * Reads the sheets of a questionnaire that was written as text: Markdown tables, or CSV. In both the first column names a
 * sheet where it begins, and is empty below; a Markdown heading may name it instead, and a CSV with the columns `type` and
 * `name` is the survey alone, its other sheets standing in `beside` as `choices.csv`, `settings.csv`. Null when the bytes
 * are no such text, whatever else they are. Rows are numbered within their sheet, its header as row 1.
 */
export function readTextSheets(bytes: Uint8Array, beside: Readonly<Record<string, string>> = {}): ReadWorkbook | null {
  const text = bytes.length > LARGEST ? null : textOf(bytes);
  if (text === null) return isOfAnotherEncoding(bytes) ? { ok: false, errors: [workbookFault("text-encoding")] } : null;
  if (/^[ \t]*\|/m.test(text)) return found(sheetsOf(markdownRows(text)));
  const records = readRecords(text);
  const header = (records[0] ?? []).map((cell) => cell.trim().toLowerCase());
  if (header.includes("type") && header.includes("name")) return found(separateSheets(records, beside));
  const sheets = sheetsOf(records);
  return sheets.byName.size > 0 ? found(sheets) : null;
}

/** Whether the bytes are a survey in a code page of old: which one nobody can tell, and a wrong one garbles every word. */
function isOfAnotherEncoding(bytes: Uint8Array): boolean {
  const beginning = String.fromCharCode(...bytes.subarray(0, 1_000)).toLowerCase();
  return !beginning.includes("\0") && /\btype\b/.test(beginning) && /[,;\t|]/.test(beginning);
}

function found(sheets: Sheets): ReadWorkbook {
  return sheets.byName.has("survey")
    ? { ok: true, sheets }
    : { ok: false, errors: [noSurveyFault(sheets.names, undefined)] };
}

function separateSheets(survey: string[][], beside: Readonly<Record<string, string>>): Sheets {
  const files = KNOWN_SHEETS.flatMap((name) => {
    const file = Object.keys(beside).find((candidate) => candidate.toLowerCase() === `${name}.csv`);
    return file !== undefined && name !== "survey" ? [{ name, rows: readRecords(beside[file]!) }] : [];
  });
  const all = [{ name: "survey", rows: survey }, ...files];
  return {
    names: all.map(({ name }) => name),
    byName: new Map(all.map(({ name, rows }) => [name, { name, rows: rows.flatMap(rowOf) }])),
  };
}

/** Parts rows by the names in their first cells. A name that comes again goes on with its sheet. */
function sheetsOf(rows: readonly string[][]): Sheets {
  const all = new Map<string, { name: string; rows: string[][] }>();
  let current: string[][] | null = null;
  for (const [first = "", ...cells] of rows) {
    const name = first.trim();
    if (name !== "") {
      const sheet = all.get(name.toLowerCase()) ?? { name, rows: [] };
      all.set(name.toLowerCase(), sheet);
      current = sheet.rows;
    }
    if (cells.some((cell) => cell.trim() !== "")) current?.push(cells);
  }
  const known = [...all].filter(([key]) => KNOWN_SHEETS.some((sheet) => sheet === key));
  return {
    names: Array.from(all.values(), ({ name }) => name),
    byName: new Map(known.map(([key, { name, rows: own }]) => [key, { name, rows: own.flatMap(rowOf) }])),
  };
}

function rowOf(cells: readonly string[], index: number): Row[] {
  const filled = [...cells.entries()].filter(([, text]) => text.trim() !== "");
  return filled.length > 0 ? [{ number: index + 1, cells: new Map(filled) }] : [];
}

/** `## survey`, or as a line by itself `**survey**`. */
const HEADING = /^(?:#+(.*)|(?:\*\*|__)([^*_|]{1,40})(?:\*\*|__):?)$/;

/** The rows of all tables, each behind a first cell that names its sheet or is empty. */
function markdownRows(text: string): string[][] {
  let heading: string | null = null;
  return text.split(/\r\n?|\n/).flatMap((line) => {
    const trimmed = line.trim();
    const named = HEADING.exec(trimmed);
    if (named) {
      heading = (named[1] ?? named[2] ?? "").trim();
      return [[heading]];
    }
    if (!trimmed.startsWith("|")) return [];
    const cells = cellsOf(trimmed);
    if (cells.every((cell) => /^:?-*:?$/.test(cell)) && cells.some((cell) => cell !== "")) return [];
    return [heading === null ? cells : ["", ...cells]];
  });
}

function cellsOf(line: string): string[] {
  const inner = line
    .trim()
    .replace(/^\|/, "")
    .replace(/(?<!\\)\|$/, "");
  return inner.split(/(?<!\\)\|/).map((cell) =>
    cell
      .trim()
      .replaceAll("\\|", "|")
      .replace(/<br\s*\/?>/gi, "\n"),
  );
}
