import { looksDynamic } from "../expression/looks-dynamic.ts";
import type { Group, Node, Question, QuestionType, Repeat } from "./definition.ts";
import type { Place } from "./fault.ts";
import type { Faults } from "./faults.ts";
import { endingOf, LIST_FILES } from "./list-files.ts";
import type { Loop } from "./loops.ts";
import { surveyMessages } from "./messages.ts";
import { isName, mendedName } from "./names.ts";
import { otherQuestion, wordsIn } from "./or-other.ts";
import { isAsked } from "./question-types.ts";
import { readQuestion, structureCells } from "./read-question.ts";
import type { Row } from "./sheets.ts";
import type { Table } from "./table.ts";
import { type Bracket, readType, type RowType } from "./types.ts";

/** Deeper than any questionnaire that people can follow. */
const DEEPEST = 40;

export interface SurveyRead {
  table: Table;
  children: Node[];
  counts: { surveyRows: number; questions: number; groups: number; repeats: number };
  rowOf: Map<Node, Row>;
  /** Selects and the lists they name, to be checked against the choices sheet. */
  selects: Select[];
  /** From the outside. */
  loops: Loop[];
  /** Files that expressions read by their name. */
  externals: External[];
}

/** A cell that names a file for expressions to read: a row's type, or an expression with `pulldata`. */
export interface External {
  name: string;
  file: string;
  inRepeat: boolean;
  row: Row;
  column: string;
}

/** A question that takes its answer from a list of choices. */
export interface Select {
  question: Question;
  list: string;
  /** The list is one of the sheet external_choices. */
  external: boolean;
  /** The name of the file that the choices stand in. */
  file: string | undefined;
  /** The name of the file that they were searched for in. */
  searched?: string;
  multiple: boolean;
  orOther: boolean;
  row: Row;
}

/** Reads the survey sheet: its rows in order, groups and repeats nested. Rows with a fault still stand in for their name. */
export function readSurvey(table: Table, faults: Faults): SurveyRead {
  return new SurveyReader(table, faults).read();
}

interface Open {
  what: Bracket | null;
  node: Group | Repeat | null;
  row: Row | null;
  children: Node[];
  rowOfName: Map<string, number>;
}

class SurveyReader {
  private readonly result: SurveyRead;
  private readonly open: Open[];
  private readonly table: Table;
  private readonly faults: Faults;

  constructor(table: Table, faults: Faults) {
    this.table = table;
    this.faults = faults;
    const children: Node[] = [];
    this.open = [{ what: null, node: null, row: null, children, rowOfName: new Map() }];
    const counts = { surveyRows: 0, questions: 0, groups: 0, repeats: 0 };
    this.result = { table, children, counts, rowOf: new Map(), selects: [], loops: [], externals: [] };
  }

  read(): SurveyRead {
    const { table, faults } = this;
    const hasColumns = [table.require("type", faults), table.require("name", faults)].every(Boolean);
    for (const row of hasColumns ? table.rows : []) {
      // Deeper still, and what follows would be judged in the wrong place.
      if (this.open.length > DEEPEST + 1) return this.tooDeep(row);
      this.readRow(row);
    }
    for (const left of this.open.slice(1)) {
      const what = left.what!;
      const message = surveyMessages["group-unclosed"](what, left.node!.name);
      faults.error("group-unclosed", this.at(left.row!, "type"), message, `end ${what}`);
    }
    return this.result;
  }

  private tooDeep(row: Row): SurveyRead {
    this.faults.error("nesting-too-deep", this.at(row, "type"), surveyMessages["nesting-too-deep"](DEEPEST));
    return this.result;
  }

  private readRow(row: Row): void {
    const { table, faults } = this;
    const cell = table.cell(row, "type");
    if (/^(yes|true|true\(\))$/i.test(table.cell(row, "disabled"))) return;
    if (cell === "") {
      const says = table.cell(row, "name") !== "" || Object.keys(table.text(row, "label")).length > 0;
      if (says) faults.error("type-missing", this.at(row, "type"), surveyMessages["type-missing"]());
      return;
    }
    this.result.counts.surveyRows++;
    const type = readType(cell);
    if (type.kind === "begin") {
      const node = this.begin(type.what, row);
      if (type.what === "loop" && node.kind === "group") this.result.loops.push({ group: node, list: type.list, row });
    } else if (type.kind === "end") this.end(type.what, row);
    else this.question(type, cell, row);
  }

  private begin(what: Bracket, row: Row): Group | Repeat {
    const { counts } = this.result;
    if (what === "repeat") counts.repeats++;
    else counts.groups++;
    const name = this.nameOf(row, `begin ${what}`) ?? `${what}_in_row_${row.number}`;
    const cells = structureCells(this.table, row, this.pathOf(name), name);
    const count = this.table.cell(row, "repeat_count");
    const node: Group | Repeat =
      what === "repeat"
        ? { kind: "repeat", ...cells, ...(count === "" ? {} : { count }) }
        : { kind: "group", ...cells };
    this.add(node, row);
    this.open.push({ what, node, row, children: node.children, rowOfName: new Map() });
    return node;
  }

