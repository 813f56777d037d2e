import type { Choice } from "../definition/definition.ts";

/** As many as the choices sheet may have. */
const MOST_ROWS = 100_000;

/**
 * Reads a CSV file (RFC 4180) with a header as a list: its columns `name` and `label` are those of a choice, and all its
 * columns stand in `extra` by header in lower case. A quote that never closes ends with the file; nothing throws.
 */
export function readCsv(text: string): Choice[] {
  const [header = [], ...rows] = readRecords(text);
  const names = header.map((name) => name.trim().toLowerCase());
  return rows.map((cells) => {
    const extra = Object.fromEntries(names.map((name, at) => [name, cells[at] ?? ""]));
    return { name: extra.name ?? "", label: { "": extra.label ?? "" }, extra };
  });
}

/**
 * The cells of each line that holds any; a line break in quotes belongs to its cell. Cells are parted by commas, semicolons
 * or tabs: whichever the first line has most of, or as a line `sep=;` before it says.
 */
export function readRecords(source: string): string[][] {
  const unmarked = source.replace(/^\uFEFF/, "");
  const said = /^sep=([,;\t])\r?\n/i.exec(unmarked);
  const text = unmarked.slice(said?.[0].length ?? 0);
  const separator = said?.[1] ?? separatorOf(text);
  const all: string[][] = [];
  let cells: string[] = [];
  let at = 0;
  while (at < text.length && all.length <= MOST_ROWS) {
    const cell = text[at] === '"' ? quotedCell(text, at) : { text: "", end: at };
    const end = endOfCell(text, cell.end, separator);
    // What stands behind a closing quote is no part of the cell.
    cells.push(text[at] === '"' ? cell.text : text.slice(at, end));
    at = end + (text.startsWith("\r\n", end) ? 2 : 1);
    if (text[end] === separator) {
      if (at === text.length) cells.push("");
      else continue;
    }
    if (cells.length > 1 || cells[0] !== "") all.push(cells);
    cells = [];
  }
  if (cells.length > 0) all.push(cells);
  return all;
}

/** The text of a cell in quotes, a quote in it written twice, and where its closing quote ends. */
function quotedCell(text: string, start: number): { text: string; end: number } {
  let from = start + 1;
  let cell = "";
  for (;;) {
    const quote = text.indexOf('"', from);
    if (quote < 0) return { text: cell + text.slice(from), end: text.length };
    cell += text.slice(from, quote);
    if (text[quote + 1] !== '"') return { text: cell, end: quote + 1 };
    cell += '"';
    from = quote + 2;
  }
}

const CELL_ENDS: Readonly<Record<string, RegExp>> = { ",": /[,\r\n]|$/g, ";": /[;\r\n]|$/g, "\t": /[\t\r\n]|$/g };

function endOfCell(text: string, from: number, separator: string): number {
  const cellEnd = CELL_ENDS[separator]!;
  cellEnd.lastIndex = from;
  return cellEnd.exec(text)?.index ?? text.length;
}

/** In doubt a comma. */
function separatorOf(text: string): string {
  const [line = ""] = text
    .slice(0, 10_000)
    .replaceAll(/"[^"]*"/g, "")
    .split(/[\r\n]/)
    .filter((each) => each !== "");
  const times = (separator: string): number => line.split(separator).length;
  return [",", ";", "\t"].reduce((most, separator) => (times(separator) > times(most) ? separator : most));
}
