import { likely } from "../expression/likely.ts";
import type { Choice, Group, Node, Text } from "./definition.ts";
import type { Faults } from "./faults.ts";
import { surveyMessages } from "./messages.ts";
import { isName } from "./names.ts";
import type { SurveyRead } from "./read-survey.ts";
import type { Row } from "./sheets.ts";

/** A part of the survey that stands once for each choice of a list. */
export interface Loop {
  group: Group;
  list: string;
  row: Row;
}

/** Of all loops together: as many as a survey may have rows. */
const MOST_NODES = 10_000;

/** Puts a group for each choice of its list into every loop, with the loop's questions in it; the inner loops first. */
export function expandLoops(survey: SurveyRead, lists: ReadonlyMap<string, Choice[]>, faults: Faults): void {
  let made = 0;
  for (const { group, list, row } of survey.loops.toReversed()) {
    const place = survey.table.place(row, "type");
    const choices = lists.get(list);
    if (!choices) {
      const suggestion = likely(list, lists.keys());
      faults.error("list-unknown", place, surveyMessages["list-unknown"](list, suggestion), suggestion);
      continue;
    }
    made += choices.length * (1 + sizeOf(group));
    if (made > MOST_NODES) return faults.error("loop-too-large", place, surveyMessages["loop-too-large"](MOST_NODES));
    const wrong = choices.find(({ name }) => !isName(name));
    if (wrong) faults.error("name-invalid", place, surveyMessages["name-invalid"](wrong.name, undefined));
    const template = group.children;
    group.children = choices.map((choice) => groupOf(choice, template, group, survey.rowOf));
    for (const child of group.children) survey.rowOf.set(child, row);
  }
}

function sizeOf(node: Node): number {
  return node.kind === "question" ? 1 : node.children.reduce((sum, child) => sum + sizeOf(child), 1);
}

function groupOf(choice: Choice, template: readonly Node[], { path, row }: Group, rowOf: Map<Node, Row>): Group {
  const own = `${path}/${choice.name}`;
  return {
    kind: "group",
    name: choice.name,
    path: own,
    label: choice.label,
    hint: {},
    appearance: [],
    children: template.map((node) => copy(node, own, choice, rowOf)),
    row,
    extra: {},
  };
}

function copy(node: Node, around: string, choice: Choice, rowOf: Map<Node, Row>): Node {
  const path = `${around}/${node.name}`;
  const cells = Object.entries(node).map(([key, cell]: [string, unknown]) => [key, filled(cell, choice)]);
  const same = { ...node, ...Object.fromEntries(cells), path } as Node;
  if (same.kind !== "question" && node.kind !== "question")
    same.children = node.children.map((child) => copy(child, path, choice, rowOf));
  const row = rowOf.get(node);
  if (row) rowOf.set(same, row);
  return same;
}

/** A cell with the choice put in the place of `%(name)s` and `%(label)s`; a text in its own language. */
function filled(cell: unknown, choice: Choice): unknown {
  if (typeof cell === "string") return fill(cell, choice, "");
  if (typeof cell !== "object" || cell === null || Array.isArray(cell)) return cell;
  return Object.fromEntries(
    Object.entries(cell).map(([language, text]: [string, unknown]) => [
      language,
      typeof text === "string" ? fill(text, choice, language) : text,
    ]),
  );
}

function fill(text: string, { name, label }: Choice, language: string): string {
  if (!text.includes("%(")) return text;
  return text.replaceAll("%(name)s", () => name).replaceAll("%(label)s", () => labelIn(label, language) ?? name);
}

function labelIn(label: Text, language: string): string | undefined {
  return Object.hasOwn(label, language) ? label[language] : Object.values(label)[0];
}