  private end(what: Bracket, row: Row): void {
    const { faults } = this;
    const top = this.open.at(-1)!;
    if (!top.what) return faults.error("end-stray", this.at(row, "type"), surveyMessages["end-stray"](what));
    if (top.what !== what) {
      const message = surveyMessages["end-mismatch"](what, top.what, top.row!.number);
      faults.error("end-mismatch", this.at(row, "type"), message, `end ${top.what}`);
      // When an outer one of this kind is open, the inner one's end was forgotten; else this row is misspelt.
      if (this.open.some((open) => open.what === what)) while (this.open.at(-1)!.what !== what) this.open.pop();
    }
    const closed = this.open.pop()!;
    if (closed.children.length === 0) {
      faults.warning("group-empty", this.at(closed.row!, "name"), surveyMessages["group-empty"](closed.node!.name));
    }
  }

  private question(type: RowType, cell: string, row: Row): void {
    const { table } = this;
    this.result.counts.questions++;
    this.judgeType(type, cell, row);
    const known = type.kind === "question" ? type : { type: "text" as const };
    const name = this.impliedName(known.type, row) ?? this.nameOf(row, cell);
    if (name === null) return;
    if (type.kind === "external") return this.external(name, type.ending, row);
    const node = readQuestion(table, row, known.type, this.pathOf(name), name);
    if (type.kind === "question") this.giveMeaning(type, node, row);
    this.add(node, row);
    if (type.kind !== "question") return;
    this.judgeQuestion(node, row);
    if (type.orOther) this.addOtherQuestion(node, row);
  }

  private external(name: string, ending: string, row: Row): void {
    const inRepeat = this.open.some(({ what }) => what === "repeat");
    this.result.externals.push({ name, file: `${name}.${ending}`, inRepeat, row, column: "type" });
  }

  /** What the cell of the type says beside the type itself. */
  private giveMeaning(type: RowType & { kind: "question" }, question: Question, row: Row): void {
    const { list = "", external = false, orOther, means } = type;
    const file = type.file ?? (Object.hasOwn(LIST_FILES, endingOf(list)) ? list : undefined);
    if (means) {
      question.constraint ??= means.constraint;
      if (means.hint && Object.keys(question.hint).length === 0)
        question.hint = wordsIn(this.table.languages("label"), means.hint.en, means.hint.bn);
    }
    if (list === "" && file === undefined) return;
    if (file === undefined) question.list = list;
    if (question.type === "osm") return;
    this.result.selects.push({ question, list, external, file, multiple: type.type !== "select_one", orOther, row });
  }

  private judgeQuestion(question: Question, row: Row): void {
    const { faults } = this;
    const { type, name, calculation, default: value, label, hint, media } = question;
    if (type === "calculate" && calculation === undefined && !(value !== undefined && looksDynamic(value, type)))
      faults.error("calculation-missing", this.at(row, "calculation"), surveyMessages["calculation-missing"](name));
    if (type === "audit" && name !== "audit")
      faults.error("audit-name", this.at(row, "name"), surveyMessages["audit-name"](), "audit");
    const isBare = Object.keys(label).length === 0 && Object.keys(hint).length === 0 && !media;
    if ((isAsked(type) || type === "note") && calculation === undefined && isBare)
      faults.warning("label-missing", this.at(row, "label"), surveyMessages["label-missing"](name));
  }

  private addOtherQuestion(select: Question, row: Row): void {
    const { faults, table } = this;
    if (select.choiceFilter !== undefined)
      faults.error("or-other-filtered", this.at(row, "choice_filter"), surveyMessages["or-other-filtered"]());
    this.add(otherQuestion(select, table.languages("label")), row);
  }

  /** A note and an audit need no name of their own. */
  private impliedName(type: QuestionType, row: Row): string | null {
    if (this.table.cell(row, "name") !== "") return null;
    return type === "note" ? `generated_note_name_${row.number}` : type === "audit" ? "audit" : null;
  }

  private judgeType(type: RowType, cell: string, row: Row): void {
    if (type.kind === "question") return;
    const { faults } = this;
    const place = this.at(row, "type");
    if (type.kind === "unknown")
      faults.error("type-unknown", place, surveyMessages["type-unknown"](cell, type.suggestion), type.suggestion);
    if (type.kind === "unsupported") faults.error("type-unsupported", place, surveyMessages["type-unsupported"](cell));
    if (type.kind === "list-missing")
      faults.error("list-missing", place, surveyMessages["list-missing"](type.type), `${type.type} list_name`);
  }

  /** The row's name when it can be one; what is wrong with it is said. Null when there is none at all. */
  private nameOf(row: Row, type: string): string | null {
    const name = this.table.cell(row, "name");
    const place = this.at(row, "name");
    if (name === "") {
      this.faults.error("name-missing", place, surveyMessages["name-missing"](type));
      return null;
    }
    if (!isName(name)) {
      const suggestion = mendedName(name);
      this.faults.error("name-invalid", place, surveyMessages["name-invalid"](name, suggestion), suggestion);
    }
    return name;
  }

  private add(node: Node, row: Row): void {
    const { children, rowOfName } = this.open.at(-1)!;
    const first = rowOfName.get(node.name);
    if (first !== undefined) {
      this.faults.error("name-duplicate", this.at(row, "name"), surveyMessages["name-duplicate"](node.name, first));
    }
    rowOfName.set(node.name, first ?? row.number);
    children.push(node);
    this.result.rowOf.set(node, row);
  }

  private pathOf(name: string): string {
    return [...this.open.slice(1).map((open) => open.node!.name), name].join("/");
  }

  private at(row: Row, key: string): Place {
    return this.table.place(row, key);
  }
}
