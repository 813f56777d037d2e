import { createHash, randomUUID } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { copyFile, mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { eq } from "drizzle-orm";
import type { Db } from "../db/database.ts";
import { files } from "./files.tables.ts";

/** A file as it came in. */
export interface Upload {
  name: string;
  type: string;
  bytes: Uint8Array;
}

export type StoredFile = typeof files.$inferSelect;

/** First and last byte of a part of a file, both counted from 0. */
export interface ByteRange {
  start: number;
  end: number;
}

/**
 * Keeps files under their content's hash: the same bytes lie there once, and nothing is ever overwritten. A file that comes
 * in pieces lies in `incoming` under a name of its own until it is whole.
 */
export class FileStore {
  constructor(private readonly folder: string) {}

  /** Writes the bytes to disk, waits until they are there, and notes the file in the caller's transaction. */
  async save(db: Db, upload: Upload, createdBy: string | null): Promise<StoredFile> {
    const sha256 = createHash("sha256").update(upload.bytes).digest("hex");
    await this.#place(sha256, (fresh) => writeSynced(fresh, upload.bytes));
    return this.#note(db, upload, upload.bytes.byteLength, sha256, createdBy);
  }

  /** The same for a file that lies on disk; it stays where it lies. */
  async saveCopy(db: Db, from: string, facts: Omit<Upload, "bytes">, createdBy: string | null): Promise<StoredFile> {
    const sha256 = await hashOf(from);
    await this.#place(sha256, (fresh) => copySynced(from, fresh));
    return this.#note(db, facts, (await stat(from)).size, sha256, createdBy);
  }

  /**
   * Puts bytes back that lay here under this hash, as a backup has them.
   * @throws Error when they aren't these bytes
   */
  async putBack(sha256: string, content: AsyncIterable<Uint8Array>): Promise<void> {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error(`“${sha256}” is no hash of a file.`);
    await this.#place(sha256, async (fresh) => {
      await pipeline(content, createWriteStream(fresh, { flags: "wx", flush: true }));
      if ((await hashOf(fresh)) === sha256) return;
      await rm(fresh);
      throw new Error(`The file ${sha256} isn't what its name says.`);
    });
  }

  /** What is known of a file; undefined when there is none of that id. */
  async find(db: Db, id: string): Promise<StoredFile | undefined> {
    const [row] = await db.select().from(files).where(eq(files.id, id));
    return row;
  }

  /** The file's bytes, or a part of them, as a stream. */
  read(file: Pick<StoredFile, "sha256">, range?: ByteRange): Readable {
    return createReadStream(this.path(file), range);
  }

  /** Where the file's bytes lie; they must only be read. */
  path({ sha256 }: Pick<StoredFile, "sha256">): string {
    return join(this.folder, sha256.slice(0, 2), sha256.slice(2));
  }

  /** Writes a piece of an incoming file at its place and waits until it is on disk. */
  async writePiece(id: string, offset: number, bytes: Uint8Array): Promise<void> {
    const path = this.incomingPath(id);
    const begins = offset === 0;
    if (begins) await mkdir(dirname(path), { recursive: true });
    const file = await open(path, begins ? "w" : "r+");
    try {
      await file.write(bytes, 0, bytes.byteLength, offset);
      await file.sync();
    } finally {
      await file.close();
    }
    if (begins) await syncFolder(dirname(path));
  }

  /** Where an incoming file lies while it isn't whole. */
  incomingPath(id: string): string {
    return join(this.folder, "incoming", id);
  }

  /** How many bytes of an incoming file lie on disk. */
  async incomingSize(id: string): Promise<number> {
    return (await stat(this.incomingPath(id)).catch(() => null))?.size ?? 0;
  }

  /** Names of the incoming files to which nothing has been added since a moment. */
  async incomingBefore(moment: Date): Promise<string[]> {
    const names = await readdir(join(this.folder, "incoming")).catch(() => []);
    const times = await Promise.all(names.map((name) => stat(this.incomingPath(name)).catch(() => null)));
    return names.filter((_, index) => (times[index]?.mtime ?? moment) < moment);
  }

  /** Takes bytes away that no row speaks of any more, unless someone has given the same ones again since a moment. */
  async removeUnused(file: Pick<StoredFile, "sha256">, since: Date): Promise<void> {
    const found = await stat(this.path(file)).catch(() => null);
    if (found && found.mtime < since) await rm(this.path(file), { force: true });
  }

  /** Throws an incoming file away; nothing happens when there is none. */
  async removeIncoming(id: string): Promise<void> {
    await rm(this.incomingPath(id), { force: true });
  }

  async #note(
    db: Db,
    { name, type }: Omit<Upload, "bytes">,
    size: number,
    sha256: string,
    createdBy: string | null,
  ): Promise<StoredFile> {
    const [row] = await db.insert(files).values({ name, type, size, sha256, createdBy }).returning();
    return row!;
  }

  /** A file gets its name only when it is whole and on disk, and the name too is on disk. */
  async #place(sha256: string, write: (fresh: string) => Promise<void>): Promise<void> {
    const path = this.path({ sha256 });
    await mkdir(dirname(path), { recursive: true });
    const fresh = `${path}.${randomUUID()}`;
    await write(fresh);
    await rename(fresh, path);
    await syncFolder(dirname(path));
  }
}

/** The SHA-256 of a file on disk, in hexadecimal digits. */
export async function hashOf(path: string): Promise<string> {
  const hash = createHash("sha256");
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest("hex");
}

async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, "wx");
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}

async function copySynced(from: string, to: string): Promise<void> {
  await copyFile(from, to);
  const file = await open(to, "r+");
  await file.sync().finally(() => file.close());
}

async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, "r");
  await folder.sync().finally(() => folder.close());
}
