import type { AnswerValue, NodeState, Question, Session } from "../../../xlsform/engine.ts";
import { isAnswerable, type Section, sectionOfPath } from "../../questionnaires/fields.ts";
import { carrySectionAction } from "./help-actions.ts";
import { type AnswersByPath, freeRoster, isGiven } from "./last-time.rules.ts";
import type { Known } from "./reasons.ts";

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

/** What can be taken over from last time: one question, or all that a section has. */
export type Carried = string | Section;

/**
 * Lays last time's answers into the questions that have none; into a roster that people fill only where nothing was written
 * into it. What one answer brings up is answered too.
 * @returns what was laid, by path
 */
export function carryOver(session: Session, last: AnswersByPath, what: Carried): Record<string, AnswerValue> {
  const wanted = Object.keys(last).filter((path) =>
    typeof what === "string" ? path === what : sectionOfPath([what], path) !== undefined,
  );
  const empty = new Map<string, boolean>();
  const laid: Record<string, AnswerValue> = {};
  for (let more = true; more;) {
    more = false;
    for (const path of wanted.filter((each) => !(each in laid))) {
      const roster = freeRoster(session, path);
      if (roster !== undefined && !empty.has(roster)) empty.set(roster, !hasAnswers(session, roster));
      if (roster !== undefined && !empty.get(roster)) continue;
      if (roster !== undefined) growTo(session, path);
      const value = takeable(session.node(path), last[path]);
      if (value === undefined) continue;
      session.set(path, value);
      laid[path] = value;
      more = true;
    }
  }
  return laid;
}

/** The answer as an empty question can take it; choices that there are no more fall away. */
function takeable(state: NodeState | undefined, value: AnswerValue | undefined): AnswerValue | undefined {
  if (!state?.relevant || !isAnswerable(state) || isGiven(state.value) || !isGiven(value)) return undefined;
  const { type } = state.definition as Question;
  const isChoice = (each: AnswerValue) => state.choices?.some(({ name }) => name === each) === true;
  if (type === "select_one") return isChoice(value) ? value : undefined;
  if (type !== "select_multiple" || !Array.isArray(value)) return value;
  const chosen = value.filter(isChoice);
  return chosen.length > 0 ? chosen : undefined;
}

function hasAnswers(session: Session, path: string): boolean {
  return session
    .children(path)
    .some((child) =>
      child.kind === "question" ? isAnswerable(child) && isGiven(child.value) : hasAnswers(session, child.path),
    );
}

/** Makes the entries of rosters that a path stands in, as far as each is the next. */
function growTo(session: Session, path: string): void {
  for (const { index, 1: number } of path.matchAll(/\[(\d+)\]/g)) {
    const repeat = path.slice(0, index);
    const state = session.node(repeat);
    if (state?.kind !== "repeat" || state.counted) continue;
    if (session.children(repeat).length + 1 === Number(number)) session.addInstance(repeat);
  }
}
