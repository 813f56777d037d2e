import { readCsv } from "../engine/csv.ts";
import { XmlScanner } from "../workbook/scan-xml.ts";

/** A row of a file of choices: its texts by column in lower case. */
export type FileRow = Readonly<Record<string, string>>;

/** The kinds of files that a list of choices may stand in, by ending, and the columns of a choice's name and label. */
export const LIST_FILES: Readonly<Record<string, { value: string; label: string }>> = {
  csv: { value: "name", label: "label" },
  xml: { value: "name", label: "label" },
  geojson: { value: "id", label: "title" },
};

/** As many as the choices sheet may have. */
const MOST_ROWS = 100_000;

/** The ending of a file's name, in lower case. */
export function endingOf(file: string): string {
  return /\.([^./\\]*)$/.exec(file)?.[1]?.toLowerCase() ?? "";
}

/** The rows of a file of choices, by what its ending says that it is; null where it is no such file inside. Never throws. */
export function readListFile(file: string, text: string): FileRow[] | null {
  switch (endingOf(file)) {
    case "csv":
      return readCsv(text).map(({ extra }) => extra);
    case "xml":
      return rowsOfXml(text);
    case "geojson":
      return rowsOfGeojson(text);
    default:
      return null;
  }
}

/** The items of `<root><item><name>…</name></item></root>`, whatever these two are called. */
function rowsOfXml(text: string): FileRow[] | null {
  const rows: Record<string, string>[] = [];
  let depth = 0;
  let cell = "";
  const scanner = new XmlScanner({
    open() {
      if (++depth === 2) rows.push({});
      if (depth === 3) cell = "";
    },
    text(piece) {
      if (depth === 3) cell += piece;
    },
    close(name) {
      if (depth-- === 3 && rows.length <= MOST_ROWS) rows.at(-1)![name.toLowerCase()] = cell.trim();
    },
  });
  try {
    scanner.write(text.replace(/^\uFEFF/, ""));
    scanner.end();
  } catch {
    return null;
  }
  return rows.slice(0, MOST_ROWS);
}

/** The features of a FeatureCollection: their properties, `id`, and the place as XForms write it in `geometry`. */
function rowsOfGeojson(text: string): FileRow[] | null {
  const features = field(parsed(text), "features");
  if (!Array.isArray(features)) return null;
  return features.slice(0, MOST_ROWS).map((feature: unknown) => {
    const properties = field(feature, "properties");
    const own = typeof properties === "object" && properties !== null ? Object.entries(properties) : [];
    const row = Object.fromEntries(own.map(([name, value]) => [name.toLowerCase(), wordsOf(value)]));
    const id = wordsOf(field(feature, "id"));
    return { ...row, ...(id !== "" && { id }), geometry: placeOf(field(feature, "geometry")) };
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return null;
  }
}

function field(from: unknown, name: string): unknown {
  return typeof from === "object" && from !== null ? Object.getOwnPropertyDescriptor(from, name)?.value : undefined;
}

function wordsOf(value: unknown): string {
  return typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : "";
}

/** GeoJSON writes the longitude first, XForms the latitude, and height and accuracy behind. */
function placeOf(geometry: unknown): string {
  const coordinates = field(geometry, "coordinates");
  if (!Array.isArray(coordinates)) return "";
  const points = Array.isArray(coordinates[0])
    ? Array.isArray(coordinates[0][0])
      ? coordinates[0]
      : coordinates
    : [coordinates];
  return points.map((point: unknown) => (Array.isArray(point) ? `${point[1]} ${point[0]} 0 0` : "")).join("; ");
}
