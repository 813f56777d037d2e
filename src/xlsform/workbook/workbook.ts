import type { Fault } from "../definition/fault.ts";
import { KNOWN_SHEETS, type Sheet, type Sheets } from "../definition/sheets.ts";
import { likely } from "../expression/likely.ts";
import { isDateFormat, type CellFormats } from "./cells.ts";
import { SheetReader, StringsReader } from "./sheet.ts";
import { noSurveyFault, workbookFault } from "./workbook-faults.ts";
import { readElements, readXml } from "./xml.ts";
import { readZip, Unpacker, ZipError, type ZipEntry } from "./zip.ts";

/** In bytes, of any file that is read. */
export const LARGEST = 10 * 1024 * 1024;

export type ReadWorkbook = { ok: true; sheets: Sheets } | { ok: false; errors: Fault[] };

/**
 * Reads the sheets of an .xlsx workbook that XLSForm knows, as text. Any bytes whatever give sheets or faults: a file that is
 * too large, grows without measure when unpacked, is encrypted, damaged or something else is refused by name. Never throws.
 */
export function readWorkbook(bytes: Uint8Array): ReadWorkbook {
  if (bytes.length > LARGEST) return refused("workbook-too-large");
  if (isCompoundFile(bytes))
    return refused(contains(bytes, "EncryptedPackage") ? "workbook-encrypted" : "workbook-old");
  try {
    const entries = readZip(bytes);
    return entries ? readEntries(entries) : refused("workbook-not");
  } catch (error) {
    return refused(error instanceof ZipError && error.reason === "bomb" ? "workbook-bomb" : "workbook-damaged");
  }
}

function refused(code: Parameters<typeof workbookFault>[0]): ReadWorkbook {
  return { ok: false, errors: [workbookFault(code)] };
}

function readEntries(entries: Map<string, ZipEntry>): ReadWorkbook {
  const unpacker = new Unpacker();
  const workbookPath = findWorkbook(entries, unpacker);
  const workbook = entries.get(workbookPath);
  if (!workbook) return refused(isOfAnotherProgram(entries) ? "workbook-other-format" : "workbook-not");
  if ([...entries.values()].some((entry) => entry.encrypted)) return refused("workbook-encrypted");
  const elements = readElements(workbook, unpacker);
  const parts = readRelations(entries, workbookPath, unpacker);
  const listed = elements
    .filter((element) => element.name === "sheet")
    .map(({ attributes }) => ({
      name: attributes["name"] ?? "",
      entry: entries.get(parts.byId.get(relationId(attributes)) ?? ""),
    }));
  const names = listed.map((sheet) => sheet.name);
  if (!names.some((name) => keyOf(name) === "survey"))
    return { ok: false, errors: [noSurveyFault(names, meantAsSurvey(names))] };
  const formats = readFormats(entries, parts, unpacker, elements.some(isFrom1904));
  const byName = new Map<string, Sheet>();
  for (const { name, entry } of listed) {
    const key = keyOf(name);
    if (!entry || byName.has(key) || !KNOWN_SHEETS.some((known) => known === key)) continue;
    const reader = new SheetReader(name, formats);
    readXml(entry, unpacker, reader);
    byName.set(key, reader.sheet);
  }
  return { ok: true, sheets: { names, byName } };
}

function keyOf(name: string): string {
  return name.trim().toLowerCase();
}

function meantAsSurvey(names: readonly string[]): string | undefined {
  return (
    likely(
      "survey",
      names.map((name) => name.trim()),
    ) ?? (names.length === 1 ? names[0] : undefined)
  );
}

/** The main part, by the package's own relations or where Excel puts it. */
function findWorkbook(entries: Map<string, ZipEntry>, unpacker: Unpacker): string {
  const relation = readElements(entries.get("_rels/.rels"), unpacker).find(({ attributes }) =>
    attributes["Type"]?.endsWith("/officeDocument"),
  );
  const target = relation?.attributes["Target"]?.replace(/^\//, "");
  return target && entries.has(target) && target.endsWith(".xml") && target.includes("xl/")
    ? target
    : "xl/workbook.xml";
}

interface Parts {
  byId: Map<string, string>;
  strings: string | undefined;
  styles: string | undefined;
}

function readRelations(entries: Map<string, ZipEntry>, workbookPath: string, unpacker: Unpacker): Parts {
  const folder = workbookPath.slice(0, workbookPath.lastIndexOf("/") + 1);
  const relations = readElements(entries.get(`${folder}_rels/${workbookPath.slice(folder.length)}.rels`), unpacker);
  const parts: Parts = { byId: new Map(), strings: undefined, styles: undefined };
  for (const { attributes } of relations) {
    const target = attributes["Target"] ?? "";
    const path = target.startsWith("/") ? target.slice(1) : `${folder}${target.replace(/^\.\//, "")}`;
    parts.byId.set(attributes["Id"] ?? "", path);
    if (attributes["Type"]?.endsWith("/sharedStrings")) parts.strings = path;
    if (attributes["Type"]?.endsWith("/styles")) parts.styles = path;
  }
  return parts;
}

function relationId(attributes: Readonly<Record<string, string>>): string {
  const key = Object.keys(attributes).find((name) => name === "r:id" || name.endsWith(":id"));
  return key ? attributes[key]! : "";
}

function readFormats(entries: Map<string, ZipEntry>, parts: Parts, unpacker: Unpacker, from1904: boolean): CellFormats {
  const strings = new StringsReader();
  const stringsEntry = entries.get(parts.strings ?? "xl/sharedStrings.xml");
  if (stringsEntry) readXml(stringsEntry, unpacker, strings);
  const codes = new Map<number, string>();
  const dateStyles: boolean[] = [];
  let inCellFormats = false;
  for (const { name, attributes } of readElements(entries.get(parts.styles ?? "xl/styles.xml"), unpacker)) {
    if (name === "numFmt") codes.set(Number(attributes["numFmtId"]), attributes["formatCode"] ?? "");
    if (name === "cellXfs") inCellFormats = true;
    if (name === "cellStyles" || name === "dxfs") inCellFormats = false;
    const id = Number(attributes["numFmtId"] ?? 0);
    if (name === "xf" && inCellFormats) dateStyles.push(isDateFormat(id, codes.get(id)));
  }
  return { strings: strings.strings, dateStyles, from1904 };
}

function isFrom1904({ name, attributes }: { name: string; attributes: Readonly<Record<string, string>> }): boolean {
  return name === "workbookPr" && ["1", "true"].includes(attributes["date1904"] ?? "");
}

/** The container of old Office files, and of everything that Office encrypts. */
function isCompoundFile(bytes: Uint8Array): boolean {
  return [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1].every((byte, index) => bytes[index] === byte);
}

/** Whether the bytes hold a name in UTF-16, as compound files write their directory. */
function contains(bytes: Uint8Array, name: string): boolean {
  const wanted = Array.from(name, (letter) => letter.charCodeAt(0));
  for (let at = bytes.indexOf(wanted[0]!); at >= 0; at = bytes.indexOf(wanted[0]!, at + 1)) {
    if (wanted.every((code, index) => bytes[at + 2 * index] === code)) return true;
  }
  return false;
}

function isOfAnotherProgram(entries: Map<string, ZipEntry>): boolean {
  return ["mimetype", "xl/workbook.bin", "word/document.xml", "ppt/presentation.xml", "Index/Document.iwa"].some(
    (name) => entries.has(name),
  );
}
