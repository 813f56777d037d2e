import { likely } from "../expression/likely.ts";
import { attachLists, type Attachments } from "./attach-lists.ts";
import { languageKey } from "./columns.ts";
import type { Choice, Counts, Definition } from "./definition.ts";
import type { Faults } from "./faults.ts";
import { expandLoops } from "./loops.ts";
import { choiceMessages, sheetMessages, surveyMessages } from "./messages.ts";
import { addOther } from "./or-other.ts";
import { readChoices, type ChoicesRead } from "./read-choices.ts";
import { readSettings, type SettingsRead } from "./read-settings.ts";
import { readSurvey, type SurveyRead } from "./read-survey.ts";
import { KNOWN_SHEETS, type Row, type Sheet, type Sheets } from "./sheets.ts";
import type { Table } from "./table.ts";

export interface DefinitionRead {
  /** As far as it could be read: sound only when there is no error. */
  definition: Definition;
  counts: Counts;
  survey: SurveyRead;
}

/** Ten times the longest questionnaire in the field. */
const MOST_SURVEY_ROWS = 10_000;
const SURVEY_TEXTS = ["label", "hint", "guidance_hint", "constraint_message", "required_message"];

/** Reads a definition from the sheets of a workbook; the survey sheet must be among them. */
export function readDefinition(sheets: Sheets, faults: Faults, attachments: Attachments = {}): DefinitionRead {
  checkSheetNames(sheets, faults);
  const settings = readSettings(sheets.byName.get("settings"), faults);
  const survey = readSurvey(atMost(MOST_SURVEY_ROWS, surveyOf(sheets), faults), faults);
  const allowDuplicates = /^(yes|true|true\(\))$/i.test(settings.settings["allow_choice_duplicates"] ?? "");
  const choices = readChoices(sheets.byName.get("choices"), allowDuplicates, faults);
  const counted = countOf(choices.lists);
  addExternalLists(survey, sheets.byName.get("external_choices"), choices.lists, faults);
  attachLists(survey, choices.lists, attachments, faults);
  checkSelects(survey, choices, faults);
  const languages = languagesOf(survey.table, choices.table);
  checkTranslations(survey.table, SURVEY_TEXTS, faults);
  if (choices.table) checkTranslations(choices.table, ["label"], faults);
  const defaultLanguage = defaultLanguageOf(settings, languages, [survey.table, choices.table], faults);
  addOthers(survey, choices);
  expandLoops(survey, choices.lists, faults);
  const definition: Definition = {
    ...identityOf(settings),
    defaultLanguage,
    languages,
    children: survey.children,
    choiceLists: Object.fromEntries(choices.lists),
    settings: settings.settings,
  };
  const counts = { ...survey.counts, ...counted, languages: languages.length };
  return { definition, counts, survey };
}

function countOf(lists: ReadonlyMap<string, Choice[]>): { choiceLists: number; choices: number } {
  const all = [...lists.values()];
  return { choiceLists: all.length, choices: all.reduce((total, list) => total + list.length, 0) };
}

/** The lists of the sheet external_choices that a question asks for; one whose name the choices sheet has gets another. */
function addExternalLists(
  survey: SurveyRead,
  sheet: Sheet | undefined,
  lists: Map<string, Choice[]>,
  faults: Faults,
): void {
  const external = survey.selects.filter((select) => select.external);
  if (external.length === 0) return;
  const known = readChoices(sheet, true, faults).lists;
  const taken = new Set(lists.keys());
  for (const select of external) {
    const list = taken.has(select.list) ? `${select.list}-external` : select.list;
    const choices = known.get(select.list);
    if (choices) {
      lists.set(list, choices);
      select.list = list;
      select.question.list = list;
    } else {
      lists.set(list, []);
      const suggestion = likely(select.list, known.keys());
      const message = surveyMessages["list-unknown"](select.list, suggestion, "external_choices");
      faults.error("list-unknown", survey.table.place(select.row, "type"), message, suggestion);
    }
  }
}

function atMost(most: number, sheet: Sheet, faults: Faults): Sheet {
  if (sheet.rows.length <= most + 1) return sheet;
  faults.error(
    "sheet-too-long",
    { sheet: sheet.name, row: most + 2, column: null },
    sheetMessages["sheet-too-long"](sheet.name, most),
  );
  return { name: sheet.name, rows: sheet.rows.slice(0, most + 1) };
}

function surveyOf(sheets: Sheets): Sheet {
  return sheets.byName.get("survey") ?? { name: "survey", rows: [] };
}

