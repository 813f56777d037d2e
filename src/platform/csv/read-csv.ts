import { CsvError, parse } from "csv-parse/sync";
import type { InputError } from "../errors/problem.ts";
import type { Lang } from "../i18n/lang.ts";

/** Which columns a file must and may have, by their header. */
export interface CsvColumns {
  required: readonly string[];
  optional?: readonly string[];
  /** Whether columns of other names are a fault, which they are unless told otherwise, or are read as well. */
  others?: "fault" | "read";
}

/** One row under the header; a column that the file doesn't have, or an empty cell, is "". */
export interface CsvRow {
  /** Counted from 1 with the header as row 1, as a spreadsheet shows it. */
  row: number;
  cells: Record<string, string>;
}

/** What a file held: its rows, or every fault found. Rows that have faults are left out of `rows`. */
export interface CsvContent {
  /** The headers that the file has, in its order. */
  header: string[];
  rows: CsvRow[];
  errors: InputError[];
}

/**
 * A fault at its place in a file.
 * @param row counted from 1 with the header; null when the whole file is meant
 */
export function csvFault(
  row: number | null,
  column: string | null,
  kind: string,
  message: Record<Lang, string>,
): InputError {
  const path = row === null ? "" : column === null ? `row ${row}` : `row ${row}/${column}`;
  return { path, kind, message, more: { row, column } };
}

/**
 * Reads a CSV file: UTF-8, with or without a byte order mark, comma separated, the header in row 1. Cells are trimmed
 * and in NFC; empty rows are passed over. Nothing is guessed: what can't be read is told at its place.
 */
export function readCsv(bytes: Uint8Array, columns: CsvColumns): CsvContent {
  const strange = foreignFile(bytes);
  if (strange) return failed(strange);
  const text = decode(bytes);
  const records = parseRecords(text.value);
  if (!Array.isArray(records)) return failed(records);
  if (text.broken) return failed(brokenText(records));
  const header = (records[0] ?? []).map((cell) => cell.trim().normalize("NFC"));
  const faults = headerFaults(header, columns);
  return faults.length > 0 ? { header, rows: [], errors: faults } : readRows(header, records.slice(1));
}

function failed(fault: InputError): CsvContent {
  return { header: [], rows: [], errors: [fault] };
}

function foreignFile(bytes: Uint8Array): InputError | null {
  if (bytes.byteLength === 0) return csvFault(null, null, "empty", { bn: "ফাইলটি খালি", en: "The file is empty" });
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) {
    return csvFault(null, null, "encoding", {
      bn: "ফাইলটি UTF-16-এ লেখা। “CSV UTF-8” হিসেবে সংরক্ষণ করে আবার দিন।",
      en: "The file is in UTF-16. Save it as “CSV UTF-8” and try again.",
    });
  }
  if (!bytes.subarray(0, 8192).includes(0)) return null;
  return csvFault(null, null, "not-csv", {
    bn: "এটি CSV ফাইল নয়। স্প্রেডশিটটি “CSV UTF-8” হিসেবে সংরক্ষণ করে আবার দিন।",
    en: "This is no CSV file. Save the spreadsheet as “CSV UTF-8” and try again.",
  });
}

function decode(bytes: Uint8Array): { value: string; broken: boolean } {
  try {
    return { value: new TextDecoder("utf-8", { fatal: true }).decode(bytes), broken: false };
  } catch {
    return { value: new TextDecoder("utf-8").decode(bytes), broken: true };
  }
}

function parseRecords(text: string): string[][] | InputError {
  try {
    return parse(text, { relax_column_count: true });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const row = (typeof error.records === "number" ? error.records : 0) + 1;
    return csvFault(row, null, "quotes", {
      bn: 'এই সারিতে উদ্ধৃতিচিহ্ন (") ঠিকমতো শুরু বা শেষ হয়নি',
      en: 'In this row a quotation mark (") is out of place or never closed',
    });
  }
}

/** Tells the first cell in which bytes are no UTF-8. */
function brokenText(records: string[][]): InputError {
  const index = records.findIndex((cells) => cells.some((cell) => cell.includes("\uFFFD")));
  const cell = records[index]?.findIndex((each) => each.includes("\uFFFD")) ?? -1;
  return csvFault(index + 1, (records[0]?.[cell] ?? `${cell + 1}`).trim(), "encoding", {
    bn: "এই ঘরের লেখা UTF-8 নয়। ফাইলটি “CSV UTF-8” হিসেবে সংরক্ষণ করে আবার দিন।",
    en: "The text of this cell is not UTF-8. Save the file as “CSV UTF-8” and try again.",
  });
}

function headerFaults(header: string[], { required, optional = [], others = "fault" }: CsvColumns): InputError[] {
  const known = [...required, ...optional];
  const list = known.join(", ");
  const wrong = header.flatMap((name, at) => {
    if (header.indexOf(name) < at) {
      return [
        csvFault(1, name, "duplicate-column", {
          bn: `“${name}” কলামটি দুইবার আছে`,
          en: `The column “${name}” is there twice`,
        }),
      ];
    }
    return known.includes(name) || others === "read"
      ? []
      : [
          csvFault(1, name, "unknown-column", {
            bn: `“${name}” নামের কোনো কলাম নেই। যেসব কলাম হতে পারে: ${list}`,
            en: `There is no column “${name}”. The columns may be: ${list}`,
          }),
        ];
  });
  const missing = required
    .filter((name) => !header.includes(name))
    .map((name) =>
      csvFault(1, name, "missing-column", { bn: `“${name}” কলামটি নেই`, en: `The column “${name}” is missing` }),
    );
  return [...wrong, ...missing];
}

function readRows(header: string[], records: string[][]): CsvContent {
  const content: CsvContent = { header, rows: [], errors: [] };
  for (const [index, record] of records.entries()) {
    const row = index + 2;
    const cells = record.map((cell) => cell.trim().normalize("NFC"));
    if (cells.every((cell) => cell === "")) continue;
    const beyond = cells.slice(header.length).find((cell) => cell !== "");
    if (beyond === undefined)
      content.rows.push({ row, cells: Object.fromEntries(header.map((name, at) => [name, cells[at] ?? ""])) });
    else {
      content.errors.push(
        csvFault(row, null, "too-many-cells", {
          bn: `এই সারিতে কলামের চেয়ে বেশি ঘর আছে (“${beyond}”)। কমা আছে এমন লেখা উদ্ধৃতিচিহ্নের ভেতরে দিন।`,
          en: `This row has more cells than there are columns (“${beyond}”). Put text that holds a comma in quotation marks.`,
        }),
      );
    }
  }
  return content;
}
