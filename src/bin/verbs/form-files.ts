import { readdir, readFile, stat } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";
import { type Attachments, readForm, type ReadForm, textOf } from "../../xlsform/index.ts";

/** The sheets of a workbook of CSV files that may stand beside its survey. */
const SHEETS = ["choices.csv", "settings.csv", "external_choices.csv", "entities.csv", "osm.csv"];
const ENDINGS = new Set([".csv", ".xml", ".geojson"]);
/** In bytes: as much as a workbook may have. */
const LARGEST = 10 * 1024 * 1024;

/**
 * Reads a workbook with the files that belong to it: those given, and of those that it names and that weren't given, the
 * ones that stand beside it.
 */
export async function readBeside(path: string, bytes: Uint8Array, given: Attachments = {}): Promise<ReadForm> {
  const isText = textOf(bytes) !== null;
  const sheets = isText ? SHEETS.filter((name) => name !== basename(path)) : [];
  const attachments = { ...(await filesBeside(path, sheets)), ...given };
  const read = readForm(bytes, { attachments });
  const missing = read.files.filter((name) => !Object.hasOwn(attachments, name) && name === basename(name));
  const found = await filesBeside(path, missing);
  return Object.keys(found).length > 0 ? readForm(bytes, { attachments: { ...found, ...attachments } }) : read;
}

/** The files named, and those in the folders named, by name; null where one isn't there. */
export async function filesIn(paths: readonly string[]): Promise<Attachments | null> {
  const all: Record<string, string> = {};
  for (const path of paths) {
    const found = await stat(path).catch(() => null);
    if (!found) return null;
    const files = found.isDirectory() ? (await readdir(path)).map((name) => join(path, name)) : [path];
    for (const file of files) {
      const text = ENDINGS.has(extname(file).toLowerCase()) ? await textAt(file) : null;
      if (text !== null) all[basename(file)] = text;
    }
  }
  return all;
}

async function filesBeside(path: string, names: readonly string[]): Promise<Attachments> {
  const texts = await Promise.all(names.map(async (name) => [name, await textAt(join(dirname(path), name))] as const));
  return Object.fromEntries(texts.filter((pair): pair is readonly [string, string] => pair[1] !== null));
}

async function textAt(path: string): Promise<string | null> {
  const found = await stat(path).catch(() => null);
  if (!found?.isFile() || found.size > LARGEST) return null;
  return textOf(await readFile(path));
}
