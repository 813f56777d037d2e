import type { FormFields } from "../../../platform/http/form-fields.ts";
import type { Session } from "../../../xlsform/engine.ts";
import { type Section, sectionOfPath } from "../../questionnaires/fields.ts";
import type { FactsByPath } from "./known-facts.rules.ts";
import { type LastAnswers, unlikeAnswers } from "./last-time.rules.ts";

/** What is known of a response before it is answered; absent where nobody has looked. */
export interface Known {
  lastTime?: LastAnswers | null;
  facts?: FactsByPath;
  /** Why an answer is very different from last time, by path. */
  reasons?: Readonly<Record<string, string>>;
}

/** The field in which a person says why an answer is very different from last time. */
export const reasonField = (path: string) => `reason:${path}`;

const longestReason = 2000;

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
