import type { Lang } from "../../../platform/i18n/lang.ts";
import { formatDate } from "../../../platform/i18n/dates.ts";
import type { AnswerValue, NodeState, Question, QuestionType } from "../../../xlsform/engine.ts";
import { rareType } from "./known-types.ts";
import { numberText } from "./number-text.ts";
import { type FieldContext, textAt } from "./field-context.ts";

const numeric: ReadonlySet<QuestionType> = new Set<QuestionType>(["integer", "decimal", "range"]);

/**
 * An answer as it stands in a field to be changed: numbers in the language's digits and lakh groups with every decimal
 * kept, whatever else as it was given. What was of the wrong type is shown as it was typed.
 */
export function inputText(type: QuestionType, value: AnswerValue | undefined, lang: Lang): string {
  if (value === undefined || value === null) return "";
  if (typeof value === "number" && numeric.has(type)) return numberText(value, lang);
  return typeof value === "string" ? value : JSON.stringify(value);
}

/** An answer as it is read: choices by their labels, dates and numbers in the language; "" where there is none. */
export function shownValue(state: NodeState, context: FieldContext): string {
  const { value, definition, choices = [], path } = state;
  if (value === undefined || value === null || value === "") return "";
  if (typeof value === "number") return numberText(value, context.lang);
  const { type } = definition as Question;
  if (typeof value === "string") {
    if ((type === "date" || type === "today") && /^\d{4}-\d{2}-\d{2}$/.test(value))
      return formatDate(value, context.lang);
    const told = rareType(type)?.tell(type, value, context.lang);
    if (told !== undefined) return told;
  }
  const label = (name: string) => {
    const choice = choices.find((each) => each.name === name);
    return choice ? textAt(context, choice.label, path) || name : name;
  };
  if (Array.isArray(value))
    return value.map((each) => (typeof each === "string" ? label(each) : JSON.stringify(each))).join(", ");
  if (typeof value !== "string") return JSON.stringify(value);
  return type === "select_one" ? label(value) : value;
}
