import type { Question } from "../definition/definition.ts";
import { dateOfDay, dayOfDate, partOfDay } from "../expression/clock.ts";
import { atomOf, numberToText, toText, type Value } from "../expression/values.ts";
import type { ChoiceList } from "./choice-list.ts";
import { isLine, isPoint } from "./places.ts";

/** Whatever a person, a browser or another program may hand in as an answer. */
export type AnswerValue = string | number | boolean | null | AnswerValue[] | { [name: string]: AnswerValue };

/**
 * The answers of a response, nested by name: groups are objects, repeats arrays of objects (none: missing or `[]`), numbers
 * numbers, select_one a string, select_multiple an array of strings, rank too in the order of the places, dates
 * `YYYY-MM-DD`, times `HH:MM[:SS]`, date-times in ISO 8601 with their offset, an acknowledgement "OK", a point
 * "latitude longitude altitude accuracy", a line or shape its points parted by semicolons.
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
    case "range":
      return typeof raw === "number" && Number.isFinite(raw) ? { typed: raw } : null;
    case "select_multiple":
      return isListed(raw, list) ? { typed: [...new Set(raw)] } : null;
    case "rank":
      return isListed(raw, list) && new Set(raw).size === raw.length ? { typed: [...raw] } : null;
    case "calculate":
    case "hidden":
      return typeof raw === "string" || typeof raw === "number" ? { typed: raw } : null;
    default:
      return typeof raw === "string" && isTextOfType(raw, question, list) ? { typed: raw } : null;
  }
}

function isListed(raw: AnswerValue | undefined, list: ChoiceList | null): raw is string[] {
  return Array.isArray(raw) && raw.every((name) => typeof name === "string" && list?.byName.has(name));
}

/** Whether a text is an answer to a question that is answered with a text of some form. */
function isTextOfType(text: string, { type }: Question, list: ChoiceList | null): boolean {
  switch (type) {
    case "select_one":
      return list?.byName.has(text) ?? false;
    case "date":
    case "today":
      return dayOfDate(text) !== null;
    case "time":
      return partOfDay(text) !== null;
    case "dateTime":
    case "start":
    case "end":
      return text[10] === "T" && dayOfDate(text.slice(0, 10)) !== null && partOfDay(text.slice(11)) !== null;
    case "acknowledge":
      return text === "OK";
    case "geopoint":
      return isPoint(text);
    case "geotrace":
      return isLine(text, 2);
    case "geoshape":
      return isLine(text, 3);
    default:
      return true;
  }
}

/** What an expression's value becomes as the answer of a question; an unknown number is the empty answer. */
export function answerOf(question: Question, value: Value): AnswerValue | undefined {
  const atom = atomOf(value);
  if (typeof atom === "boolean") return String(atom);
  if (atom === "" || (typeof atom === "number" && !Number.isFinite(atom))) return undefined;
  switch (question.type) {
    case "integer":
      return wholeNumber(readNumber(atom)) ?? atom;
    case "decimal":
    case "range":
      return readNumber(atom) ?? atom;
    case "date":
    case "today":
      return typeof atom === "number" ? dateOfDay(atom) : atom.slice(0, 10);
    case "time":
      return toText(atom).replace(/^\d{4}-\d{2}-\d{2}T/, "");
    case "dateTime":
      return toText(atom).replace(/^\d{4}-\d{2}-\d{2}$/, "$&T00:00:00.000");
    case "select_multiple":
    case "rank":
      return toText(atom)
        .split(/\s+/)
        .filter((name) => name !== "");
    case "calculate":
    case "hidden":
      return atom;
    default:
      return toText(atom);
  }
}

/** Without its fraction, as ODK's engines put a number into a question for whole ones. */
function wholeNumber(number: number | undefined): number | undefined {
  return number === undefined ? undefined : Math.trunc(number) + 0;
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
