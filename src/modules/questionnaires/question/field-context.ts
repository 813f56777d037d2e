import type { ComponentChildren, ComponentType } from "preact";
import type { Lang } from "../../../platform/i18n/lang.ts";
import type { FieldProps } from "../../../platform/ui/forms/field.tsx";
import type { FileFieldProps } from "./file-field.tsx";
import type { Option } from "../../../platform/ui/forms/inputs.tsx";
import type { Pasted } from "../paste/pasted.ts";
import type { LongChoicesProps } from "./long-choices.tsx";
import { type NodeState, resolveText, type Session, type Text } from "../../../xlsform/engine.ts";

/** A file that was given as an answer, as a page shows it. */
export interface AnswerFile {
  /** The answer that names it. */
  name: string;
  /** Path of the question that it was given to, without the numbers of entries. */
  question: string;
  /** Of a file that waits on this phone nobody else knows; it goes before anything that needs it. */
  state: "on-phone" | "receiving" | "kept" | "refused";
  /** Why it was refused. */
  refusal?: Record<Lang, string>;
  /** Bytes. */
  size: number;
  /** What it is by its content, as `image/jpeg`. */
  type: string;
  /** Where it can be read, a small picture of it and the picture in full size; the latter two where there are any. */
  href: string;
  thumbnail: string | null;
  original: string | null;
  /** Pixels, of pictures. */
  width: number | null;
  height: number | null;
}

/** What all fields of a page have in common. */
export interface FieldContext {
  session: Session;
  lang: Lang;
  /** What is wrong, by the question's path, in the page's language. */
  errors: Pick<ReadonlyMap<string, string>, "get">;
  /** Shows what isn't relevant now as well, with its condition: for who checks a questionnaire, never for who answers. */
  all?: boolean;
  /** The last answer, to compare with: stands under the field. */
  prev?(state: NodeState): ComponentChildren;
  /** How one of very many choices is found; a browser fetches it where a form has such a question. */
  LongChoices?: ComponentType<LongChoicesProps> | undefined;
  /** Which part of a name was looked for among the many choices of the question of this path. */
  searched?(path: string): string | undefined;
  /** Where rosters take rows from a spreadsheet: what was pasted into the one of this path and couldn't be taken. */
  pasted?(path: string): Pasted | undefined;
  /** What a browser does for the fields, where its script runs. */
  live?: LiveFields;
  /** The files of the response by the answers that name them. */
  files?: ReadonlyMap<string, AnswerFile>;
  /** What a page adds above a question: a reviewer's comment. */
  note?(state: NodeState): ComponentChildren;
}

/** What a browser adds to the fields. */
export interface LiveFields {
  /** Draws a node, and draws it again when it has changed, and only then. */
  Node: ComponentType<{ state: NodeState; draw(): ComponentChildren }>;
  /** What is being typed into the question of this path, as long as it is. */
  typed(path: string): string | undefined;
  /** What the device itself gives to the question of this path; present where the form asks for such. */
  Device?: ComponentType<{ path: string; what: "signature" | "place" }>;
  /** A question for a file, where one is asked for. */
  FileField?: ComponentType<FileFieldProps>;
  /** One of very many choices, found by typing. */
  LongList?: ComponentType<FieldProps & { choices: readonly Option[]; value: string }>;
}

/** A text in the page's language, answers put into it as the node of this path sees them; "…" where nobody answers. */
export function textAt({ session, lang, all }: FieldContext, text: Text, path: string): string {
  return all ? resolveText(text, lang) : resolveText(text, lang, session, path);
}
