/** Parts of the build that keep what browsers fetch small. */
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { type Plugin, transformWithOxc } from "vite";

/**
 * Leaves one language in: of `texts(bn, en)` and of every `{ bn: …, en: … }` that is written out, the words of that language
 * only. A page's script never asks for the others.
 */
export function inOneLanguage(language: "bn" | "en"): Plugin {
  return {
    name: "poura:in-one-language",
    transform(code, id) {
      if (!/\/src\/.*\.tsx?$/.test(id) || !/\bbn\b|\btexts\(/.test(code)) return null;
      const left = outermost(othersIn(this.parse(code), language));
      // From the end, so that the places before stay what they are.
      const kept = left
        .reverse()
        .reduce((text, { start, end, by }) => `${text.slice(0, start)}${by}${text.slice(end)}`, code);
      return { code: kept, map: null };
    },
  };
}

interface Part {
  type?: string;
  start: number;
  end: number;
  callee?: Part & { name?: string };
  arguments?: Part[];
  properties?: (Part & { key?: { name?: string }; computed?: boolean; shorthand?: boolean; value: Part })[];
}

interface Cut {
  start: number;
  end: number;
  by: string;
}

/** Where the other language's words stand, and what stands there instead. */
function othersIn(tree: object, language: "bn" | "en"): Cut[] {
  const cuts: Cut[] = [];
  const walk = (node: Part) => {
    if (node.type === "CallExpression" && node.callee?.name === "texts" && node.arguments?.length === 2) {
      const { start, end } = node.arguments[language === "bn" ? 1 : 0]!;
      cuts.push({ start, end, by: "{}" });
    }
    const names = node.type === "ObjectExpression" ? (node.properties ?? []).map(({ key }) => key?.name) : [];
    if (names.length === 2 && names.includes("bn") && names.includes("en")) {
      const other = node.properties!.find(({ key, shorthand }) => key?.name !== language && !shorthand);
      if (other) cuts.push({ start: other.value.start, end: other.value.end, by: "void 0" });
    }
    for (const part of Object.values(node)) if (typeof part === "object" && part !== null) walk(part as Part);
  };
  walk(tree as Part);
  return cuts;
}

/** Cuts that don't stand within another, in order. */
function outermost(cuts: Cut[]): Cut[] {
  const sorted = cuts.sort((one, other) => one.start - other.start || other.end - one.end);
  return sorted.filter(({ start }, index) => !sorted.slice(0, index).some((before) => start < before.end));
}

/** Leaves `import()` as it is written, without what would ask for style sheets before: no script has any. */
export function plainImports(): Plugin {
  return {
    name: "poura:plain-imports",
    enforce: "pre",
    load: (id) => (id.endsWith("vite/preload-helper.js") ? "export const __vitePreload = (load) => load();" : null),
  };
}

/** Gives a class its fields as any others are given: defining them takes older browsers more, and nothing here asks for it. */
export function plainFields(): Plugin {
  return {
    name: "poura:plain-fields",
    enforce: "pre",
    async transform(code, id) {
      if (!/\/src\/.*\.tsx?$/.test(id)) return null;
      const { code: plain } = await transformWithOxc(code, id, {
        jsx: { runtime: "automatic", importSource: "preact" },
        target: "es2020",
        tsconfig: { compilerOptions: { useDefineForClassFields: false } },
      });
      return { code: plain, map: null };
    },
  };
}

/** Files whose components a page's script draws. */
const drawn = [
  "src/modules/rounds/islands",
  "src/modules/rounds/phone",
  "src/modules/rounds/pages/answering",
  "src/modules/rounds/last-time",
  "src/modules/rounds/attachments",
  "src/modules/questionnaires/question",
  "src/modules/questionnaires/paste",
  "src/platform/ui/forms",
];
const drawnToo = ["status", "lists", "layout", "page"].map((name) => `src/platform/ui/${name}.tsx`);

/** What stands in these files. */
function drawnTexts(): string[] {
  const files = drawn.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter((name) => /(?<!\.test)\.tsx?$/.test(name))
      .map((name) => `${folder}/${name}`),
  );
  return [...files, ...drawnToo].map((file) => readFileSync(file, "utf8"));
}

/** Leaves the drawings in that the script of a page may show: those named in a file that speaks of icons. */
export function usedIcons(): Plugin {
  return {
    name: "poura:used-icons",
    transform(code, id) {
      if (!id.endsWith("/icons/icons.ts")) return null;
      const text = drawnTexts()
        .filter((each) => /icon/i.test(each))
        .join("");
      const entry = /^\s*("?)([\w-]+)\1:\s*(["'`]).*?\3,?$/gms;
      return {
        code: code.replace(entry, (line, _, name: string) => (text.includes(`"${name}"`) ? line : "")),
        map: null,
      };
    },
  };
}

/** Leaves those of the components' own words in that the script of a page may say: those named in a file that speaks of them. */
export function usedWords(): Plugin {
  return {
    name: "poura:used-words",
    enforce: "pre",
    transform(code, id) {
      if (!id.endsWith("/platform/ui/ui.messages.ts")) return null;
      const text = drawnTexts()
        .filter((each) => /uiMessages|useFrame/.test(each))
        .join("");
      const entry = /^ {4}(\w+): .*,$\n/gm;
      return {
        code: code.replace(entry, (line, name: string) => (new RegExp(`\\b${name}\\b`).test(text) ? line : "")),
        map: null,
      };
    },
  };
}

/**
 * Every file of ours that one imports, and what those import, but for what comes later by `import()`.
 * @param apart files that are passed over: nothing of them is used, or only later
 */
export function reachOf(entry: string, apart: readonly string[]): ReadonlySet<string> {
  const passedOver = apart.map((file) => resolve(file));
  const found = new Set(passedOver);
  const visit = (file: string) => {
    if (found.has(file)) return;
    found.add(file);
    const text = readFileSync(file, "utf8");
    for (const [, type, of] of text.matchAll(/^(?:import|export)\s+(type\s)?[^;]*?from\s+"(\.[^"]+)"/gm))
      if (!type) visit(join(dirname(file), of!));
  };
  visit(resolve(entry));
  for (const file of passedOver) found.delete(file);
  return found;
}
