import { likely } from "../expression/likely.ts";
import { readHeader, SETTINGS_COLUMNS, type ColumnSet, type Header } from "./columns.ts";
import type { Attributes, Media, MediaKind, Text } from "./definition.ts";
import type { Place } from "./fault.ts";
import type { Faults } from "./faults.ts";
import { sheetMessages } from "./messages.ts";
import type { Row, Sheet } from "./sheets.ts";

/** Twenty languages of everything leave room for a hundred columns of one's own. */
const MOST_COLUMNS = 300;
const LONGEST_HEADER = 200;
/** What a spreadsheet shows where a formula went wrong. */
const FORMULA_FAULT = /^#(REF!|N\/A|NAME\?|VALUE!|DIV\/0!|NULL!|NUM!|SPILL!|CALC!)$/;
const MEDIA_KINDS: readonly MediaKind[] = ["image", "big-image", "audio", "video"];

interface Column extends Header {
  at: number;
  /** As its author wrote it. */
  header: string;
}

/** A sheet read by the meaning of its columns. Cells come trimmed; an absent cell is "". */
export class Table {
  readonly name: string;
  readonly rows: readonly Row[];
  private readonly columns: Column[] = [];
  private readonly byKey = new Map<string, Column[]>();
  private readonly others: Column[] = [];
  private readonly attributed: Column[] = [];
  private readonly set: ColumnSet;
  /** Whether several spaces in one go count as one. */
  collapsesSpaces = false;

  constructor(sheet: Sheet, set: ColumnSet, faults: Faults) {
    this.name = sheet.name;
    this.set = set;
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
    this.checkFormulas(faults);
  }

  /** In a column of one's own a formula may be wrong; in one that XLSForm reads, its text would be taken for what it says. */
  private checkFormulas(faults: Faults): void {
    for (const row of this.rows) {
      for (const { at, key, header, attribute } of this.columns) {
        const text = row.cells.get(at);
        if (text?.[0] !== "#" || !FORMULA_FAULT.test(text.trim())) continue;
        const place = { sheet: this.name, row: row.number, column: header };
        const message = sheetMessages["formula-wrong"](text.trim());
        if (key !== null || attribute) faults.error("formula-wrong", place, message);
        else faults.warning("formula-wrong", place, message);
      }
    }
  }

  cell(row: Row, key: string): string {
    const at = this.byKey.get(key)?.[0]?.at;
    return at === undefined ? "" : this.read(row, at);
  }

  /** The texts of a column in all languages that have one. */
  text(row: Row, key: string): Text {
    const texts: [language: string, text: string][] = [];
    for (const { language, at } of this.byKey.get(key) ?? []) {
      const text = this.read(row, at);
      if (text !== "") texts.push([language, text]);
    }
    return Object.fromEntries(texts);
  }

  /** The files that go with a row's label; undefined where there are none. */
  media(row: Row): Media | undefined {
    let media: Media | undefined;
    for (const kind of MEDIA_KINDS) {
      const names = this.has(kind) ? this.text(row, kind) : {};
      if (Object.keys(names).length > 0) media = { ...media, [kind]: names };
    }
    return media;
  }

  /** The attributes of the XForm that a row sets; undefined where there are none. */
  attributes(row: Row): Attributes | undefined {
    let found: Attributes | undefined;
    for (const { at, attribute } of this.attributed) {
      const text = attribute ? this.read(row, at) : "";
      if (attribute && text !== "")
        found = { ...found, [attribute.of]: { ...found?.[attribute.of], [attribute.name]: text } };
    }
    return found;
  }

  /** Cells of columns without a meaning here, by header in lower case. */
  extra(row: Row): Record<string, string> {
    const cells: [header: string, text: string][] = [];
    for (const { header, at } of this.others) {
      const text = this.read(row, at);
      if (text !== "") cells.push([header.toLowerCase(), text]);
    }
    return Object.fromEntries(cells);
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

  /** The languages that a text has columns for, in their order. */
  languages(key: string): string[] {
    return [...new Set(this.headers(key).map(({ language }) => language))];
  }

  /** Whether a text has a column that names its language. */
  get namesLanguages(): boolean {
    return [...this.set.translated].some((key) => this.headers(key).some(({ language }) => language !== ""));
  }

  /**
   * Says of which language the columns without one are; of texts that no column names a language for, only with `all`. What
   * stands in a column of that language itself comes before.
   */
  nameUnmarked(language: string, all: boolean): void {
    for (const key of this.set.translated) {
      const columns = this.byKey.get(key) ?? [];
      const unmarked = columns.filter((column) => column.language === "");
      if (columns.length === 0 || (unmarked.length === columns.length && !all)) continue;
      const marked = columns.filter((column) => column.language !== "");
      this.byKey.set(key, [...unmarked.map((column) => ({ ...column, language })), ...marked]);
    }
  }

  /** The author's headers of a translated column, by language. */
  headers(key: string): readonly { language: string; header: string }[] {
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

  private read(row: Row, at: number): string {
    const text = clean(row.cells.get(at));
    return this.collapsesSpaces && text.includes("  ") ? text.replace(/ {2,}/g, " ") : text;
  }

  private addColumn(at: number, header: string, set: ColumnSet, faults: Faults, row: number): void {
    this.headerRow = row;
    const column: Column = { at, header, ...readHeader(header, set) };
    const { key, language, base, attribute } = column;
    const place = { sheet: this.name, row, column: header };
    const same = key === null ? [] : (this.byKey.get(key) ?? []);
    const twin =
      same.find((other) => other.language === language) ??
      (key !== null && !set.translated.has(key) ? same[0] : undefined);
    if (twin && set === SETTINGS_COLUMNS) return this.addSetting(column, twin, faults, row);
    if (twin) return faults.error("column-duplicate", place, sheetMessages["column-duplicate"](header, twin.header));
    this.columns.push(column);
    if (key !== null) this.byKey.set(key, [...same, column]);
    if (attribute) this.attributed.push(column);
    if (key !== null || attribute) return;
    this.others.push(column);
    const suggestion = likely(base, [...Object.keys(set.aliases), ...Object.keys(set.attributes)]);
    if (suggestion)
      faults.warning("column-misspelt", place, sheetMessages["column-misspelt"](header, suggestion), suggestion);
  }

  /** Of two settings that mean the same, today's name counts. */
  private addSetting(column: Column, twin: Column, faults: Faults, row: number): void {
    const [read, unread] = column.base === column.key ? [column, twin] : [twin, column];
    this.byKey.set(read.key!, [read]);
    const place = { sheet: this.name, row, column: unread.header };
    faults.warning("column-unread", place, sheetMessages["column-unread"](unread.header, read.header));
  }
}

/** Without the spaces around it, also those that nobody sees, and with each letter written in one way (NFC). */
function clean(text = ""): string {
  if (text === "") return text;
  let [from, to] = [0, text.length];
  while (from < to && isSpace(text[from]!)) from++;
  while (to > from && isSpace(text[to - 1]!)) to--;
  return text.slice(from, to).normalize("NFC");
}

function isSpace(character: string): boolean {
  return character === "\u200b" || character.trim() === "";
}
