import type { ComponentChildren } from "preact";
import type { Lang } from "../../../platform/i18n/lang.ts";
import { type NodeState, resolveText, type Session, type Text } from "../../../xlsform/engine.ts";

/** What all fields of a page have in common. */
export interface FieldContext {
  session: Session;
  lang: Lang;
  /** What is wrong, by the question's path, in the page's language. */
  errors: ReadonlyMap<string, string>;
  /** Shows what isn't relevant now as well, with its condition: for who checks a questionnaire, never for who answers. */
  all?: boolean;
  /** The last answer, to compare with: stands under the field. */
  prev?(state: NodeState): ComponentChildren;
  /** What a page adds above a question: a reviewer's comment. */
  note?(state: NodeState): ComponentChildren;
}

/** A text in the page's language, answers put into it as the node of this path sees them; "…" where nobody answers. */
export function textAt({ session, lang, all }: FieldContext, text: Text, path: string): string {
  return all ? resolveText(text, lang) : resolveText(text, lang, session, path);
}
