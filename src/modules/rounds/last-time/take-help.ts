import type { AnswerValue, Session } from "../../../xlsform/engine.ts";
import { type Section, sectionOfPath } from "../../questionnaires/fields.ts";
import type { FormFields } from "../../../platform/http/form-fields.ts";
import type { FactsByPath } from "./known-facts.rules.ts";
import { carryOver, type LastAnswers, unlikeAnswers } from "./last-time.rules.ts";

/** What is known of a response before it is answered; absent where nobody has looked. */
export interface Known {
  lastTime?: LastAnswers | null;
  facts?: FactsByPath;
  /** Why an answer is very different from last time, by path. */
  reasons?: Readonly<Record<string, string>>;
}

/** The button's value that takes last time's answer over into one question, into all empty ones of the section, or a fact. */
export const carryAction = (path: string) => `carry:${path}`;
export const carrySectionAction = "carry-section";
export const factAction = (path: string) => `fact:${path}`;

/** The field in which a person says why an answer is very different from last time. */
export const reasonField = (path: string) => `reason:${path}`;

const longestReason = 2000;

/**
 * Does what a button beside the questions asks for: lays what is known into what is empty.
 * @returns what was laid, by path; null when the button is none of these
 */
export function takeHelp(
  session: Session,
  action: string,
  { lastTime, facts }: Known,
  section: Section,
): Record<string, AnswerValue> | null {
  const [, verb, path = ""] = /^(carry|fact):(.+)$/s.exec(action) ?? [];
  const last = lastTime?.answers ?? {};
  if (action === carrySectionAction) return carryOver(session, last, section);
  if (verb === "carry") return carryOver(session, last, path);
  const fact = verb === "fact" ? facts?.[path] : undefined;
  return fact ? carryOver(session, { [path]: fact.value }, path) : verb === "fact" ? {} : null;
}

/** The reasons that a page brought; an empty one takes back what was said. */
export function reasonsIn(fields: FormFields): Record<string, string | null> {
  const prefix = reasonField("");
  const said = fields.names().filter((name) => name.startsWith(prefix));
  return Object.fromEntries(
    said.map((name) => [name.slice(prefix.length), fields.text(name).slice(0, longestReason) || null]),
  );
}

/** The answers of a section that are very different from last time without a word why. */
export function unexplained(session: Session, { lastTime, reasons = {} }: Known, section?: Section): string[] {
  return unlikeAnswers(session, lastTime)
    .map(({ path }) => path)
    .filter((path) => !reasons[path] && (!section || sectionOfPath([section], path) !== undefined));
}
