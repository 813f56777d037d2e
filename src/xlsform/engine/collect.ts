import type { Answers, AnswerValue } from "./answers.ts";
import type { Item } from "./item.ts";
import { takesAnswer } from "./load.ts";

/** Everything a person has given, also what is irrelevant, of the wrong type or beyond a lowered count. */
export function collectDraft(item: Item): Answers {
  const answers: [string, AnswerValue][] = [];
  for (const child of item.children) {
    const value = draftOf(child);
    if (value !== undefined) answers.push([child.node.name, value]);
  }
  return Object.fromEntries(answers);
}

/** The same of one node; undefined where nothing was given. */
export function draftOf(item: Item): AnswerValue | undefined {
  if (item.kind === "question") return takesAnswer(item.node) ? item.value : undefined;
  if (item.value !== undefined) return item.value;
  if (item.kind !== "repeat") {
    const inner = collectDraft(item);
    return item.kind === "instance" || Object.keys(inner).length > 0 ? inner : undefined;
  }
  const instances = item.children.map((instance) => draftOf(instance) ?? {});
  // That somebody took the first instance away must be kept too: without the empty list, a new response would have it.
  return instances.length > 0 || !item.counted ? instances : undefined;
}

/** Holds no answer, however deep. */
function isBlank(value: AnswerValue | undefined): boolean {
  return value === undefined || (typeof value === "object" && value !== null && Object.values(value).every(isBlank));
}

/** Of the instances beyond a number only those are kept that hold something, for when the number was a slip. */
export function dropBlank(repeat: Item, number: number): void {
  while (repeat.children.length > number && isBlank(draftOf(repeat.children.at(-1)!))) repeat.children.pop();
}

/** What is submitted: relevant answers of the right type, with everything calculated. */
export function collectRevision(item: Item): Answers {
  const answers: [string, AnswerValue][] = [];
  for (const child of item.children) {
    const value = child.relevant ? revisionOf(child) : undefined;
    if (value !== undefined) answers.push([child.node.name, value]);
  }
  return Object.fromEntries(answers);
}

function revisionOf(item: Item): AnswerValue | undefined {
  if (item.kind === "question") {
    if (item.definition.kind === "question" && item.definition.type === "note") return undefined;
    return Array.isArray(item.typed) ? [...item.typed] : item.typed;
  }
  if (item.kind === "repeat") {
    const instances = item
      .instances()
      .filter((instance) => instance.relevant)
      .map(collectRevision);
    return instances.length > 0 ? instances : undefined;
  }
  const inner = collectRevision(item);
  return Object.keys(inner).length > 0 ? inner : undefined;
}
