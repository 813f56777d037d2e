import { languageKey } from "../definition/columns.ts";
import type { Choice, Definition, Node, Question, Text } from "../definition/definition.ts";
import { identityOf } from "../definition/read-definition.ts";
import { languageName } from "./language-name.ts";

/** A sheet as rows of texts; the first row holds the headers, an empty text is an empty cell. */
export type SheetRows = string[][];

/** The sheets of an XLSForm; a questionnaire without settings or choices has none of these. */
export interface WrittenSheets {
  survey: SheetRows;
  choices?: SheetRows;
  settings?: SheetRows;
}

/**
 * Writes a definition as the sheets of an XLSForm. Reading them gives the same definition: also its unknown columns, and
 * each question in its own row, so that empty rows stay where the author had them.
 */
export function writeSheets(definition: Definition): WrittenSheets {
  const header = headerWriter(definition);
  const survey = new Columns(["type", "name"], definition.languages, header);
  addNodes(survey, definition.children);
  const choices = new Columns(["list_name", "name"], definition.languages, header);
  for (const [list, all] of Object.entries(definition.choiceLists)) {
    for (const choice of all) addChoice(choices, list, choice);
  }
  const settings = new Columns([], [], header);
  settings.add(settingsOf(definition));
  const written: WrittenSheets = { survey: survey.rows() };
  if (choices.count > 0) written.choices = choices.rows();
  if (settings.rows()[0]!.length > 0) written.settings = settings.rows();
  return written;
}

/** A cell's column: its name, and the language of a text. */
type Cells = [column: string, language: string | null, text: string][];

/** Collects rows whose columns come as they are needed: first the fixed ones, then by first use, the extra ones last. */
class Columns {
  count = 0;
  private readonly lines: ReadonlyMap<string, string>[] = [];
  private readonly columns = new Map<string, Set<string>>();
  private readonly extras = new Set<string>();
  private readonly languages: readonly string[];
  private readonly header: (column: string, language: string) => string;

  constructor(fixed: string[], languages: readonly string[], header: (column: string, language: string) => string) {
    for (const column of fixed) this.columns.set(column, new Set([""]));
    this.languages = languages;
    this.header = header;
  }

  /** Adds a row, or puts it at that row of the sheet, counted from 1 with the header, if that is still below the last one. */
  add(cells: Cells, extra: Readonly<Record<string, string>> = {}, row = 0): void {
    while (this.lines.length + 2 < row) this.lines.push(new Map());
    const line = new Map<string, string>();
    for (const [column, language, text] of cells) {
      if (text === "") continue;
      const languages = this.columns.get(column) ?? new Set();
      this.columns.set(column, languages.add(language ?? ""));
      line.set(this.header(column, language ?? ""), text);
    }
    for (const [column, text] of Object.entries(extra)) {
      // A file of choices may have a column of a name that the sheet gives another meaning.
      if (this.columns.has(column)) continue;
      this.extras.add(column);
      line.set(column, text);
    }
    this.lines.push(line);
    this.count++;
  }

  rows(): SheetRows {
    const known = [...this.columns].flatMap(([column, used]) => {
      const ordered = [...this.languages.filter((language) => used.has(language)), ...used];
      return [...new Set(ordered)].map((language) => this.header(column, language));
    });
    const headers = [...known, ...this.extras];
    return [headers, ...this.lines.map((line) => headers.map((header) => line.get(header) ?? ""))];
  }
}

/** `label::Bangla (bn)`; the default language is named as the settings name it where nothing else would lead to it. */
function headerWriter({ languages, defaultLanguage, settings }: Definition) {
  const fallback = languages.includes("") ? "" : languages[0];
  const wanted = settings["default_language"] ?? "";
  const needsName = defaultLanguage !== fallback && languageKey(wanted) !== defaultLanguage;
  return (column: string, language: string): string => {
    if (language === "") return column;
    if (needsName && language === defaultLanguage) return `${column}::${wanted} (${language})`;
    return `${column}::${languageName(language)}`;
  };
}

function addNodes(survey: Columns, nodes: readonly Node[]): void {
  for (const node of nodes) {
    if (node.kind === "question") survey.add(questionCells(node), node.extra, node.row);
    else {
      survey.add(structureCells(node), node.extra, node.row);
      addNodes(survey, node.children);
      survey.add([["type", null, `end ${node.kind}`]]);
    }
  }
}

function structureCells(node: Exclude<Node, Question>): Cells {
  return [
    ["type", null, `begin ${node.kind}`],
    ["name", null, node.name],
    ...texts("label", node.label),
    ...texts("hint", node.hint),
    ["relevant", null, node.relevant ?? ""],
    ["repeat_count", null, (node.kind === "repeat" && node.count) || ""],
    ["appearance", null, node.appearance.join(" ")],
  ];
}

function questionCells(node: Question): Cells {
  return [
    ["type", null, node.list === undefined ? node.type : `${node.type} ${node.list}`],
    ["name", null, node.name],
    ...texts("label", node.label),
    ...texts("hint", node.hint),
    ...texts("guidance_hint", node.guidance),
    ["relevant", null, node.relevant ?? ""],
    ["required", null, yes(node.required)],
    ...texts("required_message", node.requiredMessage),
    ["constraint", null, node.constraint ?? ""],
    ...texts("constraint_message", node.constraintMessage),
    ["calculation", null, node.calculation ?? ""],
    ["trigger", null, node.trigger ?? ""],
    ["trigger", null, node.trigger ?? ""],
    ["default", null, node.default ?? ""],
    ["choice_filter", null, node.choiceFilter ?? ""],
    ["readonly", null, yes(node.readonly)],
    ["appearance", null, node.appearance.join(" ")],
    [
      "parameters",
      null,
      Object.entries(node.parameters)
        .map((pair) => pair.join("="))
        .join(" "),
    ],
  ];
}

function addChoice(choices: Columns, list: string, choice: Choice): void {
  choices.add([["list_name", null, list], ["name", null, choice.name], ...texts("label", choice.label)], choice.extra);
}

function texts(column: string, text: Text): Cells {
  return Object.entries(text).map(([language, written]) => [column, language, written]);
}

/** What authors write for it. */
function yes(condition = ""): string {
  return condition === "true()" ? "yes" : condition;
}

/** The form's id and version stand here only where the settings or the title don't say them already. */
function settingsOf({ title, formId, version, settings }: Definition): Cells {
  const implied = identityOf({ title, settings, table: null });
  const said = settings["form_id"] ?? (implied.formId === formId ? "" : formId);
  const isTitleImplied = Object.keys(settings).length === 0 && title[""] === "form" && formId === "form";
  return [
    ...(isTitleImplied ? [] : texts("form_title", title)),
    ["form_id", null, said],
    ["version", null, settings["version"] ?? version],
    ...Object.entries(settings)
      .filter(([name]) => name !== "form_id" && name !== "version")
      .map(([name, text]): [string, null, string] => [name, null, text]),
  ];
}
