import { createHash, randomFillSync } from "node:crypto";
import { deflateRawSync } from "node:zlib";
import sharp from "sharp";

/** The SHA-256 of bytes in hexadecimal digits. */
export const sha256 = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");

/** A photo as a telephone takes it: noise, so that it doesn't pack, held upright, with place and device written into it. */
export async function photo(width = 2400, height = 1200): Promise<Buffer> {
  const noise = Buffer.alloc(Math.ceil(width / 4) * Math.ceil(height / 4) * 3);
  randomFillSync(noise);
  const raw = { width: Math.ceil(width / 4), height: Math.ceil(height / 4), channels: 3 as const };
  return sharp(noise, { raw })
    .resize(width, height, { kernel: "nearest", fit: "fill" })
    .withMetadata({ orientation: 6 })
    .withExif({
      IFD0: { Make: "Telephone", Orientation: "6" },
      IFD3: { GPSLatitudeRef: "N", GPSLatitude: "23/1 46/1 0/1", GPSLongitudeRef: "E", GPSLongitude: "90/1 24/1 0/1" },
    })
    .jpeg({ quality: 80 })
    .toBuffer();
}

/** A picture of one colour. */
export const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: "#0a6" }, limitInputPixels: false })
    .png()
    .toBuffer();

/** The beginning of a Linux program and of a Windows program. */
export const linuxProgram = Buffer.concat([Buffer.from("7f454c4602010100", "hex"), Buffer.alloc(4000, 0x90)]);
export const windowsProgram = Buffer.concat([
  Buffer.from("MZ\u0090\u0000", "latin1"),
  Buffer.alloc(60),
  Buffer.from("PE\0\0"),
  Buffer.alloc(4000, 0x90),
]);

/** A box of an MP4 file. */
export function box(type: string, ...content: Uint8Array[]): Buffer {
  const inside = Buffer.concat(content);
  const head = Buffer.alloc(8);
  head.writeUInt32BE(inside.length + 8);
  head.write(type, 4, "latin1");
  return Buffer.concat([head, inside]);
}

/** A film as an Android telephone writes it, with its place; nothing is in it that could be played. */
export function film(): Buffer {
  const place = Buffer.concat([Buffer.from([0, 18, 0x15, 0xc7]), Buffer.from("+23.7806+090.4074/")]);
  return Buffer.concat([
    box("ftyp", Buffer.from("isom\0\0\x02\0isommp42")),
    box("moov", box("mvhd", Buffer.alloc(100)), box("udta", box("\u00a9xyz", place), box("name", Buffer.from("x")))),
    box("mdat", Buffer.alloc(5000, 7)),
  ]);
}

/** A second of silence. */
export function sound(): Buffer {
  const data = Buffer.alloc(8000);
  const head = Buffer.alloc(44);
  head.write("RIFF");
  head.writeUInt32LE(36 + data.length, 4);
  head.write("WAVEfmt ", 8);
  head.writeUInt32LE(16, 16);
  head.writeUInt16LE(1, 20);
  head.writeUInt16LE(1, 22);
  head.writeUInt32LE(8000, 24);
  head.writeUInt32LE(8000, 28);
  head.writeUInt16LE(1, 32);
  head.writeUInt16LE(8, 34);
  head.write("data", 36);
  head.writeUInt32LE(data.length, 40);
  return Buffer.concat([head, data]);
}

/** An Ogg page with the head of an Opus stream, and an MP3 of some frames. */
export const ogg = Buffer.concat([
  Buffer.from("OggS\0\x02", "latin1"),
  Buffer.alloc(20),
  Buffer.from([1, 19]),
  Buffer.from("OpusHead\x01\x01", "latin1"),
  Buffer.alloc(9),
]);
export const mp3 = Buffer.concat(
  Array.from({ length: 10 }, () => Buffer.concat([Buffer.from("fffb9064", "hex"), Buffer.alloc(413)])),
);

/** A voice as older telephones record it: some frames of 12.2 kbit/s. */
export const amr = Buffer.concat([
  Buffer.from("#!AMR\n"),
  ...Array.from({ length: 10 }, () => Buffer.concat([Buffer.from([0x3c]), Buffer.alloc(31, 1)])),
]);

export const pdf = Buffer.from(
  "%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n",
);

/** A zip archive of these files. */
export function zip(files: Record<string, Uint8Array>): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, bytes] of Object.entries(files)) {
    const packed = deflateRawSync(bytes, { level: 9 });
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50);
    local.writeUInt16LE(20, 4);
    local.writeUInt16LE(8, 8);
    local.writeUInt32LE(packed.length, 18);
    local.writeUInt32LE(bytes.length, 22);
    local.writeUInt16LE(Buffer.byteLength(name), 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt32LE(0x02014b50);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(packed.length, 20);
    entry.writeUInt32LE(bytes.length, 24);
    entry.writeUInt16LE(Buffer.byteLength(name), 28);
    entry.writeUInt32LE(at, 42);
    locals.push(local, Buffer.from(name), packed);
    directory.push(entry, Buffer.from(name));
    at += 30 + Buffer.byteLength(name) + packed.length;
  }
  const list = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50);
  end.writeUInt16LE(Object.keys(files).length, 8);
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(list.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...locals, list, end]);
}
