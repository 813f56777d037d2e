import { languageKey } from "../definition/columns.ts";
import type { Choice, Definition, Entity, Node, Question, Text } from "../definition/definition.ts";
import { identityOf } from "../definition/read-definition.ts";
import { languageName } from "./language-name.ts";

/** A sheet as rows of texts; the first row holds the headers, an empty text is an empty cell. */
export type SheetRows = string[][];

/** The sheets of an XLSForm; a questionnaire without settings or choices has none of these. */
export interface WrittenSheets {
  survey: SheetRows;
  choices?: SheetRows;
  settings?: SheetRows;
  entities?: SheetRows;
  osm?: SheetRows;
}

/**
 * Writes a definition as the sheets of an XLSForm. Reading them gives the same definition: also its unknown columns, and
 * each question in its own row, so that empty rows stay where the author had them.
 */
export function writeSheets(definition: Definition): WrittenSheets {
  const header = headerWriter(definition);
  const survey = new Columns(["type", "name"], definition.languages, header);
  survey.has("label", definition.languages);
  addNodes(survey, definition.children, definition.lackingFiles ?? {});
  addExternals(survey, definition);
  const choices = new Columns(["list_name", "name"], definition.languages, header);
  addChoices(choices, definition.choiceLists);
  const settings = new Columns([], [], header);
  settings.add(settingsOf(definition));
  const entities = new Columns([], [], header);
  for (const entity of definition.entities ?? []) entities.add(entityCells(entity), entity.extra);
  const osm = new Columns(["list_name", "name"], definition.languages, header);
  addChoices(osm, definition.osm ?? {});
  const written: WrittenSheets = { survey: survey.rows() };
  if (choices.count > 0) written.choices = choices.rows();
  if (settings.rows()[0]!.length > 0) written.settings = settings.rows();
  if (entities.count > 0) written.entities = entities.rows();
  if (osm.count > 0) written.osm = osm.rows();
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

  /** A column that stands there whether it is used or not: a language is one of the form's by its columns. */
  has(column: string, languages: readonly string[]): void {
    if (languages.some((language) => language !== "")) this.columns.set(column, new Set(languages));
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

function addNodes(survey: Columns, nodes: readonly Node[], lacking: Readonly<Record<string, string>>): void {
  for (const node of nodes) {
    if (node.kind === "question") survey.add(questionCells(node, lacking), node.extra, node.row);
    else {
      survey.add(structureCells(node), node.extra, node.row);
      addNodes(survey, node.children, lacking);
      survey.add([["type", null, `end ${node.kind}`]]);
    }
  }
}

/** Files that expressions read and that aren't here: where they are, their rows are among the choices. */
function addExternals(survey: Columns, { lackingFiles = {}, children }: Definition): void {
  const asked = new Set(questionsOf(children).map(({ list }) => list));
  for (const [name, file] of Object.entries(lackingFiles)) {
    if (!asked.has(name))
      survey.add([
        ["type", null, `${file.endsWith(".xml") ? "xml" : "csv"}-external`],
        ["name", null, name],
      ]);
  }
}

function questionsOf(nodes: readonly Node[]): Question[] {
  return nodes.flatMap((node) => (node.kind === "question" ? [node] : questionsOf(node.children)));
}

function typeOf({ type, list }: Question, lacking: Readonly<Record<string, string>>): string {
  if (list === undefined) return type;
  return Object.hasOwn(lacking, list) ? `${type}_from_file ${lacking[list]}` : `${type} ${list}`;
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
    ...besides(node),
  ];
}

/** What most rows don't have. */
function besides({ media = {}, attributes = {} }: Pick<Question, "media" | "attributes">): Cells {
  return [
    ...Object.entries(media).flatMap(([kind, names]) => texts(`media::${kind}`, names)),
    ...Object.entries(attributes).flatMap(([of, all]) =>
      Object.entries(all).map(([name, text]): Cells[number] => [`${of}::${name}`, null, text]),
    ),
  ];
}

function entityCells({ list, label = "", id = "", createIf = "", updateIf = "", repeat = "" }: Entity): Cells {
  return [
    ["list_name", null, list],
    ["label", null, label],
    ["entity_id", null, id],
    ["create_if", null, createIf],
    ["update_if", null, updateIf],
    ["repeat", null, repeat],
  ];
}

function questionCells(node: Question, lacking: Readonly<Record<string, string>>): Cells {
  return [
    ["type", null, typeOf(node, lacking)],
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
    ["save_to", null, node.saveTo ?? ""],
    ...besides(node),
  ];
}

function addChoices(choices: Columns, lists: Readonly<Record<string, Choice[]>>): void {
  for (const [list, all] of Object.entries(lists)) {
    for (const { name, label, media, extra } of all)
      choices.add(
        [["list_name", null, list], ["name", null, name], ...texts("label", label), ...besides({ media })],
        extra,
      );
  }
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
