import { toLatinDigits } from "../../../platform/i18n/digits.ts";
import type { Lang } from "../../../platform/i18n/lang.ts";
import { formatNumber } from "../../../platform/i18n/numbers.ts";
import {
  type AnswerValue,
  type Choice,
  isAsked,
  isMedia,
  type Node,
  type NodeState,
  type Question,
  type Repeat,
  resolveText,
  type Session,
  type Text,
} from "../../../xlsform/engine.ts";
import { readAnswer } from "../question/read-answers.ts";
import { cellsOf, readDay } from "./cells.ts";
import { pasteFaultWords } from "./paste-faults.messages.ts";

/** As much as is taken at a time. */
const mostRows = 1000;
const longestText = 200_000;
/** As many faults as help to mend what was pasted. */
const mostFaults = 30;

/** What became of pasted rows: the answers that they gave by path, or everything that is wrong with them. */
export type PasteOutcome = { laid: Record<string, AnswerValue>; rows: number } | { faults: string[] };

/**
 * Fills a roster's entries with rows from a spreadsheet, after those that hold an answer already. Its columns are named by the
 * first row, by label in any language or by name, else they stand in the order of the questions. Either all rows are taken
 * or none.
 */
export function pasteRows(session: Session, path: string, text: string, lang: Lang): PasteOutcome {
  const words = pasteFaultWords[lang];
  const n = (value: number) => formatNumber(value, lang);
  const roster = session.node(path);
  if (roster?.kind !== "repeat") return { faults: [words.gone] };
  if (text.length > longestText) return { faults: [words.tooMuch(n(mostRows))] };
  const columns = columnsOf((roster.definition as Repeat).children);
  const cells = cellsOf(text, columns.length);
  const named = headerOf(cells[0] ?? [], columns);
  const rows = named ? cells.slice(1) : cells;
  if (rows.length === 0) return { faults: [words.empty] };
  if (rows.length > mostRows) return { faults: [words.tooMuch(n(mostRows))] };
  const from = firstFree(session, path);
  const room = roster.counted ? session.children(path).length - from : Infinity;
  if (rows.length > room) return { faults: [words.noRoom(n(rows.length), n(room))] };
  const reader = new RowReader(session.form.definition.choiceLists, named ?? columns, lang);
  const read = rows.map((row, index) => reader.read(row, index + (named ? 2 : 1)));
  if (reader.faults.length > 0) return { faults: shortened(reader.faults, lang) };
  return { laid: lay(session, roster, from, read), rows: rows.length };
}

/** A question of the roster, by its path within an entry. */
interface Column {
  path: string;
  question: Question;
}

function columnsOf(nodes: readonly Node[], above = ""): Column[] {
  return nodes.flatMap((node): Column[] => {
    const path = `${above}${node.name}`;
    if (node.kind === "group") return columnsOf(node.children, `${path}/`);
    if (node.kind === "repeat" || !isAsked(node.type) || isMedia(node.type) || node.readonly !== undefined) return [];
    return [{ path, question: node }];
  });
}

/** The columns that a first row names; null where it is a row like the others. A cell that names none stands as its own words. */
function headerOf(cells: readonly string[], columns: readonly Column[]): (Column | string)[] | null {
  const found = cells.map(
    (cell) => columns.find(({ question }) => isCalled(cell, question.label, question.name)) ?? cell,
  );
  const known = found.filter((each) => typeof each !== "string").length;
  return known > 0 && known * 2 >= cells.filter((cell) => cell !== "").length ? found : null;
}

function isCalled(cell: string, label: Text, name: string): boolean {
  const wanted = plain(cell);
  return wanted !== "" && [name, ...Object.values(label)].some((each) => plain(each) === wanted);
}

function plain(text: string): string {
  return toLatinDigits(text)
    .normalize("NFC")
    .toLowerCase()
    .replace(/[\s\u200b-\u200d\u2060*]+/g, " ")
    .trim();
}

class RowReader {
  readonly faults: string[] = [];
  private readonly lists: Readonly<Record<string, readonly Choice[]>>;
  private readonly columns: readonly (Column | string)[];
  private readonly lang: Lang;

  constructor(lists: RowReader["lists"], columns: RowReader["columns"], lang: Lang) {
    this.lists = lists;
    this.columns = columns;
    this.lang = lang;
  }

  /** A row's answers by path within an entry. @param number of the row as it was pasted, from 1 */
  read(cells: readonly string[], number: number): [string, AnswerValue][] {
    const words = pasteFaultWords[this.lang];
    const row = formatNumber(number, this.lang);
    return cells.flatMap((cell, at): [string, AnswerValue][] => {
      const column = this.columns[at];
      if (cell === "") return [];
      if (column === undefined || typeof column === "string") {
        this.faults.push(column ? words.noColumn(row, column) : words.tooManyCells(row, cell));
        return [];
      }
      const value = this.valueOf(column.question, cell);
      if (value !== null && typeof value === "object" && "wrong" in value) {
        const label = resolveText(column.question.label, this.lang) || column.question.name;
        this.faults.push(words.cell(row, label, words[value.wrong as Wrong](cell)));
        return [];
      }
      return value === null ? [] : [[column.path, value]];
    });
  }

  private valueOf(question: Question, cell: string): AnswerValue | { wrong: Wrong } {
    switch (question.type) {
      case "integer":
      case "decimal":
      case "range": {
        const number = readAnswer(question, [cell]);
        if (typeof number !== "number") return { wrong: "notNumber" };
        return question.type === "integer" && !Number.isInteger(number) ? { wrong: "notWhole" } : number;
      }
      case "date":
        return readDay(toLatinDigits(cell)) ?? { wrong: "notDay" };
      case "select_one":
        return this.choice(question, cell) ?? { wrong: "notChoice" };
      case "select_multiple": {
        const chosen = cell.split(/[;,\n]/).map((part) => this.choice(question, part));
        return chosen.every((each) => each !== null) ? chosen : { wrong: "notChoice" };
      }
      default:
        return readAnswer(question, [cell]);
    }
  }

  private choice({ list }: Question, cell: string): string | null {
    const choices = (list === undefined ? undefined : this.lists[list]) ?? [];
    return choices.find(({ name, label }) => isCalled(cell, label, name))?.name ?? null;
  }
}

type Wrong = "notNumber" | "notWhole" | "notDay" | "notChoice";

function shortened(faults: string[], lang: Lang): string[] {
  const more = faults.length - mostFaults;
  return more > 0 ? [...faults.slice(0, mostFaults), pasteFaultWords[lang].more(formatNumber(more, lang))] : faults;
}

/** How many entries come before the first that has no answer after it. */
function firstFree(session: Session, path: string): number {
  const entries = session.children(path);
  return entries.findLastIndex((entry) => holdsAnswer(session, entry)) + 1;
}

function holdsAnswer(session: Session, { path }: NodeState): boolean {
  return session
    .children(path)
    .some((child) =>
      child.kind === "question"
        ? isAsked((child.definition as Question).type) && child.value !== undefined && child.value !== null
        : holdsAnswer(session, child),
    );
}

function lay(session: Session, roster: NodeState, from: number, rows: [string, AnswerValue][][]) {
  const laid: Record<string, AnswerValue> = {};
  rows.forEach((row, index) => {
    const entry = session.children(roster.path)[from + index]?.path ?? session.addInstance(roster.path);
    for (const [path, value] of row) {
      session.set(`${entry}/${path}`, value);
      laid[`${entry}/${path}`] = value;
    }
  });
  return laid;
}
