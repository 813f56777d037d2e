import { likely } from "../expression/likely.ts";
import { attachLists, type Attachments } from "./attach-lists.ts";
import { checkSurvey } from "./check-survey.ts";
import { CHOICES_COLUMNS, type ColumnSet, SURVEY_COLUMNS } from "./columns.ts";
import type { Choice, Counts, Definition } from "./definition.ts";
import type { Faults } from "./faults.ts";
import { expandLoops } from "./loops.ts";
import { choiceMessages, sheetMessages, surveyMessages } from "./messages.ts";
import { addOther } from "./or-other.ts";
import { nameLanguages, SURVEY_TEXTS } from "./languages.ts";
import { readChoices, type ChoicesRead } from "./read-choices.ts";
import { readEntities } from "./read-entities.ts";
import { readSettings, type SettingsRead } from "./read-settings.ts";
import { readSurvey, type SurveyRead } from "./read-survey.ts";
import { KNOWN_SHEETS, type Row, type Sheet, type Sheets } from "./sheets.ts";
import { Table } from "./table.ts";
import { isNo, isYes } from "./yes-no.ts";

export interface DefinitionRead {
  /** As far as it could be read: sound only when there is no error. */
  definition: Definition;
  counts: Counts;
  survey: SurveyRead;
}

/** Ten times the longest questionnaire in the field. */
const MOST_SURVEY_ROWS = 10_000;

/** What belongs to a workbook and doesn't stand in it. */
export interface Beside {
  /** The form's own files by name, such as `wards.csv`, as text: selects take their choices from them. */
  attachments?: Attachments;
  /** A file that the form names and that isn't among them is an error: else a warning, and its list is empty. */
  requireFiles?: boolean;
}

/** Reads a definition from the sheets of a workbook; the survey sheet must be among them. */
export function readDefinition(sheets: Sheets, faults: Faults, beside: Beside = {}): DefinitionRead {
  checkSheetNames(sheets, faults);
  const settings = readSettings(sheets.byName.get("settings"), faults);
  const surveyTable = new Table(atMost(MOST_SURVEY_ROWS, surveyOf(sheets), faults), SURVEY_COLUMNS, faults);
  surveyTable.collapsesSpaces = !isNo(settings.settings["clean_text_values"]);
  const choicesTable = tableOf(sheets.byName.get("choices"), CHOICES_COLUMNS, faults);
  const tables = [surveyTable, ...(choicesTable ? [choicesTable] : [])];
  const language = nameLanguages(settings, tables, faults);
  const survey = readSurvey(surveyTable, faults);
  const choices = readChoices(choicesTable, isYes(settings.settings["allow_choice_duplicates"]), faults);
  const counted = countOf(choices.lists);
  const { lists, ...files } = readLists(sheets, survey, choices, faults, beside);
  checkSelects(survey, choices, faults);
  checkTranslations(surveyTable, SURVEY_TEXTS, faults);
  if (choicesTable) checkTranslations(choicesTable, ["label"], faults);
  addOthers(survey, choices);
  expandLoops(survey, lists, faults);
  const definition: Definition = {
    ...identityOf(settings),
    ...language,
    children: survey.children,
    choiceLists: Object.fromEntries(lists),
    ...files.kept,
    settings: settings.settings,
  };
  checkSurvey({ definition, survey, settings }, faults);
  const counts = {
    ...survey.counts,
    choiceLists: counted.choiceLists + files.counted.choiceLists,
    choices: counted.choices + files.counted.choices,
    languages: language.languages.length,
  };
  return { definition, counts, survey };
}

/** The lists that don't stand in the choices sheet, put among those that do; and the sheets that are only kept. */
function readLists(sheets: Sheets, survey: SurveyRead, choices: ChoicesRead, faults: Faults, beside: Beside) {
  const { lists } = choices;
  const external = addExternalLists(survey, sheets.byName.get("external_choices"), lists, faults);
  const before = countOf(lists);
  const lacking: Record<string, string> = {};
  const { attachments = {}, requireFiles = false } = beside;
  const choiceLists = attachLists(survey, { attachments, requireFiles, lists, lacking, faults });
  const counted = {
    choiceLists: external.choiceLists + choiceLists,
    choices: external.choices + countOf(lists).choices - before.choices,
  };
  const entities = readEntities(sheets.byName.get("entities"), namesOf(survey), faults);
  const osm = readChoices(tableOf(sheets.byName.get("osm"), CHOICES_COLUMNS, faults), true, faults).lists;
  const kept = {
    ...(Object.keys(lacking).length > 0 && { lackingFiles: lacking }),
    ...(entities.length > 0 && { entities }),
    ...(osm.size > 0 && { osm: Object.fromEntries(osm) }),
  };
  return { lists, counted, kept };
}

function namesOf({ rowOf }: SurveyRead): Set<string> {
  return new Set(Array.from(rowOf.keys(), ({ name }) => name));
}

function tableOf(sheet: Sheet | undefined, columns: ColumnSet, faults: Faults): Table | null {
  return sheet && sheet.rows.length > 0 ? new Table(sheet, columns, faults) : null;
}

function countOf(lists: ReadonlyMap<string, Choice[]>): { choiceLists: number; choices: number } {
  const all = [...lists.values()];
  return { choiceLists: all.length, choices: all.reduce((total, list) => total + list.length, 0) };
}

/** The lists of the sheet external_choices that a question asks for; one whose name the choices sheet has gets another. Counts all. */
function addExternalLists(
  survey: SurveyRead,
  sheet: Sheet | undefined,
  lists: Map<string, Choice[]>,
  faults: Faults,
): { choiceLists: number; choices: number } {
  const external = survey.selects.filter((select) => select.external);
  if (external.length === 0) return { choiceLists: 0, choices: 0 };
  const known = readChoices(tableOf(sheet, CHOICES_COLUMNS, faults), true, faults).lists;
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
  return countOf(known);
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
    if (/^\$\{[^{}]+\}$/.test(list)) continue;
    if (!choices.lists.has(list) && !choices.isIncomplete) {
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
  const languages = choices.table?.languages("label") ?? [];
  for (const { list, orOther } of survey.selects) {
    const known = choices.lists.get(list);
    if (orOther && known) addOther(known, languages);
  }
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
