import { formats } from "../../../platform/i18n/format.ts";
import type { Lang } from "../../../platform/i18n/lang.ts";
import { type Definition, type Node, type Question, type Repeat, resolveText } from "../../../xlsform/index.ts";
import { extraText } from "../question/extra-text.ts";
import { isOnPaper } from "./paper-numbers.ts";
import { paperWords } from "./paper.messages.ts";

/** An empty table to be filled in by hand. */
export interface PaperTable {
  caption: string;
  /** Head of the column in which the rows are numbered. */
  number: string;
  columns: { head: string; choices: string }[];
  /** The rows' numbers. */
  rows: string[];
  /** What to do when there are too few rows; "" where there can't be. */
  more: string;
}

/** Rows where nobody knows before how many are needed. */
const ROWS = 10;
/** Choices that still find room in the head of a column. */
const MOST_CHOICES = 12;
/** Columns that still find room beside one another on A4. */
const MOST_COLUMNS = 7;

/**
 * A repeat as empty tables: a column for each question, numbered rows. More columns than find room go on in a further table;
 * the repeats within stand below.
 */
export function paperTables(repeat: Repeat, definition: Definition, lang: Lang): PaperTable[] {
  const words = paperWords[lang];
  const fixed = /^\s*(\d{1,2})\s*$/.exec(repeat.count ?? "")?.[1];
  const count = fixed === undefined ? ROWS : Number(fixed);
  const all = {
    number: words.number,
    rows: Array.from({ length: count }, (_, index) => formats(lang).integer(index + 1)),
    more: fixed === undefined ? words.moreRows : "",
  };
  const columns = questionsIn(repeat.children).map((question) => column(question, definition, lang));
  const parts = partsOf(columns).map((part, index, { length }) => ({
    ...all,
    caption: index === 0 ? resolveText(repeat.label, lang) : "",
    columns: part,
    more: index === length - 1 ? all.more : "",
  }));
  return [...parts, ...repeatsIn(repeat.children).flatMap((inner) => paperTables(inner, definition, lang))];
}

/** Columns in parts that are as wide as one another, nearly. */
function partsOf<T>(columns: readonly T[]): T[][] {
  const parts = Math.max(Math.ceil(columns.length / MOST_COLUMNS), 1);
  const size = Math.ceil(columns.length / parts);
  return Array.from({ length: parts }, (_, index) => columns.slice(index * size, (index + 1) * size));
}

function column(question: Question, definition: Definition, lang: Lang): PaperTable["columns"][number] {
  const unit = resolveText(extraText(question.extra, "unit"), lang);
  const choices = definition.choiceLists[question.list ?? ""] ?? [];
  const names = choices.map(({ name, label }) => resolveText(label, lang) || name);
  const label = resolveText(question.label, lang);
  return {
    head: unit === "" ? label : `${label}, ${unit}`,
    choices: names.length <= MOST_CHOICES ? names.join(" / ") : "",
  };
}

function questionsIn(nodes: readonly Node[]): Question[] {
  return nodes.flatMap((node) => {
    if (node.kind === "question") return isOnPaper(node) ? [node] : [];
    return node.kind === "group" ? questionsIn(node.children) : [];
  });
}

function repeatsIn(nodes: readonly Node[]): Repeat[] {
  return nodes.flatMap((node) => {
    if (node.kind === "repeat") return [node];
    return node.kind === "group" ? repeatsIn(node.children) : [];
  });
}
