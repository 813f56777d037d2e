import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import type pg from "pg";
import { z } from "zod";
import { projectFolder } from "../config/config.ts";
import { migrateJobs } from "../jobs/jobs.ts";
import { type Database, rows } from "./database.ts";

const migrationLock = 7_202_600;

/** Where migrations stand in their order, as drizzle-kit keeps it. */
const Journal = z.object({ entries: z.array(z.looseObject({ tag: z.string(), when: z.number() })) });

function journal() {
  const text = readFileSync(join(migrationsFolder(), "meta", "_journal.json"), "utf8");
  return Journal.parse(JSON.parse(text));
}

const migrationsFolder = () => join(projectFolder(), "migrations");

/** The names of all migrations that this product knows, in order. */
export function knownMigrations(): string[] {
  return journal().entries.map(({ tag }) => tag);
}

/**
 * What a database has seen: the names of its migrations in order, and the state of the job queue's own tables.
 * @throws Error in words where there is nothing yet, or more than this product knows
 */
export async function appliedMigrations(client: pg.ClientBase): Promise<{ migrations: string[]; jobs: number }> {
  const { rows: there } = await client.query("select to_regclass('drizzle.__drizzle_migrations') is not null as is");
  if (!there[0]?.is) throw new Error("There is nothing here yet.");
  const { rows: applied } = await client.query<{ at: string }>(
    "select created_at::text as at from drizzle.__drizzle_migrations order by created_at",
  );
  const names = new Map(journal().entries.map(({ tag, when }) => [String(when), tag]));
  const migrations = applied.map(({ at }) => names.get(at));
  if (!migrations.every((name) => name !== undefined))
    throw new Error("The database is of a newer Poura than this one.");
  return { migrations, jobs: await jobsState(client) };
}

/** How far the job queue's own tables have come. */
export async function jobsState(client: pg.ClientBase): Promise<number> {
  const { rows: found } = await client.query<{ n: number }>("select max(id)::int as n from graphile_worker.migrations");
  return found[0]?.n ?? 0;
}

/**
 * Brings the database up to date: migrations only go forward. Processes that start together take turns, so each
 * migration runs once.
 * @param first stops after so many migrations, as far as an older product went; all of them when left out
 */
export async function migrateDatabase(database: Database, first?: number): Promise<void> {
  const folder = first === undefined ? null : folderOfFirst(first);
  const client = await database.pool.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [migrationLock]);
    await migrate(drizzle(client), { migrationsFolder: folder ?? migrationsFolder() });
    await migrateJobs(database.pool);
  } finally {
    await client.query("select pg_advisory_unlock($1)", [migrationLock]).catch(() => undefined);
    client.release();
    if (folder) rmSync(folder, { recursive: true });
  }
}

/** A folder with the first migrations alone. */
function folderOfFirst(count: number): string {
  const folder = mkdtempSync(join(tmpdir(), "poura-migrations-"));
  cpSync(migrationsFolder(), folder, { recursive: true });
  const all = JSON.parse(readFileSync(join(folder, "meta", "_journal.json"), "utf8")) as { entries: unknown[] };
  const some = JSON.stringify({ ...all, entries: all.entries.slice(0, count) });
  writeFileSync(join(folder, "meta", "_journal.json"), some);
  return folder;
}

/** Makes the database if the server doesn't have it yet. @param server a connection to any database of that server */
export async function ensureDatabase(server: Database, name: string): Promise<void> {
  const found = await rows<{ one: number }>(server.db, sql`select 1 as one from pg_database where datname = ${name}`);
  if (found.length > 0) return;
  await server.db.execute(sql`create database ${sql.identifier(name)}`).catch((error: unknown) => {
    // Another process that starts at the same moment may have made it first.
    if (!String((error as { cause?: unknown }).cause ?? error).includes("already exists")) throw error;
  });
}
