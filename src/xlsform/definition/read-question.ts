import type { Group, Question, QuestionType } from "./definition.ts";
import type { Row } from "./sheets.ts";
import type { Table } from "./table.ts";

/** The cells that a group and a repeat have in common. */
export function structureCells(table: Table, row: Row, path: string, name: string): Omit<Group, "kind"> {
  return {
    name,
    path,
    label: table.text(row, "label"),
    hint: table.text(row, "hint"),
    ...optional("relevant", condition(table.cell(row, "relevant"), true)),
    appearance: words(table.cell(row, "appearance")),
    ...besides(table, row),
    children: [],
    row: row.number,
    extra: table.extra(row),
  };
}

/** Reads a question's row, whatever its type. */
export function readQuestion(table: Table, row: Row, type: QuestionType, path: string, name: string): Question {
  return {
    kind: "question",
    type,
    name,
    path,
    label: table.text(row, "label"),
    hint: table.text(row, "hint"),
    guidance: table.text(row, "guidance_hint"),
    ...optional("relevant", condition(table.cell(row, "relevant"), true)),
    ...optional("constraint", condition(table.cell(row, "constraint"), true)),
    constraintMessage: table.text(row, "constraint_message"),
    ...optional("required", condition(table.cell(row, "required"), false)),
    requiredMessage: table.text(row, "required_message"),
    ...optional("calculation", table.cell(row, "calculation")),
    ...optional("trigger", table.cell(row, "trigger")),
    ...optional("default", table.cell(row, "default")),
    ...optional("choiceFilter", table.cell(row, "choice_filter")),
    ...optional("readonly", condition(table.cell(row, "readonly"), false)),
    appearance: words(table.cell(row, "appearance")),
    parameters: readParameters(table.cell(row, "parameters")),
    ...besides(table, row),
    ...optional("saveTo", table.cell(row, "save_to")),
    row: row.number,
    extra: table.extra(row),
  };
}

/** What most rows don't have. */
function besides(table: Table, row: Row): Pick<Question, "media" | "attributes"> {
  const media = table.media(row);
  const attributes = table.attributes(row);
  return { ...(media && { media }), ...(attributes && { attributes }) };
}

/** "yes" and "no" are expressions too; what goes without saying is left out. */
function condition(cell: string, without: boolean): string {
  if (/^(yes|true|true\(\))$/i.test(cell)) return without ? "" : "true()";
  if (/^(no|false|false\(\))$/i.test(cell)) return without ? "false()" : "";
  return cell;
}

function optional<K extends string>(key: K, cell: string): { [key in K]?: string } {
  const present: { [key in K]?: string } = {};
  if (cell !== "") present[key] = cell;
  return present;
}

function words(cell: string): string[] {
  return cell === "" ? [] : cell.split(/\s+/).filter((word) => word !== "");
}

/** `start=1 end=10, step=2` → its pairs. */
export function readParameters(cell: string): Record<string, string> {
  if (cell === "") return {};
  return Object.fromEntries(
    Array.from(cell.slice(0, 1_000).matchAll(/([\w-]+)\s*=\s*([^\s,;]+)/g), (pair) => [pair[1]!, pair[2]!]),
  );
}
