import { type Choice, type Definition, isAsked, isMedia, type Node, type Text } from "../../xlsform/index.ts";
import { firstShown, sectionsOf } from "./question/sections.ts";

/** What lets an expression read the words of a form; then every one must be there from the first. */
const wordReaders = ["jr:choice-name", "jr:itext", "instance", "pulldata"];

/**
 * A definition with all that its expressions do, and the words of one section and of the next: as much as the first page needs
 * that a browser takes over, and what it goes on to. Titles of all stay, and what an expression may read; `giveWords` brings
 * the other words.
 * @param slug the section; where there is none of this name, the definition stays whole
 * @param functions the functions that the form's expressions call
 */
export function withWordsOf(definition: Definition, slug: string, functions: readonly string[]): Definition {
  const shown = firstShown(sectionsOf(definition), slug).flatMap(({ nodes }) => nodes);
  if (shown.length === 0 || wordReaders.some((name) => functions.includes(name))) return definition;
  const spoken = listsSpoken(definition, shown);
  const choiceLists = Object.entries(definition.choiceLists).map(([name, choices]) => [
    name,
    spoken.has(name) ? choices : choices.map((choice): Choice => ({ ...choice, label: needed(choice.label) })),
  ]);
  return {
    ...definition,
    children: definition.children.map((node) =>
      shown.includes(node) ? node : { ...withoutWords(node), label: node.label },
    ),
    choiceLists: Object.fromEntries(choiceLists),
  };
}

/** The lists whose words a question of these shows, or the choice filter of any reads. */
function listsSpoken({ children }: Definition, nodes: readonly Node[]): Set<string> {
  const lists = new Set<string>();
  const look = (node: Node, isShown: boolean): void => {
    if (node.kind !== "question") return node.children.forEach((child) => look(child, isShown));
    if (node.list !== undefined && (isShown || node.choiceFilter?.includes("label"))) lists.add(node.list);
  };
  for (const node of children) look(node, nodes.includes(node));
  return lists;
}

function withoutWords(node: Node): Node {
  const quiet = { label: needed(node.label), hint: needed(node.hint), extra: {} };
  if (node.kind !== "question") return { ...node, ...quiet, children: node.children.map(withoutWords) };
  // What works unseen is seen where it has a label.
  const isUnseen = !isAsked(node.type) && node.type !== "note" && !isMedia(node.type);
  return {
    ...node,
    ...quiet,
    label: isUnseen ? node.label : quiet.label,
    guidance: needed(node.guidance),
    constraintMessage: needed(node.constraintMessage),
    requiredMessage: needed(node.requiredMessage),
  };
}

/** Of a text stay the answers that it shows: the form follows these for it. */
function needed(text: Text): Text {
  const shown = Object.entries(text).flatMap(([language, words]) => {
    const answers = words.match(/\$\{[^{}]+\}/g);
    return answers ? [[language, answers.join("")]] : [];
  });
  return Object.fromEntries(shown);
}
