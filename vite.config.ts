import tailwindcss from "@tailwindcss/vite";
import { defineConfig } from "vite";

/** Two builds: what browsers fetch (the default) and the program itself (`--mode server`). */
export default defineConfig(({ mode }) => ({
  appType: "custom",
  publicDir: false,
  logLevel: "warn",
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  ...(mode === "server"
    ? {
        build: {
          ssr: "src/bin/poura.ts",
          outDir: "dist",
          emptyOutDir: false,
          target: "node20",
          sourcemap: true,
          minify: false,
          rollupOptions: { output: { entryFileNames: "poura.js" } },
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
