import type { SQL } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import type { NodePgQueryResultHKT } from "drizzle-orm/node-postgres";
import type { PgDatabase } from "drizzle-orm/pg-core";
import pg from "pg";

/** What a query is asked of: the pool for a page that only shows, a transaction for a change. */
export type Db = PgDatabase<NodePgQueryResultHKT, Record<string, never>>;

/** An open database. */
export interface Database {
  db: Db;
  pool: pg.Pool;
  close(): Promise<void>;
}

/**
 * Opens a pool of connections.
 * @param most connections at the most; a page uses one at a time
 */
export function openDatabase(url: string, most = 12): Database {
  const pool = new pg.Pool({ connectionString: url, max: most, application_name: "poura" });
  // A connection that breaks while idle is replaced by the pool; without a listener it would end the process.
  pool.on("error", () => undefined);
  pool.on("connect", (client) => client.on("error", () => undefined));
  return { pool, db: drizzle(pool, { casing: "snake_case" }), close: () => pool.end() };
}

/** Runs `work` in one transaction: what it returns counts only after the commit; what it throws undoes everything. */
export function transaction<T>(db: Db, work: (tx: Db) => Promise<T>): Promise<T> {
  return db.transaction((tx) => work(tx));
}

/** Runs plain SQL and returns its rows; for what the query builder does not say well. */
export async function rows<Row extends Record<string, unknown>>(db: Db, query: SQL) {
  return (await db.execute<Row>(query)).rows;
}

/**
 * A statement in SQL that each connection parses and plans once, for what is done most often. On the pool it is its own
 * transaction: when the rows come back, what it wrote is on disk.
 * @param name unique in the whole product
 */
export function statement<Row>(name: string, text: string): (db: Db, values: unknown[]) => Promise<Row[]> {
  return async (db, values) => {
    const prepared = db._.session.prepareQuery<{ execute: { rows: Row[] }; all: unknown; values: unknown }>(
      { sql: text, params: values },
      undefined,
      name,
      false,
    );
    return (await prepared.execute()).rows;
  };
}
