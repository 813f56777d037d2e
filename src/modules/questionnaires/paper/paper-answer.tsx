import type { Lang } from "../../../platform/i18n/lang.ts";
import { type Definition, type Question, resolveText } from "../../../xlsform/index.ts";
import { extraText } from "../question/extra-text.ts";
import { paperWords } from "./paper.messages.ts";

/** Longer lists aren't printed: their answer is written. */
const MOST_CHOICES = 40;
/** Digits of a figure whose limit isn't known. */
const DIGITS = 10;

/** Where the answer to a question is written: boxes for figures, a box to tick for each choice, a line for words. */
export function PaperAnswer({
  question,
  definition,
  lang,
}: {
  question: Question;
  definition: Definition;
  lang: Lang;
}) {
  const words = paperWords[lang];
  const unit = resolveText(extraText(question.extra, "unit"), lang);
  switch (question.type) {
    case "integer":
    case "range":
      return (
        <p class="mt-1">
          <Boxes count={digitsOf(question)} /> {unit}
        </p>
      );
    case "decimal":
      return (
        <p class="mt-1">
          <Boxes count={Math.min(digitsOf(question), 7)} /> . <Boxes count={2} /> {unit}
        </p>
      );
    case "date":
      return (
        <p class="mt-1">
          {words.day} <Boxes count={2} /> {words.month} <Boxes count={2} /> {words.year} <Boxes count={4} />
        </p>
      );
    case "acknowledge":
      return (
        <p class="mt-1">
          <Tick label={words.acknowledged} />
        </p>
      );
    case "select_one":
    case "select_multiple":
    case "rank":
      return <Choices question={question} definition={definition} lang={lang} />;
    default:
      return <Line />;
  }
}

function Choices({ question, definition, lang }: { question: Question; definition: Definition; lang: Lang }) {
  const choices = definition.choiceLists[question.list ?? ""] ?? [];
  if (choices.length > MOST_CHOICES) return <Line />;
  return (
    <p class="mt-1">
      <span class="row">
        {choices.map(({ name, label }) => {
          const text = resolveText(label, lang) || name;
          return question.type === "rank" ? <Rank label={text} /> : <Tick label={text} />;
        })}
      </span>
    </p>
  );
}

/** What is to be known before choosing; empty where a question speaks for itself. */
export function choosingHint({ type, list }: Question, { choiceLists }: Definition, lang: Lang): string {
  const words = paperWords[lang];
  if (list !== undefined && (choiceLists[list]?.length ?? 0) > MOST_CHOICES) return words.fromList;
  if (type === "select_multiple") return words.several;
  return type === "rank" ? words.order : "";
}

function Tick({ label }: { label: string }) {
  return (
    <span>
      <span class="ck" />
      {label}
    </span>
  );
}

function Rank({ label }: { label: string }) {
  return (
    <span>
      <Boxes count={1} /> {label}
    </span>
  );
}

function Line() {
  return <p class="line" />;
}

function Boxes({ count }: { count: number }) {
  return (
    <span class="bx">
      {Array.from({ length: count }, () => (
        <i />
      ))}
    </span>
  );
}

/** As many digits as the greatest answer that the question's rule allows. */
function digitsOf({ constraint = "", parameters, type }: Question): number {
  const limit =
    type === "range" ? parameters["end"] : /\.\s*<=?\s*(\d+)(?![\d.]|\s*(?:[+*-]|div))/.exec(constraint)?.[1];
  return limit === undefined ? DIGITS : Math.min(Math.max(limit.length, 1), DIGITS);
}
