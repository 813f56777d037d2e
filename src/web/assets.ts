import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { projectFolder } from "../platform/config/config.ts";
import type { Lang } from "../platform/i18n/lang.ts";
import type { PageView } from "../platform/ui/page.tsx";

const Manifest = z.record(
  z.string(),
  z.object({ file: z.string(), css: z.array(z.string()).optional(), assets: z.array(z.string()).optional() }),
);

/** Where the built style sheets, scripts and fonts lie. */
export const assetsFolder = join(projectFolder(), "dist", "public", "assets");

/** The worker of phones, as the build leaves it. */
export const workerFile = join(projectFolder(), "dist", "public", "service-worker.js");

/** What one build has made, by source. @throws when the product hasn't been built */
function readManifest(name: string): z.output<typeof Manifest> {
  const file = join(projectFolder(), "dist", "public", name);
  if (!existsSync(file)) throw new Error("The product is not built yet. Run: npm run build");
  return Manifest.parse(JSON.parse(readFileSync(file, "utf8")));
}

/**
 * The built files that a page of each language names, read once from the build's manifests.
 * @throws when the product hasn't been built
 */
export function readAssets(): Record<Lang, PageView["assets"]> {
  const manifest = readManifest("manifest.json");
  const entries = Object.values(manifest);
  const styleSheet = (name: string) => `/${manifest[`src/platform/ui/styles/${name}.css`]?.file}`;
  const script = (lang: Lang) => `/${readManifest(`manifest.${lang}.json`)["src/web/client.ts"]?.file}`;
  const css = styleSheet("app");
  const figures = styleSheet("figures-and-paper");
  const fonts = entries.map((entry) => entry.file).filter((name) => name.endsWith(".woff2"));
  const written = (word: string) => fonts.filter((name) => name.includes(word)).map((name) => `/${name}`);
  return {
    bn: { css, figures, fonts: written("bengali"), script: script("bn") },
    en: { css, figures, fonts: written("latin"), script: script("en") },
  };
}
