import { type FileHandle, open, stat } from "node:fs/promises";

/** A part of an MP4, QuickTime or 3GP file: its type of four letters, and where its content lies. */
export interface Box {
  type: string;
  /** First byte of the box itself, and of what it holds. */
  start: number;
  content: number;
  /** The byte after its last. */
  end: number;
}

const mostBoxes = 10_000;

/** The boxes that lie one after another from a place in a file to another; null where they don't come out even. */
export async function readBoxes(path: string, from: number, to: number): Promise<Box[] | null> {
  const file = await open(path, "r");
  try {
    const { boxes, even } = await boxesOf(file, from, to);
    return even ? boxes : null;
  } finally {
    await file.close();
  }
}

/** The boxes up to the first that can't be one, and whether they came out even: some cameras end a list with a few zeros. */
async function boxesOf(file: FileHandle, from: number, to: number): Promise<{ boxes: Box[]; even: boolean }> {
  const boxes: Box[] = [];
  for (let at = from; at < to;) {
    const head = await bytesAt(file, at, 16);
    if (head.length < 8 || boxes.length >= mostBoxes) return { boxes, even: false };
    const short = head.readUInt32BE(0);
    if (short === 1 && head.length < 16) return { boxes, even: false };
    const size = short === 1 ? Number(head.readBigUInt64BE(8)) : short === 0 ? to - at : short;
    if (size < 8 || at + size > to) return { boxes, even: false };
    const type = head.toString("latin1", 4, 8);
    boxes.push({ type, start: at, content: at + (short === 1 ? 16 : 8), end: at + size });
    at += size;
  }
  return { boxes, even: true };
}

/**
 * Blots out where a recording was made, in place: the boxes that telephones write it into (`©xyz`, `loci`) and Apple's
 * list of facts. Sound, film and everything else stay byte for byte.
 */
export async function blotPlace(path: string): Promise<void> {
  const { size } = await stat(path);
  const file = await open(path, "r+");
  try {
    for (const { start, content, end } of await placesIn(file, size)) {
      await file.write(Buffer.from("free", "latin1"), 0, 4, start + 4);
      await file.write(Buffer.alloc(end - content), 0, end - content, content);
    }
    await file.sync();
  } finally {
    await file.close();
  }
}

async function placesIn(file: FileHandle, size: number): Promise<Box[]> {
  const films = await childrenOf(file, { content: 0, end: size }, "moov");
  const holders = [...films, ...(await within(file, films, "trak"))];
  const facts = await within(file, holders, "udta");
  const places = [...(await within(file, facts, "\u00a9xyz")), ...(await within(file, facts, "loci"))];
  // Apple's facts stand in a list of their own, named by another list: where one of the names is a place, all values go.
  for (const meta of await within(file, [...holders, ...facts], "meta")) {
    for (const content of [meta.content, meta.content + 4]) {
      const inside = { content, end: meta.end };
      const [names] = await childrenOf(file, inside, "keys");
      if (!names || !(await bytesAt(file, names.content, names.end - names.content)).includes("location")) continue;
      places.push(...(await childrenOf(file, inside, "ilst")));
    }
  }
  return places;
}

async function within(file: FileHandle, boxes: readonly Box[], type: string): Promise<Box[]> {
  return (await Promise.all(boxes.map((box) => childrenOf(file, box, type)))).flat();
}

async function childrenOf(file: FileHandle, { content, end }: Pick<Box, "content" | "end">, type: string) {
  return (await boxesOf(file, content, end)).boxes.filter((box) => box.type === type);
}

async function bytesAt(file: FileHandle, position: number, length: number): Promise<Buffer> {
  const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, position);
  return buffer.subarray(0, bytesRead);
}
