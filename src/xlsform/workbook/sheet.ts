import type { Row, Sheet } from "../definition/sheets.ts";
import { cellText, columnOf, unescape, type CellFormats } from "./cells.ts";
import type { XmlReader } from "./scan-xml.ts";
import { ZipError } from "./zip.ts";

/** A questionnaire's rows end somewhere: after so many empty ones in one go nothing more is expected. */
const MOST_EMPTY_ROWS = 2_000;
/** Far more than the longest list of choices in the field. */
const MOST_ROWS = 100_000;
const LONGEST_CELL = 32_767;
/** Of a sheet: a hundred times what the longest questionnaire in the field holds. */
const MOST_CELLS = 1_000_000;
const MOST_CHARACTERS = 20_000_000;

/** Reads the rows of one sheet from its XML. */
export class SheetReader implements XmlReader {
  readonly sheet: Sheet;
  done = false;
  private readonly formats: CellFormats;
  private emptyRows = 0;
  private filled = 0;
  private characters = 0;
  private rowNumber = 0;
  private cells = new Map<number, string>();
  private column = -1;
  private type = "";
  private style = 0;
  private stored = "";
  private within: "value" | "text" | "phonetic" | null = null;

  constructor(name: string, formats: CellFormats) {
    this.sheet = { name, rows: [] };
    this.formats = formats;
  }

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === "row") this.openRow(attributes["r"]);
    else if (name === "c") this.openCell(attributes);
    else if (name === "v") this.within = "value";
    else if (name === "rPh") this.within = "phonetic";
    else if (name === "t" && this.within !== "phonetic") this.within = "text";
  }

  text(text: string): void {
    if ((this.within === "value" || this.within === "text") && this.stored.length < LONGEST_CELL) this.stored += text;
  }

  close(name: string): void {
    if (name === "row") this.closeRow();
    else if (name === "c") this.closeCell();
    else if (name === "sheetData") this.done = true;
    else if (name === "v" || name === "t") this.within = this.within === "phonetic" ? "phonetic" : null;
    else if (name === "rPh") this.within = null;
  }

  private openRow(reference: string | undefined): void {
    this.rowNumber = reference ? Number(reference) || this.rowNumber + 1 : this.rowNumber + 1;
    this.cells = new Map();
    this.column = -1;
  }

  private openCell(attributes: Readonly<Record<string, string>>): void {
    const reference = attributes["r"];
    this.column = (reference ? columnOf(reference) : null) ?? this.column + 1;
    this.type = attributes["t"] ?? "n";
    this.style = Number(attributes["s"] ?? 0);
    this.stored = "";
  }

  private closeCell(): void {
    if (this.stored === "") return;
    const text = cellText(this.type, this.stored, this.style, this.formats);
    if (text.trim() === "") return;
    this.cells.set(this.column, text);
    this.characters += text.length;
    // Cells may share one text a million times: what they come to is counted, not what the file holds.
    if (++this.filled > MOST_CELLS || this.characters > MOST_CHARACTERS) throw new ZipError("bomb");
  }

  private closeRow(): void {
    if (this.cells.size > 0) {
      const row: Row = { number: this.rowNumber, cells: this.cells };
      this.sheet.rows.push(row);
      this.emptyRows = 0;
    } else this.emptyRows++;
    if (this.emptyRows > MOST_EMPTY_ROWS || this.sheet.rows.length >= MOST_ROWS) this.done = true;
  }
}

/** Reads the table of texts that cells refer to. */
export class StringsReader implements XmlReader {
  readonly strings: string[] = [];
  private string = "";
  private within: "text" | "phonetic" | null = null;

  open(name: string): void {
    if (name === "si") this.string = "";
    else if (name === "rPh") this.within = "phonetic";
    else if (name === "t" && this.within !== "phonetic") this.within = "text";
  }

  text(text: string): void {
    if (this.within === "text" && this.string.length < LONGEST_CELL) this.string += text;
  }

  close(name: string): void {
    if (name === "si" && this.strings.push(unescape(this.string)) > MOST_CELLS) throw new ZipError("bomb");
    if (name === "rPh" || (name === "t" && this.within === "text")) this.within = null;
  }
}
