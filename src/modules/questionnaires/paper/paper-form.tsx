import { formats } from "../../../platform/i18n/format.ts";
import type { Lang } from "../../../platform/i18n/lang.ts";
import { uiMessages } from "../../../platform/ui/ui.messages.ts";
import { type Definition, type Node, type Question, resolveText, type Text } from "../../../xlsform/index.ts";
import { hasText, type Section, sectionsOf } from "../question/sections.ts";
import { choosingHint, PaperAnswer } from "./paper-answer.tsx";
import { isOnPaper, numberPaper, type PaperNumbers } from "./paper-numbers.ts";
import { PaperTable } from "./paper-table.tsx";
import { paperWords } from "./paper.messages.ts";
import { skipWords } from "./skip-words.ts";

export interface PaperFormProps {
  lang: Lang;
  definition: Definition;
  /** Of the questionnaire or of the round that asks it. */
  title: string;
  /** The version's number. */
  version: number;
  /** Who answers and until when, where that is known. */
  asked?: { municipality: string; dueOn: string };
}

interface Sheet {
  definition: Definition;
  numbers: PaperNumbers;
  lang: Lang;
}

/** A questionnaire as it is filled in by hand, on one flow of A4 pages. */
export function PaperForm({ lang, definition, title, version, asked }: PaperFormProps) {
  const f = formats(lang);
  const words = paperWords[lang];
  const sheet = { definition, numbers: numberPaper(definition, lang), lang };
  return (
    <>
      <p class="row sp">
        <span>{uiMessages[lang].association}</span>
        <span>{words.form(definition.formId, f.integer(version))}</span>
      </p>
      <h1>{title}</h1>
      <p class="gd">
        {words.howTo} {asked && words.due(f.date(asked.dueOn))}
      </p>
      <table>
        <tbody>
          <tr>
            <th scope="row">{words.municipality}</th>
            <td class="w-2/5">{asked?.municipality}</td>
            <th scope="row">{words.focalPerson}</th>
            <td class="w-1/4" />
          </tr>
        </tbody>
      </table>
      {sectionsOf(definition).map((section) => (
        <PaperSection section={section} sheet={sheet} />
      ))}
      <div class="sig">
        <div>{words.signFocalPerson}</div>
        <div>{words.signMayor}</div>
      </div>
    </>
  );
}

function PaperSection({ section, sheet }: { section: Section; sheet: Sheet }) {
  const { lang } = sheet;
  const [only] = section.nodes;
  const group = only?.kind === "group" ? only : null;
  return (
    <section>
      <h2>{paperWords[lang].section(formats(lang).integer(section.number), resolveText(section.title, lang))}</h2>
      <Guidance text={section.hint} lang={lang} />
      <Skip relevant={group?.relevant} sheet={sheet} />
      <PaperNodes nodes={group ? group.children : section.nodes} sheet={sheet} />
    </section>
  );
}

function PaperNodes({ nodes, sheet }: { nodes: readonly Node[]; sheet: Sheet }) {
  return (
    <>
      {nodes.map((node) => (
        <PaperNode node={node} sheet={sheet} />
      ))}
    </>
  );
}

function PaperNode({ node, sheet }: { node: Node; sheet: Sheet }) {
  const { definition, numbers, lang } = sheet;
  if (node.kind === "question") return <PaperQuestion question={node} sheet={sheet} />;
  if (node.kind === "repeat")
    return (
      <div class="pq">
        <p>{numbers.byPath.get(node.path)}</p>
        <div>
          <Guidance text={node.hint} lang={lang} />
          <Skip relevant={node.relevant} sheet={sheet} />
          <PaperTable repeat={node} definition={definition} lang={lang} />
        </div>
      </div>
    );
  return (
    <>
      {hasText(node.label) && <h3>{resolveText(node.label, lang)}</h3>}
      <Guidance text={node.hint} lang={lang} />
      <Skip relevant={node.relevant} sheet={sheet} />
      <PaperNodes nodes={node.children} sheet={sheet} />
    </>
  );
}

function PaperQuestion({ question, sheet }: { question: Question; sheet: Sheet }) {
  const { definition, numbers, lang } = sheet;
  if (question.type === "note") return <Note question={question} sheet={sheet} />;
  if (!isOnPaper(question)) return null;
  const how = choosingHint(question, definition, lang);
  return (
    <div class="pq">
      <p>{numbers.byPath.get(question.path)}</p>
      <div>
        <Skip relevant={question.relevant} sheet={sheet} />
        <p>
          <b>{resolveText(question.label, lang)}</b> {how && `(${how})`}
        </p>
        <Guidance text={question.hint} lang={lang} />
        <Guidance text={question.guidance} lang={lang} />
        <PaperAnswer question={question} definition={definition} lang={lang} />
      </div>
    </div>
  );
}

/** What shows answers says nothing on paper. */
function showsAnswers(text: Text): boolean {
  return Object.values(text).some((words) => words.includes("${"));
}

function Note({ question, sheet }: { question: Question; sheet: Sheet }) {
  const text = resolveText(question.label, sheet.lang);
  if (text === "" || showsAnswers(question.label)) return null;
  return (
    <div class="mt-2">
      <Skip relevant={question.relevant} sheet={sheet} />
      <p>{text}</p>
    </div>
  );
}

function Guidance({ text, lang }: { text: Text; lang: Lang }) {
  const words = resolveText(text, lang);
  return words === "" || showsAnswers(text) ? null : <p class="gd whitespace-pre-line">{words}</p>;
}

function Skip({ relevant, sheet }: { relevant: string | undefined; sheet: Sheet }) {
  if (relevant === undefined) return null;
  return (
    <p class="gd">
      <i>{skipWords(relevant, sheet.definition, sheet.numbers, sheet.lang)}</i>
    </p>
  );
}
