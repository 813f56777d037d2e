import type { Lang } from "../../platform/i18n/lang.ts";
import { formatNumber } from "../../platform/i18n/numbers.ts";
import type { NodeState, Problem, Question, Session } from "../../xlsform/engine.ts";
import { isMedia, resolveText } from "../../xlsform/engine.ts";
import {
  extraText,
  type FieldContext,
  isAnswerable,
  openQuestions,
  type Section,
  sectionNodes,
  sectionOfPath,
  sectionsOf,
  shownValue,
} from "../questionnaires/fields.ts";

/** The hidden field that says which draft a page showed. */
export const draftField = "draft";

export type Progress = "not-started" | "in-progress" | "done" | "mend";

/** How far a section has come. */
export interface SectionProgress {
  section: Section;
  title: string;
  /** Questions that can be answered now, and how many have been. */
  asked: number;
  answered: number;
  /** Answers that are wrong, and those still missing that must be given. */
  wrong: number;
  missing: number;
  progress: Progress;
}

/** Every section that has something to answer now, with how far it has come. */
export function progressOf(session: Session, lang: Lang): SectionProgress[] {
  const sections = sectionsOf(session.form.definition);
  const problems = session.problems();
  return sections.flatMap((section) => {
    const open = openQuestions(session, section);
    const shown = sectionNodes(session, section).some(({ relevant }) => relevant);
    if (!shown) return [];
    const own = problems.filter(({ path, kind }) => kind !== "unknown" && sectionOfPath([section], path) !== undefined);
    const missing = own.filter(({ kind }) => kind === "required").length;
    const answered = open.filter(hasAnswer).length;
    const counts = { asked: open.length, answered, wrong: own.length - missing, missing };
    const title = resolveText(section.title, lang, session);
    return [{ section, title, ...counts, progress: progressFrom(counts) }];
  });
}

function progressFrom({ answered, wrong, missing }: { answered: number; wrong: number; missing: number }): Progress {
  if (wrong > 0) return "mend";
  if (answered === 0) return "not-started";
  return missing > 0 ? "in-progress" : "done";
}

/** A question takes half a minute on average once the papers are at hand. */
const minutesEach = 0.5;

/** About how many minutes so many questions take, in steps that promise no more than can be known. */
export function minutesFor(questions: number, step = 1): number {
  return Math.max(step, Math.ceil((questions * minutesEach) / step) * step);
}

/** Whether something was answered. */
export function hasAnswer({ value }: NodeState): boolean {
  return value !== undefined && value !== null && value !== "" && !(Array.isArray(value) && value.length === 0);
}

/** The section to go on with: the first that isn't done, after the given one where it is possible. */
export function nextSection(progress: SectionProgress[], after?: Section): Section | null {
  const later = progress.filter(({ section }) => !after || section.number > after.number);
  return later[0]?.section ?? null;
}

/** One line of the answers as they are read. */
export interface AnswerLine {
  path: string;
  label: string;
  /** What was answered, in the language; empty when nothing was. */
  text: string;
  /** The text is the name of a file. */
  isFile: boolean;
  /** Filled by the form itself. */
  computed: boolean;
  /** What stands before it: group or instance, as "Ward 2". */
  heading: string | null;
}

/** The answers of a section in order: questions, calculations that people see, and instances under their heading. */
export function answerLines(session: Session, section: Section, lang: Lang): AnswerLine[] {
  const context: FieldContext = { session, lang, errors: new Map() };
  const lines: AnswerLine[] = [];
  const walk = (state: NodeState, heading: string | null) => {
    if (!state.relevant) return;
    if (state.kind === "question") {
      const question = state.definition as Question;
      const label = resolveText(question.label, lang, session, state.path);
      if (question.type === "note" || label === "") return;
      const computed = !isAnswerable(state);
      const isFile = isMedia(question.type);
      lines.push({ path: state.path, label, text: withUnit(state, question, context), isFile, computed, heading });
      return;
    }
    const own = state.kind === "repeat" ? heading : headingOf(state, session, lang, heading);
    for (const child of session.children(state.path)) walk(child, own);
  };
  const nodes = sectionNodes(session, section);
  const [only] = nodes;
  if (nodes.length === 1 && only?.kind === "group") for (const child of session.children(only.path)) walk(child, null);
  else for (const node of nodes) walk(node, null);
  return lines;
}

/** An answer as it is read, with its unit where the author gave one. */
function withUnit(state: NodeState, question: Question, context: FieldContext): string {
  const text = shownValue(state, context);
  const unit = resolveText(extraText(question.extra, "unit"), context.lang, context.session, state.path);
  return text !== "" && unit !== "" ? `${text} ${unit}` : text;
}

function headingOf(state: NodeState, session: Session, lang: Lang, above: string | null): string | null {
  const label = resolveText(state.definition.label, lang, session, state.path);
  const ordinal = state.kind === "instance" ? /\[(\d+)\]$/.exec(state.path)?.[1] : undefined;
  const own = ordinal && !/[0-9০-৯]/.test(label) ? `${label} ${formatNumber(Number(ordinal), lang)}` : label;
  return own || above;
}

/** What is wrong on a page, by the question's path, in the page's language. */
export function faultsOn(session: Session, section: Section, lang: Lang): Map<string, string> {
  return new Map(
    session
      .problems()
      .filter(({ path, kind }) => kind !== "unknown" && sectionOfPath([section], path) !== undefined)
      .map((problem) => [problem.path, words(problem, lang)]),
  );
}

/** A problem's words in a language. */
export function words({ message }: Pick<Problem, "message">, lang: Lang): string {
  return message[lang] ?? Object.values(message)[0] ?? "";
}

/** The question's label where it stands by itself, as in a list of what has to be mended: in a roster after its entry's. */
export function labelOf(session: Session, path: string, lang: Lang): string {
  const state = session.node(path);
  const label = state ? resolveText(state.definition.label, lang, session, path) || path : path;
  const row = /^.*\](?=\/)/.exec(path)?.[0];
  const entry = row === undefined ? undefined : session.node(row);
  const heading = entry && headingOf(entry, session, lang, null);
  return heading ? `${heading}, ${label}` : label;
}

/** Another answer to a question, as it is read. */
export function answerText(state: NodeState, value: unknown, session: Session, lang: Lang): string {
  const { path, definition, choices } = state;
  return shownValue({ ...state, path, definition, choices, value } as NodeState, { session, lang, errors: new Map() });
}
