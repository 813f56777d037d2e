import { formats } from "../../../platform/i18n/format.ts";
import type { Lang } from "../../../platform/i18n/lang.ts";
import { type Definition, type Node, type Question, type Repeat, resolveText } from "../../../xlsform/index.ts";
import { extraText } from "../question/extra-text.ts";
import { isOnPaper } from "./paper-numbers.ts";
import { paperWords } from "./paper.messages.ts";

/** Rows where nobody knows before how many are needed. */
const ROWS = 10;
/** Choices that still find room in the head of a column. */
const MOST_CHOICES = 12;

/** A repeat as an empty table: a column for each question, numbered rows. Repeats within it stand under it. */
export function PaperTable({ repeat, definition, lang }: { repeat: Repeat; definition: Definition; lang: Lang }) {
  const f = formats(lang);
  const words = paperWords[lang];
  const fixed = /^\s*(\d{1,2})\s*$/.exec(repeat.count ?? "")?.[1];
  const rows = fixed === undefined ? ROWS : Number(fixed);
  return (
    <>
      <table class="!mt-0">
        <caption class="text-start b">{resolveText(repeat.label, lang)}</caption>
        <thead>
          <tr>
            <th scope="col">{words.number}</th>
            {questionsIn(repeat.children).map((question) => (
              <th scope="col">
                <Head question={question} definition={definition} lang={lang} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {Array.from({ length: rows }, (_, index) => (
            <tr>
              <th scope="row">{f.integer(index + 1)}</th>
              {questionsIn(repeat.children).map(() => (
                <td />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {fixed === undefined && <p class="gd">{words.moreRows}</p>}
      {repeatsIn(repeat.children).map((inner) => (
        <PaperTable repeat={inner} definition={definition} lang={lang} />
      ))}
    </>
  );
}

function Head({ question, definition, lang }: { question: Question; definition: Definition; lang: Lang }) {
  const unit = resolveText(extraText(question.extra, "unit"), lang);
  const choices = definition.choiceLists[question.list ?? ""] ?? [];
  const names = choices.map(({ name, label }) => resolveText(label, lang) || name);
  return (
    <>
      {resolveText(question.label, lang)}
      {unit && `, ${unit}`}
      {names.length > 0 && names.length <= MOST_CHOICES && <span class="gd block">{names.join(" / ")}</span>}
    </>
  );
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
