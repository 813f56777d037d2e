import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import bundled, { inflate, setupLambdaEnvironment } from "@sparticuz/chromium";
import { type Browser, chromium } from "playwright-core";

/**
 * A real Chromium: the machine's own where it has one (or `CHROMIUM_PATH`), else the one that comes as a package, so that
 * the tests need nothing but Node.
 */
export async function openBrowser(): Promise<Browser> {
  const own = [process.env.CHROMIUM_PATH, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(
    (path) => path && existsSync(path),
  );
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

/** The package's libraries serve where the machine lacks them; the loader prefers those it is pointed to. */
async function packagedChromium(): Promise<string> {
  const path = await bundled.executablePath();
  const libraries = join(tmpdir(), "al2023");
  if (!existsSync(libraries)) await inflate(join(packageFolder(), "bin", "al2023.tar.br"));
  setupLambdaEnvironment(join(libraries, "lib"));
  return path;
}

function packageFolder(): string {
  return join(import.meta.dirname, "..", "..", "node_modules", "@sparticuz", "chromium");
}
