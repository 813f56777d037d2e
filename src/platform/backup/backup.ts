import { existsSync } from "node:fs";
import type pg from "pg";
import type { Database } from "../db/database.ts";
import { appliedMigrations } from "../db/migrate.ts";
import type { FileStore } from "../files/file-store.ts";
import { BackupWriter } from "./backup-archive.ts";
import { inOrder, listTables, readRows, readSequences, sameText } from "./table-rows.ts";

/** What went into a backup. */
export interface BackedUp {
  tables: number;
  rows: number;
  files: number;
}

/**
 * Writes everything there is, the database and the files, into one archive, while the product runs: all of it as it stood at
 * one moment.
 * @throws Error in words when there is nothing yet, or a file is missing
 */
export async function backUp({ pool }: Database, files: FileStore, path: string, product: string): Promise<BackedUp> {
  const client = await pool.connect();
  const writer = new BackupWriter(path);
  try {
    await client.query(sameText);
    // One moment for all tables: what is written meanwhile isn't seen.
    await client.query("begin transaction isolation level repeatable read, read only");
    const { migrations, jobs } = await appliedMigrations(client);
    await writer.begin({ format: "poura-backup-1", product, at: new Date().toISOString(), migrations, jobs });
    const written = await addTables(client, writer);
    const kept = await addFiles(client, files, writer);
    await writer.add("sequences.json", JSON.stringify(await readSequences(client)));
    await client.query("commit");
    await writer.finish();
    return { ...written, files: kept };
  } catch (error) {
    await writer.abandon();
    throw error;
  } finally {
    // The session has settings of its own: it isn't given back.
    client.release(true);
  }
}

async function addTables(client: pg.ClientBase, writer: BackupWriter): Promise<Omit<BackedUp, "files">> {
  const tables = inOrder(await listTables(client));
  let count = 0;
  for (const table of tables) {
    let part = 0;
    for await (const rows of readRows(client, table)) {
      await writer.add(`tables/${table}/${++part}.json`, JSON.stringify(rows));
      count += rows.length;
    }
  }
  return { tables: tables.length, rows: count };
}

/** A file is on disk before its row can be seen, and never changes: what the rows of that moment name is there. */
async function addFiles(client: pg.ClientBase, files: FileStore, writer: BackupWriter): Promise<number> {
  const { rows } = await client.query<{ sha256: string }>("select distinct sha256 from files order by sha256");
  for (const file of rows) {
    const path = files.path(file);
    if (!existsSync(path)) throw new Error(`The file ${path} is missing; nothing was backed up.`);
    await writer.addFile(`files/${file.sha256}`, path);
  }
  return rows.length;
}
