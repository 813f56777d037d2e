import type { InputError } from "../../platform/errors/problem.ts";
import type { Lang } from "../../platform/i18n/lang.ts";
import {
  type AnswerValue,
  type Definition,
  isAsked,
  isMedia,
  type NodeState,
  type Question,
  type Repeat,
  type Session,
} from "../../xlsform/index.ts";
import {
  extraText,
  type FieldContext,
  hasText,
  isAnswerable,
  numberText,
  type Section,
  sectionNodes,
  sectionsOf,
  shownValue,
  textAt,
} from "../questionnaires/index.ts";
import type { LastTime } from "./last-time/last-time.service.ts";
import { lastAnswer, unlike } from "./last-time/last-time.rules.ts";
import { type Peers, standsOut } from "./review/standing-out.rules.ts";
import type { listAside, listComments } from "./responses.queries.ts";
import type { answerViews } from "./rounds.input.ts";

/** A revision, opened to be read: its form as it stood, and what was recorded at each path. */
export interface RevisionRead {
  number: number;
  session: Session;
  recorded: ReadonlyMap<string, AnswerValue>;
}

type Comments = Awaited<ReturnType<typeof listComments>>;

/** A question of a response with its answer in one or two revisions, in words. */
export interface AnswerRow {
  path: string;
  label: string;
  /** The groups and entries around it within its section, as `Trucks 2`; empty on top. */
  within: string;
  unit: string;
  /** The answer in the older revision; empty where it has none. */
  before: string;
  after: string;
  /** The answers are names of files. */
  isFile: boolean;
  changed: boolean;
  /** What the town answered the last time it was asked, in words; empty where that isn't known. */
  last: string;
  /** The answer differs so much from last time's that one asks why. */
  unlikeLast: boolean;
  /** Why it differs so much, as the town wrote; empty where it didn't. */
  reason: string;
  /** The middle of what other towns answered, in words, where this answer lies far out from them; else empty. */
  unlikePeers: string;
  /** Other answers that people of the town gave and that weren't kept, in words. */
  aside: { text: string; by: string; at: Date }[];
  /** Asked, open and left without an answer. */
  unanswered: boolean;
  /** Whether it stands in the newer revision, so that it can be commented on. */
  present: boolean;
  comments: Comments;
}

/** A section with its questions. */
export interface AnswerSection {
  number: number;
  title: string;
  rows: AnswerRow[];
}

/** What a reviewer lays beside the answers: last time's, and those of other towns. */
export interface Beside {
  last: LastTime | null;
  /** What the town wrote why an answer is very different from last time, by path. */
  reasons?: Readonly<Record<string, string>>;
  /** Answers that gave way to someone else's. */
  aside?: Awaited<ReturnType<typeof listAside>>;
  peers: ReadonlyMap<string, Peers>;
}

const nothingBeside: Beside = { last: null, peers: new Map() };

/**
 * Every question of a response in the form's order, its answer before and now.
 * @param older null shows the newer revision alone: nothing counts as changed
 * @param comments on the response's questions; each goes to its question
 */
export function comparedRows(
  lang: Lang,
  definition: Definition,
  older: RevisionRead | null,
  newer: RevisionRead,
  comments: Comments,
  beside: Beside = nothingBeside,
): AnswerSection[] {
  const context = contextOf(newer, lang);
  return sectionsOf(definition).map((section) => {
    const now = readRows(newer, section, lang, beside);
    const then = older ? readRows(older, section, lang) : now;
    const rows = [...now.values()].map((row) => rowOf(row, then.get(row.path), row));
    const gone = [...then.values()].filter(({ path }) => !now.has(path)).map((row) => rowOf(row, row, undefined));
    return {
      number: section.number,
      title: textAt(context, section.title, section.slug),
      rows: [...rows, ...gone].map((row) => ({
        ...row,
        comments: comments.filter(({ comment }) => comment.path === row.path),
      })),
    };
  });
}

/** A question as one revision has it. */
interface ReadRow extends Pick<
  AnswerRow,
  "path" | "label" | "within" | "unit" | "isFile" | "last" | "unlikeLast" | "reason" | "aside" | "unlikePeers"
> {
  value: AnswerValue | undefined;
  shown: string;
  answerable: boolean;
}

function rowOf(words: ReadRow, before: ReadRow | undefined, after: ReadRow | undefined): AnswerRow {
  const { path, label, within, unit, isFile, last, unlikeLast, reason, aside, unlikePeers } = words;
  return {
    last,
    unlikeLast,
    reason,
    aside,
    unlikePeers,
    path,
    label,
    within,
    unit,
    before: before?.shown ?? "",
    after: after?.shown ?? "",
    isFile,
    changed: JSON.stringify(before?.value) !== JSON.stringify(after?.value),
    unanswered: after !== undefined && after.answerable && after.shown === "",
    present: after !== undefined,
    comments: [],
  };
}

const contextOf = ({ session }: RevisionRead, lang: Lang): FieldContext => ({ session, lang, errors: new Map() });

