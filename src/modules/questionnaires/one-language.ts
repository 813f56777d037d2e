import type { Definition, Node, Text } from "../../xlsform/index.ts";

/** What a form's expressions may read of a choice's words; then every language of them must stand. */
const wordReaders = ["jr:choice-name", "instance"];

/**
 * A definition as a browser needs it to show one language: words of other languages, rows of the workbook and what is only
 * written out again are left out. A text that isn't written in the language stays whole.
 * @param functions the functions that the form's expressions call
 */
export function inOneLanguage(definition: Definition, language: string, functions: readonly string[]): Definition {
  const { formId, title, version, defaultLanguage, languages, settings } = definition;
  const words = (text: Text) => wordsIn(text, language);
  const readsWords = wordReaders.some((name) => functions.includes(name));
  const choiceLists = Object.entries(definition.choiceLists).map(([name, choices]) => [
    name,
    readsWords ? choices : choices.map((choice) => ({ ...choice, label: words(choice.label) })),
  ]);
  return {
    formId,
    title: words(title),
    version,
    defaultLanguage,
    languages,
    children: definition.children.map((node) => nodeIn(node, language)),
    choiceLists: Object.fromEntries(choiceLists),
    settings,
  };
}

function wordsIn(text: Text, language: string): Text {
  const words = text[language];
  return words === undefined ? text : { [language]: words };
}

function nodeIn(node: Node, language: string): Node {
  const words = (text: Text) => wordsIn(text, language);
  const own = { attributes: undefined, row: 0, extra: cellsIn(node.extra, language) };
  const said = { label: words(node.label), hint: words(node.hint) };
  if (node.kind !== "question")
    return { ...node, ...own, ...said, children: node.children.map((child) => nodeIn(child, language)) };
  const { guidance, constraintMessage, requiredMessage } = node;
  return {
    ...node,
    ...own,
    ...said,
    guidance: words(guidance),
    constraintMessage: words(constraintMessage),
    requiredMessage: words(requiredMessage),
    saveTo: undefined,
  };
}

/** Of the columns that XLSForm doesn't know pages show the unit: of `unit::bangla (bn)` and others the one of this language. */
function cellsIn(extra: Readonly<Record<string, string>>, language: string): Record<string, string> {
  const own = `(${language})`;
  const cells = Object.entries(extra).filter(([header]) => header.split("::")[0]!.trim() === "unit");
  const spoken = new Set(
    cells.filter(([header]) => header.includes("::") && header.endsWith(own)).map(([header]) => header.split("::")[0]),
  );
  return Object.fromEntries(
    cells.filter(([header]) => !header.includes("::") || header.endsWith(own) || !spoken.has(header.split("::")[0])),
  );
}
