import type { Lang } from "../../../platform/i18n/lang.ts";
import { type Definition, isMedia, type Question, resolveText } from "../../../xlsform/index.ts";
import { extraText } from "../question/extra-text.ts";
import { paperWords } from "./paper.messages.ts";

/** Where the answer to a question is written. */
export type PaperAnswer =
  /** Boxes for figures: a number is so many boxes in a row, a text stands between them. */
  | { kind: "boxes"; parts: (number | string)[] }
  /** A box beside each choice, to tick or for its place in an order. */
  | { kind: "ticks" | "places"; labels: string[] }
  | { kind: "lines"; count: number }
  /** Nothing can be written: what to do instead. */
  | { kind: "words"; text: string };

/** Longer lists aren't printed: their answer is written. */
const MOST_CHOICES = 40;
/** Digits of a figure whose limit isn't known. */
const DIGITS = 10;

/** Where the answer to a question is written: boxes for figures, a box to tick for each choice, a line for words. */
export function paperAnswer(question: Question, definition: Definition, lang: Lang): PaperAnswer {
  const words = paperWords[lang];
  const unit = resolveText(extraText(question.extra, "unit"), lang);
  const date = [words.day, 2, words.month, 2, words.year, 4];
  const time = [words.hour, 2, words.minute, 2];
  switch (question.type) {
    case "integer":
      return { kind: "boxes", parts: [digitsOf(question), unit] };
    case "range": {
      const decimals = Math.max(...["start", "end", "step"].map((name) => decimalsOf(question.parameters[name])));
      return { kind: "boxes", parts: [digitsOf(question), ...(decimals > 0 ? [".", decimals] : []), unit] };
    }
    case "decimal":
      return { kind: "boxes", parts: [Math.min(digitsOf(question), 7), ".", 2, unit] };
    case "date":
      return { kind: "boxes", parts: date };
    case "time":
      return { kind: "boxes", parts: time };
    case "dateTime":
      return { kind: "boxes", parts: [...date, ...time] };
    case "acknowledge":
      return { kind: "ticks", labels: [words.acknowledged] };
    case "select_one":
    case "select_multiple":
    case "rank":
      return choices(question, definition, lang);
    default:
      if (isMedia(question.type)) return { kind: "words", text: words.attach };
      return { kind: "lines", count: question.appearance.includes("multiline") ? 3 : 1 };
  }
}

function choices({ list = "", type }: Question, { choiceLists }: Definition, lang: Lang): PaperAnswer {
  const all = choiceLists[list] ?? [];
  if (all.length === 0 || all.length > MOST_CHOICES) return { kind: "lines", count: 1 };
  const labels = all.map(({ name, label }) => resolveText(label, lang) || name);
  return { kind: type === "rank" ? "places" : "ticks", labels };
}

/** What is to be known before choosing; empty where a question speaks for itself. */
export function choosingHint({ type, list }: Question, { choiceLists }: Definition, lang: Lang): string {
  const words = paperWords[lang];
  if (list !== undefined && (choiceLists[list]?.length ?? 0) > MOST_CHOICES) return words.fromList;
  if (type === "select_multiple") return words.several;
  return type === "rank" ? words.order : "";
}

/** As many digits before the point as the greatest answer that the question's rule allows. */
function digitsOf({ constraint = "", parameters, type }: Question): number {
  const limit =
    type === "range"
      ? (parameters["end"] ?? "10").replace(/^-|\..*$/g, "")
      : /\.\s*<=?\s*(\d+)(?![\d.]|\s*(?:[+*-]|div))/.exec(constraint)?.[1];
  return limit === undefined ? DIGITS : Math.min(Math.max(limit.length, 1), DIGITS);
}

/** Digits after the point. */
function decimalsOf(number = ""): number {
  return /\.(\d+)$/.exec(number)?.[1]?.length ?? 0;
}