/** What a revision shows of a section, by path: relevant questions that have words of their own. */
function readRows(revision: RevisionRead, section: Section, lang: Lang, beside = nothingBeside): Map<string, ReadRow> {
  const context = contextOf(revision, lang);
  const { session, recorded } = revision;
  const rows: ReadRow[] = [];
  const walk = (state: NodeState, within: string[]) => {
    if (!state.relevant) return;
    if (state.kind === "question") {
      const row = readRow(state, recorded.get(state.path), within, context, beside);
      if (row) rows.push(row);
      return;
    }
    const name = headingOf(state, context);
    for (const child of session.children(state.path)) walk(child, name ? [...within, name] : within);
  };
  const nodes = sectionNodes(session, section);
  // The one group that makes a section has its name in the section's own heading.
  const top =
    nodes.length === 1 && nodes[0]!.kind === "group" && nodes[0]!.relevant ? session.children(nodes[0]!.path) : nodes;
  for (const state of top) walk(state, []);
  return new Map(rows.map((row) => [row.path, row]));
}

function readRow(
  state: NodeState,
  value: AnswerValue | undefined,
  within: string[],
  context: FieldContext,
  { last, reasons = {}, aside = [], peers }: Beside,
): ReadRow | null {
  const question = state.definition as Question;
  if (question.type === "note") return null;
  if (!isAsked(question.type) && !hasText(question.label)) return null;
  const { path, kind, definition, relevant, required, readonly, violation, choices } = state;
  const inWords = (answer: AnswerValue | undefined) =>
    shownValue(
      { path, kind, definition, relevant, required, readonly, violation, value: answer, ...(choices && { choices }) },
      context,
    );
  const before = lastAnswer(context.session, last?.answers, path);
  const others = peers.get(path);
  return {
    path,
    label: textAt(context, question.label, path) || question.name,
    within: within.join(" › "),
    unit: textAt(context, extraText(question.extra, "unit"), path),
    value,
    shown: inWords(value),
    last: before === undefined ? "" : inWords(before),
    reason: reasons[path] ?? "",
    aside: aside.flatMap((each) => {
      const other = each.aside?.[path];
      return other === undefined ? [] : [{ text: inWords(other), by: each.by, at: each.at }];
    }),
    unlikeLast: unlike(before, value, last?.unlikeShare ?? null),
    unlikePeers: others && standsOut(value, others) ? inWords(others.middle) : "",
    isFile: isMedia(question.type),
    answerable: isAnswerable(state),
  };
}

/** What a group or an entry of a roster is called; a repeat is named by its entries. */
function headingOf(state: NodeState, context: FieldContext): string {
  if (state.kind === "repeat") return "";
  const name = textAt(context, (state.definition as Repeat).label, state.path);
  if (state.kind === "group") return name;
  const ordinal = Number(/\[(\d+)\]$/.exec(state.path)?.[1] ?? 0);
  return `${name || state.definition.name} ${numberText(ordinal, context.lang)}`;
}

export type AnswerView = (typeof answerViews)[number];

const kept: Record<AnswerView, (row: AnswerRow) => boolean> = {
  changed: ({ changed }) => changed,
  commented: ({ comments }) => comments.length > 0,
  unlike: ({ unlikeLast, unlikePeers }) => unlikeLast || unlikePeers !== "",
  empty: ({ unanswered }) => unanswered,
  all: () => true,
};

/** How many rows each view would show. */
export function countViews(sections: readonly AnswerSection[]): Record<AnswerView, number> {
  const rows = sections.flatMap((section) => section.rows);
  const count = (view: AnswerView) => rows.filter(kept[view]).length;
  return {
    changed: count("changed"),
    unlike: count("unlike"),
    commented: count("commented"),
    empty: count("empty"),
    all: rows.length,
  };
}

/** The sections with the rows that a view keeps; those left empty fall away. What is commented on just now always stays. */
export function narrow(
  sections: readonly AnswerSection[],
  view: AnswerView,
  written: ReadonlySet<string>,
): AnswerSection[] {
  return sections
    .map((section) => ({ ...section, rows: section.rows.filter((row) => kept[view](row) || written.has(row.path)) }))
    .filter(({ rows }) => rows.length > 0);
}

/** What became of the comments on a revision in a later one. */
export interface Mended {
  /** Questions commented on, and how many of those have another answer now. */
  commented: number;
  mended: number;
  /** Other answers that changed, and all that stayed. */
  alsoChanged: number;
  same: number;
}

/** Compares the comments on the older revision with what changed since. */
export function mendedSince(sections: readonly AnswerSection[], older: number): Mended {
  const rows = sections.flatMap((section) => section.rows);
  const asked = rows.filter(({ comments }) => comments.some(({ comment }) => comment.revision === older));
  const changed = rows.filter((row) => row.changed).length;
  const mended = asked.filter((row) => row.changed).length;
  return { commented: asked.length, mended, alsoChanged: changed - mended, same: rows.length - changed };
}

/** What a reviewer has typed, and what is wrong with it. */
export interface Said {
  comment: string;
  questions: { path: string; comment: string }[];
  errors: readonly InputError[];
  /** Why the decision could not be taken at all. */
  refused?: string | undefined;
  /** Which answers are looked at; by default those that changed, or all of a first revision. */
  view?: AnswerView | undefined;
}

/** The name of the field in which a question is commented on. */
export const commentField = (path: string) => `comment:${path}`;
