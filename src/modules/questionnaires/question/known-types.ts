import type { Node, QuestionType } from "../../../xlsform/engine.ts";
import { rareTypes } from "./rare-types.ts";
import { hasText } from "./sections.ts";

const rare: ReadonlySet<QuestionType> = new Set<QuestionType>([
  "acknowledge",
  "dateTime",
  "end",
  "geopoint",
  "geoshape",
  "geotrace",
  "rank",
  "start",
  "time",
]);

/** Whether any of these nodes is of a type that few questionnaires ask for; a browser fetches those only for such a one. */
export function asksRareType(nodes: readonly Node[]): boolean {
  return nodes.some((node) => {
    if (node.kind !== "question") return asksRareType(node.children);
    const isUnseen = (node.type === "start" || node.type === "end") && !hasText(node.label);
    return rare.has(node.type) && !isUnseen;
  });
}

let known: typeof rareTypes | null = import.meta.env.SSR ? rareTypes : null;

/** What is known of a type that few questionnaires ask for; null for any other. */
export function rareType(type: QuestionType): typeof rareTypes | null {
  return rare.has(type) ? known : null;
}

/** Makes these types known where a program was built without. */
export function addRareTypes(types: typeof rareTypes): void {
  known = types;
}
