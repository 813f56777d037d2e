import { clockAt } from "./expression/clock.ts";
import { numberToText, toText } from "./expression/values.ts";
import type { Definition, Question } from "./definition/definition.ts";
import { type AnswerValue, answerOf, atomOfTyped, quote, readAnswer, type TypedValue } from "./engine/answers.ts";
import { compileForm } from "./engine/compile.ts";
import { Item } from "./engine/item.ts";
import { takesAnswer } from "./engine/load.ts";
import { rangeOf, takesFractions } from "./engine/range.ts";
import { openSession, resolveText, type Session, type SessionOptions } from "./engine/session.ts";

/** What becomes of a question after the steps; values are texts as XForms hold them. */
export interface EvaluatedQuestion {
  relevant: boolean;
  required: boolean;
  readonly: boolean;
  /** "" where it is empty, or not relevant. */
  value: string;
  violation: "constraint" | "required" | null;
  /** Names of the choices on offer, in order; null where there is nothing to choose. */
  choices: string[] | null;
  label: string;
}

/** A step that couldn't be done (counted from 1), or a fault of the script around its steps (null). */
export interface StepError {
  step: number | null;
  message: string;
}

/** The nodes by path with instances, in the form's order; groups and instances are only relevant or not. */
export interface Evaluation {
  nodes: Record<string, EvaluatedQuestion | { relevant: boolean }>;
  errors: StepError[];
}

/**
 * Answers a new response step by step and tells what is so at the end. `script` is what a steps file holds:
 * `{steps: [{set, value} | {addRepeat} | {removeRepeat}], now?, timezone?, attachments?}`; whatever else it is, nothing throws:
 * what can't be done is an error, and the steps after it are done. `language` is one of the definition's; without it, its
 * default.
 */
