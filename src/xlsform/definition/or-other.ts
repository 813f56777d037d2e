import type { Choice, Question, Text } from "./definition.ts";

/** What `or_other` adds to the list of a select. */
export const OTHER = "other";

/** The question for the words of who chose "other"; it stands right after its select. */
export function otherQuestion(select: Question, languages: readonly string[]): Question {
  return {
    kind: "question",
    type: "text",
    name: `${select.name}_${OTHER}`,
    path: `${select.path}_${OTHER}`,
    label: wordsIn(languages, "Specify other.", "অন্যান্য হলে লিখুন।"),
    hint: {},
    guidance: {},
    relevant: `selected(../${select.name}, '${OTHER}')`,
    constraintMessage: {},
    requiredMessage: {},
    appearance: [],
    parameters: {},
    row: select.row,
    extra: {},
  };
}

/** The choice "other" at the end of a list that hasn't got it. */
export function addOther(list: Choice[], languages: readonly string[]): void {
  if (list.some(({ name }) => name === OTHER)) return;
  list.push({ name: OTHER, label: wordsIn(languages, "Other", "অন্যান্য"), extra: {} });
}

/** Our own words under the languages of a column, in English where a language is neither. */
export function wordsIn(languages: readonly string[], en: string, bn: string): Text {
  const all = languages.length > 0 ? languages : [""];
  return Object.fromEntries(all.map((language) => [language, /^(bn|bangla|bengali|বাংলা)/.test(language) ? bn : en]));
}
