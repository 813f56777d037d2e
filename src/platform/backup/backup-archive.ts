import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { open, rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { setImmediate } from "node:timers/promises";
import { extract, pack } from "tar-stream";
import { z } from "zod";

/** What a backup says of itself, in its first entry. */
export const About = z.object({
  format: z.literal("poura-backup-1"),
  /** Version of the product that wrote it. */
  product: z.string(),
  at: z.string(),
  /** The migrations that its database had seen, in order. */
  migrations: z.array(z.string()).min(1),
  /** The state of the job queue's own tables. */
  jobs: z.number(),
});
export type About = z.infer<typeof About>;

/** Its last entry: without it the file is cut, and an entry that isn't in it or differs is damaged. */
const Seal = z.object({ entries: z.record(z.string(), z.string()) });

const aboutName = "about.json";
const sealName = "seal.json";

/** Writes a backup: a tar archive of named entries, each sealed by its hash. It gets its name only when it is whole and on disk. */
export class BackupWriter {
  readonly #path: string;
  readonly #fresh: string;
  readonly #tar = pack();
  readonly #done: Promise<void>;
  readonly #entries: Record<string, string> = {};
  /** Why the disk takes nothing any more. */
  #fault: unknown;

  constructor(path: string) {
    this.#path = path;
    this.#fresh = `${path}.${process.pid}.part`;
    this.#done = pipeline(this.#tar, createWriteStream(this.#fresh, { mode: 0o600 }));
    // It is waited for at the end; until then a fault of the disk must not end the process.
    this.#done.catch((fault: unknown) => (this.#fault = fault));
  }

  /** Begins with what the backup is. */
  begin(about: About): Promise<void> {
    return this.add(aboutName, JSON.stringify(about));
  }

  /** Adds what is in memory. */
  async add(name: string, content: string): Promise<void> {
    const bytes = Buffer.from(content);
    await this.#put(name, bytes.length, Readable.from([bytes]));
  }

  /** Adds a file as it lies on disk. */
  async addFile(name: string, path: string): Promise<void> {
    const { size } = await stat(path);
    await this.#put(name, size, createReadStream(path));
  }

  /** Seals it, waits until it is on disk, and gives it its name. */
  async finish(): Promise<void> {
    await this.add(sealName, JSON.stringify({ entries: { ...this.#entries } }));
    this.#tar.finalize();
    await this.#done;
    await sync(this.#fresh);
    await rename(this.#fresh, this.#path);
    await sync(dirname(this.#path));
  }

  /** Leaves nothing behind. */
  async abandon(): Promise<void> {
    this.#tar.destroy();
    await this.#done.catch(() => undefined);
    await rm(this.#fresh, { force: true });
  }

  /** As fast as the disk takes it, so that memory doesn't grow with the backup. */
  async #put(name: string, size: number, content: Readable): Promise<void> {
    const hash = createHash("sha256");
    const seen = new Transform({
      transform(chunk: Buffer, _encoding, done) {
        hash.update(chunk);
        done(null, chunk);
      },
    });
    try {
      await pipeline(content, seen, this.#tar.entry({ name, size }));
    } catch (error) {
      await setImmediate();
      throw this.#fault ?? error;
    }
    this.#entries[name] = hash.digest("hex");
  }
}

async function sync(path: string): Promise<void> {
  const file = await open(path, "r");
  await file.sync().finally(() => file.close());
}

/** An entry while it is read. */
export interface Entry {
  name: string;
  content: AsyncIterable<Uint8Array>;
}

/** Reads the entries of a backup one after another; each must be read to its end before the next comes. */
async function readEntries(path: string, read: (entry: Entry) => Promise<void>): Promise<void> {
  const tar = extract();
  const reading = pipeline(createReadStream(path), tar);
  reading.catch(() => undefined);
  for await (const entry of tar) {
    await read({ name: entry.header.name, content: entry as AsyncIterable<Uint8Array> });
    entry.resume();
  }
  await reading;
}

/** Reads what a backup holds, without the entries that speak of itself. */
export function readBackup(path: string, read: (entry: Entry) => Promise<void>): Promise<void> {
  return readEntries(path, async (entry) => {
    if (entry.name !== aboutName && entry.name !== sealName) await read(entry);
  });
}

/**
 * Reads a whole backup and compares every entry with its seal.
 * @returns what it says of itself
 * @throws Error in words for a person: it is something else, cut, or damaged
 */
export async function checkBackup(path: string): Promise<About> {
  const found: Record<string, string> = {};
  let about: About | null = null;
  let sealed: Record<string, string> | null = null;
  try {
    await readEntries(path, async ({ name, content }) => {
      if (sealed) throw new Error("it goes on after its end");
      const text = name === aboutName || name === sealName ? await textOf(content) : null;
      if (name === sealName) sealed = Seal.parse(JSON.parse(text ?? "")).entries;
      else found[name] = text === null ? await hashOf(content) : createHash("sha256").update(text).digest("hex");
      if (name === aboutName) about = About.parse(JSON.parse(text ?? ""));
    });
  } catch (cause) {
    throw new Error(`${path} is no whole backup of Poura: it is cut, damaged or something else.`, { cause });
  }
  const isWhole = sealed !== null && JSON.stringify(sorted(found)) === JSON.stringify(sorted(sealed));
  if (!about || !isWhole) throw new Error(`${path} is no whole backup of Poura: it is cut, damaged or something else.`);
  return about;
}

const sorted = (entries: Record<string, string>) => Object.entries(entries).sort(([a], [b]) => (a < b ? -1 : 1));

/** An entry's content as a text. */
export async function textOf(content: AsyncIterable<Uint8Array>): Promise<string> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of content) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}

async function hashOf(content: AsyncIterable<Uint8Array>): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of content) hash.update(chunk);
  return hash.digest("hex");
}
