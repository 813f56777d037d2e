import { Readable } from "node:stream";
import { stringify } from "csv-stringify/sync";

/** A value of a cell; null and undefined are an empty cell. */
export type Cell = string | number | boolean | null | undefined;

/** Excel takes a file for UTF-8 only when it begins with this mark. */
export const byteOrderMark = "\uFEFF";
const formulaStart = /^[=+\-@\t\r]/;
const plainNumber = /^[+-]?\d+(\.\d+)?$/;

/** A cell that no spreadsheet takes for a formula: what begins like one, and is no plain number, gets an apostrophe. */
export function harmlessCell(value: Cell): string {
  const text = value === null || value === undefined ? "" : String(value);
  return formulaStart.test(text) && !plainNumber.test(text) ? `'${text}` : text;
}

/** Rows as CSV lines, without a header or mark. */
export function csvLines(rows: Iterable<readonly Cell[]>): string {
  return stringify(
    Array.from(rows, (row) => row.map(harmlessCell)),
    { record_delimiter: "windows" },
  );
}

/** A whole file for people to download, with its header. */
export function csvText(header: readonly string[], rows: Iterable<readonly Cell[]>): string {
  return byteOrderMark + csvLines([header]) + csvLines(rows);
}

/** The same file as a stream: rows are taken as fast as they are sent, so memory doesn't grow with their number. */
export function csvStream(header: readonly string[], rows: AsyncIterable<readonly Cell[]>): Readable {
  return Readable.from(linesOf(header, rows), { objectMode: false });
}

async function* linesOf(header: readonly string[], rows: AsyncIterable<readonly Cell[]>): AsyncGenerator<string> {
  yield byteOrderMark + csvLines([header]);
  let batch: (readonly Cell[])[] = [];
  for await (const row of rows) {
    batch.push(row);
    if (batch.length < 200) continue;
    yield csvLines(batch);
    batch = [];
  }
  if (batch.length > 0) yield csvLines(batch);
}
