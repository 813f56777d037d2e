import type pg from "pg";
import { z } from "zod";
import type { Database } from "../db/database.ts";
import { jobsState, knownMigrations, migrateDatabase } from "../db/migrate.ts";
import type { FileStore } from "../files/file-store.ts";
import { type About, checkBackup, readBackup, textOf } from "./backup-archive.ts";
import { inOrder, listTables, sameText, type Table, writeRows, writeSequences } from "./table-rows.ts";

const Rows = z.array(z.string());
const Sequences = z.array(z.object({ name: z.string(), value: z.string() }));

/**
 * Reads a backup through and says whether it can be restored by this product; nothing is written.
 * @throws Error in words: cut, damaged, something else, or of a newer product
 */
export async function readableBackup(path: string): Promise<About> {
  const about = await checkBackup(path);
  const known = knownMigrations();
  if (!about.migrations.every((tag, at) => tag === known[at])) {
    throw new Error(
      `${path} was written by Poura ${about.product}, which is newer than this one. Restore it with that.`,
    );
  }
  return about;
}

/**
 * Puts a backup into an empty place: the database as it was then, its files, and after that what newer migrations do.
 * @throws Error in words when the place holds something already; then nothing is written
 */
export async function restore(database: Database, files: FileStore, path: string, about: About): Promise<void> {
  await refuseFilled(database);
  await migrateDatabase(database, about.migrations.length);
  const client = await database.pool.connect();
  try {
    await client.query(sameText);
    if ((await jobsState(client)) !== about.jobs)
      throw new Error(`Its job queue is of another version. Restore it with Poura ${about.product}.`);
    await client.query("begin");
    await putBack(client, files, path);
    await client.query("commit");
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    throw error;
  } finally {
    client.release(true);
  }
  await migrateDatabase(database);
}

async function refuseFilled({ pool }: Database): Promise<void> {
  const client = await pool.connect();
  try {
    for (const { name } of await listTables(client)) {
      const { rows } = await client.query(`select 1 from ${name} limit 1`);
      if (rows.length > 0) throw new Error(`This place isn't empty: ${name} has rows. Restore into an empty one.`);
    }
  } finally {
    client.release();
  }
}

/** Rows come in the order in which they were written, each table after those that it refers to. */
async function putBack(client: pg.ClientBase, files: FileStore, path: string): Promise<void> {
  const tables = await listTables(client);
  const order = new Map(inOrder(tables).map((name, at) => [name, at]));
  let last = 0;
  await readBackup(path, async ({ name, content }) => {
    const [kind, ...rest] = name.split("/");
    if (kind === "files") return files.putBack(rest.join("/"), content);
    const text = await textOf(content);
    if (kind === "sequences.json") return writeSequences(client, Sequences.parse(JSON.parse(text)));
    const table = tableNamed(tables, rest[0] ?? "");
    const at = order.get(table.name) ?? 0;
    if (at < last) throw new Error(`${path} has its tables in another order than they can be restored in.`);
    last = at;
    await writeRows(client, table, Rows.parse(JSON.parse(text)));
  });
}

/** A name out of a file is never put into SQL: it is looked up among the tables that there are. */
function tableNamed(tables: readonly Table[], name: string): Table {
  const table = tables.find((each) => each.name === name);
  if (!table) throw new Error(`The backup has a table ${name} that this product doesn't know.`);
  return table;
}
