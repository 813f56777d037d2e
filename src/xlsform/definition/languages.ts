import { likely } from "../expression/likely.ts";
import { languageKey } from "./columns.ts";
import type { Definition } from "./definition.ts";
import type { Faults } from "./faults.ts";
import { sheetMessages } from "./messages.ts";
import type { SettingsRead } from "./read-settings.ts";
import type { Table } from "./table.ts";

/** The texts of a question. */
export const SURVEY_TEXTS = ["label", "hint", "guidance_hint", "constraint_message", "required_message"];
const MEDIA = ["image", "big-image", "audio", "video"];

/**
 * The languages of a questionnaire and its default one. Columns without a language are of the default language where the
 * settings name one, as in pyxform.
 */
export function nameLanguages(
  settings: SettingsRead,
  tables: readonly Table[],
  faults: Faults,
): Pick<Definition, "languages" | "defaultLanguage"> {
  const wanted = settings.settings["default_language"] ?? "";
  const isNamed = wanted !== "" && wanted.toLowerCase() !== "default";
  const names = namesOf(tables);
  const known = names.get(languageKey(wanted)) ?? names.get(wanted.toLowerCase());
  const hasUnmarked = languagesOf(tables).includes("");
  if (isNamed && (known !== undefined || hasUnmarked)) {
    const isAlone = tables.every((table) => !table.namesLanguages);
    for (const table of tables) table.nameUnmarked(known ?? languageKey(wanted), isAlone);
  }
  const languages = languagesOf(tables);
  const fallback = languages.includes("") ? "" : (languages[0] ?? "");
  if (!isNamed) return { languages, defaultLanguage: fallback };
  const found = known ?? languageKey(wanted);
  if (languages.includes(found)) return { languages, defaultLanguage: found };
  const suggestion = likely(wanted, names.keys());
  const place = settings.table!.place(settings.table!.rows[0] ?? null, "default_language");
  faults.warning("language-unknown", place, sheetMessages["language-unknown"](wanted, suggestion), suggestion);
  return { languages, defaultLanguage: fallback };
}

/**
 * A column without a language is one of its own only beside others of the same kind, or where no column has a language: else
 * its text is simply the same in all of them.
 */
function languagesOf(tables: readonly Table[]): string[] {
  const columns = tables.flatMap((table) => [...SURVEY_TEXTS, ...MEDIA].map((key) => table.languages(key)));
  const languages = new Set(
    columns.flatMap((column) => (column.length > 1 ? column : column.filter((language) => language !== ""))),
  );
  return languages.size > 0 ? [...languages] : [""];
}

/** The languages that columns name, by all that the settings may call them. */
function namesOf(tables: readonly Table[]): Map<string, string> {
  const names = new Map<string, string>();
  const headers = tables.flatMap((table) => [...SURVEY_TEXTS, ...MEDIA].flatMap((key) => table.headers(key)));
  for (const { language, header } of headers) {
    if (language === "") continue;
    const written = header.split(/::?/).at(-1)!.trim().toLowerCase();
    for (const name of [language, written, written.replace(/\s*\([^()]*\)\s*$/, "")]) names.set(name, language);
  }
  return names;
}
