import type { Choice } from "../definition/definition.ts";

/** As many as the choices sheet may have. */
const MOST_ROWS = 100_000;

/**
 * Reads a CSV file (RFC 4180) with a header as a list: its columns `name` and `label` are those of a choice, and all its
 * columns stand in `extra` by header in lower case. A quote that never closes ends with the file; nothing throws.
 */
export function readCsv(text: string): Choice[] {
  const [header = [], ...rows] = records(text.replace(/^\uFEFF/, ""));
  const names = header.map((name) => name.trim().toLowerCase());
  return rows.map((cells) => {
    const extra = Object.fromEntries(names.map((name, at) => [name, cells[at] ?? ""]));
    return { name: extra.name ?? "", label: { "": extra.label ?? "" }, extra };
  });
}

/** A cell in quotes or bare, and what ends it. */
const CELL = /(?:"((?:[^"]|"")*)(?:"|$)[^,\r\n]*|([^,\r\n]*))(,|\r\n|\n|\r|$)/y;

function records(text: string): string[][] {
  const all: string[][] = [];
  let cells: string[] = [];
  CELL.lastIndex = 0;
  while (CELL.lastIndex < text.length && all.length <= MOST_ROWS) {
    const [, quoted, bare = "", end] = CELL.exec(text) ?? [];
    if (end === undefined) break;
    cells.push(quoted === undefined ? bare : quoted.replaceAll('""', '"'));
    if (end === ",") continue;
    if (cells.length > 1 || cells[0] !== "") all.push(cells);
    cells = [];
  }
  if (cells.length > 0) all.push(text.endsWith(",") ? [...cells, ""] : cells);
  return all;
}
