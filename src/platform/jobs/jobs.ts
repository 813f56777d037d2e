import { sql } from "drizzle-orm";
import { Logger, run, runMigrations, type Runner } from "graphile-worker";
import type pg from "pg";
import type { Installation } from "../auth/act.ts";
import type { Db } from "../db/database.ts";
import type { Log } from "../logging/log.ts";

/** Handles one kind of job. It may run more than once for the same payload (after a crash), so it must bear that. */
export type JobHandler = (payload: unknown, db: Db, installation: Installation) => Promise<void>;

/** Something that is done again and again, by whichever process comes first. */
export interface Periodic {
  name: string;
  everySeconds: number;
  handle(db: Db, installation: Installation): Promise<unknown>;
}

/** Puts a job into the queue in the caller's transaction: it runs if and only if the change is committed. */
export async function enqueue(db: Db, name: string, payload: Record<string, unknown>): Promise<void> {
  await db.execute(sql`select graphile_worker.add_job(${name}, ${JSON.stringify(payload)}::json)`);
}

/** Brings the queue's own tables up to date. */
export function migrateJobs(pool: pg.Pool): Promise<void> {
  return runMigrations({ pgPool: pool, logger: quiet() });
}

/** A running worker. */
export interface Worker {
  stop(): Promise<void>;
}

/** Starts working off jobs, two at a time, and doing what is periodic. */
export async function startWorker(
  pool: pg.Pool,
  db: Db,
  handlers: Record<string, JobHandler>,
  periodic: Periodic[],
  installation: Installation,
  log: Log,
): Promise<Worker> {
  const taskList = Object.fromEntries(
    Object.entries(handlers).map(([name, handle]) => [name, (payload: unknown) => handle(payload, db, installation)]),
  );
  const runner: Runner = await run({
    pgPool: pool,
    taskList,
    concurrency: 2,
    pollInterval: 2000,
    noHandleSignals: true,
    logger: quiet(log),
  });
  const timers = periodic.map((each) => repeat(each, db, installation, log));
  return {
    async stop() {
      await Promise.all(timers.map((stop) => stop()));
      await runner.stop();
    },
  };
}

/** Calls again only after the last call has ended; a failure is logged and tried again at the next turn. */
function repeat(
  { name, everySeconds, handle }: Periodic,
  db: Db,
  installation: Installation,
  log: Log,
): () => Promise<void> {
  let running: Promise<unknown> = Promise.resolve();
  let timer: NodeJS.Timeout;
  const turn = () => {
    running = handle(db, installation)
      .catch((error: unknown) => log.error(`${name} failed`, error))
      .finally(() => {
        timer = setTimeout(turn, everySeconds * 1000);
      });
  };
  timer = setTimeout(turn, everySeconds * 1000);
  return async () => {
    clearTimeout(timer);
    await running;
    clearTimeout(timer);
  };
}

/** The queue's own chatter is dropped; its errors are kept. */
function quiet(log?: Log): Logger {
  return new Logger(() => (level, message, meta) => {
    if (level === "error") log?.error(message, meta);
  });
}
