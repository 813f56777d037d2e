import { existsSync } from "node:fs";
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

/** Asked as on Amazon's bare machines, the package unpacks the libraries too that a server's machine may lack. */
async function packagedChromium(): Promise<string> {
  process.env.AWS_LAMBDA_JS_RUNTIME ??= "nodejs20.x";
  const { default: bundled } = await import("@sparticuz/chromium");
  return bundled.executablePath();
}
