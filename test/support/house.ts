import { randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import type { FastifyInstance } from "fastify";
import { inject } from "vitest";
import { readConfig } from "../../src/platform/config/config.ts";
import { type Db, openDatabase } from "../../src/platform/db/database.ts";
import { sessionCookie } from "../../src/platform/http/host.ts";
import { buildWeb, type House, openHouse as openRealHouse } from "../../src/web/house.ts";
import { type CastName, tokenOf } from "./cast.ts";
import { Client } from "./client.ts";

/** The whole product on a database of its own, with the cast signed in. */
export interface TestHouse {
  db: Db;
  house: House;
  app: FastifyInstance;
  /** What the product takes for the present; move it by `clock.now = …`. */
  clock: { now: Date };
  /** A member of the cast, signed in; the plain administrator only where a test has settled one. */
  as(name: CastName | "plain-administrator"): Client;
  /** Someone who isn't signed in. */
  visitor(): Client;
  close(): Promise<void>;
}

/** Opens a house on a copy of the template database. Its clock stands at noon on 22 November 2026 until it is moved. */
export async function openHouse(): Promise<TestHouse> {
  const name = `poura_${randomBytes(6).toString("hex")}`;
  const url = (database: string) => inject("server").replace("DATABASE", database);
  const maintenance = openDatabase(url("postgres"), 1);
  await maintenance.db.execute(
    sql`create database ${sql.identifier(name)} template ${sql.identifier(inject("template"))} strategy wal_log`,
  );
  const config = readConfig({ DATABASE_URL: url(name), POURA_DATA: `${inject("folder")}/${name}` });
  if ("faults" in config) throw new Error(config.faults.join("\n"));
  const clock = { now: new Date("2026-11-22T06:00:00Z") };
  const house = await openRealHouse(config, { info: () => undefined, error: console.error }, clock.now);
  const app = await buildWeb(house, () => clock.now);
  return {
    db: house.database.db,
    house,
    app,
    clock,
    as: (member) => new Client(app, { [sessionCookie]: tokenOf(member) }, tokenOf(member)),
    visitor: () => new Client(app, {}, null),
    async close() {
      await app.close();
      await house.close();
      await maintenance.db.execute(sql`drop database ${sql.identifier(name)} with (force)`);
      await maintenance.close();
    },
  };
}
