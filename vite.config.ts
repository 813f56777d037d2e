import { readFileSync } from "node:fs";
import tailwindcss from "@tailwindcss/vite";
import { defineConfig, type Plugin, type UserConfig } from "vite";
import { inOneLanguage, plainFields, plainImports, reachOf, usedIcons, usedWords } from "./scripts/for-browsers.ts";

/** Where the product is built; `scripts/build.mjs` builds beside the product that runs, and then takes its place. */
const folder = process.env.BUILD_FOLDER ?? "dist";

/** Programs that run in Node, by the build's mode. */
const programs: Record<string, { from: string; to: string }> = {
  server: { from: "src/bin/poura.ts", to: "poura.js" },
  bench: { from: "test/bench/bench.ts", to: "bench.js" },
  soak: { from: "test/soak/soak.ts", to: "soak.js" },
};

/**
 * The builds: the style sheets (the default), the script of each language's pages (`--mode bn`, `--mode en`), the worker that
 * knows those files by name (`--mode worker`), the program itself (`--mode server`), its measure (`--mode bench`), its soak
 * (`--mode soak`).
 */
export default defineConfig(({ mode }) => ({
  appType: "custom",
  publicDir: false,
  logLevel: "warn",
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  ...buildOf(mode),
}));

function buildOf(mode: string): UserConfig {
  const program = programs[mode];
  if (program) return programBuild(program);
  if (mode === "worker") return workerBuild();
  return mode === "bn" || mode === "en" ? scriptBuild(mode) : styleBuild();
}

const forBrowsers = { outDir: `${folder}/public`, emptyOutDir: false, target: "es2020" } as const;

function styleBuild(): UserConfig {
  const rollupOptions = { input: ["app", "figures-and-paper"].map((name) => `src/platform/ui/styles/${name}.css`) };
  return {
    plugins: [tailwindcss()],
    build: { ...forBrowsers, manifest: "manifest.json", assetsInlineLimit: 0, rollupOptions },
  };
}

/** The script of one language's pages, with the words of that language and the drawings that they show. */
function scriptBuild(language: "bn" | "en"): UserConfig {
  return {
    plugins: [usedWords(), inOneLanguage(language), usedIcons(), plainImports(), plainFields()],
    build: {
      ...forBrowsers,
      manifest: `manifest.${language}.json`,
      // The scripts ask for all that they need at once by themselves.
      modulePreload: false,
      rollupOptions: {
        input: ["src/web/client.ts"],
        treeshake: onlyUsed("src/web/client.ts"),
        output: { codeSplitting: { groups: [answeringGroup()] } },
      },
    },
  };
}

function workerBuild(): UserConfig {
  const entry = "src/web/service-worker.ts";
  return {
    define: { BUILT_ASSETS: JSON.stringify(builtAssets()) },
    plugins: [wholePages()],
    build: {
      ...forBrowsers,
      target: "es2022",
      rollupOptions: {
        input: entry,
        output: { format: "iife", entryFileNames: "service-worker.js" },
        treeshake: onlyUsed(entry),
      },
    },
  };
}

/** It draws whole pages, as the server does. What Vite itself is told to define of this it defines otherwise. */
function wholePages(): Plugin {
  return {
    name: "whole-pages",
    enforce: "pre",
    transform: (code) => code.replaceAll("import.meta.env.SSR", "true"),
  };
}

function programBuild({ from, to }: { from: string; to: string }): UserConfig {
  const output = { entryFileNames: to, chunkFileNames: "program/[name]-[hash].js" };
  return {
    build: {
      ssr: from,
      outDir: folder,
      emptyOutDir: false,
      target: "node20",
      sourcemap: true,
      minify: false,
      rollupOptions: { output },
    },
  };
}

/** What only the server uses of a file doesn't come along to the browser. */
function onlyUsed(entry: string) {
  return { moduleSideEffects: (id: string) => id.endsWith(entry) };
}

/** All that answering a section needs stands in one file: on a slow line each turn costs more than what it brings. */
function answeringGroup() {
  const reach = reachOf("src/modules/rounds/islands/enliven.tsx", [
    "src/xlsform/expression/functions/functions.ts",
    "src/modules/questionnaires/question/file-field.tsx",
    "src/modules/questionnaires/question/rare-types.ts",
    "src/modules/rounds/last-time/section-help.tsx",
    "src/modules/questionnaires/on-demand.ts",
  ]);
  return {
    name: "answering",
    test: (id: string) =>
      (reach.has(id) && !id.endsWith("/islands/island.ts")) ||
      /\/node_modules\/preact\/(?!hooks)|@oxc-project.runtime/.test(id),
    includeDependenciesRecursively: false,
  };
}

/** Addresses of the style sheet and the scripts that the pages' builds have made, by language. */
function builtAssets(): Record<"bn" | "en", string[]> {
  const filesOf = (name: string) => {
    const entries = JSON.parse(readFileSync(`${folder}/public/${name}`, "utf8")) as Record<string, { file: string }>;
    const files = new Set(Object.values(entries).map(({ file }) => `/${file}`));
    return [...files].filter((file) => /\.(css|js)$/.test(file));
  };
  const style = filesOf("manifest.json");
  return { bn: [...style, ...filesOf("manifest.bn.json")], en: [...style, ...filesOf("manifest.en.json")] };
}
