import { strToU8, zipSync, type Zippable } from "fflate";

/** A cell as a test writes it; null leaves it out. */
export type Cell = string | number | boolean | null;

/** Makes an .xlsx workbook from rows of cells by sheet, by hand: so that tests can also make what no program would write. */
export function workbookOf(sheets: Record<string, Cell[][]>): Uint8Array {
  const xml = Object.entries(sheets).map(([name, rows]) => ({ name, xml: sheetXml(rows) }));
  return workbookOfXml(xml);
}

/** The same from the sheets' own XML, and with further files in the archive. */
export function workbookOfXml(sheets: { name: string; xml: string }[], more: Record<string, string> = {}): Uint8Array {
  const files: Zippable = {
    "_rels/.rels": strToU8(relations([["rId1", "officeDocument", "xl/workbook.xml"]])),
    "xl/workbook.xml": strToU8(
      `<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets
        .map(({ name }, index) => `<sheet name="${escape(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`)
        .join("")}</sheets></workbook>`,
    ),
    "xl/_rels/workbook.xml.rels": strToU8(
      relations(sheets.map((_, index) => [`rId${index + 1}`, "worksheet", `worksheets/sheet${index + 1}.xml`])),
    ),
  };
  sheets.forEach(({ xml }, index) => (files[`xl/worksheets/sheet${index + 1}.xml`] = strToU8(xml)));
  for (const [name, text] of Object.entries(more)) files[name] = strToU8(text);
  return zipSync(files, { level: 6 });
}

/** The XML of a sheet; texts stand in their cells. */
export function sheetXml(rows: Cell[][]): string {
  const body = rows.map(
    (cells, row) => `<row r="${row + 1}">${cells.map((cell, at) => cellXml(cell, at, row)).join("")}</row>`,
  );
  return `<worksheet xmlns="${MAIN}"><sheetData>${body.join("")}</sheetData></worksheet>`;
}

const MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

function relations(all: [id: string, type: string, target: string][]): string {
  const items = all.map(
    ([id, type, target]) => `<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items.join("")}</Relationships>`;
}

function cellXml(cell: Cell, at: number, row: number): string {
  const reference = `${columnName(at)}${row + 1}`;
  if (cell === null) return "";
  if (typeof cell === "number") return `<c r="${reference}"><v>${cell}</v></c>`;
  if (typeof cell === "boolean") return `<c r="${reference}" t="b"><v>${cell ? 1 : 0}</v></c>`;
  return `<c r="${reference}" t="inlineStr"><is><t xml:space="preserve">${escape(cell)}</t></is></c>`;
}

function columnName(at: number): string {
  return at < 26 ? String.fromCharCode(65 + at) : columnName(Math.floor(at / 26) - 1) + columnName(at % 26);
}

function escape(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}
