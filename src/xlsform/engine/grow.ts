import type { Question } from "../definition/definition.ts";
import { answerOf, isEmpty, readAnswer, type AnswerValue } from "./answers.ts";
import type { FormNode } from "./form.ts";
import { Item } from "./item.ts";

/** No repeat of a real questionnaire comes near; a slip of the finger or an attack would. */
export const MOST_INSTANCES = 5_000;
/** Of a whole response. */
const MOST_ITEMS = 200_000;

/**
 * Makes the root of a response with everything in it. With `fresh` it is a new one: its questions get their defaults, and a
 * repeat without a count its first instance.
 */
export function growRoot(node: FormNode, fresh: Item[] | null): Item {
  const root = new Item(node, null, false);
  growChildren(root, fresh);
  return root;
}

/** Appends an instance to a repeat; null when a response may not hold more. Its computations are the caller's to mark. */
export function growInstance(repeat: Item, fresh: Item[] | null): Item | null {
  if (repeat.children.length >= MOST_INSTANCES) return null;
  const root = rootOf(repeat);
  if (root.grown >= MOST_ITEMS) return null;
  const instance = new Item(repeat.node, repeat, true);
  instance.ordinal = repeat.children.push(instance);
  instance.relevant = repeat.relevant;
  growChildren(instance, fresh);
  return instance;
}

function growChildren(parent: Item, fresh: Item[] | null): void {
  for (const node of parent.node.children) {
    const item = new Item(node, parent, false);
    item.relevant = parent.relevant;
    parent.children.push(item);
    rootOf(item).grown++;
    if (node.kind === "group") growChildren(item, fresh);
    if (node.kind === "question") prepareQuestion(item, fresh);
    if (node.kind === "repeat" && fresh && !item.counted) item.active = growInstance(item, fresh) ? 1 : 0;
  }
}

function prepareQuestion(item: Item, fresh: Item[] | null): void {
  const question = item.definition as Question;
  item.readonly = question.type === "note" || question.type === "calculate";
  if (!fresh || question.default === undefined) return;
  if (item.node.own.default) fresh.push(item);
  else takeAnswer(item, answerOf(question, question.default));
}

/** Gives a question of a response that isn't settled yet its answer; nothing is worked out. */
export function takeAnswer(item: Item, raw: AnswerValue | undefined): void {
  const read = readAnswer(item.definition as Question, item.node.list, raw);
  item.value = isEmpty(raw) ? undefined : raw;
  item.typed = read?.typed;
  item.wrongType = !read;
}

function rootOf(item: Item): Item {
  return item.scopeAt(0);
}
