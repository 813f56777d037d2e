import { readFileSync } from "node:fs";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";

/** Programs that run in Node, by the build's mode. */
const programs: Record<string, { from: string; to: string }> = {
  server: { from: "src/bin/poura.ts", to: "poura.js" },
  bench: { from: "test/bench/bench.ts", to: "bench.js" },
  soak: { from: "test/soak/soak.ts", to: "soak.js" },
};

/**
 * The builds: what browsers fetch (the default), the worker that knows those files by name (`--mode worker`), the program
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
      : {
          plugins: [tailwindcss()],
          build: {
            outDir: "dist/public",
            emptyOutDir: false,
            manifest: true,
            assetsInlineLimit: 0,
            target: "es2020",
            // A page's script asks for all it needs at once by itself.
            modulePreload: false,
            rollupOptions: {
              input: ["src/platform/ui/styles/app.css", "src/web/client.ts"],
              // What only the server uses of a file doesn't come along to the browser.
              treeshake: { moduleSideEffects: (id: string) => id.endsWith(".css") || id.endsWith("src/web/client.ts") },
            },
          },
        }),
}));

/** Addresses of the style sheet and the scripts that the pages' build has made. */
function builtAssets(): string[] {
  const manifest = JSON.parse(readFileSync("dist/public/manifest.json", "utf8")) as Record<string, { file: string }>;
  const files = new Set(Object.values(manifest).map(({ file }) => `/${file}`));
  return [...files].filter((file) => /\.(css|js)$/.test(file));
}
