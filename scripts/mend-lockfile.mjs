/**
 * Completes package-lock.json after `npm install`.
 *
 * Some registries lack the builds of a native tool for other platforms. npm then leaves those optional packages
 * out of the lockfile without a word, and the next `npm ci` refuses the file ("Missing … from lock file").
 * This writes an entry for each: version and platform, as npm itself would, without a download address.
 */
import { readFileSync, writeFileSync } from "node:fs";

const file = new URL("../package-lock.json", import.meta.url);
const lock = JSON.parse(readFileSync(file, "utf8"));
const systems = ["aix", "android", "darwin", "freebsd", "linux", "netbsd", "openbsd", "openharmony", "sunos", "win32"];
const processors = ["arm64", "arm", "ia32", "loong64", "mips64el", "ppc64", "riscv64", "s390x", "x64", "wasm32"];

/** The platform that a package's name speaks of; `none` where it names none, so that it is never installed unasked. */
function platform(name) {
  const os = systems.find((each) => name.includes(`-${each}`)) ?? "none";
  const cpu = processors.find((each) => name.includes(`-${each}`)) ?? "none";
  return { os: [os], cpu: [cpu] };
}

let added = 0;
for (const [path, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const known = [`${path}/node_modules/${name}`, `node_modules/${name}`].some((each) => each in lock.packages);
    if (known || path === "" || !/^\d/.test(version)) continue;
    lock.packages[`node_modules/${name}`] = {
      version,
      ...platform(name),
      ...(entry.dev && { dev: true }),
      optional: true,
    };
    added++;
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.log(`${added} platform packages added to package-lock.json`);
