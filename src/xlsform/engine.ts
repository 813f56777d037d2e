/**
 * The part of the library that runs anywhere: server, browser, worker. It knows definitions and how they are answered, and
 * nothing of workbooks and of what authors get wrong.
 */
export type {
  Choice,
  Counts,
  Definition,
  Group,
  Node,
  Question,
  QuestionType,
  Repeat,
  Text,
} from "./definition/definition.ts";
export { isAsked, isMedia } from "./definition/question-types.ts";
export type { Fault, Message } from "./definition/fault.ts";
export { compileForm } from "./engine/compile.ts";
export type { Form, FormNode } from "./engine/form.ts";
export type { Answers, AnswerValue } from "./engine/answers.ts";
export type { NodeState } from "./engine/item.ts";
export type { Problem } from "./engine/problems.ts";
export { type Range, rangeOf } from "./engine/range.ts";
export { type Listener, openSession, resolveText, type Session, type SessionOptions } from "./engine/session.ts";
export { needsRare } from "./expression/functions/common-functions.ts";
export type { Expression } from "./expression/tree.ts";
