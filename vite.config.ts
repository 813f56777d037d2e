import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";

/** Programs that run in Node, by the build's mode. */
const programs: Record<string, { from: string; to: string }> = {
  server: { from: "src/bin/poura.ts", to: "poura.js" },
  bench: { from: "test/bench/bench.ts", to: "bench.js" },
};

/** The builds: what browsers fetch (the default), the program itself (`--mode server`), its measure (`--mode bench`). */
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
    : {
        plugins: [tailwindcss()],
        build: {
          outDir: "dist/public",
          emptyOutDir: false,
          manifest: true,
          assetsInlineLimit: 0,
          target: "es2020",
          rollupOptions: { input: ["src/platform/ui/styles/app.css"] },
        },
      }),
}));
