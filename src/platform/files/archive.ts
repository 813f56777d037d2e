import { readFile } from "node:fs/promises";
import { createInflateRaw } from "node:zlib";
import { readZip, type ZipEntry, ZipError } from "../../xlsform/index.ts";

/** Bytes that all entries of an archive may come to. */
const mostUnpacked = 300 * 1024 * 1024;
/** Text packs well, but not without end: beyond this size a greater ratio is an attack. */
const unsuspicious = 20 * 1024 * 1024;
const greatestRatio = 200;

const programs = /\.(exe|dll|scr|com|msi|bat|cmd|ps1|vbs|vbe|js|jse|wsf|hta|lnk|jar|apk|sh|reg)$/i;
const packedAgain = /\.(zip|7z|rar|gz|bz2|xz|tar|iso|cab)$/i;

/**
 * Why a zip archive, or an office document that is one, can't be taken; null where nothing speaks against it. It is unpacked
 * to nowhere, and what comes out is counted: what its directory claims isn't believed.
 */
export async function archiveFault(path: string): Promise<"cut" | "bomb" | "locked" | "program" | "script" | null> {
  let entries: ZipEntry[];
  try {
    entries = [...(readZip(await readFile(path))?.values() ?? [])];
  } catch (error) {
    return error instanceof ZipError && error.reason === "bomb" ? "bomb" : "cut";
  }
  if (entries.length === 0) return "cut";
  if (entries.some(({ name }) => /(^|\/)vbaProject\.bin$/i.test(name))) return "script";
  if (entries.some(({ name }) => programs.test(name))) return "program";
  if (entries.some(({ name }) => packedAgain.test(name))) return "bomb";
  if (entries.some(({ encrypted }) => encrypted)) return "locked";
  let left = mostUnpacked;
  for (const entry of entries) {
    const unpacked = await unpackedSize(entry, left);
    if (typeof unpacked === "string") return unpacked;
    left -= unpacked;
  }
  return null;
}

/** How many bytes an entry comes to; it is given up as soon as that is too many. */
async function unpackedSize({ method, packed }: ZipEntry, most: number): Promise<number | "bomb" | "cut"> {
  if (method === 0) return packed.length;
  if (method !== 8) return "cut";
  const inflate = createInflateRaw();
  inflate.end(packed);
  let size = 0;
  try {
    for await (const chunk of inflate) {
      size += (chunk as Buffer).length;
      if (size > most || (size > unsuspicious && size > packed.length * greatestRatio)) return "bomb";
    }
  } catch {
    return "cut";
  }
  return size;
}