function checkSheetNames(sheets: Sheets, faults: Faults): void {
  const survey = surveyOf(sheets);
  if (survey.rows.length < 2) {
    faults.error(
      "sheet-empty",
      { sheet: survey.name, row: null, column: null },
      sheetMessages["sheet-empty"](survey.name),
    );
  }
  for (const name of sheets.names) {
    const key = name.trim().toLowerCase();
    const place = { sheet: name, row: null, column: null };
    if (key === "entities") faults.warning("sheet-unsupported", place, sheetMessages["sheet-unsupported"](name));
    if (KNOWN_SHEETS.some((known) => known === key)) continue;
    const suggestion = likely(
      key,
      KNOWN_SHEETS.filter((known) => !sheets.byName.has(known)),
    );
    if (suggestion)
      faults.warning("sheet-misspelt", place, sheetMessages["sheet-misspelt"](name, suggestion), suggestion);
  }
}

function checkSelects(survey: SurveyRead, choices: ChoicesRead, faults: Faults): void {
  for (const { list, multiple, row } of survey.selects) {
    const place = survey.table.place(row, "type");
    if (!choices.lists.has(list)) {
      const suggestion = likely(list, choices.lists.keys());
      faults.error("list-unknown", place, surveyMessages["list-unknown"](list, suggestion), suggestion);
    }
    const spaced = multiple ? choices.spaced.get(list) : undefined;
    if (!spaced || !choices.table) continue;
    choices.spaced.delete(list);
    const suggestion = spaced.name.replace(/\s+/g, "_");
    const message = choiceMessages["choice-name-space"](spaced.name, suggestion);
    faults.error("choice-name-space", choices.table.place(spaced.row, "name"), message, suggestion);
  }
}

function addOthers(survey: SurveyRead, choices: ChoicesRead): void {
  const languages = choices.table?.headers("label").map(({ language }) => language) ?? [];
  for (const { list, orOther } of survey.selects) {
    const known = choices.lists.get(list);
    if (orOther && known) addOther(known, languages);
  }
}

/**
 * The languages that texts are written in. A column without a language is one of its own only beside others of the same kind,
 * or where no column has a language: else its text is simply the same in all of them.
 */
function languagesOf(survey: Table, choices: Table | null): string[] {
  const columns = [...SURVEY_TEXTS.map((key) => survey.languages(key)), choices?.languages("label") ?? []];
  const languages = new Set(
    columns.flatMap((column) => (column.length > 1 ? column : column.filter((language) => language !== ""))),
  );
  return languages.size > 0 ? [...languages] : [""];
}

/** A text that exists in one language and not in another is said once for each column, with its first row. */
function checkTranslations(table: Table, keys: readonly string[], faults: Faults): void {
  for (const key of keys) {
    const headers = table.headers(key);
    if (headers.length < 2) continue;
    const lacking = new Map<string, Row[]>(headers.map(({ language }) => [language, []]));
    for (const row of table.rows) {
      const text = table.text(row, key);
      if (Object.keys(text).length === 0) continue;
      for (const [language, rows] of lacking) if (!Object.hasOwn(text, language)) rows.push(row);
    }
    for (const { language, header } of headers) {
      const rows = lacking.get(language)!;
      const message = sheetMessages["translation-missing"](header, rows.length);
      if (rows[0]) faults.warning("translation-missing", table.place(rows[0], key, language), message);
    }
  }
}

function defaultLanguageOf(
  settings: SettingsRead,
  languages: readonly string[],
  tables: readonly (Table | null)[],
  faults: Faults,
): string {
  const fallback = languages.includes("") ? "" : (languages[0] ?? "");
  const wanted = settings.settings["default_language"];
  if (wanted === undefined || !settings.table) return fallback;
  const byName = new Map(languages.map((language) => [language, language]));
  const headers = tables.flatMap((table) => ["label", "hint"].flatMap((key) => table?.headers(key) ?? []));
  for (const { language, header } of headers) {
    const written = header.split(/::?/).slice(1).join(":").trim();
    byName.set(written.toLowerCase(), language);
    byName.set(written.replace(/\s*\([^()]*\)\s*$/, "").toLowerCase(), language);
  }
  const language = byName.get(languageKey(wanted)) ?? byName.get(wanted.trim().toLowerCase());
  if (language !== undefined || wanted.toLowerCase() === "default") return language ?? fallback;
  const suggestion = likely(wanted, byName.keys());
  const place = settings.table.place(settings.table.rows[0] ?? null, "default_language");
  faults.warning("language-unknown", place, sheetMessages["language-unknown"](wanted, suggestion), suggestion);
  return fallback;
}

/** The id, title and version of a form, from its settings sheet or, without one, from what there is. */
export function identityOf({ title, settings }: SettingsRead): Pick<Definition, "formId" | "title" | "version"> {
  const [anyTitle = ""] = Object.values(title);
  const fromTitle = anyTitle
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "_")
    .replace(/^_+|_+$/g, "");
  const formId = settings["form_id"] ?? (fromTitle || "form");
  return { formId, title: anyTitle === "" ? { "": formId } : title, version: settings["version"] ?? "" };
}
