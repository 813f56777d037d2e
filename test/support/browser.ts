import { cpSync, existsSync, mkdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, join } from "node:path";
import { type Browser, chromium } from "playwright-core";

/**
 * A real Chromium: the machine's own where it has one (or `CHROMIUM_PATH`), else the one that comes as a package, so that
 * the tests need nothing but Node.
 */
export async function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: await chromiumPath(),
    args: browserArguments,
  });
}

/** How a test's browser is begun: quiet, and drawing alike on every machine. */
export const browserArguments = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  "--font-render-hinting=none",
];

/** Where the Chromium stands, unpacked if need be; a run asks for it once before its files are shared out. */
export async function chromiumPath(): Promise<string> {
  const own = [
    process.env.CHROMIUM_PATH,
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
  ].find((path) => path && existsSync(path));
  return own ?? packagedChromium();
}

/**
 * Asked as on Amazon's bare machines, the package unpacks the libraries too that a server's machine may lack. It unpacks
 * into the folder for temporary files, which people share; ours lies with what is installed, so that no one else's is in
 * the way.
 */
async function packagedChromium(): Promise<string> {
  const shared = process.env.TMPDIR;
  process.env.TMPDIR = join(import.meta.dirname, "..", "..", "node_modules", ".cache", "chromium");
  mkdirSync(process.env.TMPDIR, { recursive: true });
  process.env.AWS_LAMBDA_JS_RUNTIME ??= "nodejs20.x";
  try {
    const { default: bundled } = await import("@sparticuz/chromium");
    const path = await bundled.executablePath();
    bringBanglaFont(join(process.env.TMPDIR, "fonts"));
    return path;
  } finally {
    if (shared === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = shared;
  }
}

/**
 * The package brings Latin letters only and looks for fonts in a fixed place; without a Bangla font every line would have
 * another width.
 */
function bringBanglaFont(folder: string): void {
  const require = createRequire(import.meta.url);
  for (const face of ["400Regular/HindSiliguri_400Regular", "600SemiBold/HindSiliguri_600SemiBold"]) {
    const font = require.resolve(`@expo-google-fonts/hind-siliguri/${face}.ttf`);
    cpSync(font, join(folder, "fonts", basename(font)));
  }
  const where = `<dir>${join(folder, "fonts")}</dir><cachedir>${join(folder, "cache")}</cachedir>`;
  writeFileSync(join(folder, "fonts.conf"), `<?xml version="1.0"?><fontconfig>${where}</fontconfig>\n`);
}
