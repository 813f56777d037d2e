import { banglaDigits } from "../bangla-digits.ts";
import type { Text } from "../definition/definition.ts";
import { isAsked } from "../definition/question-types.ts";
import { quote, readAnswer } from "./answers.ts";
import { MOST_INSTANCES } from "./grow.ts";
import type { Item } from "./item.ts";
import { isBeyondRange } from "./range.ts";
import { rangeMessage, typeMessage } from "./type-messages.ts";

/** Why an answer can't be accepted as it is. */
export interface Problem {
  /** With instances, counted from 1: `trucks[1]/plate`. */
  path: string;
  kind: "required" | "constraint" | "type" | "unknown";
  /** The author's own message in his languages, else ours in bn and en. */
  message: Text;
}

/** The problems of the relevant nodes below an item, in the form's order. `fill` puts answers into an author's message. */
export function problemsBelow(item: Item, fill: (text: string, item: Item, language: string) => string): Problem[] {
  return item.children.flatMap((child) => {
    if (!child.relevant) return [];
    const { path, violation } = child;
    const own = violation && isAnswerable(child) ? [{ path, kind: violation, message: messageOf(child, fill) }] : [];
    return child.kind === "question" ? own : [...own, ...problemsBelow(child, fill)];
  });
}

/** An author's "required" may stand beside notes, files and what the form fills itself, where nobody could heed it. */
function isAnswerable({ definition, kind, violation }: Item): boolean {
  return (
    violation !== "required" || kind !== "question" || (definition.kind === "question" && isAsked(definition.type))
  );
}

/** A name that isn't in the form. */
export function unknownProblem(path: string): Problem {
  return {
    path,
    kind: "unknown",
    message: {
      bn: `“${path}” নামে কোনো প্রশ্ন এই প্রশ্নপত্রে নেই।`,
      en: `There is no question “${path}” in this questionnaire.`,
    },
  };
}

function messageOf(item: Item, fill: (text: string, item: Item, language: string) => string): Text {
  const { definition, violation } = item;
  if (definition.kind !== "question" || item.kind !== "question") return structureMessage(item);
  if (violation === "type") return typeMessage(definition, item.value, isFilteredOut(item));
  if (violation === "constraint" && isBeyondRange(item)) return rangeMessage(definition);
  const authored = violation === "required" ? definition.requiredMessage : definition.constraintMessage;
  const filled = Object.entries(authored)
    .filter(([, text]) => text !== "")
    .map(([language, text]) => [language, fill(text, item, language)]);
  if (filled.length > 0) return Object.fromEntries(filled) as Text;
  if (violation === "required") return { bn: "এই প্রশ্নের উত্তর দিতে হবে।", en: "This question needs an answer." };
  const value = quote(item.value);
  return {
    bn: `“${value}” এই প্রশ্নে গ্রহণ করা যায় না। উত্তরটি আবার দেখুন।`,
    en: `“${value}” can't be accepted here. Please check the answer.`,
  };
}

/** The list has it, only the filter doesn't leave it. */
function isFilteredOut({ definition, node, value }: Item): boolean {
  return definition.kind === "question" && readAnswer(definition, node.list, value) !== null;
}

function structureMessage(item: Item): Text {
  if (item.overfull) {
    return {
      bn: `এখানে ${banglaDigits(MOST_INSTANCES)}টির বেশি ভুক্তি রাখা যায় না।`,
      en: `There can't be more than ${MOST_INSTANCES} entries here.`,
    };
  }
  const value = quote(item.value);
  return item.kind === "repeat"
    ? { bn: `এখানে ভুক্তির তালিকা দিতে হয়, “${value}” নয়।`, en: `A list of entries belongs here, not “${value}”.` }
    : {
        bn: `এখানে কয়েকটি প্রশ্নের উত্তর একসঙ্গে দিতে হয়, “${value}” নয়।`,
        en: `A group of answers belongs here, not “${value}”.`,
      };
}
