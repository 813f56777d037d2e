import { rmSync } from "node:fs";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { projectFolder, readConfig } from "../../src/platform/config/config.ts";
import { openDatabase } from "../../src/platform/db/database.ts";
import { startEmbeddedServer } from "../../src/platform/db/embedded/server.ts";
import { ensureDatabase } from "../../src/platform/db/migrate.ts";
import { openHouse } from "../../src/web/house.ts";
import { chromiumPath } from "./browser.ts";
import { settleCast } from "./cast.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** A connection string of the test server, with `DATABASE` where the database's name goes. */
    server: string;
    /** The database that test files copy. */
    template: string;
    /** Where test houses keep their files. */
    folder: string;
  }
}

/**
 * One real PostgreSQL for a whole run, with a template database: migrated, the facts we ship, the cast of people. Each
 * test file makes its own database from it in some twenty milliseconds.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await chromiumPath();
  // A server of its own for each run: two runs at once don't meet.
  const folder = join(projectFolder(), "var", "test", String(process.pid));
  const server = await startEmbeddedServer(folder);
  const maintenance = openDatabase(server.url("postgres"), 1);
  const template = "poura_template";
  await ensureDatabase(maintenance, template);
  const config = readConfig({ DATABASE_URL: server.url(template), POURA_DATA: folder });
  if ("faults" in config) throw new Error(config.faults.join("\n"));
  const house = await openHouse(config, { info: () => undefined, error: console.error });
  await settleCast(house.database.db);
  await house.close();
  project.provide("server", server.url("DATABASE"));
  project.provide("template", template);
  project.provide("folder", folder);
  return async () => {
    await maintenance.close();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
