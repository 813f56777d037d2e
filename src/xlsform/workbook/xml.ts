import { XmlScanner, type XmlReader } from "./scan-xml.ts";
import { ZipError, type Unpacker, type ZipEntry } from "./zip.ts";

/** Cells without content: in real workbooks a million of them, all with their own reference. */
const EMPTY_CELLS = /<(?:\w{1,9}:)?c\s[^<>]{0,99}?\br="[A-Z]+\d+"[^<>]{0,99}(?:\/>|><\/(?:\w{1,9}:)?c>)/g;

/** Of a part that is read whole: the styles of the most colourful workbook. */
const MOST_ELEMENTS = 200_000;

/** Parses an entry as it is unpacked. Throws for XML that isn't well-formed. */
export function readXml(entry: ZipEntry, unpacker: Unpacker, reader: XmlReader): void {
  const scanner = new XmlScanner(reader);
  let decoder: TextDecoder | null = null;
  unpacker.unpack(entry, (bytes) => {
    decoder ??= new TextDecoder(encodingOf(bytes), { ignoreBOM: false });
    scanner.write(decoder.decode(bytes, { stream: true }).replace(EMPTY_CELLS, ""));
    return !reader.done;
  });
  scanner.end();
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

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  return bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : "utf-8";
}
