import { randomBytes } from "node:crypto";
import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import type { FastifyInstance } from "fastify";
import { authenticate, signInPath } from "../modules/accounts/index.ts";
import { publicFooter } from "../modules/dashboard/index.ts";
import { loadIndicators } from "../modules/indicators/index.ts";
import { loadReferenceFacts } from "../modules/municipalities/index.ts";
import type { Installation, Visit } from "../platform/auth/act.ts";
import { auditSealer } from "../platform/audit/audit-chain.ts";
import type { Config } from "../platform/config/config.ts";
import { readSetting, settleSetting } from "../platform/config/settings.ts";
import { type Database, openDatabase, rows } from "../platform/db/database.ts";
import { type EmbeddedServer, startEmbeddedServer } from "../platform/db/embedded/server.ts";
import { ensureDatabase, migrateDatabase } from "../platform/db/migrate.ts";
import { FileStore } from "../platform/files/file-store.ts";
import type { Host } from "../platform/http/host.ts";
import { buildServer } from "../platform/http/server.ts";
import { startWorker, type Worker } from "../platform/jobs/jobs.ts";
import type { Log } from "../platform/logging/log.ts";
import { mailSender } from "../platform/mail/mail.ts";
import { workerPath } from "../modules/rounds/index.ts";
import { assetsFolder, readAssets, workerFile } from "./assets.ts";
import { problemPage } from "./error-pages.tsx";
import { modules } from "./modules.ts";
import { navigation } from "./navigation.ts";

/** Everything that stands on one database: what `serve`, `work`, `demo` and the tests begin with. */
export interface House {
  config: Config;
  database: Database;
  installation: Installation;
  log: Log;
  /** Who acts when no person does: start-up, sample content. */
  system: Visit;
  close(): Promise<void>;
}

/** Where everything lies that an installation keeps. */
export interface Place {
  database: Database;
  files: FileStore;
  close(): Promise<void>;
}

/** Opens the database (our own or the given one) and the files as they stand: nothing is brought up to date. */
export async function openPlace(config: Config): Promise<Place> {
  mkdirSync(config.dataFolder, { recursive: true });
  const server = config.databaseUrl ? null : await startEmbeddedServer(config.dataFolder);
  const database = openDatabase(config.databaseUrl ?? (await ownDatabase(server!)));
  return {
    database,
    files: new FileStore(join(config.dataFolder, "files")),
    async close() {
      await database.close();
      await server?.stop();
    },
  };
}

/** Opens the place, brings its database up to date and loads the facts we ship. */
export async function openHouse(config: Config, log: Log, now = new Date()): Promise<House> {
  const { database, files, close } = await openPlace(config);
  await migrateDatabase(database);
  await loadReferenceFacts(database.db);
  await loadIndicators(database.db);
  const installation: Installation = {
    publicUrl: config.publicUrl,
    files,
    largestFile: config.largestFile,
    sendsMail: config.smtpUrl !== null,
    secret: await settleSetting(database.db, "secret", () => randomBytes(32).toString("base64url")),
    secondFactor: config.secondFactor,
    sample: (await readSetting(database.db, "sample")) === true,
  };
  const system: Visit = {
    db: database.db,
    actor: null,
    lang: "bn",
    now,
    requestId: null,
    address: "",
    installation,
  };
  return {
    config,
    database,
    installation,
    log,
    system,
    close,
  };
}

async function ownDatabase(server: EmbeddedServer): Promise<string> {
  const maintenance = openDatabase(server.url("postgres"), 1);
  await ensureDatabase(maintenance, "poura").finally(() => maintenance.close());
  return server.url("poura");
}

/** The web server over the house; it doesn't listen yet. */
export async function buildWeb(house: House, now: () => Date = () => new Date()): Promise<FastifyInstance> {
  const { database, installation, log } = house;
  const entries = modules.flatMap(({ menu = [] }) => menu);
  const assets = readAssets();
  const host: Host = {
    db: database.db,
    installation,
    log,
    modules,
    secret: installation.secret,
    authenticate: (token) => authenticate(database.db, token, now()),
    viewOf: ({ lang, path, actor, csrf }) => ({
      lang,
      path,
      csrf,
      person: actor ? { id: actor.personId, name: actor.name } : null,
      nav: navigation(entries, actor, lang, path),
      sample: installation.sample,
      assets: assets[lang],
      footer: publicFooter(lang, signInPath(`/${lang}/work`)),
    }),
    problemPage,
    signInPath,
    assetsFolder,
    now,
    secure: installation.publicUrl.startsWith("https:"),
  };
  const app = await buildServer(host);
  const worker = readFileSync(workerFile);
  app.get(workerPath, (_request, reply) =>
    reply.type("text/javascript; charset=utf-8").header("cache-control", "no-cache").send(worker),
  );
  app.get("/healthz", async () => ({ status: "alive" }));
  app.get("/readyz", async (_request, reply) => {
    const ready = await rows(database.db, sql`select 1 as one`).then(
      () => true,
      () => false,
    );
    return reply.code(ready ? 200 : 503).send({ status: ready ? "ready" : "the database does not answer" });
  });
  return app;
}

/** Works off jobs: mail, figures, the audit's chain. */
export function startJobs(house: House): Promise<Worker> {
  const { database, config, installation, log } = house;
  const sender = new URL(config.publicUrl).hostname;
  const handlers = Object.assign({}, ...modules.map(({ jobs = {} }) => jobs));
  if (config.smtpUrl) handlers["mail.send"] = mailSender(config.smtpUrl, `Poura <poura@${sender}>`);
  const periodic = [
    { name: "audit.seal", everySeconds: 2, handle: auditSealer() },
    ...modules.flatMap((module) => module.periodic ?? []),
  ];
  return startWorker(database.pool, database.db, handlers, periodic, installation, log);
}