export function evaluateSteps(definition: Definition, script: unknown, language?: string): Evaluation {
  const errors: StepError[] = [];
  const wanted = languageOf(definition, language, errors);
  const options = { ...optionsOf(script, errors), language: wanted };
  const session = openSession(compileForm(definition), options);
  stepsOf(script, errors).forEach((step, index) => {
    const fault = take(step, session);
    if (fault) errors.push({ step: index + 1, message: fault });
  });
  return { nodes: nodesOf(session, wanted), errors };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** As the definition names it; "Bangla (bn)" and "BN" mean `bn`. */
function languageOf(
  { languages, defaultLanguage }: Definition,
  asked: string | undefined,
  errors: StepError[],
): string {
  if (asked === undefined) return defaultLanguage;
  const name = asked.trim().toLowerCase();
  const code = /\(([^()]+)\)$/.exec(name)?.[1]?.trim() ?? name;
  const found = languages.find((language) => [name, code].includes(language.toLowerCase()));
  if (found === undefined) {
    const known = languages.filter((language) => language !== "").join(", ") || "one without a name";
    errors.push({ step: null, message: `The form has no language “${asked}”, only: ${known}.` });
  }
  return found ?? defaultLanguage;
}

function optionsOf(script: unknown, errors: StepError[]): SessionOptions {
  const { now, timezone } = isObject(script) ? script : {};
  const options: SessionOptions = { attachments: attachmentsOf(script) };
  if (now !== undefined) {
    const instant = new Date(String(now));
    if (Number.isNaN(instant.getTime())) errors.push({ step: null, message: `“${now}” isn't an ISO instant.` });
    else options.now = instant;
  }
  if (timezone !== undefined) {
    if (isTimeZone(String(timezone))) options.timeZone = String(timezone);
    else errors.push({ step: null, message: `There is no time zone “${timezone}”.` });
  }
  return options;
}

/** The form's own files that a steps file brings along, by name: reading the form needs them as well. */
export function attachmentsOf(script: unknown): Record<string, string> {
  const { attachments } = isObject(script) ? script : {};
  if (!isObject(attachments)) return {};
  return Object.fromEntries(Object.entries(attachments).map(([name, text]) => [name, String(text)]));
}

function isTimeZone(name: string): boolean {
  try {
    return clockAt(new Date(), name).timeZone === name;
  } catch {
    return false;
  }
}

function stepsOf(script: unknown, errors: StepError[]): unknown[] {
  const steps = isObject(script) ? (script.steps ?? []) : null;
  if (Array.isArray(steps)) return steps;
  errors.push({ step: null, message: 'A steps file is an object with a list of "steps".' });
  return [];
}

/** Does one step; gives what is wrong with it, or null. */
function take(step: unknown, session: Session): string | null {
  if (!isObject(step)) return "A step is an object.";
  if (typeof step.set === "string") return set(session, step.set, step.value);
  try {
    if (typeof step.addRepeat === "string") session.addInstance(plain(step.addRepeat));
    else if (typeof step.removeRepeat === "string") session.removeInstance(plain(step.removeRepeat));
    else return 'A step has a "set", an "addRepeat" or a "removeRepeat".';
  } catch (error) {
    if (error instanceof RangeError) return error.message;
    throw error;
  }
  return null;
}

function plain(path: string): string {
  return path.trim().replace(/^\//, "");
}

function set(session: Session, path: string, value: unknown): string | null {
  const node = session.node(plain(path));
  if (!(node instanceof Item)) return `There is no question “${path}”.`;
  const { definition } = node;
  if (node.kind !== "question" || definition.kind !== "question") return `“${path}” is a ${node.kind}, not a question.`;
  if (node.readonly || !takesAnswer(node.node)) return `“${path}” takes no answers.`;
  const text = typeof value === "number" ? numberToText(value) : String(value ?? "");
  const answer = heldAnswer(text, node, definition);
  session.set(node.path, answer);
  return answer === null && text.trim() !== "" ? `“${quote(text)}” can't be an answer to “${path}”.` : null;
}

/** A text as an XForm would hold it in this question; null where it can't hold it at all. */
function heldAnswer(text: string, item: Item, question: Question): AnswerValue | null {
  const answer = answerOf(question, held(text, item, question));
  const read = readAnswer(question, item.list, answer);
  if (!read || read.typed === undefined || isOutside(read.typed, question)) return null;
  return answer ?? null;
}

function held(text: string, { choices = [] }: Item, { type }: Question): string | number {
  const words = text.split(/\s+/).filter((word) => word !== "");
  switch (type) {
    case "integer":
    case "decimal":
    case "range":
      return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text.trim()) ? Number(text) : text;
    case "geopoint":
    case "geotrace":
    case "geoshape":
      return places(text, type === "geoshape");
    case "select_one":
      // A name may have spaces where only one is chosen.
      return [text.trim(), words[0]].find((word) => choices.some(({ name }) => name === word)) ?? "";
    case "select_multiple":
      return choices.flatMap(({ name }) => (words.includes(name) ? [name] : [])).join(" ");
    default:
      return text;
  }
}

/** The numbers of places are decimals ("90.0"); a shape that doesn't end where it began is none. */
function places(text: string, isShape: boolean): string {
  const points = text
    .trim()
    .replace(/;\s*$/, "")
    .split(";")
    .map((point) => point.trim().split(/\s+/).map(decimal).join(" "));
  const isClosed = points[0]?.split(" ", 2).join() === points.at(-1)?.split(" ", 2).join();
  return isShape && !isClosed ? "" : points.join(";");
}

function decimal(text: string): string {
  return /^[+-]?\d+$/.test(text) ? `${Number(text)}.0` : text;
}

/** Engines don't let a range leave its limits. */
function isOutside(typed: TypedValue, question: Question): boolean {
  const range = question.type === "range" ? rangeOf(question) : null;
  return range !== null && typeof typed === "number" && (typed < range.from || typed > range.to);
}

function nodesOf(session: Session, language: string): Evaluation["nodes"] {
  const nodes: Evaluation["nodes"] = {};
  const collect = (path: string): void => {
    for (const node of session.children(path)) {
      if (node instanceof Item && node.definition.kind === "question")
        nodes[node.path] = evaluated(
          node,
          node.definition,
          resolveText(node.definition.label, language, session, node.path),
        );
      else if (node.kind !== "repeat") nodes[node.path] = { relevant: node.relevant };
      if (node.kind !== "question") collect(node.path);
    }
  };
  collect("");
  return nodes;
}

function evaluated(item: Item, question: Question, label: string): EvaluatedQuestion {
  return {
    relevant: item.relevant,
    required: item.required,
    // That nobody is asked for a calculation doesn't make it readonly in XForms: only its own rule does.
    readonly: question.type === "calculate" && !item.node.own.readonly ? false : item.readonly,
    value: item.relevant ? valueOf(item, question) : "",
    // XForms drop an answer that is of another type or filtered away: its rules look at what is left.
    violation: item.broken,
    choices: item.choices?.map((choice) => choice.name) ?? null,
    label,
  };
}

/** What is of another type, as a default may be, isn't held. */
function valueOf({ typed }: Item, question: Question): string {
  const value = atomOfTyped(typed);
  const text = toText(value);
  // XForms engines hold the decimal 5 as "5.0" (a Java double).
  return takesFractions(question) && Number.isInteger(value) ? `${text}.0` : text;
}
