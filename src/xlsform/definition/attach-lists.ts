import { readCsv } from "../engine/csv.ts";
import { likely } from "../expression/likely.ts";
import type { Choice } from "./definition.ts";
import type { Faults } from "./faults.ts";
import { attachmentMessages } from "./messages.ts";
import type { Select, SurveyRead } from "./read-survey.ts";

/** A questionnaire's own files by name, such as `wards.csv`, as text. */
export type Attachments = Readonly<Record<string, string>>;

/**
 * Gives the selects that take their choices from a file their lists, so that the definition stands by itself. A file's list
 * is named as expressions call it: the file's name without its ending.
 */
export function attachLists(
  survey: SurveyRead,
  lists: Map<string, Choice[]>,
  attachments: Attachments,
  faults: Faults,
): void {
  const columnsOf = new Map<string, string>();
  for (const select of survey.selects) {
    if (select.file === undefined) continue;
    const { value, label } = columnsNamed(select);
    const rows = rowsOf(select, [value, label], survey, attachments, faults);
    const columns = `${value}, ${label}`;
    const stem = select.file.replace(/\.[^.]*$/, "");
    const isFirst = (columnsOf.get(stem) ?? columns) === columns;
    const list = isFirst ? stem : `${stem}-${value}-${label}`;
    if (isFirst) columnsOf.set(stem, columns);
    select.list = list;
    select.question.list = list;
    lists.set(
      list,
      rows.map((row) => choiceOf(row, value, label)).filter(({ name }) => name !== ""),
    );
  }
}

function columnsNamed({ question: { parameters } }: Select): { value: string; label: string } {
  return {
    value: (parameters["value"] ?? "name").toLowerCase(),
    label: (parameters["label"] ?? "label").toLowerCase(),
  };
}

type FileRow = Readonly<Record<string, string>>;

/** The rows of a select's file, and what is wrong with it; none where it can't be read. */
function rowsOf(
  { file = "", row }: Select,
  columns: readonly string[],
  { table }: SurveyRead,
  attachments: Attachments,
  faults: Faults,
): FileRow[] {
  const place = table.place(row, "type");
  if (!file.toLowerCase().endsWith(".csv")) {
    faults.error("file-kind", place, attachmentMessages["file-kind"](file));
    return [];
  }
  if (!Object.hasOwn(attachments, file)) {
    const suggestion = likely(file, Object.keys(attachments));
    faults.error("file-missing", place, attachmentMessages["file-missing"](file, suggestion), suggestion);
    return [];
  }
  const rows = readCsv(attachments[file]!).map(({ extra }) => extra);
  const known = Object.keys(rows[0] ?? {});
  for (const column of columns) {
    if (known.includes(column)) continue;
    const suggestion = likely(column, known);
    const message = attachmentMessages["file-column-missing"](file, column, suggestion);
    faults.error("file-column-missing", place, message, suggestion);
  }
  return rows;
}

/** Columns that XLSForm has itself, `name` and `label`, stay among the others where the parameters name different ones. */
function choiceOf(row: FileRow, value: string, label: string): Choice {
  const own = new Set([value === "name" ? "name" : "", label === "label" ? "label" : ""]);
  const extra = Object.entries(row).filter(([column, text]) => text !== "" && !own.has(column));
  const words = (row[label] ?? "").trim();
  return {
    name: (row[value] ?? "").trim(),
    label: words === "" ? {} : { "": words },
    extra: Object.fromEntries(extra),
  };
}
