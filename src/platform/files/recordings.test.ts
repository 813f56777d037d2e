import { describe, expect, it } from "vitest";
import { endsWhole } from "./recordings.ts";

const times = (n: number, bytes: Buffer) => Buffer.concat(Array.from({ length: n }, () => bytes));
const hex = (text: string) => Buffer.from(text.replaceAll(" ", ""), "hex");

const page = Buffer.concat([Buffer.from("OggS"), Buffer.alloc(22), Buffer.from([2, 255, 45]), Buffer.alloc(300, 7)]);
const frame = Buffer.concat([hex("fffb9064"), Buffer.alloc(413)]);
const id3 = Buffer.concat([Buffer.from("ID3\x04\0\0\0\0\0\x05"), Buffer.alloc(5)]);
/** MPEG 2, 16 kHz, 32 kbit/s, as telephones record voices. */
const slowFrame = Buffer.concat([hex("fff34844"), Buffer.alloc(140)]);
const adts = Buffer.concat([hex("fff14c8002 9ffc"), Buffer.alloc(13)]);
const amr = Buffer.concat([Buffer.from("#!AMR\n"), times(5, Buffer.concat([hex("3c"), Buffer.alloc(31, 1)]))]);
const wide = Buffer.concat([Buffer.from("#!AMR-WB\n"), times(5, Buffer.concat([hex("04"), Buffer.alloc(17, 1)]))]);
const block = Buffer.concat([hex("a3 4090"), Buffer.alloc(0x90, 3)]);
const cluster = Buffer.concat([hex("1f43b675 01ffffffffffffff e78100"), times(3, block)]);
const ebml = hex("1a45dfa3 84 42868101");
const recorded = Buffer.concat([ebml, hex("18538067 01ffffffffffffff 1549a966 80"), cluster, cluster]);
/** An element that holds others, its size in two bytes. */
function holder(id: string, ...content: Buffer[]): Buffer {
  const inside = Buffer.concat(content);
  const size = Buffer.alloc(2);
  size.writeUInt16BE(0x4000 + inside.length);
  return Buffer.concat([hex(id), size, inside]);
}
const sized = Buffer.concat([ebml, holder("18538067", holder("1f43b675", hex("e78100"), times(2, block)))]);

describe("A recording", () => {
  it.each([
    ["Ogg", "audio/ogg", times(4, page)],
    ["a film in Ogg", "video/ogg", times(4, page)],
    ["MP3", "audio/mpeg", times(9, frame)],
    ["MP3 with facts before it", "audio/mpeg", Buffer.concat([id3, times(9, frame)])],
    ["MP3 of a voice", "audio/mpeg", times(9, slowFrame)],
    ["AAC", "audio/aac", times(9, adts)],
    ["AMR", "audio/amr", amr],
    ["wide-band AMR", "audio/amr", wide],
    ["WebM as browsers record it", "video/webm", recorded],
  ])("%s is whole, and cut anywhere in its last piece it isn't", (_what, type, bytes) => {
    expect(endsWhole(bytes, type)).toBe(true);
    for (const less of [1, 2, 7, 11]) expect(endsWhole(bytes.subarray(0, -less), type), `${less} less`).toBe(false);
  });

  it("WebM that says how long it is lacks even a whole piece", () => {
    expect(endsWhole(sized, "video/webm")).toBe(true);
    expect(endsWhole(sized.subarray(0, -1), "video/webm")).toBe(false);
    expect(endsWhole(sized.subarray(0, -block.length), "video/webm")).toBe(false);
  });

  it("counts as whole where nothing can be known of its end", () => {
    const tag = Buffer.concat([Buffer.from("TAG"), Buffer.alloc(125)]);
    expect(endsWhole(Buffer.concat([times(3, frame), tag]), "audio/mpeg")).toBe(true);
    expect(endsWhole(Buffer.from("anything"), "audio/ogg")).toBe(true);
    expect(endsWhole(Buffer.from("anything"), "audio/flac")).toBe(true);
    expect(endsWhole(Buffer.alloc(0), "video/webm")).toBe(true);
  });

  it("is gone through to its end whatever stands in it", () => {
    let state = 1;
    const dice = () => (state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296) & 255;
    for (let turn = 0; turn < 500; turn++) {
      const bytes = Buffer.from(Array.from({ length: turn % 90 }, dice));
      for (const type of ["audio/ogg", "audio/mpeg", "audio/aac", "audio/amr", "video/webm"])
        expect(endsWhole(bytes, type)).toBeTypeOf("boolean");
    }
  });
});
