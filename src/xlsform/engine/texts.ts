import type { Text } from "../definition/definition.ts";
import { parseSyntax } from "../expression/parse.ts";

/** The text in a language; without it in the default one, without that in the unnamed one, else in any. */
export function pickText(text: Text, language: string, defaultLanguage: string): string {
  const chosen = [language, defaultLanguage, ""].find((key) => Object.hasOwn(text, key) && text[key] !== "");
  return (chosen === undefined ? Object.values(text)[0] : text[chosen]) ?? "";
}

/** `${name}`, or a look-up in a list: `instance('towns')/root/item[name = ${town}]/label`. A full stop behind it ends a sentence. */
const SHOWN =
  /\$\{([^{}]+)\}|\binstance\s*\(\s*(?:"[^"]*"|'[^']*')\s*\)(?:\/[\p{L}_](?:[\p{L}\p{N}\p{M}_.-]*[\p{L}\p{N}\p{M}_])?|\[(?:[^[\]"']|"[^"]*"|'[^']*'|\[[^[\]]*\])*\])+/gu;

/** A piece of a text: as it was `said`, and where it shows something of the response, what: a name or a look-up. */
interface Piece {
  said: string;
  shown?: string;
}

/** The pieces of a text in their order. */
export function piecesOfText(source: string): Piece[] {
  if (!source.includes("${") && !source.includes("instance")) return [{ said: source }];
  const pieces: Piece[] = [];
  let end = 0;
  for (const found of source.matchAll(SHOWN)) {
    pieces.push({ said: source.slice(end, found.index) }, { said: found[0], shown: found[1]?.trim() ?? found[0] });
    end = found.index + found[0].length;
  }
  return [...pieces, { said: source.slice(end) }];
}

/** What a text shows as an expression; null for a name. */
export function lookUpIn(shown: string): ReturnType<typeof parseSyntax> | null {
  return shown.startsWith("instance") && shown.includes("(") ? parseSyntax(shown) : null;
}

/** Puts answers into the `${name}` of a text, and into its look-ups. */
export function fillText(source: string, answerOf: (shown: string) => string): string {
  return piecesOfText(source)
    .map(({ said, shown }) => (shown === undefined ? said : answerOf(shown)))
    .join("");
}

/** The names of `${…}` in a text. */
export function referencesInText(source: string): string[] {
  return piecesOfText(source).flatMap(({ said, shown }) =>
    shown !== undefined && said.startsWith("$") ? [shown] : [],
  );
}
