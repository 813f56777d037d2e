import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Linux counts a process's CPU time in these; 10 ms nearly everywhere. */
const msPerTick = 1000 / Number(execFileSync("getconf", ["CLK_TCK"], { encoding: "utf8" }));

/** CPU time used so far, in milliseconds. */
export interface Cpu {
  server: number;
  postgres: number;
}

/** Reads the CPU time of the product's process and of its PostgreSQL with all that it began, also what has ended. */
export function readCpu(serverPid: number, cluster: string): Cpu {
  const postmaster = Number(readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n")[0]);
  const children = allProcesses().filter(({ parent }) => parent === postmaster);
  const own = statOf(postmaster);
  const live = children.reduce((sum, { ticks }) => sum + ticks, own.ticks);
  return { server: statOf(serverPid).ticks * msPerTick, postgres: (live + own.endedTicks) * msPerTick };
}

/** Memory that a process holds now, in megabytes. */
export function residentMb(pid: number): number {
  const found = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"));
  return Number(found?.[1] ?? 0) / 1024;
}

interface Stat {
  parent: number;
  ticks: number;
  /** What its ended children had used. */
  endedTicks: number;
}

function statOf(pid: number): Stat {
  // The name in brackets may hold blanks; what follows the last bracket doesn't.
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").pop()!.split(" ").map(Number);
  const at = (field: number) => fields[field - 3] ?? 0;
  return { parent: at(4), ticks: at(14) + at(15), endedTicks: at(16) + at(17) };
}

function allProcesses(): Stat[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => {
      try {
        return [statOf(Number(pid))];
      } catch {
        return []; // It ended while we looked.
      }
    });
}
