import type { FormFields } from "../../platform/http/form-fields.ts";
import type { AnswerValue, Session } from "../../xlsform/engine.ts";

/** The field in which a page that shows two answers to a question carries the person's own, as JSON. */
export const asideField = (path: string) => `aside:${path}`;

/** The own answers that a page carried beside someone else's; what isn't JSON is left out. */
export function asideIn(fields: FormFields): Record<string, AnswerValue> {
  const prefix = asideField("");
  const names = fields.names().filter((name) => name.startsWith(prefix));
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = read(fields.all(name)[0] ?? "");
      return value === null ? [] : [[name.slice(prefix.length), value]];
    }),
  );
}

function read(text: string): AnswerValue | null {
  try {
    return JSON.parse(text) as AnswerValue;
  } catch {
    return null;
  }
}

/** Those of someone's answers that stand no longer: another was chosen. Null when all of them do. */
export function gaveWay(
  session: Session,
  own: Readonly<Record<string, AnswerValue>>,
): Record<string, AnswerValue> | null {
  const gone = Object.entries(own).filter(
    ([path, value]) => JSON.stringify(session.node(path)?.value ?? null) !== JSON.stringify(value),
  );
  return gone.length > 0 ? Object.fromEntries(gone) : null;
}
