import { toLatinDigits } from "../../../platform/i18n/digits.ts";

/** A choice by its value and the words that people read. */
export interface SearchedChoice {
  value: string;
  label: string;
}

const prepared = new WeakMap<readonly SearchedChoice[], string[]>();

/**
 * The choices whose words have every word that was typed, those that begin with it first. Capitals, spaces, the script of
 * digits and how a letter is composed make no difference.
 */
export function searchChoices(choices: readonly SearchedChoice[], typed: string): SearchedChoice[] {
  let texts = prepared.get(choices);
  if (!texts) {
    texts = choices.map(({ label }) => plain(label));
    prepared.set(choices, texts);
  }
  const wanted = plain(typed);
  if (wanted === "") return [...choices];
  const parts = wanted.split(" ");
  const beginning: SearchedChoice[] = [];
  const holding: SearchedChoice[] = [];
  texts.forEach((text, index) => {
    if (text.startsWith(wanted)) beginning.push(choices[index]!);
    else if (parts.every((part) => text.includes(part))) holding.push(choices[index]!);
  });
  return [...beginning, ...holding];
}

function plain(text: string): string {
  return toLatinDigits(text)
    .normalize("NFC")
    .toLowerCase()
    .replace(/[\s\u200b-\u200d\u2060,.\-–()]+/g, " ")
    .trim();
}
