import type { Text } from "../definition/definition.ts";

/** The text in a language; without it in the default one, without that in the unnamed one, else in any. */
export function pickText(text: Text, language: string, defaultLanguage: string): string {
  const chosen = [language, defaultLanguage, ""].find((key) => Object.hasOwn(text, key) && text[key] !== "");
  return (chosen === undefined ? Object.values(text)[0] : text[chosen]) ?? "";
}

/** Puts answers into the `${name}` of a text. */
export function fillText(source: string, answerOf: (name: string) => string): string {
  return source.includes("${") ? source.replace(/\$\{([^{}]+)\}/g, (_, name: string) => answerOf(name.trim())) : source;
}

/** The names of `${…}` in a text. */
export function referencesInText(source: string): string[] {
  return source.includes("${") ? Array.from(source.matchAll(/\$\{([^{}]+)\}/g), (found) => found[1]!.trim()) : [];
}
