import { readFileSync } from "node:fs";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";
import { inOneLanguage, usedIcons } from "./scripts/for-browsers.ts";

/** Programs that run in Node, by the build's mode. */
const programs: Record<string, { from: string; to: string }> = {
  server: { from: "src/bin/poura.ts", to: "poura.js" },
  bench: { from: "test/bench/bench.ts", to: "bench.js" },
  soak: { from: "test/soak/soak.ts", to: "soak.js" },
};

/**
 * The builds: the style sheet (the default), the script of each language's pages (`--mode bn`, `--mode en`), the worker that knows those files by name (`--mode worker`), the program
 * itself (`--mode server`), its measure (`--mode bench`), its soak (`--mode soak`).
 */
export default defineConfig(({ mode }) => ({
  appType: "custom",
  publicDir: false,
  logLevel: "warn",
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  ...(programs[mode]
    ? {
        build: {
          ssr: programs[mode].from,
          outDir: "dist",
          emptyOutDir: false,
          target: "node20",
          sourcemap: true,
          minify: false,
          rollupOptions: { output: { entryFileNames: programs[mode].to, chunkFileNames: "program/[name]-[hash].js" } },
        },
      }
    : mode === "worker"
      ? {
          define: { BUILT_ASSETS: JSON.stringify(builtAssets()) },
          build: {
            outDir: "dist/public",
            emptyOutDir: false,
            target: "es2022",
            rollupOptions: {
              input: "src/web/service-worker.ts",
              output: { format: "iife", entryFileNames: "service-worker.js" },
              treeshake: { moduleSideEffects: (id: string) => id.endsWith("src/web/service-worker.ts") },
            },
          },
        }
      : mode === "bn" || mode === "en"
        ? {
            // The script of one language's pages, with the words of that language and the drawings that they show.
            plugins: [inOneLanguage(mode), usedIcons()],
            build: {
              outDir: "dist/public",
              emptyOutDir: false,
              manifest: `manifest.${mode}.json`,
              target: "es2020",
              // The script asks for all that it needs at once by itself.
              modulePreload: false,
              rollupOptions: {
                input: ["src/web/client.ts"],
                // What only the server uses of a file doesn't come along to the browser.
                treeshake: { moduleSideEffects: (id: string) => id.endsWith("src/web/client.ts") },
              },
            },
          }
        : {
            plugins: [tailwindcss()],
            build: {
              outDir: "dist/public",
              emptyOutDir: false,
              manifest: "manifest.json",
              assetsInlineLimit: 0,
              target: "es2020",
              rollupOptions: { input: ["src/platform/ui/styles/app.css"] },
            },
          }),
}));

/** Addresses of the style sheet and the scripts that the pages' build has made. */
function builtAssets(): string[] {
  const entries = ["manifest.json", "manifest.bn.json", "manifest.en.json"].flatMap((name) =>
    Object.values(JSON.parse(readFileSync(`dist/public/${name}`, "utf8")) as Record<string, { file: string }>),
  );
  const files = new Set(entries.map(({ file }) => `/${file}`));
  return [...files].filter((file) => /\.(css|js)$/.test(file));
}
