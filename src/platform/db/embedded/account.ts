import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chownSync, mkdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";

/** The account that PostgreSQL runs as. PostgreSQL refuses to run as root. */
export interface Account {
  uid: number;
  gid: number;
}

/**
 * Whom the server runs as: the person who started us, or, when that is root, the machine's `postgres` or `nobody`.
 * @returns null when no other account than our own is needed
 * @throws when we are root and the machine has neither account
 */
export function serverAccount(): Account | null {
  if (process.getuid?.() !== 0) return null;
  for (const name of ["postgres", "nobody"]) {
    const [uid, gid] = ["-u", "-g"].map((flag) => spawnSync("id", [flag, name], { encoding: "utf8" }));
    if (uid?.status === 0 && gid?.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  }
  throw new Error(
    "PostgreSQL can't run as root and this machine has no account postgres or nobody. Start as another user.",
  );
}

/** The folders of one embedded server. */
export interface ServerFolders {
  /** Copies of the programs, kept between starts. */
  cache: string;
  /** The cluster's data. */
  cluster: string;
  /** Where its socket stands; a socket's path has at most 107 bytes. */
  socket: string;
}

/**
 * Chooses the server's folders. With another account than ours they must not lie under a folder that only root
 * enters; then they move to the system's own places, under a name that belongs to `dataFolder`.
 */
export function serverFolders(dataFolder: string, account: Account | null): ServerFolders {
  const name = createHash("sha256").update(dataFolder).digest("hex").slice(0, 16);
  const beside = account === null || everyoneMayEnter(dataFolder);
  const cluster = beside ? join(dataFolder, "postgres") : join("/var/lib/poura", name);
  const cache = account === null ? join(dataFolder, "cache") : "/var/cache/poura";
  const socket = Buffer.byteLength(cluster) < 80 ? cluster : join("/tmp", `poura-${name}`);
  return { cache, cluster, socket };
}

/** Makes a folder that only the server's account may enter. */
export function makePrivateFolder(folder: string, account: Account | null): void {
  mkdirSync(dirname(folder), { recursive: true });
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (account) chownSync(folder, account.uid, account.gid);
  const { uid, mode } = statSync(folder);
  const owner = account?.uid ?? process.getuid?.() ?? uid;
  if (uid !== owner || (mode & 0o077) !== 0) throw new Error(`${folder} belongs to someone else or is open to others.`);
}

function everyoneMayEnter(folder: string): boolean {
  mkdirSync(folder, { recursive: true });
  for (let at = folder; ; at = dirname(at)) {
    if ((statSync(at).mode & 0o001) === 0) return false;
    if (at === dirname(at)) return true;
  }
}
