import { join } from "node:path";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate } from "drizzle-orm/node-postgres/migrator";
import { projectFolder } from "../config/config.ts";
import { migrateJobs } from "../jobs/jobs.ts";
import { type Database, rows } from "./database.ts";

const migrationLock = 7_202_600;

/**
 * Brings the database up to date: migrations only go forward. Processes that start together take turns, so each
 * migration runs once.
 */
export async function migrateDatabase(database: Database): Promise<void> {
  const client = await database.pool.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [migrationLock]);
    await migrate(drizzle(client), { migrationsFolder: join(projectFolder(), "migrations") });
    await migrateJobs(database.pool);
  } finally {
    await client.query("select pg_advisory_unlock($1)", [migrationLock]).catch(() => undefined);
    client.release();
  }
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
