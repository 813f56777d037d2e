import type { Choice, Definition, Question } from "../../definition/definition.ts";
import { endingOf, LIST_FILES } from "../../definition/list-files.ts";
import { pickText } from "../../engine/texts.ts";
import { element, escapeXml } from "../xml.ts";
import type { Texts } from "./texts.ts";

/** What an XML element may be called. */
const ELEMENT_NAME = /^[\p{L}_][\p{L}\p{M}\p{N}_.-]*$/u;

/** The secondary instances: the choice lists, the files that expressions read, and the response that was saved before. */
export function secondaryInstances(definition: Definition, texts: Texts): string[] {
  const { choiceLists, lackingFiles = {}, children } = definition;
  const lists = Object.entries(choiceLists).map(([list, choices]) => {
    const file = Object.hasOwn(lackingFiles, list) ? lackingFiles[list] : undefined;
    return file === undefined ? listInstance(list, choices, definition, texts) : fileInstance(list, file);
  });
  const files = [...filesRead(definition)].filter((name) => !Object.hasOwn(choiceLists, name));
  const asksLastSaved = JSON.stringify(children).includes("${last-saved#");
  return [
    ...lists,
    ...files.map((name) => fileInstance(name, `${name}.csv`)),
    asksLastSaved ? element("instance", { id: "__last-saved", src: "jr://instance/last-saved" }) : "",
  ];
}

/** The files without their ending that `pulldata` and the update of an entity read. */
function filesRead({ children, entities = [] }: Definition): Set<string> {
  const source = JSON.stringify(children).replaceAll('\\"', '"');
  const pulled = Array.from(source.matchAll(/\bpulldata\s*\(\s*(["'])(.*?)\1/g), ([, , name]) => name!);
  return new Set([...pulled, ...entities.filter(({ id }) => id !== undefined).map(({ list }) => list)]);
}

/** A file that stands beside the form on the phone. */
function fileInstance(id: string, file: string): string {
  return element("instance", { id, src: endingOf(file) === "csv" ? `jr://file-csv/${file}` : `jr://file/${file}` });
}

/**
 * A choice list: its items with their name, their label, where to find it in every language, and the author's columns. The
 * columns of a file may include a `name` and a `label` that are neither.
 */
function listInstance(list: string, choices: readonly Choice[], definition: Definition, texts: Texts): string {
  const items = choices.map(({ name, label, media, extra }, index) => {
    const id = `${list}-${index}`;
    const text = Object.keys(label).length === 0 ? { "": name } : label;
    texts.add(id, text, null);
    texts.addMedia(id, media, null);
    const columns = Object.entries(extra).filter(([column]) => ELEMENT_NAME.test(column) && column !== "itextId");
    const known = { itextId: id, name, label: pickText(text, definition.defaultLanguage, "") };
    const all = Object.entries({ ...known, ...Object.fromEntries(columns) });
    return element("item", {}, ...all.map(([column, value]) => element(column, {}, escapeXml(value))));
  });
  return element("instance", { id: list }, element("root", {}, ...items));
}

/** Where the items of a question's list have the name and the label of a choice. */
export function itemRefs(
  { parameters }: Question,
  list: string,
  definition: Definition,
): { value: string; label: string } {
  const { lackingFiles = {}, choiceLists } = definition;
  if (Object.hasOwn(lackingFiles, list)) {
    const usual = LIST_FILES[endingOf(lackingFiles[list]!)] ?? LIST_FILES["csv"]!;
    return { value: parameters["value"] ?? usual.value, label: parameters["label"] ?? usual.label };
  }
  const isNamedElse = choiceLists[list]?.some(({ extra }) => Object.hasOwn(extra, "name"));
  return { value: (isNamedElse && parameters["value"]?.toLowerCase()) || "name", label: "jr:itext(itextId)" };
}
