/** Columns that XLSForm knows: what each name means, and which hold texts in several languages. */
export interface ColumnSet {
  /** What a column means, by any of its names in lower case with underscores. */
  aliases: Readonly<Record<string, string>>;
  translated: ReadonlySet<string>;
  /** Known to XLSForm, not used here yet: kept with the unknown ones, and their author is told. */
  unused: ReadonlySet<string>;
}

const MEDIA = ["image", "big_image", "audio", "video"];

export const SURVEY_COLUMNS: ColumnSet = {
  aliases: {
    ...itself(
      "type",
      "name",
      "label",
      "hint",
      "guidance_hint",
      "relevant",
      "constraint",
      "constraint_message",
      "required",
    ),
    ...itself("required_message", "calculation", "choice_filter", "default", "readonly", "appearance", "parameters"),
    ...itself("repeat_count", "disabled", ...MEDIA, "trigger", "save_to", "autoplay", "rows", "accuracythreshold"),
    caption: "label",
    command: "type",
    tag: "name",
    value: "name",
    relevance: "relevant",
    calculate: "calculation",
    read_only: "readonly",
    constraining_message: "constraint_message",
    constraintmsg: "constraint_message",
    constraint_msg: "constraint_message",
    "jr:constraintmsg": "constraint_message",
    requiredmsg: "required_message",
    required_msg: "required_message",
    "jr:requiredmsg": "required_message",
    count: "repeat_count",
    "jr:count": "repeat_count",
  },
  translated: new Set(["label", "hint", "guidance_hint", "constraint_message", "required_message", ...MEDIA]),
  unused: new Set([...MEDIA, "save_to", "autoplay", "rows", "accuracythreshold"]),
};

export const CHOICES_COLUMNS: ColumnSet = {
  aliases: { ...itself("list_name", "name", "label", ...MEDIA), list: "list_name", value: "name", caption: "label" },
  translated: new Set(["label", ...MEDIA]),
  unused: new Set(MEDIA),
};

export const SETTINGS_COLUMNS: ColumnSet = {
  aliases: {
    ...itself(
      "form_title",
      "form_id",
      "version",
      "default_language",
      "instance_name",
      "style",
      "public_key",
      "submission_url",
    ),
    ...itself("auto_send", "auto_delete", "allow_choice_duplicates", "namespaces", "name", "client_editable"),
    title: "form_title",
    set_form_title: "form_title",
    id_string: "form_id",
    set_form_id: "form_id",
  },
  translated: new Set(["form_title"]),
  unused: new Set(),
};

/** Words before `::` that only say where in an XForm the column goes. */
const PREFIXES = new Set(["bind", "body", "control", "media"]);

/** What a header means: a column of the set and its language, or nothing known. `base` is what stands before the language. */
export function readHeader(header: string, set: ColumnSet): { key: string | null; language: string; base: string } {
  const parts = header
    .trim()
    .split(/\s*::?\s*/)
    .map((part) => part.trim());
  if (parts.length > 1 && PREFIXES.has(wordOf(parts[0]!))) parts.shift();
  if (parts.length > 1 && wordOf(parts[0]!) === "jr") parts.splice(0, 2, `jr:${parts[1]}`);
  const base = wordOf(parts[0] ?? "");
  const key = Object.hasOwn(set.aliases, base) ? set.aliases[base]! : null;
  const language = parts.slice(1).join(":");
  if (key === null || (language !== "" && !set.translated.has(key))) return { key: null, language: "", base };
  return { key, language: languageKey(language), base };
}

/** The code in parentheses of a language's name, else the name, in lower case. */
export function languageKey(language: string): string {
  const code = /\(([^()]+)\)\s*$/.exec(language)?.[1];
  return (code ?? language).trim().toLowerCase();
}

function wordOf(text: string): string {
  return text.toLowerCase().replace(/[\s_-]+/g, "_");
}

function itself(...names: string[]): Record<string, string> {
  return Object.fromEntries(names.map((name) => [name, name]));
}
