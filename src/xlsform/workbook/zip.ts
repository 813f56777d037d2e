import { Inflate } from "fflate";

/** One file of a zip archive, still packed. */
export interface ZipEntry {
  name: string;
  /** 0 stored, 8 deflated. */
  method: number;
  encrypted: boolean;
  packed: Uint8Array;
}

/** The archive is damaged, or grows beyond what a workbook needs. */
export class ZipError extends Error {
  readonly reason: "damaged" | "bomb";
  constructor(reason: "damaged" | "bomb") {
    super(reason);
    this.reason = reason;
  }
}

const MOST_ENTRIES = 10_000;
/** Of all entries that are read, together. */
const MOST_UNPACKED = 100 * 1024 * 1024;
/** A sheet's XML packs well, but not without end: beyond this size a greater ratio is an attack. */
const UNSUSPICIOUS = 20 * 1024 * 1024;
const GREATEST_RATIO = 400;
const STEP = 32 * 1024;

/** The entries of a zip archive by name, from its central directory; null when the bytes are no zip archive at all. */
export function readZip(bytes: Uint8Array): Map<string, ZipEntry> | null {
  if (bytes.length < 22 || bytes[0] !== 0x50 || bytes[1] !== 0x4b) return null;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  if (end === null) throw new ZipError("damaged");
  const count = view.getUint16(end + 10, true);
  if (count > MOST_ENTRIES) throw new ZipError("bomb");
  const entries = new Map<string, ZipEntry>();
  let at = view.getUint32(end + 16, true);
  for (let index = 0; index < count; index++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) throw new ZipError("damaged");
    const nameLength = view.getUint16(at + 28, true);
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + nameLength)).replaceAll("\\", "/");
    entries.set(name, entryAt(bytes, view, at, name));
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** The end-of-directory record stands at the end, before a comment of at most 64 kB. */
function findEnd(view: DataView): number | null {
  const lowest = Math.max(0, view.byteLength - 22 - 0xffff);
  for (let at = view.byteLength - 22; at >= lowest; at--) if (view.getUint32(at, true) === 0x06054b50) return at;
  return null;
}

function entryAt(bytes: Uint8Array, view: DataView, at: number, name: string): ZipEntry {
  const local = view.getUint32(at + 42, true);
  if (local + 30 > bytes.length || view.getUint32(local, true) !== 0x04034b50) throw new ZipError("damaged");
  const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
  const end = start + view.getUint32(at + 20, true);
  if (end > bytes.length) throw new ZipError("damaged");
  const flags = view.getUint16(at + 8, true);
  return {
    name,
    method: view.getUint16(at + 10, true),
    encrypted: (flags & 1) === 1,
    packed: bytes.subarray(start, end),
  };
}

/** Unpacks entries piece by piece and counts what comes out: what a header claims of its size is not believed. */
export class Unpacker {
  /** Bytes that came out so far. */
  unpacked = 0;

  /** Gives each piece to `take` until that returns false. */
  unpack(entry: ZipEntry, take: (piece: Uint8Array) => boolean): void {
    let goesOn = true;
    let own = 0;
    const accept = (piece: Uint8Array, read: number): void => {
      this.unpacked += piece.length;
      own += piece.length;
      const suspicious = own > UNSUSPICIOUS && own > read * GREATEST_RATIO;
      if (this.unpacked > MOST_UNPACKED || suspicious) throw new ZipError("bomb");
      if (goesOn && piece.length > 0) goesOn = take(piece);
    };
    if (entry.method === 0) return accept(entry.packed, entry.packed.length);
    if (entry.method !== 8 || entry.encrypted) throw new ZipError("damaged");
    let read = 0;
    const inflate = new Inflate((piece) => accept(piece, read));
    while (read < entry.packed.length) {
      if (!goesOn) return;
      const piece = entry.packed.subarray(read, read + STEP);
      read += piece.length;
      inflate.push(piece, read === entry.packed.length);
    }
  }
}
