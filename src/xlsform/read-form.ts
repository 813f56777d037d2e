import type { Counts, Definition, Question } from "./definition/definition.ts";
import type { Fault, Message } from "./definition/fault.ts";
import { Faults } from "./definition/faults.ts";
import { nameMessages, surveyMessages } from "./definition/messages.ts";
import { readDefinition, type Beside as ReadOptions, type DefinitionRead } from "./definition/read-definition.ts";
import { searchOf } from "./definition/search-lists.ts";
import type { Sheets } from "./definition/sheets.ts";
import { answerOf, readAnswer } from "./engine/answers.ts";
import { compile, isHarmless, type ExpressionCell, type FormFault } from "./engine/compile.ts";
import type { Form, FormNode } from "./engine/form.ts";
import type { LostName } from "./engine/reads.ts";
import { checkFunctions } from "./expression/check-functions.ts";
import { likely } from "./expression/likely.ts";
import { readTextSheets } from "./workbook/text-sheets.ts";
import { readWorkbook } from "./workbook/workbook.ts";

/** What came of reading a workbook. */
export interface ReadForm {
  /** No error: the definition can be published. */
  ok: boolean;
  /** Null when there is an error. */
  definition: Definition | null;
  errors: Fault[];
  warnings: Fault[];
  counts: Counts;
  /** Names of the XPath functions that the form calls, sorted. */
  functions: string[];
  /** Names of the files beside the workbook that lists of choices stand in. */
  files: string[];
}

export type { ReadOptions };

/** An author who has more names wrong than this knows by then what is the matter. */
const MOST_SUGGESTIONS = 200;

const NOTHING: Counts = {
  surveyRows: 0,
  questions: 0,
  groups: 0,
  repeats: 0,
  choiceLists: 0,
  choices: 0,
  languages: 0,
};

/**
 * Reads a questionnaire with everything that is wrong with it: from an .xlsx workbook, Markdown tables or CSV, whichever the
 * bytes are. Never throws, whatever they are.
 */
export function readForm(bytes: Uint8Array, options: ReadOptions = {}): ReadForm {
  const workbook = readTextSheets(bytes, options.attachments) ?? readWorkbook(bytes);
  if (workbook.ok) return readSheets(workbook.sheets, options);
  return {
    ok: false,
    definition: null,
    errors: workbook.errors,
    warnings: [],
    counts: NOTHING,
    functions: [],
    files: [],
  };
}

/** Reads a questionnaire from sheets, wherever they came from. */
export function readSheets(sheets: Sheets, options: ReadOptions = {}): ReadForm {
  const faults = new Faults();
  const read = readDefinition(sheets, faults, options);
  const { form, faults: formFaults } = compile(read.definition, checkFunctions);
  for (const fault of formFaults) reportFormFault(fault, read, faults);
  warnOfWrongDefaults(form, read, faults);
  const { errors, warnings } = faults.sorted();
  const ok = errors.length === 0;
  return {
    ok,
    definition: ok ? read.definition : null,
    errors,
    warnings,
    counts: read.counts,
    functions: [...form.functions],
    files: filesOf(read),
  };
}

function filesOf({ survey: { selects, externals } }: DefinitionRead): string[] {
  const searched = selects.flatMap(({ question, searched: file = searchOf(question)?.file }) => file ?? []);
  return [...new Set([...[...selects, ...externals].flatMap(({ file }) => file ?? []), ...searched])];
}

const COLUMN_OF: Readonly<Record<ExpressionCell, string>> = {
  relevant: "relevant",
  count: "repeat_count",
  calculation: "calculation",
  choiceFilter: "choice_filter",
  required: "required",
  readonly: "readonly",
  constraint: "constraint",
  default: "default",
  trigger: "trigger",
  label: "label",
  hint: "hint",
  guidance: "guidance_hint",
  constraintMessage: "constraint_message",
  requiredMessage: "required_message",
};

function placeOf(node: FormNode, cell: ExpressionCell, { survey }: DefinitionRead) {
  const row = node.definition && survey.rowOf.get(node.definition);
  const isType = cell === "choiceFilter" && node.definition?.kind === "question" && !node.definition.choiceFilter;
  return survey.table.place(row ?? null, isType ? "type" : COLUMN_OF[cell]);
}

function reportFormFault(fault: FormFault, read: DefinitionRead, faults: Faults): void {
  const place = placeOf(fault.node, fault.cell, read);
  if (fault.kind === "name" && isHarmless(fault))
    return faults.warning("last-saved-empty", place, nameMessages["last-saved-empty"](fault.lost.name));
  if (fault.kind === "expression")
    return faults.error(fault.fault.code, place, fault.fault.message, fault.fault.suggestion);
  if (fault.kind === "name") {
    const isWorthIt = faults.errors.length < MOST_SUGGESTIONS;
    const { code, message, suggestion } = lostName(isWorthIt ? fault.lost : { ...fault.lost, candidates: [] });
    return faults.error(code, place, message, suggestion);
  }
  const circle = [...fault.names, fault.names[0] ?? ""].join(" → ");
  faults.error("circle", place, nameMessages.circle(circle));
}

function lostName({ kind, name, candidates }: LostName): {
  code: string;
  message: Message;
  suggestion: string | undefined;
} {
  const suggestion = likely(name, candidates);
  switch (kind) {
    case "unknown":
      return { code: "question-unknown", message: nameMessages["question-unknown"](name, suggestion), suggestion };
    case "ambiguous":
      return { code: "question-ambiguous", message: nameMessages["question-ambiguous"](name), suggestion };
    case "unknown-path":
      return { code: "path-unknown", message: nameMessages["path-unknown"](name, suggestion), suggestion };
    case "unknown-column":
      return {
        code: "choice-column-unknown",
        message: nameMessages["choice-column-unknown"](name, suggestion),
        suggestion,
      };
    case "unknown-list":
      return { code: "instance-unknown", message: nameMessages["instance-unknown"](name, suggestion), suggestion };
    case "last-saved":
      return {
        code: "last-saved-empty",
        message: nameMessages["last-saved-empty"](name),
        suggestion: undefined,
      };
  }
}

function warnOfWrongDefaults(form: Form, read: DefinitionRead, faults: Faults): void {
  for (const node of form.nodes) {
    const question = node.definition?.kind === "question" ? node.definition : null;
    if (question?.default === undefined || node.own.default || isAnswer(question, question.default, node)) continue;
    const message = surveyMessages["default-wrong"](question.default, question.type);
    faults.warning("default-wrong", placeOf(node, "default", read), message);
  }
}

function isAnswer(question: Question, text: string, node: FormNode): boolean {
  return readAnswer(question, node.list, answerOf(question, text)) !== null;
}
