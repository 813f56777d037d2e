import { formats } from "../../../platform/i18n/format.ts";
import type { Lang } from "../../../platform/i18n/lang.ts";
import { isAsked, type Definition, type Node, type Question } from "../../../xlsform/index.ts";
import { sectionsOf } from "../question/sections.ts";

/** What stands on the paper under which number. */
export interface PaperNumbers {
  /** The number of a question or a repeat by its path: ২.৫. */
  byPath: ReadonlyMap<string, string>;
  /** Questions that are asked on paper, by name: conditions speak of them. */
  byName: ReadonlyMap<string, { number: string; question: Question }>;
}

/** Numbers what is written on paper, section by section; a repeat is one table and has one number. */
export function numberPaper(definition: Definition, lang: Lang): PaperNumbers {
  const f = formats(lang);
  const byPath = new Map<string, string>();
  const byName = new Map<string, { number: string; question: Question }>();
  for (const section of sectionsOf(definition)) {
    let count = 0;
    const visit = (nodes: readonly Node[], table: string | null): void => {
      for (const node of nodes) {
        if (node.kind === "group") visit(node.children, table);
        else if (node.kind === "repeat" || isOnPaper(node)) {
          const number = table ?? `${f.integer(section.number)}.${f.integer(++count)}`;
          byPath.set(node.path, number);
          if (node.kind === "repeat") visit(node.children, number);
          else byName.set(node.name, { number, question: node });
        }
      }
    };
    visit(section.nodes, null);
  }
  return { byPath, byName };
}

/** Whether a question has a place to write on paper. */
export function isOnPaper({ type, readonly }: Question): boolean {
  return isAsked(type) && readonly !== "true()";
}
