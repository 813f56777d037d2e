/** Parts of the build that keep what browsers fetch small. */
import { readdirSync, readFileSync } from "node:fs";
import type { Plugin } from "vite";

/** Leaves one language in: `texts(bn, en)` of every messages file keeps the words of that language only. */
export function inOneLanguage(language: "bn" | "en"): Plugin {
  return {
    name: "poura:in-one-language",
    transform(code, id) {
      if (!id.endsWith(".messages.ts")) return null;
      const others = callsOfTexts(this.parse(code)).map(({ arguments: [bn, en] }) => (language === "bn" ? en : bn));
      // From the end, so that the places before stay what they are.
      const kept = others
        .reverse()
        .reduce((left, { start, end }) => `${left.slice(0, start)}{}${left.slice(end)}`, code);
      return { code: kept, map: null };
    },
  };
}

interface Span {
  start: number;
  end: number;
}

interface Part extends Span {
  type?: string;
  callee?: { name?: string };
}

function callsOfTexts(tree: object): { arguments: [Span, Span] }[] {
  const calls: { arguments: [Span, Span] }[] = [];
  const walk = (node: Part & Partial<{ arguments: [Span, Span] }>) => {
    if (node.type === "CallExpression" && node.callee?.name === "texts" && node.arguments)
      calls.push({ arguments: node.arguments });
    for (const part of Object.values(node)) if (typeof part === "object" && part !== null) walk(part as Part);
  };
  walk(tree as Part);
  return calls;
}

/** Files whose components a page's script draws. */
const drawn = [
  "src/modules/rounds/islands",
  "src/modules/rounds/phone",
  "src/modules/rounds/pages/answering",
  "src/modules/questionnaires/question",
  "src/platform/ui/forms",
];
const drawnToo = ["status", "lists", "layout"].map((name) => `src/platform/ui/${name}.tsx`);

/** Leaves the drawings in that the script of a page may show: those whose name stands in one of its files. */
export function usedIcons(): Plugin {
  return {
    name: "poura:used-icons",
    transform(code, id) {
      if (!id.endsWith("/icons/icons.ts")) return null;
      const files = drawn.flatMap((folder) =>
        readdirSync(folder, { recursive: true, encoding: "utf8" })
          .filter((name) => /(?<!\.test)\.tsx?$/.test(name))
          .map((name) => `${folder}/${name}`),
      );
      const text = [...files, ...drawnToo].map((file) => readFileSync(file, "utf8")).join("");
      const entry = /^\s*("?)([\w-]+)\1:\s*(["'`]).*?\3,?$/gms;
      return {
        code: code.replace(entry, (line, _, name: string) => (text.includes(`"${name}"`) ? line : "")),
        map: null,
      };
    },
  };
}
