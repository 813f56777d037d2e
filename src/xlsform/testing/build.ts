import { compileForm } from "../engine/compile.ts";
import type { Definition, Group, Node, Question, QuestionType, Repeat } from "../definition/definition.ts";
import type { Form } from "../engine/form.ts";

/** Definitions for tests, written as shortly as their workbooks. */
export function question(type: QuestionType, name: string, more: Partial<Question> = {}): Question {
  const texts = { label: { en: name }, hint: {}, guidance: {}, constraintMessage: {}, requiredMessage: {} };
  return {
    kind: "question",
    type,
    name,
    path: "",
    ...texts,
    appearance: [],
    parameters: {},
    row: 0,
    extra: {},
    ...more,
  };
}

export function group(name: string, children: Node[], more: Partial<Group> = {}): Group {
  return { kind: "group", name, path: "", label: {}, hint: {}, appearance: [], children, row: 0, extra: {}, ...more };
}

export function repeat(name: string, children: Node[], more: Partial<Repeat> = {}): Repeat {
  return { kind: "repeat", name, path: "", label: {}, hint: {}, appearance: [], children, row: 0, extra: {}, ...more };
}

export function definition(children: Node[], choiceLists: Definition["choiceLists"] = {}): Definition {
  const place = (nodes: Node[], around: string): void => {
    for (const node of nodes) {
      node.path = around === "" ? node.name : `${around}/${node.name}`;
      if (node.kind !== "question") place(node.children, node.path);
    }
  };
  place(children, "");
  const title = { en: "Test" };
  return {
    formId: "test",
    title,
    version: "1",
    defaultLanguage: "en",
    languages: ["en"],
    children,
    choiceLists,
    settings: {},
  };
}

export function form(children: Node[], choiceLists: Definition["choiceLists"] = {}): Form {
  return compileForm(definition(children, choiceLists));
}

/** Choices whose names are their labels. */
export function choices(...names: string[]): Definition["choiceLists"][string] {
  return names.map((name) => ({ name, label: { en: name }, extra: {} }));
}
