import type { Text } from "../../../xlsform/engine.ts";

/**
 * The text of a column that XLSForm doesn't know, in every language: `unit` reads the cells of `unit`, `unit::bangla (bn)`
 * and `unit::english (en)`. The keys are those of every text: the code in parentheses, else the language's name.
 */
export function extraText(extra: Readonly<Record<string, string>>, column: string): Text {
  const cells = Object.entries(extra).flatMap(([header, words]) => {
    const [name, language = ""] = header.split("::", 2).map((part) => part.trim());
    if (name !== column || words === "") return [];
    return [[/\(([^()]+)\)$/.exec(language)?.[1]?.trim() ?? language, words] as const];
  });
  return Object.fromEntries(cells);
}
