import type { FormFields } from "../../../platform/http/form-fields.ts";
import { parseNumber } from "../../../platform/i18n/numbers.ts";
import type { AnswerValue, Question, Session } from "../../../xlsform/engine.ts";
import { rareType } from "./known-types.ts";
import { isAnswerable } from "./sections.ts";

/** The hidden field that names each question which a page showed. */
export const shownField = "shown";

/** The field whose value says which button was pressed: `add:wards`, `remove:wards[2]`, or the page's own. */
export const actionField = "action";

/**
 * Takes over what a page posted: every question that the page showed gets what stands in its field, or nothing. What a page
 * showed of a repeat's first empty instance makes that instance when anything was written into it.
 */
export function takeAnswers(session: Session, fields: FormFields): void {
  const shown = fields.all(shownField);
  for (const path of shown) {
    if (!session.node(path) && fields.all(path).some((value) => value.trim() !== "")) grow(session, path);
  }
  for (const path of shown) {
    const state = session.node(path);
    if (state && isAnswerable(state)) session.set(path, readAnswer(state.definition as Question, fields.all(path)));
  }
}

/** Makes the instances that a path stands in, as far as each is the next of its repeat. */
function grow(session: Session, path: string): void {
  const steps = path.split("/");
  for (let length = 1; length < steps.length; length++) {
    const instance = steps.slice(0, length).join("/");
    const repeat = /^(.*)\[(\d+)\]$/.exec(instance);
    if (!repeat || session.node(instance)) continue;
    const [, repeatPath = "", ordinal] = repeat;
    const state = session.node(repeatPath);
    if (state?.kind !== "repeat" || state.counted || session.children(repeatPath).length + 1 !== Number(ordinal))
      return;
    session.addInstance(repeatPath);
  }
}

/** What stands in a question's fields, as an answer; what can't be read stays the text that it is, for the form to judge. */
export function readAnswer(question: Question, values: readonly string[]): AnswerValue | null {
  const text = values.find((value) => value.trim() !== "")?.trim() ?? "";
  const rare = rareType(question.type);
  if (rare) return rare.read(question.type, text, values);
  switch (question.type) {
    case "integer":
    case "decimal":
    case "range":
      return text === "" ? null : (parseNumber(text) ?? text);
    case "select_multiple": {
      const chosen = values.filter((value) => value !== "");
      return chosen.length === 0 ? null : chosen;
    }
    case "text":
      return text.replace(/\r\n?/g, "\n") || null;
    default:
      return text || null;
  }
}

/**
 * Does what a roster's button asks for.
 * @returns the path of the instance that was added, or of the repeat from which one was taken; null when the value is
 * none of a roster's buttons, or what it names isn't there any more
 */
export function takeRosterAction(session: Session, action: string): string | null {
  const [, verb, path = ""] = /^(add|remove):(.+)$/s.exec(action) ?? [];
  const state = verb ? session.node(path) : undefined;
  if (verb === "add" && state?.kind === "repeat" && !state.counted) return session.addInstance(path);
  if (verb === "remove" && state?.kind === "instance") {
    const repeat = path.replace(/\[\d+\]$/, "");
    if (session.node(repeat)?.counted) return null;
    session.removeInstance(path);
    return repeat;
  }
  return null;
}
