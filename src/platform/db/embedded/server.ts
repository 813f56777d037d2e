import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { closeSync, existsSync, openSync, readFileSync, renameSync, rmSync } from "node:fs";
import { join } from "node:path";
import pg from "pg";
import { type Account, makePrivateFolder, serverAccount, type ServerFolders, serverFolders } from "./account.ts";
import { postgresPrograms } from "./binaries.ts";
import { clearDeadLock, isServerAlive } from "./dead-lock.ts";

/** A PostgreSQL server of our own, reached through a socket that only its account and root can open. */
export interface EmbeddedServer {
  /** Connection string of a database on it. */
  url(database: string): string;
  /** Stops the server, unless another process of ours still uses it: the last one to leave stops it. */
  stop(): Promise<void>;
}

const superuser = "poura";
const secondsToStart = 60;

/**
 * Brings up the PostgreSQL that lives under `dataFolder`, or joins it when it runs already (another process of ours, or
 * one that a killed process left behind).
 * @throws with the server's own last words when it doesn't answer within 60 seconds
 */
export async function startEmbeddedServer(dataFolder: string): Promise<EmbeddedServer> {
  const account = serverAccount();
  const folders = serverFolders(dataFolder, account);
  const programs = await postgresPrograms(folders.cache);
  const url = (database: string) => `postgres://${superuser}@${encodeURIComponent(folders.socket)}/${database}`;
  makePrivateFolder(folders.socket, account);
  if (!existsSync(join(folders.cluster, "PG_VERSION"))) createCluster(programs, folders, account);
  if (!(await answers(url("postgres")))) await launch(programs, folders, account, url("postgres"));
  const watch = keepRunning(folders.cluster, () => launch(programs, folders, account, url("postgres")));
  return {
    url,
    async stop() {
      await watch.stop();
      await stopWhenLast(url("postgres"), folders.cluster);
    },
  };
}

function createCluster(programs: string, folders: ServerFolders, account: Account | null): void {
  const fresh = `${folders.cluster}.new`;
  rmSync(fresh, { recursive: true, force: true });
  makePrivateFolder(fresh, account);
  const locale = ["-E", "UTF8", "--locale-provider=icu", "--icu-locale=und", "--locale=C.UTF-8"];
  const args = ["-D", fresh, "-U", superuser, "-A", "trust", "--no-instructions", ...locale];
  const made = spawnSync(join(programs, "initdb"), args, { ...account, cwd: fresh, encoding: "utf8" });
  if (made.status !== 0) throw new Error(`PostgreSQL could not make its cluster:\n${made.stdout}\n${made.stderr}`);
  rmSync(folders.cluster, { recursive: true, force: true });
  renameSync(fresh, folders.cluster);
}

/**
 * Starts the server and waits until it answers. Right after a crash a start may be refused because what is left of the
 * old server still lies there; then it is tried again until the time is up.
 */
async function launch(programs: string, folders: ServerFolders, account: Account | null, url: string): Promise<void> {
  let running: ChildProcess | null = null;
  for (const deadline = Date.now() + secondsToStart * 1000; Date.now() < deadline;) {
    if (running === null || running.exitCode !== null || running.signalCode !== null) {
      clearDeadLock(folders.cluster);
      running = spawnServer(programs, folders, account);
    }
    if (await answers(url)) return;
    await new Promise((resolve) => setTimeout(resolve, 30));
  }
  const words = readFileSync(logOf(folders), "utf8").split("\n").slice(-15).join("\n");
  throw new Error(`PostgreSQL did not answer within ${secondsToStart} seconds. Its last words:\n${words}`);
}

/** Brings the server up again when it was killed under us; what it had acknowledged is in its log and comes back. */
function keepRunning(cluster: string, bringUp: () => Promise<void>): { stop(): Promise<void> } {
  let turn: Promise<void> = Promise.resolve();
  const look = () => {
    turn = turn.then(async () => {
      if (!isServerAlive(cluster)) await bringUp().catch(() => undefined);
    });
  };
  const timer = setInterval(look, 1000).unref();
  return {
    stop() {
      clearInterval(timer);
      return turn;
    },
  };
}

function spawnServer(programs: string, folders: ServerFolders, account: Account | null): ChildProcess {
  const settings = {
    listen_addresses: "",
    unix_socket_directories: folders.socket,
    unix_socket_permissions: "0700",
    timezone: "UTC",
    log_timezone: "UTC",
    max_connections: "120",
    shared_buffers: "128MB",
  };
  const args = [
    "-D",
    folders.cluster,
    ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
  ];
  const log = openSync(logOf(folders), "a");
  // In a group of its own: an interrupt at the terminal must reach us first, so that we can close our connections.
  const server = spawn(join(programs, "postgres"), args, {
    ...account,
    cwd: folders.cluster,
    detached: true,
    stdio: ["ignore", log, log],
  });
  closeSync(log);
  server.unref();
  return server;
}

function logOf({ cluster }: ServerFolders): string {
  return join(cluster, "postgres.log");
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
  client.on("error", () => undefined);
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function stopWhenLast(url: string, cluster: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const others = await client.query(
    "select count(*)::int as n from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()",
  );
  await client.end();
  if (others.rows[0].n > 0) return;
  const pidFile = join(cluster, "postmaster.pid");
  const pid = Number(readFileSync(pidFile, "utf8").split("\n")[0]);
  process.kill(pid, "SIGINT");
  for (let tries = 0; tries < 200 && existsSync(pidFile); tries++)
    await new Promise((resolve) => setTimeout(resolve, 50));
}
