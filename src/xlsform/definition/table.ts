import { likely } from "../expression/likely.ts";
import { readHeader, type ColumnSet } from "./columns.ts";
import type { Text } from "./definition.ts";
import type { Place } from "./fault.ts";
import type { Faults } from "./faults.ts";
import { sheetMessages } from "./messages.ts";
import type { Row, Sheet } from "./sheets.ts";

/** Twenty languages of everything leave room for a hundred columns of one's own. */
const MOST_COLUMNS = 300;
const LONGEST_HEADER = 200;

interface Column {
  at: number;
  /** As its author wrote it. */
  header: string;
  /** What it means; null for one that XLSForm doesn't know. */
  key: string | null;
  language: string;
}

/** A sheet read by the meaning of its columns. Cells come trimmed; an absent cell is "". */
export class Table {
  readonly name: string;
  readonly rows: readonly Row[];
  private readonly columns: Column[] = [];
  private readonly byKey = new Map<string, Column[]>();
  private readonly others: Column[] = [];

  constructor(sheet: Sheet, set: ColumnSet, faults: Faults) {
    this.name = sheet.name;
    const [header, ...rows] = sheet.rows;
    this.rows = rows;
    for (const [at, text] of header?.cells ?? []) {
      if (this.columns.length === MOST_COLUMNS) {
        const place = { sheet: sheet.name, row: header!.number, column: clean(text).slice(0, LONGEST_HEADER) };
        faults.error("sheet-too-wide", place, sheetMessages["sheet-too-wide"](sheet.name, MOST_COLUMNS));
        break;
      }
      this.addColumn(at, clean(text).slice(0, LONGEST_HEADER), set, faults, header!.number);
    }
  }

  cell(row: Row, key: string): string {
    const at = this.byKey.get(key)?.[0]?.at;
    return at === undefined ? "" : clean(row.cells.get(at));
  }

  /** The texts of a column in all languages that have one. */
  text(row: Row, key: string): Text {
    const texts = (this.byKey.get(key) ?? []).map(
      (column) => [column.language, clean(row.cells.get(column.at))] as const,
    );
    return Object.fromEntries(texts.filter(([, text]) => text !== ""));
  }

  /** Cells of columns without a meaning here, by header in lower case. */
  extra(row: Row): Record<string, string> {
    const cells = this.others.map((column) => [column.header.toLowerCase(), clean(row.cells.get(column.at))] as const);
    return Object.fromEntries(cells.filter(([, text]) => text !== ""));
  }

  /** Names of the columns without a meaning here, in lower case. */
  extraNames(): string[] {
    return this.others.map((column) => column.header.toLowerCase());
  }

  has(key: string): boolean {
    return this.byKey.has(key);
  }

  /** Where a cell stands; the column by what it means, and its author's name for it where he has one. */
  place(row: Row | null, key: string | null, language?: string): Place {
    const columns = key === null ? [] : (this.byKey.get(key) ?? []);
    const column = columns.find((candidate) => candidate.language === language) ?? columns[0];
    return { sheet: this.name, row: row?.number ?? null, column: column?.header ?? key };
  }

  /** The languages in which a column holds something, in the order of the columns. */
  languages(key: string): string[] {
    const columns = this.byKey.get(key) ?? [];
    const used = columns.filter((column) => this.rows.some((row) => clean(row.cells.get(column.at)) !== ""));
    return used.map((column) => column.language);
  }

  /** The author's headers of a translated column, by language. */
  headers(key: string): { language: string; header: string }[] {
    return this.byKey.get(key) ?? [];
  }

  /** Requires a column; says which was probably meant. */
  require(key: string, faults: Faults): boolean {
    if (this.byKey.has(key)) return true;
    const found = this.others.find((column) => likely(column.header.replace(/[\s_-]+/g, "_"), [key]));
    const place = { sheet: this.name, row: this.headerRow, column: found?.header ?? key };
    faults.error("column-missing", place, sheetMessages["column-missing"](key, found?.header), key);
    return false;
  }

  private headerRow = 1;

  private addColumn(at: number, header: string, set: ColumnSet, faults: Faults, row: number): void {
    this.headerRow = row;
    const { key, language, base } = readHeader(header, set);
    const column: Column = { at, header, key, language };
    const place = { sheet: this.name, row, column: header };
    const same = key === null ? [] : (this.byKey.get(key) ?? []);
    const twin =
      same.find((other) => other.language === language) ??
      (key !== null && !set.translated.has(key) ? same[0] : undefined);
    if (twin) return faults.error("column-duplicate", place, sheetMessages["column-duplicate"](header, twin.header));
    this.columns.push(column);
    if (key !== null) this.byKey.set(key, [...same, column]);
    if (key === null || set.unused.has(key)) this.others.push(column);
    if (key !== null && set.unused.has(key))
      faults.warning("column-unsupported", place, sheetMessages["column-unsupported"](header));
    const suggestion = key === null ? likely(base, Object.keys(set.aliases)) : undefined;
    if (suggestion)
      faults.warning("column-misspelt", place, sheetMessages["column-misspelt"](header, suggestion), suggestion);
  }
}

/** Without the spaces around it, also those that nobody sees, and with each letter written in one way (NFC). */
function clean(text = ""): string {
  let [from, to] = [0, text.length];
  while (from < to && isSpace(text[from]!)) from++;
  while (to > from && isSpace(text[to - 1]!)) to--;
  return text.slice(from, to).normalize("NFC");
}

function isSpace(character: string): boolean {
  return character === "\u200b" || character.trim() === "";
}
