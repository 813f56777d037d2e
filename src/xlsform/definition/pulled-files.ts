import type { Node } from "./definition.ts";
import type { External, SurveyRead } from "./read-survey.ts";

/** Where `pulldata` may stand: the cells of a node, and the columns that they come from. */
const CELLS: Readonly<Record<string, string>> = {
  calculation: "calculation",
  relevant: "relevant",
  constraint: "constraint",
  required: "required",
  readonly: "readonly",
  default: "default",
  choiceFilter: "choice_filter",
  count: "repeat_count",
};

/**
 * The files that `pulldata('fruits', …)` reads: on a phone each becomes an instance of the form, `instance('fruits')`, as if a
 * row csv-external had named it. A file is named once, with or without its ending.
 */
export function pulledFiles({ rowOf }: SurveyRead): External[] {
  const files = new Map<string, External>();
  for (const [node, row] of rowOf) {
    for (const { name, column } of pulledBy(node))
      if (!files.has(name)) files.set(name, { name, file: `${name}.csv`, inRepeat: false, row, column });
  }
  return [...files.values()];
}

function pulledBy(node: Node): { name: string; column: string }[] {
  return Object.entries(node).flatMap(([cell, source]) => {
    const column = CELLS[cell];
    if (column === undefined || typeof source !== "string") return [];
    const calls = source.matchAll(/\bpulldata\s*\(\s*['"‘’“”]([^'"‘’“”]+)/g);
    return Array.from(calls, ([, name = ""]) => ({ name: name.trim().replace(/\.csv$/i, ""), column }));
  });
}
