import { likely } from "../expression/likely.ts";
import type { Choice } from "./definition.ts";
import type { Faults } from "./faults.ts";
import { endingOf, LIST_FILES, readListFile, type FileRow } from "./list-files.ts";
import { attachmentMessages } from "./messages.ts";
import { pulledFiles } from "./pulled-files.ts";
import { searchedChoices, searchedFilter, searchOf } from "./search-lists.ts";
import type { Select, SurveyRead } from "./read-survey.ts";
import type { Row } from "./sheets.ts";

/** A questionnaire's own files by name, such as `wards.csv`, as text. */
export type Attachments = Readonly<Record<string, string>>;

/** Where the files of a questionnaire come from, and what becomes of its lists. */
export interface Attaching {
  attachments: Attachments;
  /** A file that isn't there is an error: else a warning, since it may still come. */
  requireFiles: boolean;
  lists: Map<string, Choice[]>;
  /** The files that weren't there, by their list. */
  lacking: Record<string, string>;
  faults: Faults;
}

/**
 * Gives the selects that take their choices from a file their lists, and expressions the files they read, so that the
 * definition stands by itself. A file's list is named as expressions call it: the file's name without its ending. Gives the
 * number of files read.
 */
export function attachLists(survey: SurveyRead, attaching: Attaching): number {
  const read = new Map<string, FileRow[] | null>();
  const rowsOf = (file: string, row: Row, column = "type"): FileRow[] | null => {
    if (!read.has(file)) read.set(file, openFile(file, survey.table.place(row, column), attaching));
    return read.get(file)!;
  };
  const columnsOf = new Map<string, string>();
  for (const select of survey.selects) {
    if (select.file === undefined) continue;
    const { value, label } = columnsNamed(select);
    const rows = rowsOf(select.file, select.row);
    if (rows) checkColumns(select, [value, label], rows, survey, attaching.faults);
    const columns = `${value}, ${label}`;
    const stem = stemOf(select.file);
    const isFirst = (columnsOf.get(stem) ?? columns) === columns;
    const list = isFirst ? stem : `${stem}-${value}-${label}`;
    if (isFirst) columnsOf.set(stem, columns);
    select.list = list;
    select.question.list = list;
    put(list, select.file, rows?.map((row) => choiceOf(row, value, label)) ?? null, attaching);
  }
  searchFiles(survey, rowsOf, attaching);
  const taken = new Set([...attaching.lists.keys(), ...survey.externals.map(({ name }) => name)]);
  survey.externals.push(...pulledFiles(survey).filter(({ name }) => !taken.has(name)));
  addExternals(survey, rowsOf, attaching);
  return [...read.values()].filter((rows) => rows !== null).length;
}

/**
 * A question that searches a file takes its choices from there, if the file came along: what it searches for is its choice
 * filter then. A list that nobody else asks for leaves its name to the file, as on phones.
 */
function searchFiles(
  { selects }: SurveyRead,
  rowsOf: (file: string, row: Row, column?: string) => FileRow[] | null,
  { attachments, lists }: Attaching,
): void {
  const left = new Set<string>();
  for (const select of selects) {
    const { question, list } = select;
    const search = searchOf(question);
    const columns = lists.get(list);
    if (!search || !columns || !Object.hasOwn(attachments, search.file)) continue;
    const rows = rowsOf(search.file, select.row, "appearance");
    if (!rows) continue;
    left.add(list);
    select.searched = search.file;
    select.list = [list, stemOf(search.file), ...search.asked].join("-");
    question.list = select.list;
    lists.set(select.list, searchedChoices(columns, rows, search));
    const both = [question.choiceFilter, searchedFilter(columns, search.filter)].filter((each) => each !== undefined);
    if (both.length > 0) question.choiceFilter = both.length > 1 ? `(${both.join(") and (")})` : both[0]!;
    const start = question.appearance.findIndex((word) => word.startsWith("search"));
    question.appearance = question.appearance.slice(0, start);
  }
  for (const { list } of selects) left.delete(list);
  for (const list of left) lists.delete(list);
}

function put(list: string, file: string, choices: Choice[] | null, { lists, lacking }: Attaching): void {
  lists.set(list, choices?.filter(({ name }) => name !== "") ?? []);
  if (!choices) lacking[list] = file;
}

/** The files of the rows `csv-external` and `xml-external`, and of `pulldata`; one that a select reads too is there already. */
function addExternals(
  survey: SurveyRead,
  rowsOf: (file: string, row: Row, column?: string) => FileRow[] | null,
  attaching: Attaching,
): void {
  const { faults, lists } = attaching;
  const fileOf = new Map(survey.selects.flatMap(({ file }) => (file === undefined ? [] : [[stemOf(file), file]])));
  for (const { name, file, inRepeat, row, column } of survey.externals) {
    const place = survey.table.place(row, inRepeat ? "type" : "name");
    if (inRepeat) faults.error("external-in-repeat", place, attachmentMessages["external-in-repeat"](name));
    const known = fileOf.get(name);
    if (known !== file && (known !== undefined || lists.has(name)))
      faults.error("external-taken", place, attachmentMessages["external-taken"](name, known));
    if (known !== undefined || lists.has(name)) continue;
    fileOf.set(name, file);
    put(name, file, rowsOf(file, row, column)?.map(itemOf) ?? null, attaching);
  }
}

function stemOf(file: string): string {
  return file.replace(/\.[^.]*$/, "");
}

function columnsNamed({ file = "", question: { parameters } }: Select): { value: string; label: string } {
  const usual = LIST_FILES[endingOf(file)] ?? LIST_FILES["csv"]!;
  return {
    value: (parameters["value"] ?? usual.value).toLowerCase(),
    label: (parameters["label"] ?? usual.label).toLowerCase(),
  };
}

/** The rows of a file, and what is wrong with it; null where it can't be read. */
function openFile(
  file: string,
  place: ReturnType<SurveyRead["table"]["place"]>,
  { attachments, requireFiles, faults }: Attaching,
): FileRow[] | null {
  if (!Object.hasOwn(LIST_FILES, endingOf(file))) {
    faults.error("file-kind", place, attachmentMessages["file-kind"](file));
    return null;
  }
  if (!Object.hasOwn(attachments, file)) {
    const suggestion = likely(file, Object.keys(attachments));
    const message = attachmentMessages["file-missing"](file, suggestion);
    if (requireFiles) faults.error("file-missing", place, message, suggestion);
    else faults.warning("file-missing", place, message, suggestion);
    return null;
  }
  const rows = readListFile(file, attachments[file]!);
  if (!rows) faults.error("file-unreadable", place, attachmentMessages["file-unreadable"](file));
  return rows;
}

function checkColumns(
  { file = "", row }: Select,
  columns: readonly string[],
  rows: readonly FileRow[],
  { table }: SurveyRead,
  faults: Faults,
): void {
  const known = Object.keys(rows[0] ?? {});
  for (const column of rows.length > 0 ? columns : []) {
    if (known.includes(column)) continue;
    const suggestion = likely(column, known);
    const message = attachmentMessages["file-column-missing"](file, column, suggestion);
    faults.error("file-column-missing", table.place(row, "type"), message, suggestion);
  }
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

/** A row that nobody chooses, so that it needs no name. */
function itemOf(row: FileRow, index: number): Choice {
  const { name, ...rest } = choiceOf(row, "name", "label");
  return { name: name === "" ? String(index + 1) : name, ...rest };
}
