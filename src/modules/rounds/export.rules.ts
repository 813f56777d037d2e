import type { Answers, AnswerValue, Definition, Node } from "../../xlsform/index.ts";

/** One table of an export: the responses themselves, or the instances of one repeat. */
export interface ExportTable {
  /** Name of its file without the ending. */
  name: string;
  header: string[];
  /** Names of the repeats from the form's root down to this table's own; empty for the responses. */
  repeats: { name: string; groups: string[] }[];
  /** Paths of its questions below the innermost repeat, each as names. */
  columns: string[][];
}

/** What every line of a table of responses says before the answers. */
export const responseColumns = [
  "response_id",
  "municipality_code",
  "municipality_name_en",
  "municipality_name_bn",
  "district",
  "region",
  "state",
  "revision",
  "receipt",
  "submitted_at",
  "approved_at",
];

/**
 * The tables of a form, in the form's order: `responses`, then one for each repeat, also within repeats. A column is named
 * by its question's path; a question called as one of our own columns stands under `answers/`.
 */
export function exportTables(definition: Definition): ExportTable[] {
  const tables: ExportTable[] = [];
  collect("responses", definition.children, [], tables);
  return tables;
}

function collect(name: string, children: Node[], repeats: ExportTable["repeats"], tables: ExportTable[]): void {
  const columns: string[][] = [];
  const table: ExportTable = { name, header: [], repeats, columns };
  tables.push(table);
  const walk = (nodes: Node[], groups: string[]) => {
    for (const node of nodes) {
      if (node.kind === "group") walk(node.children, [...groups, node.name]);
      else if (node.kind === "repeat") {
        const below = [...repeats, { name: node.name, groups }];
        collect(freeName(below.map((each) => each.name).join("-"), tables), node.children, below, tables);
      } else if (node.type !== "note") columns.push([...groups, node.name]);
    }
  };
  walk(children, []);
  const own =
    repeats.length === 0
      ? responseColumns
      : ["response_id", "municipality_code", ...repeats.map((each) => `${each.name}_number`)];
  const taken = new Set(own);
  table.header = [
    ...own,
    ...columns.map((path) => path.join("/")).map((name) => (taken.has(name) ? `answers/${name}` : name)),
  ];
}

/** Names of repeats are unique only within their group, those of files in the whole zip, also where case doesn't count. */
function freeName(name: string, tables: ExportTable[]): string {
  const taken = new Set(tables.map((table) => table.name.toLowerCase()));
  let free = name;
  for (let number = 2; taken.has(free.toLowerCase()); number++) free = `${name}-${number}`;
  return free;
}

/**
 * The lines that one response gives to a table.
 * @param facts what the line says of the response, in the order of `responseColumns`
 */
export function* tableRows(
  table: ExportTable,
  facts: (string | number)[],
  answers: Answers,
): Generator<(string | number)[]> {
  if (table.repeats.length === 0) {
    yield [...facts, ...cells(table, answers)];
    return;
  }
  for (const { numbers, instance } of instances(table.repeats, answers)) {
    yield [...facts.slice(0, 2), ...numbers, ...cells(table, instance)];
  }
}

function* instances(
  [repeat, ...inner]: ExportTable["repeats"],
  answers: Answers,
): Generator<{ numbers: number[]; instance: Answers }> {
  if (!repeat) return;
  const list = at(answers, [...repeat.groups, repeat.name]);
  if (!Array.isArray(list)) return;
  for (const [index, instance] of list.entries()) {
    if (!isAnswers(instance)) continue;
    if (inner.length === 0) yield { numbers: [index + 1], instance };
    else
      for (const below of instances(inner, instance))
        yield { numbers: [index + 1, ...below.numbers], instance: below.instance };
  }
}

function cells(table: ExportTable, answers: Answers): (string | number)[] {
  return table.columns.map((path) => cell(at(answers, path)));
}

function at(answers: Answers, path: string[]): AnswerValue | undefined {
  let value: AnswerValue | undefined = answers;
  for (const name of path) {
    if (!isAnswers(value)) return undefined;
    value = value[name];
  }
  return value;
}

function isAnswers(value: unknown): value is Answers {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Several choices stand in one cell with a space between, as XForms has them. */
function cell(value: AnswerValue | undefined): string | number {
  if (value === undefined || value === null) return "";
  if (Array.isArray(value)) return value.filter((each) => typeof each !== "object").join(" ");
  return typeof value === "string" || typeof value === "number" ? value : String(value);
}
