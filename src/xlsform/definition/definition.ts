/**
 * A questionnaire as its author meant it: what is left of a workbook once its spelling no longer matters. A definition is
 * plain data: it is stored as JSON, sent to browsers and compared, so it holds no tree, no function and no class.
 */
import type { QuestionType } from "./question-types.ts";

export type { QuestionType };

/**
 * One text in every language its author wrote. The key is the code in parentheses of the column's header
 * (`label::Bangla (bn)` → "bn"), else the language's name in lower case, and "" for a column without a language.
 */
export type Text = Readonly<Record<string, string>>;

/** Files that show or sound with a label, by kind and language: their names as the author wrote them. */
export type Media = Readonly<Partial<Record<MediaKind, Text>>>;

export type MediaKind = "image" | "big-image" | "audio" | "video";

/**
 * Attributes of the XForm that XLSForm has no column for, by name as the author wrote it: `bind::odk:length` is `odk:length`
 * of the bind. They mean nothing here, and are written out again.
 */
export type Attributes = Readonly<Partial<Record<"bind" | "body" | "instance", Readonly<Record<string, string>>>>>;

/** One row of the survey sheet that isn't the begin or the end of a group or repeat. */
export interface Question {
  kind: "question";
  type: QuestionType;
  name: string;
  /** Names from the form's root, without its name, joined by slashes: `finance/tax/collected`. */
  path: string;
  label: Text;
  hint: Text;
  guidance: Text;
  /** XPath expressions as the author wrote them; absent where the cell is empty. */
  relevant?: string;
  constraint?: string;
  constraintMessage: Text;
  /** An expression: `true()` where the author wrote "yes". */
  required?: string;
  requiredMessage: Text;
  calculation?: string;
  /** `${…}` of the questions whose change makes it calculate; where it is present, nothing else does. */
  trigger?: string;
  /** A value, or an expression where it looks like one. */
  default?: string;
  choiceFilter?: string;
  /** Name of the choice list of a select. */
  list?: string;
  readonly?: string;
  appearance: string[];
  parameters: Record<string, string>;
  media?: Media;
  attributes?: Attributes;
  /** The property of an entity that the answer is kept in: `property`, or `list#property` where there are several. */
  saveTo?: string;
  /** Row of the survey sheet, counted from 1 with the header. */
  row: number;
  /** Cells of columns that XLSForm doesn't know, by header in lower case. */
  extra: Record<string, string>;
}

/** Questions that belong together; its answer is an object. */
export interface Group {
  kind: "group";
  name: string;
  path: string;
  label: Text;
  hint: Text;
  relevant?: string;
  appearance: string[];
  media?: Media;
  attributes?: Attributes;
  children: Node[];
  row: number;
  extra: Record<string, string>;
}

/** A group that is answered any number of times; its answer is an array of objects. */
export interface Repeat {
  kind: "repeat";
  name: string;
  path: string;
  label: Text;
  hint: Text;
  relevant?: string;
  /** `repeat_count`: an expression; where it is present, people can't add or remove instances. */
  count?: string;
  appearance: string[];
  media?: Media;
  attributes?: Attributes;
  children: Node[];
  row: number;
  extra: Record<string, string>;
}

export type Node = Question | Group | Repeat;

/** One row of the choices sheet. */
export interface Choice {
  name: string;
  label: Text;
  media?: Media;
  /** The other columns of the sheet, by header in lower case: choice filters read them. */
  extra: Record<string, string>;
}

/** A row of the entities sheet: what a response makes or changes outside of itself. Kept and written, not acted upon here. */
export interface Entity {
  list: string;
  /** Expressions, as the author wrote them. */
  label?: string;
  id?: string;
  createIf?: string;
  updateIf?: string;
  /** The repeat whose every instance is an entity. */
  repeat?: string;
  extra: Record<string, string>;
}

/** A whole questionnaire. */
export interface Definition {
  formId: string;
  title: Text;
  version: string;
  /** One of `languages`. */
  defaultLanguage: string;
  /** In the order of the columns; "" stands for columns without a language. */
  languages: string[];
  children: Node[];
  choiceLists: Record<string, Choice[]>;
  /** The files of those lists that should have come beside the workbook and didn't, by list; such a list is empty. */
  lackingFiles?: Record<string, string>;
  entities?: Entity[];
  /** The osm sheet: tags for questions of type osm, by list. */
  osm?: Record<string, Choice[]>;
  /** The settings sheet, by header in lower case. */
  settings: Record<string, string>;
}

/** The size of a questionnaire; `questions` are all typed rows but the begin and end of groups and repeats. */
export interface Counts {
  surveyRows: number;
  questions: number;
  groups: number;
  repeats: number;
  choiceLists: number;
  choices: number;
  languages: number;
}
