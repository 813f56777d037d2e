import { join } from "node:path";
import { sql } from "drizzle-orm";
import type { TestProject } from "vitest/node";
import { projectFolder, readConfig } from "../../src/platform/config/config.ts";
import { openDatabase } from "../../src/platform/db/database.ts";
import { startEmbeddedServer } from "../../src/platform/db/embedded/server.ts";
import { ensureDatabase } from "../../src/platform/db/migrate.ts";
import { openHouse } from "../../src/web/house.ts";
import { settleCast } from "./cast.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** A connection string of the test server, with `TEMPLATE` where the database's name goes. */
    server: string;
    /** Where test houses keep their files. */
    folder: string;
  }
}

export const template = "poura_template";

/**
 * One real PostgreSQL for a whole run, with a template database: migrated, the facts we ship, the cast of people. Each
 * test file makes its own database from it in some twenty milliseconds.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = join(projectFolder(), "var", "test");
  const server = await startEmbeddedServer(folder);
  const maintenance = openDatabase(server.url("postgres"), 1);
  const old = await maintenance.pool.query("select datname from pg_database where datname like 'poura_%'");
  for (const { datname } of old.rows) await maintenance.db.execute(sql`drop database ${sql.identifier(datname)} with (force)`);
  await ensureDatabase(maintenance, template);
  const config = readConfig({ DATABASE_URL: server.url(template), POURA_DATA: folder });
  if ("faults" in config) throw new Error(config.faults.join("\n"));
  const house = await openHouse(config, { info: () => undefined, error: console.error });
  await settleCast(house.database.db);
  await house.close();
  project.provide("server", server.url("TEMPLATE"));
  project.provide("folder", folder);
  return async () => {
    await maintenance.close();
    await server.stop();
  };
}
