import type { ByteRange } from "../../../platform/files/file-store.ts";

/**
 * The one part of a file that a Range header asks for; null for the whole file, also where the header can't be understood
 * or asks for several parts, and "none" where the file has no such bytes.
 */
export function readRange(header: string | undefined, size: number): ByteRange | null | "none" {
  const asked = /^bytes=(\d*)-(\d*)$/.exec(header?.trim() ?? "");
  if (!asked || (asked[1] === "" && asked[2] === "")) return null;
  const [first, last] = [asked[1] ?? "", asked[2] ?? ""];
  if (first === "") {
    const length = Math.min(Number(last), size);
    return length === 0 ? "none" : { start: size - length, end: size - 1 };
  }
  const start = Number(first);
  const end = last === "" ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== "" && Number(last) < start) return null;
  return start >= size ? "none" : { start, end };
}
