import { existsSync, readdirSync, readFileSync, readlinkSync, realpathSync, rmSync } from "node:fs";
import { join } from "node:path";

/**
 * Removes the lock of a server that was killed and whose process no one has collected yet, or whose number another process
 * has got since. PostgreSQL takes such a process for a living server and would refuse to start for as long as it is there: for
 * ever, where a container has nothing that collects the dead. The lock stays while any process still works in the cluster's
 * folder.
 */
export function clearDeadLock(cluster: string): void {
  const lock = join(cluster, "postmaster.pid");
  if (!existsSync("/proc/self") || !existsSync(lock)) return;
  const pid = readFileSync(lock, "utf8").split("\n")[0] ?? "";
  if (isDead(pid, cluster) && !anyoneWorksIn(cluster)) rmSync(lock, { force: true });
}

/** Whether the server whose lock stands in the cluster's folder is there. */
export function isServerAlive(cluster: string): boolean {
  const lock = join(cluster, "postmaster.pid");
  if (!existsSync(lock)) return false;
  const pid = readFileSync(lock, "utf8").split("\n")[0] ?? "";
  try {
    process.kill(Number(pid), 0);
    return !isDead(pid, cluster);
  } catch (error) {
    // Another account's process may not be signalled, but it is there.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** Ended, but not collected by its parent; or another's process by now: a server always works in its cluster's folder. */
function isDead(pid: string, cluster: string): boolean {
  try {
    if (/^\d+ \(.*\) Z /s.test(readFileSync(`/proc/${Number(pid)}/stat`, "utf8"))) return true;
    return readlinkSync(`/proc/${Number(pid)}/cwd`) !== realpathSync(cluster);
  } catch {
    return false;
  }
}

function anyoneWorksIn(folder: string): boolean {
  const real = realpathSync(folder);
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .some((pid) => {
      try {
        return readlinkSync(`/proc/${pid}/cwd`) === real;
      } catch {
        return false;
      }
    });
}
