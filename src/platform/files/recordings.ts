/**
 * Whether a recording's last piece is whole, for forms that are written piece after piece, each saying how long it is. Where a
 * form or a piece can't be read as it should, nothing is known, and the recording counts as whole.
 * @param type as `audio/ogg`
 */
export function endsWhole(bytes: Buffer, type: string): boolean {
  if (type.endsWith("/ogg")) return walk(bytes, 0, oggPage);
  if (type === "audio/mpeg") return walk(bytes, id3Length(bytes), mp3Frame);
  if (type === "audio/aac") return walk(bytes, id3Length(bytes), adtsFrame);
  if (type === "audio/amr") return walk(bytes, ...amrFrames(bytes));
  if (type.endsWith("/webm")) return walk(bytes, 0, ebmlElement);
  return true;
}

/** The length of the piece that begins at a place; null where none does, infinity where its own head is cut. */
type LengthAt = (bytes: Buffer, at: number) => number | null;

function walk(bytes: Buffer, from: number, lengthAt: LengthAt): boolean {
  let at = from;
  while (at < bytes.length) {
    const length = lengthAt(bytes, at);
    if (length === null) return true;
    at += length;
  }
  return at === bytes.length;
}

/** RFC 3533: a head of 27 bytes, then the lengths of its segments. */
const oggPage: LengthAt = (bytes, at) => {
  if (!begins(bytes, at, "OggS")) return null;
  const segments = bytes[at + 26];
  if (segments === undefined || at + 27 + segments > bytes.length) return Infinity;
  return bytes.subarray(at + 27, at + 27 + segments).reduce((sum, each) => sum + each, 27 + segments);
};

/** Kilobits a second by the number in a frame's head, of layer III: MPEG 1, then MPEG 2 and 2.5. */
const bitRates = [
  [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
  [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
] as const;
const sampleRates: Record<number, readonly number[]> = {
  3: [44_100, 48_000, 32_000],
  2: [22_050, 24_000, 16_000],
  0: [11_025, 12_000, 8_000],
};

const mp3Frame: LengthAt = (bytes, at) => {
  if (at + 4 > bytes.length) return bytes[at] === 0xff ? Infinity : null;
  const head = bytes.readUInt32BE(at);
  const version = (head >>> 19) & 3;
  const isLayer3 = head >>> 21 === 0x7ff && ((head >>> 17) & 3) === 1;
  const rate = bitRates[version === 3 ? 0 : 1][((head >>> 12) & 15) - 1];
  const samples = sampleRates[version]?.[(head >>> 10) & 3];
  if (!isLayer3 || rate === undefined || samples === undefined) return null;
  return Math.floor(((version === 3 ? 144 : 72) * rate * 1000) / samples) + ((head >>> 9) & 1);
};

/** ISO 14496-3, ADTS: thirteen bits of the head are the frame's length. */
const adtsFrame: LengthAt = (bytes, at) => {
  if (at + 6 > bytes.length) return bytes[at] === 0xff ? Infinity : null;
  if ((bytes.readUInt16BE(at) & 0xfff6) !== 0xfff0) return null;
  const length = (bytes.readUInt32BE(at + 2) >>> 5) & 0x1fff;
  return length < 7 ? null : length;
};

/** RFC 4867: by the number in a frame's first byte, how many more follow; of narrow band, then of wide band. */
const amrLengths = [
  [12, 13, 15, 17, 19, 20, 26, 31, 5],
  [17, 23, 32, 36, 40, 46, 50, 58, 60, 5],
] as const;

/** Where the frames begin, and how long each is. */
function amrFrames(bytes: Buffer): [number, LengthAt] {
  const wide = begins(bytes, 0, "#!AMR-WB\n");
  const lengths = amrLengths[wide ? 1 : 0];
  const frame: LengthAt = (all, at) => {
    const kind = (all[at]! >> 3) & 15;
    return kind >= 14 ? 1 : kind < lengths.length ? lengths[kind]! + 1 : null;
  };
  return [wide ? 9 : 6, frame];
}

/** Elements that hold others: a segment and its clusters. What is within is gone through as if it stood beside them. */
const holders: ReadonlySet<number> = new Set([0x18538067, 0x1f43b675]);

/** RFC 8794: an id and a size of variable length each; one that is being recorded may leave its size open. */
const ebmlElement: LengthAt = (bytes, at) => {
  const idLength = Math.clz32(bytes[at]!) - 23;
  if (idLength > 4) return null;
  const first = bytes[at + idLength];
  if (first === undefined) return Infinity;
  const sizeLength = Math.clz32(first) - 23;
  const head = idLength + sizeLength;
  if (sizeLength > 8) return null;
  if (at + head > bytes.length) return Infinity;
  const size = ebmlSize(bytes, at + idLength, sizeLength);
  if (holders.has(bytes.readUIntBE(at, idLength)))
    return size !== null && at + head + size > bytes.length ? Infinity : head;
  return size === null ? null : head + size;
};

/** Null where it is left open: all its bits are set. */
function ebmlSize(bytes: Buffer, at: number, length: number): number | null {
  const rest = BigInt.asUintN(7 * length, BigInt(`0x${bytes.toString("hex", at, at + length)}`));
  return rest === (1n << BigInt(7 * length)) - 1n ? null : Number(rest);
}

/** Facts about a song that stand before its sound. */
function id3Length(bytes: Buffer): number {
  if (!begins(bytes, 0, "ID3") || bytes.length < 10) return 0;
  return bytes.subarray(6, 10).reduce((sum, each) => sum * 128 + (each & 127), 0) + 10;
}

function begins(bytes: Buffer, at: number, text: string): boolean {
  return bytes.toString("latin1", at, at + text.length) === text;
}
