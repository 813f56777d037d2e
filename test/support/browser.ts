import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";

/**
 * A real Chromium: the machine's own where it has one (or `CHROMIUM_PATH`), else the one that comes as a package, so that
 * the tests need nothing but Node.
 */
export async function openBrowser(): Promise<Browser> {
  const own = [
    process.env.CHROMIUM_PATH,
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
  ].find((path) => path && existsSync(path));
  return chromium.launch({
    executablePath: own ?? (await packagedChromium()),
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
      "--font-render-hinting=none",
    ],
  });
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
    return await bundled.executablePath();
  } finally {
    if (shared === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = shared;
  }
}
