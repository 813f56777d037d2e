import {
  type Answers,
  type AnswerValue,
  type Definition,
  isAsked,
  isMedia,
  type Node,
  type Question,
  type QuestionType,
  type Session,
} from "../../../xlsform/engine.ts";
import { hasText, isAnswerable } from "../../questionnaires/fields.ts";
import { flatten } from "../rounds.rules.ts";

/** Answers by the paths of the questions that they answer, as `wards[2]/holdings`. */
export type AnswersByPath = Readonly<Record<string, AnswerValue>>;

/** A question of a form, and how many repeats it stands in. */
interface Asked {
  question: Question;
  depth: number;
}

/**
 * What was answered to one form, at the paths of another: to the question of the same path, else, outside of repeats, to the
 * only one of the same name. Files are left out, and answers of another kind than is asked now.
 * @param then the form that was answered, and its answers
 */
export function answersFor(now: Definition, then: { definition: Definition; answers: Answers }): AnswersByPath {
  const paths = pathsInto(now, then.definition);
  const found: Record<string, AnswerValue> = {};
  for (const [path, value] of flatten(then.answers)) {
    const plain = withoutNumbers(path);
    const to = paths.get(plain);
    if (to !== undefined && isGiven(value)) found[to === plain ? path : to] = value;
  }
  return found;
}

/** Where each question of an older form stands in today's, by path without the numbers of entries. */
function pathsInto(now: Definition, then: Definition): Map<string, string> {
  const old = asked(then.children);
  const fresh = asked(now.children);
  const byPath = new Map(old.map((each) => [each.question.path, each]));
  const paths = new Map<string, string>();
  for (const each of fresh) {
    const same = byPath.get(each.question.path) ?? onlyNamed(each, old, fresh);
    if (same?.depth === each.depth && isAlikeType(same.question.type, each.question.type))
      paths.set(same.question.path, each.question.path);
  }
  return paths;
}

function onlyNamed({ question: { name }, depth }: Asked, old: Asked[], fresh: Asked[]): Asked | undefined {
  const isNamed = (each: Asked) => each.question.name === name;
  const [first, ...more] = old.filter(isNamed);
  return depth === 0 && more.length === 0 && fresh.filter(isNamed).length === 1 ? first : undefined;
}

const numeric: ReadonlySet<QuestionType> = new Set<QuestionType>(["integer", "decimal", "range"]);

/** Whether questions of two types take the same answers. */
export function isAlikeType(one: QuestionType, other: QuestionType): boolean {
  return one === other || (numeric.has(one) && numeric.has(other));
}

/** What people answer in words, numbers and choices, and what the form works out for them to see. */
function asked(nodes: readonly Node[], depth = 0): Asked[] {
  return nodes.flatMap((node) => {
    if (node.kind !== "question") return asked(node.children, node.kind === "repeat" ? depth + 1 : depth);
    const isRead = (isAsked(node.type) && !isMedia(node.type)) || (node.type === "calculate" && hasText(node.label));
    return isRead ? [{ question: node, depth }] : [];
  });
}

/** A path without the numbers of entries: `wards/holdings` of `wards[2]/holdings`. */
export function withoutNumbers(path: string): string {
  return path.replace(/\[\d+\]/g, "");
}

/** Whether something was answered. */
export function isGiven(value: AnswerValue | undefined): value is AnswerValue {
  return value !== undefined && value !== null && value !== "" && !(Array.isArray(value) && value.length === 0);
}

/** One lorry or two more or less is no question, however few there were: from so many on whole numbers differ at all. */
const smallestDifference = 3;

/**
 * Whether a number differs so much from another that one asks why; what isn't a number never does.
 * @param share by how much of the earlier one it may differ, as 0.5; null never asks
 */
export function unlike(before: AnswerValue | undefined, now: AnswerValue | undefined, share: number | null): boolean {
  if (typeof before !== "number" || typeof now !== "number" || share === null) return false;
  const isCount = Number.isInteger(before) && Number.isInteger(now);
  if (isCount && Math.abs(now - before) < smallestDifference) return false;
  // Anything is infinitely more than nothing.
  return before === 0 ? now !== 0 : Math.abs(now - before) > Math.abs(before) * share;
}

/**
 * The last answer to a question, where both speak of the same thing: the second entry of a roster that people fill as they
 * like needn't be what the second one was last time.
 */
export function lastAnswer(session: Session, last: AnswersByPath | undefined, path: string): AnswerValue | undefined {
  return last && !freeRoster(session, path) ? last[path] : undefined;
}

/** The outermost roster around a path to which people add entries. */
export function freeRoster(session: Session, path: string): string | undefined {
  for (const { index } of path.matchAll(/\[\d+\]/g)) {
    const repeat = path.slice(0, index);
    if (session.node(repeat)?.counted === false) return repeat;
  }
  return undefined;
}

/** An answer so different from last time's that one asks why. */
export interface Unlike {
  path: string;
  before: number;
  now: number;
}

/** Last time's answers, and by how much of one a number may differ before one asks why. */
export interface LastAnswers {
  answers: AnswersByPath;
  unlikeShare: number | null;
}

/** The answers that are very different from last time, in the order of last time's. */
export function unlikeAnswers(session: Session, last: LastAnswers | null | undefined): Unlike[] {
  if (!last || last.unlikeShare === null) return [];
  return Object.keys(last.answers).flatMap((path) => {
    const state = session.node(path);
    const before = lastAnswer(session, last.answers, path);
    if (!state?.relevant || !isAnswerable(state) || !unlike(before, state.value, last.unlikeShare)) return [];
    return [{ path, before: before as number, now: state.value as number }];
  });
}
