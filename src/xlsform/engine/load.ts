import type { Question } from "../definition/definition.ts";
import { walk } from "../expression/tree.ts";
import { isAnswers, isEmpty, type Answers, type AnswerValue } from "./answers.ts";
import type { FormNode } from "./form.ts";
import { growInstance, takeAnswer } from "./grow.ts";
import type { Item } from "./item.ts";

/** Puts kept answers into a new response. What has no place in the form goes to `unknown`, by its path. */
export function loadAnswers(item: Item, answers: Answers, unknown: Map<string, AnswerValue>): void {
  for (const [name, raw] of Object.entries(answers)) {
    const node = item.node.childByName.get(name);
    const child = node && item.scope.slots[node.slot];
    if (!child) unknown.set(item.path ? `${item.path}/${name}` : name, raw);
    else if (child.kind === "question") loadQuestion(child, raw);
    else if (child.kind === "repeat") loadRepeat(child, raw, unknown);
    else if (isAnswers(raw)) loadAnswers(child, raw, unknown);
    else misfit(child, raw);
  }
}

function loadQuestion(item: Item, raw: AnswerValue): void {
  if (takesAnswer(item.node)) takeAnswer(item, raw);
}

function loadRepeat(repeat: Item, raw: AnswerValue, unknown: Map<string, AnswerValue>): void {
  if (!Array.isArray(raw)) return misfit(repeat, raw);
  raw.forEach((answers, index) => {
    const instance = growInstance(repeat, null);
    if (!instance) unknown.set(`${repeat.path}[${index + 1}]`, answers);
    else if (isAnswers(answers)) loadAnswers(instance, answers, unknown);
    else misfit(instance, answers);
  });
  repeat.active = repeat.children.length;
}

/** A group that isn't an object, or a repeat that isn't an array: kept as it is, and a problem until it is answered. */
function misfit(item: Item, raw: AnswerValue): void {
  if (isEmpty(raw)) return;
  item.value = raw;
  item.violation = "type";
}

/** Whether an answer to this question is kept: not to a note, nor where the form works the answer out itself. */
export function takesAnswer(node: FormNode): boolean {
  const question = node.definition as Question;
  if (question.type === "note") return false;
  if (question.trigger !== undefined) return true;
  return question.calculation === undefined
    ? question.type !== "calculate" || question.default !== undefined
    : keepsCalculated(node);
}

/** A calculation with `once` must be remembered: it asks for its own last result. */
function keepsCalculated(node: FormNode): boolean {
  let keeps = false;
  const tree = node.own.calculation?.tree;
  if (tree) walk(tree, (part) => (keeps ||= part.kind === "call" && part.name === "once"));
  return keeps;
}
