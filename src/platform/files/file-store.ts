import { createHash, randomUUID } from "node:crypto";
import { createReadStream } from "node:fs";
import { mkdir, open, rename } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
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

/** Keeps files under their content's hash: the same bytes lie there once, and nothing is ever overwritten. */
export class FileStore {
  constructor(private readonly folder: string) {}

  /** Writes the bytes to disk, waits until they are there, and notes the file in the caller's transaction. */
  async save(db: Db, upload: Upload, createdBy: string | null): Promise<StoredFile> {
    const sha256 = createHash("sha256").update(upload.bytes).digest("hex");
    await this.#write(this.#path(sha256), upload.bytes);
    const [row] = await db
      .insert(files)
      .values({ name: upload.name, type: upload.type, size: upload.bytes.byteLength, sha256, createdBy })
      .returning();
    return row!;
  }

  /** What is known of a file; undefined when there is none of that id. */
  async find(db: Db, id: string): Promise<StoredFile | undefined> {
    const [row] = await db.select().from(files).where(eq(files.id, id));
    return row;
  }

  /** The file's bytes as a stream. */
  read(file: StoredFile): Readable {
    return createReadStream(this.#path(file.sha256));
  }

  #path(sha256: string): string {
    return join(this.folder, sha256.slice(0, 2), sha256.slice(2));
  }

  async #write(path: string, bytes: Uint8Array): Promise<void> {
    await mkdir(dirname(path), { recursive: true });
    const fresh = `${path}.${randomUUID()}`;
    const file = await open(fresh, "wx");
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(fresh, path);
    const folder = await open(dirname(path), "r");
    await folder.sync().finally(() => folder.close());
  }
}
