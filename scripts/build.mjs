/** Builds what runs: style sheet, fonts and scripts into dist/public, the program into dist/poura.js. */
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import sharp from "sharp";
import { build } from "vite";

const root = fileURLToPath(new URL("..", import.meta.url));
process.chdir(root);
// Beside the product that runs, which it replaces at the end in one go.
const next = "dist.next";
process.env.BUILD_FOLDER = next;
rmSync(next, { recursive: true, force: true });
// The worker of phones comes last: it knows by name what the pages of this build ask for.
for (const mode of ["production", "bn", "en", "server", "worker"]) await build({ configFile: "vite.config.ts", mode });
for (const size of [192, 512]) {
  const drawing = sharp("src/platform/ui/icons/app-icon.svg", { density: 600 }).resize(size, size);
  await drawing.png({ palette: true }).toFile(`${next}/public/assets/app-icon-${size}.png`);
}

// Compressed once here, at the best the formats can do, so that the server need not.
const folder = `${next}/public/assets`;
const asText = { [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT, [constants.BROTLI_PARAM_LGWIN]: 22 };
for (const name of readdirSync(folder).filter((each) => /\.(css|js|svg)$/.test(each))) {
  const bytes = readFileSync(join(folder, name));
  writeFileSync(join(folder, `${name}.br`), brotliCompressSync(bytes, { params: asText }));
  writeFileSync(join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }));
}

rmSync("dist.old", { recursive: true, force: true });
if (existsSync("dist")) renameSync("dist", "dist.old");
renameSync(next, "dist");
rmSync("dist.old", { recursive: true, force: true });
