import { strToU8, zipSync } from "fflate";
import type { Definition } from "../definition/definition.ts";
import { writeSheets, type SheetRows } from "./write-sheets.ts";
import { element, escapeXml } from "./xml.ts";

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006";
const TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml";

/** A definition as an .xlsx workbook that Excel and LibreOffice open. The same definition gives the same bytes. */
export function writeWorkbook(definition: Definition): Uint8Array {
  const sheets = Object.entries(writeSheets(definition)) as [string, SheetRows][];
  const files: Record<string, string> = {
    "[Content_Types].xml": contentTypes(sheets.length),
    "_rels/.rels": relations([["officeDocument", "xl/workbook.xml"]]),
    "xl/workbook.xml": workbook(sheets.map(([name]) => name)),
    "xl/_rels/workbook.xml.rels": relations([
      ...sheets.map((_, index): [string, string] => ["worksheet", `worksheets/sheet${index + 1}.xml`]),
      ["styles", "styles.xml"],
    ]),
    "xl/styles.xml": STYLES,
  };
  sheets.forEach(([, rows], index) => (files[`xl/worksheets/sheet${index + 1}.xml`] = worksheet(rows)));
  const packed = Object.entries(files).map(([name, xml]) => [name, strToU8(DECLARATION + xml)] as const);
  // A zip can't be older than 1980, nor need this one be newer.
  return zipSync(Object.fromEntries(packed), { level: 6, mtime: new Date(1980, 0, 1) });
}

/** Style 0 is plain, wrapped and at the top of its row; style 1, the header's, is bold on grey. */
const STYLES = element(
  "styleSheet",
  { xmlns: MAIN },
  element("fonts", { count: "2" }, font(), font(element("b"))),
  // Programs keep the first two fills for themselves.
  element("fills", { count: "3" }, fill("none"), fill("gray125"), fill("solid", "FFE7E6E6")),
  element("borders", { count: "1" }, element("border")),
  element("cellStyleXfs", { count: "1" }, element("xf", { numFmtId: "0", fontId: "0", fillId: "0", borderId: "0" })),
  element("cellXfs", { count: "2" }, cellFormat("0", "0"), cellFormat("1", "2")),
  element("cellStyles", { count: "1" }, element("cellStyle", { name: "Normal", xfId: "0", builtinId: "0" })),
);

/** A font of Windows that has Latin and Bangla letters; where it isn't, programs take another that has. */
function font(weight = ""): string {
  const family = element("family", { val: "2" });
  return element("font", {}, weight, element("sz", { val: "11" }), element("name", { val: "Nirmala UI" }), family);
}

function fill(patternType: string, colour?: string): string {
  const inside = colour === undefined ? "" : element("fgColor", { rgb: colour });
  return element("fill", {}, element("patternFill", { patternType }, inside));
}

/** Cells hold texts: nothing that looks like a number, a date or a formula becomes one. */
function cellFormat(fontId: string, fillId: string): string {
  const alignment = element("alignment", { vertical: "top", wrapText: "1" });
  const applied = { applyNumberFormat: "1", applyFont: "1", applyFill: "1", applyAlignment: "1" };
  return element("xf", { numFmtId: "49", fontId, fillId, borderId: "0", xfId: "0", ...applied }, alignment);
}

function contentTypes(sheets: number): string {
  const part = (name: string, type: string) =>
    element("Override", { PartName: `/xl/${name}.xml`, ContentType: `${TYPES}.${type}+xml` });
  return element(
    "Types",
    { xmlns: `${PACKAGE}/content-types` },
    element("Default", { Extension: "rels", ContentType: "application/vnd.openxmlformats-package.relationships+xml" }),
    element("Default", { Extension: "xml", ContentType: "application/xml" }),
    part("workbook", "sheet.main"),
    part("styles", "styles"),
    ...Array.from({ length: sheets }, (_, index) => part(`worksheets/sheet${index + 1}`, "worksheet")),
  );
}

function relations(targets: [type: string, target: string][]): string {
  const items = targets.map(([type, target], index) =>
    element("Relationship", { Id: `rId${index + 1}`, Type: `${OFFICE}/${type}`, Target: target }),
  );
  return element("Relationships", { xmlns: `${PACKAGE}/relationships` }, ...items);
}

function workbook(names: string[]): string {
  const sheets = names.map((name, index) =>
    element("sheet", { name, sheetId: String(index + 1), "r:id": `rId${index + 1}` }),
  );
  const views = element("bookViews", {}, element("workbookView"));
  return element("workbook", { xmlns: MAIN, "xmlns:r": OFFICE }, views, element("sheets", {}, ...sheets));
}

function worksheet(rows: SheetRows): string {
  const header = element("pane", { ySplit: "1", topLeftCell: "A2", activePane: "bottomLeft", state: "frozen" });
  const columns = (rows[0] ?? []).map((_, at) => {
    const place = String(at + 1);
    return element("col", { min: place, max: place, width: String(widthOf(rows, at)), style: "0", customWidth: "1" });
  });
  const lines = rows.map((cells, row) =>
    element("row", { r: String(row + 1) }, ...cells.map((text, at) => cell(text, at, row))),
  );
  return element(
    "worksheet",
    { xmlns: MAIN },
    element("sheetViews", {}, element("sheetView", { workbookViewId: "0" }, header)),
    element("cols", {}, ...columns),
    element("sheetData", {}, ...lines),
  );
}

/** Wide enough for most texts, and for no more than can be read in one line. */
function widthOf(rows: SheetRows, at: number): number {
  const longest = rows.reduce((most, cells) => Math.max(most, cells[at]?.length ?? 0), 0);
  return Math.min(Math.max(longest + 2, 10), 50);
}

function cell(text: string, at: number, row: number): string {
  if (text === "") return "";
  const written = `<t xml:space="preserve">${escapeXml(escapeCode(text))}</t>`;
  const place = { r: `${columnName(at)}${row + 1}`, s: row === 0 ? "1" : "0", t: "inlineStr" };
  return element("c", place, element("is", {}, written));
}

/** Workbooks write control characters as `_x0007_`; a text that only looks like this says so. */
function escapeCode(text: string): string {
  return text
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .replace(/[^\t\n\u0020-\uffff]/g, (letter) => `_x${letter.charCodeAt(0).toString(16).padStart(4, "0")}_`);
}

function columnName(at: number): string {
  return at < 26 ? String.fromCharCode(65 + at) : columnName(Math.floor(at / 26) - 1) + columnName(at % 26);
}
