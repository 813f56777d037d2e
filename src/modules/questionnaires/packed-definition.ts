import type { Choice, Definition, Node } from "../../xlsform/engine.ts";

/** What of a node or a choice goes without saying when it is empty. */
const unsaid = new Set([
  "label",
  "hint",
  "guidance",
  "constraintMessage",
  "requiredMessage",
  "appearance",
  "parameters",
  "extra",
]);

/** A definition as it travels: what can be told from the rest, and what is empty, is left out. */
export function packDefinition(definition: Definition): string {
  return JSON.stringify(definition, (key, value: unknown) => {
    if (key === "path" || key === "row") return undefined;
    const isEmpty = typeof value === "object" && value !== null && Object.keys(value).length === 0;
    return isEmpty && unsaid.has(key) ? undefined : value;
  });
}

/** Makes a definition whole again that travelled; one that is whole already stays as it is. */
export function unpackDefinition(packed: string): Definition {
  const sent = JSON.parse(packed) as Definition;
  const choiceLists = Object.entries(sent.choiceLists).map(([name, choices]) => [name, choices.map(wholeChoice)]);
  return {
    ...sent,
    children: sent.children.map((node) => wholeNode(node, "")),
    choiceLists: Object.fromEntries(choiceLists),
  };
}

/** Gives a definition the words of the whole one that were left out of it, in place: sessions over it say them from then on. */
export function giveWords(definition: Definition, whole: Definition): void {
  give(definition.children, whole.children);
  for (const [name, choices] of Object.entries(definition.choiceLists))
    choices.forEach((choice, index) => Object.assign(choice, whole.choiceLists[name]![index]));
}

function give(nodes: readonly Node[], whole: readonly Node[]): void {
  nodes.forEach((node, index) => {
    const from = whole[index]!;
    if (node.kind === "question" || from.kind === "question") return void Object.assign(node, from);
    const { children } = node;
    give(children, from.children);
    Object.assign(node, from, { children });
  });
}

function wholeNode(sent: Node, above: string): Node {
  const path = `${above}${sent.name}`;
  const said = { ...sent, path, row: sent.row ?? 0, ...given(sent, "label", "hint", "extra") };
  if (said.kind !== "question") {
    const children = said.children.map((child) => wholeNode(child, `${path}/`));
    return { ...said, appearance: said.appearance ?? [], children };
  }
  return {
    ...said,
    appearance: said.appearance ?? [],
    ...given(said, "guidance", "constraintMessage", "requiredMessage", "parameters"),
  };
}

function wholeChoice(sent: Choice): Choice {
  return { ...sent, ...given(sent, "label", "extra") };
}

/** These of a thing's records, empty where they were left out. */
function given<T, K extends keyof T>(sent: T, ...names: K[]): Pick<T, K> {
  return Object.fromEntries(names.map((name) => [name, sent[name] ?? {}])) as Pick<T, K>;
}
