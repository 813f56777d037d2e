import { SaxesParser } from "saxes";
import { ZipError, type Unpacker, type ZipEntry } from "./zip.ts";

/** What a reader of XML wants to be told. Names come without their namespace's prefix. */
export interface XmlReader {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
  /** Nothing more is of interest. */
  readonly done?: boolean;
}

/** Cells without content: in real workbooks a million of them, all with their own reference. */
const EMPTY_CELLS = /<(?:\w{1,9}:)?c\s[^<>]{0,99}?\br="[A-Z]+\d+"[^<>]{0,99}(?:\/>|><\/(?:\w{1,9}:)?c>)/g;

/** A tag, or a text without one: a cell holds 32 kB. */
const LONGEST_TAG = 1024 * 1024;
/** Of a part that is read whole: the styles of the most colourful workbook. */
const MOST_ELEMENTS = 200_000;

/** Parses an entry as it is unpacked. Throws for XML that isn't well-formed. */
export function readXml(entry: ZipEntry, unpacker: Unpacker, reader: XmlReader): void {
  const parser = new SaxesParser({ position: false });
  parser.on("error", (error) => {
    throw error;
  });
  parser.on("opentag", (tag) => reader.open(localName(tag.name), tag.attributes as Record<string, string>));
  parser.on("closetag", (tag) => reader.close?.(localName(tag.name)));
  const text = (piece: string): void => reader.text?.(piece);
  parser.on("text", text);
  parser.on("cdata", text);
  let decoder: TextDecoder | null = null;
  let rest = "";
  unpacker.unpack(entry, (bytes) => {
    decoder ??= new TextDecoder(encodingOf(bytes), { ignoreBOM: false });
    const decoded = rest + decoder.decode(bytes, { stream: true });
    const whole = decoded.lastIndexOf(">") + 1;
    rest = decoded.slice(whole);
    if (rest.length > LONGEST_TAG) throw new ZipError("bomb");
    parser.write(decoded.slice(0, whole).replace(EMPTY_CELLS, ""));
    return !reader.done;
  });
  if (!reader.done) parser.write(rest).close();
}

/** Reads a small entry as a flat list of its elements. */
export function readElements(
  entry: ZipEntry | undefined,
  unpacker: Unpacker,
): { name: string; attributes: Readonly<Record<string, string>> }[] {
  const elements: { name: string; attributes: Readonly<Record<string, string>> }[] = [];
  const open = (name: string, attributes: Readonly<Record<string, string>>): void => {
    if (elements.push({ name, attributes }) > MOST_ELEMENTS) throw new ZipError("bomb");
  };
  if (entry) readXml(entry, unpacker, { open });
  return elements;
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  return bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
}
