#!/usr/bin/env node
// Runs the built program; builds it first where that hasn't been done, so that the first command just works.
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";

const program = new URL("../dist/poura.js", import.meta.url);
if (!existsSync(program)) {
  const build = fileURLToPath(new URL("../scripts/build.mjs", import.meta.url));
  const { status } = spawnSync(process.execPath, [build], { stdio: ["ignore", 2, 2] });
  if (status !== 0) process.exit(status ?? 1);
}
await import(program.href);
