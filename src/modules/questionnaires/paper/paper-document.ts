import { formats } from "../../../platform/i18n/format.ts";
import type { Lang } from "../../../platform/i18n/lang.ts";
import { uiMessages } from "../../../platform/ui/ui.messages.ts";
import { type Definition, type Node, type Question, resolveText, type Text } from "../../../xlsform/index.ts";
import { hasText, type Section, sectionsOf } from "../question/sections.ts";
import { choosingHint, type PaperAnswer, paperAnswer } from "./paper-answer.ts";
import { isOnPaper, numberPaper, type PaperNumbers } from "./paper-numbers.ts";
import { type PaperTable, paperTables } from "./paper-table.ts";
import { paperWords } from "./paper.messages.ts";
import { skipWords } from "./skip-words.ts";

/** A questionnaire as it is filled in by hand: plain texts in one language, and the places to write. */
export interface PaperDocument {
  lang: Lang;
  association: string;
  /** The form's id and version. */
  form: string;
  title: string;
  howTo: string;
  municipality: { label: string; name: string };
  focalPerson: string;
  sections: { title: string; items: PaperItem[] }[];
  signatures: string[];
  /** What stands at the foot of each page, beside the form: whose it is, and the word before the page's number. */
  foot: { whose: string; page: string };
}

/** What stands on the paper one below the other; a text that says nothing is "". */
export type PaperItem =
  | { kind: "heading" | "guidance" | "skip" | "note"; text: string }
  | {
      kind: "question";
      number: string;
      skip: string;
      label: string;
      how: string;
      guidance: string[];
      answer: PaperAnswer;
    }
  | { kind: "tables"; number: string; skip: string; guidance: string[]; tables: PaperTable[] };

export interface PaperProps {
  lang: Lang;
  definition: Definition;
  /** Of the questionnaire or of the round that asks it. */
  title: string;
  /** The version's number. */
  version: number;
  /** Who answers and until when, where that is known. */
  asked?: { municipality: string; dueOn: string };
}

/**
 * Puts a questionnaire on paper. What the form works out is left out, and so are notes that would show answers: neither can
 * be written by hand.
 */
export function paperDocument({ lang, definition, title, version, asked }: PaperProps): PaperDocument {
  const f = formats(lang);
  const words = paperWords[lang];
  const writer = new PaperWriter(definition, lang);
  return {
    lang,
    association: uiMessages[lang].association,
    form: words.form(definition.formId, f.integer(version)),
    title,
    howTo: [words.howTo, asked ? words.due(f.date(asked.dueOn)) : ""].join(" ").trim(),
    municipality: { label: words.municipality, name: asked?.municipality ?? "" },
    focalPerson: words.focalPerson,
    sections: sectionsOf(definition).map((section) => writer.section(section)),
    signatures: [words.signFocalPerson, words.signMayor],
    foot: { whose: asked?.municipality ?? title, page: words.page },
  };
}

class PaperWriter {
  private readonly definition: Definition;
  private readonly lang: Lang;
  private readonly numbers: PaperNumbers;

  constructor(definition: Definition, lang: Lang) {
    this.definition = definition;
    this.lang = lang;
    this.numbers = numberPaper(definition, lang);
  }

  section(section: Section): PaperDocument["sections"][number] {
    const [only] = section.nodes;
    const group = only?.kind === "group" ? only : null;
    const number = formats(this.lang).integer(section.number);
    const items = [
      ...said("guidance", this.plain(section.hint)),
      ...said("skip", this.skip(group?.relevant)),
      ...(group ? group.children : section.nodes).flatMap((node) => this.items(node)),
    ];
    return { title: paperWords[this.lang].section(number, resolveText(section.title, this.lang)), items };
  }

  private items(node: Node): PaperItem[] {
    const { definition, lang } = this;
    const number = this.numbers.byPath.get(node.path) ?? "";
    const skip = this.skip(node.relevant);
    if (node.kind === "question") return this.question(node, number, skip);
    const guidance = this.plain(node.hint);
    if (node.kind === "repeat")
      return [{ kind: "tables", number, skip, guidance: some(guidance), tables: paperTables(node, definition, lang) }];
    return [
      ...said("heading", hasText(node.label) ? resolveText(node.label, lang) : ""),
      ...said("guidance", guidance),
      ...said("skip", skip),
      ...node.children.flatMap((child) => this.items(child)),
    ];
  }

  private question(question: Question, number: string, skip: string): PaperItem[] {
    const { definition, lang } = this;
    if (question.type === "note") {
      const text = this.plain(question.label);
      return text === "" ? [] : [...said("skip", skip), { kind: "note", text }];
    }
    if (!isOnPaper(question)) return [];
    const label = resolveText(question.label, lang);
    const how = choosingHint(question, definition, lang);
    const guidance = [question.hint, question.guidance].flatMap((text) => some(this.plain(text)));
    const answer = paperAnswer(question, definition, lang);
    return [{ kind: "question", number, skip, label, how, guidance, answer }];
  }

  /** What shows answers says nothing on paper. */
  private plain(text: Text): string {
    const showsAnswers = Object.values(text).some((words) => words.includes("${"));
    return showsAnswers ? "" : resolveText(text, this.lang).trim();
  }

  private skip(relevant: string | undefined): string {
    return relevant === undefined ? "" : skipWords(relevant, this.definition, this.numbers, this.lang);
  }
}

function said(kind: "heading" | "guidance" | "skip", text: string): PaperItem[] {
  return text === "" ? [] : [{ kind, text }];
}

function some(text: string): string[] {
  return text === "" ? [] : [text];
}
