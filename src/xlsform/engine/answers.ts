import type { Question } from "../definition/definition.ts";
import { dateOfDay, dayOfDate } from "../expression/clock.ts";
import { atomOf, numberToText, toText, type Value } from "../expression/values.ts";
import type { ChoiceList } from "./choice-list.ts";

/** Whatever a person, a browser or another program may hand in as an answer. */
export type AnswerValue = string | number | boolean | null | AnswerValue[] | { [name: string]: AnswerValue };

/**
 * The answers of a response, nested by name: groups are objects, repeats arrays of objects (none: missing or `[]`), numbers
 * numbers, select_one a string, select_multiple an array of strings, dates `YYYY-MM-DD`.
 */
export type Answers = { [name: string]: AnswerValue };

/** An answer of the question's own type, as expressions see it; undefined is the empty answer. */
export type TypedValue = string | number | string[] | undefined;

/** Nothing was answered: absent, the empty text, no choice. */
export function isEmpty(raw: AnswerValue | undefined): boolean {
  return raw === undefined || raw === null || raw === "" || (Array.isArray(raw) && raw.length === 0);
}

/** A plain object of names, as groups and instances must be. */
export function isAnswers(value: AnswerValue | undefined): value is Answers {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Reads an answer as its question's type; null when it is of another type. */
export function readAnswer(
  question: Question,
  list: ChoiceList | null,
  raw: AnswerValue | undefined,
): { typed: TypedValue } | null {
  if (isEmpty(raw)) return { typed: undefined };
  switch (question.type) {
    case "integer":
      return Number.isSafeInteger(raw) ? { typed: raw as number } : null;
    case "decimal":
      return typeof raw === "number" && Number.isFinite(raw) ? { typed: raw } : null;
    case "date":
      return typeof raw === "string" && dayOfDate(raw) !== null ? { typed: raw } : null;
    case "select_one":
      return typeof raw === "string" && list?.byName.has(raw) ? { typed: raw } : null;
    case "select_multiple":
      return Array.isArray(raw) && raw.every((name) => typeof name === "string" && list?.byName.has(name))
        ? { typed: [...new Set(raw as string[])] }
        : null;
    case "calculate":
      return typeof raw === "string" || typeof raw === "number" ? { typed: raw } : null;
    default:
      return typeof raw === "string" ? { typed: raw } : null;
  }
}

/** What an expression's value becomes as the answer of a question; an unknown number is the empty answer. */
export function answerOf(question: Question, value: Value): AnswerValue | undefined {
  const atom = atomOf(value);
  if (typeof atom === "boolean") return String(atom);
  if (atom === "" || (typeof atom === "number" && !Number.isFinite(atom))) return undefined;
  switch (question.type) {
    case "integer":
    case "decimal":
      return readNumber(atom) ?? atom;
    case "date":
      return typeof atom === "number" ? dateOfDay(atom) : atom.slice(0, 10);
    case "select_multiple":
      return toText(atom)
        .split(/\s+/)
        .filter((name) => name !== "");
    case "calculate":
      return atom;
    default:
      return toText(atom);
  }
}

/** A number from the text of a workbook or an expression; undefined when it is none. */
function readNumber(atom: string | number): number | undefined {
  if (typeof atom === "number") return atom;
  return /^\s*[+-]?(\d+(\.\d*)?|\.\d+)\s*$/.test(atom) ? Number(atom) : undefined;
}

/** An answer as an expression sees it. */
export function atomOfTyped(typed: TypedValue): string | number {
  if (typed === undefined) return "";
  return Array.isArray(typed) ? typed.join(" ") : typed;
}

/** An answer as a message quotes it; a long one is cut, and what stands deep in another isn't looked at. */
export function quote(raw: AnswerValue | undefined): string {
  const text = Array.isArray(raw) ? raw.slice(0, 20).map(quotePart).join(", ") : quotePart(raw);
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

function quotePart(raw: AnswerValue | undefined): string {
  if (typeof raw === "object" && raw !== null) return Array.isArray(raw) ? "[…]" : "{…}";
  return typeof raw === "number" ? numberToText(raw) : String(raw ?? "");
}
