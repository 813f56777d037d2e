/** Columns that XLSForm knows: what each name means, and which hold texts in several languages. */
export interface ColumnSet {
  /** What a column means, by any of its names in lower case with underscores. */
  aliases: Readonly<Record<string, string>>;
  translated: ReadonlySet<string>;
  /** Short names of attributes of the XForm, by the name in lower case with underscores: what is written out for them. */
  attributes: Readonly<Record<string, string>>;
}

const MEDIA = { ...itself("image", "audio", "video"), big_image: "big-image" };
const MEDIA_KINDS = Object.values(MEDIA);

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
    ...itself("repeat_count", "disabled", "trigger", "save_to"),
    ...MEDIA,
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
    "entities:saveto": "save_to",
  },
  translated: new Set(["label", "hint", "guidance_hint", "constraint_message", "required_message", ...MEDIA_KINDS]),
  attributes: {
    autoplay: "body::autoplay",
    rows: "body::rows",
    intent: "body::intent",
    accuracythreshold: "body::accuracyThreshold",
    noapperrorstring: "bind::jr:noAppErrorString",
    no_app_error_string: "bind::jr:noAppErrorString",
    compact_tag: "instance::odk:tag",
  },
};

export const CHOICES_COLUMNS: ColumnSet = {
  aliases: { ...itself("list_name", "name", "label"), ...MEDIA, list: "list_name", value: "name", caption: "label" },
  translated: new Set(["label", ...MEDIA_KINDS]),
  attributes: {},
};

export const ENTITIES_COLUMNS: ColumnSet = {
  aliases: {
    ...itself("list_name", "label", "entity_id", "create_if", "update_if", "repeat"),
    dataset: "list_name",
    list: "list_name",
  },
  translated: new Set(),
  attributes: {},
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
    ...itself("clean_text_values", "omit_instanceid", "instance_id", "attribute", "flat", "prefix", "delimiter"),
    title: "form_title",
    set_form_title: "form_title",
    id_string: "form_id",
    set_form_id: "form_id",
  },
  translated: new Set(["form_title"]),
  attributes: {},
};

/** Words before `::` that only say where in an XForm the column goes. */
const PREFIXES: ReadonlySet<string> = new Set(["bind", "body", "control", "media"]);
/** Where an XForm has attributes that XLSForm has no column for. */
const ATTRIBUTE = /^(bind|body|control|instance)\s*::?\s*(\S.*)$/is;

/** What a header means. */
export interface Header {
  /** A column of the set; null for one that it doesn't know. */
  key: string | null;
  language: string;
  /** What stands before the language, in lower case with underscores. */
  base: string;
  /** An attribute of the XForm: where it goes, and its name as its author wrote it. */
  attribute?: { of: "bind" | "body" | "instance"; name: string };
}

/** Reads the header of a column in any of its spellings. */
export function readHeader(header: string, set: ColumnSet): Header {
  const parts = header
    .trim()
    .split(/\s*::?\s*/)
    .map((part) => part.trim());
  if (parts.length > 1 && PREFIXES.has(wordOf(parts[0]!))) parts.shift();
  if (parts.length > 1 && /^(jr|entities)$/i.test(parts[0]!)) parts.splice(0, 2, `${parts[0]}:${parts[1]}`);
  const base = wordOf(parts[0] ?? "");
  const key = Object.hasOwn(set.aliases, base) ? set.aliases[base]! : null;
  const language = parts.slice(1).join(":");
  if (key !== null && (language === "" || set.translated.has(key)))
    return { key, language: languageKey(language), base };
  const short = language === "" && Object.hasOwn(set.attributes, base) ? set.attributes[base]! : header.trim();
  const attribute = set === SURVEY_COLUMNS ? ATTRIBUTE.exec(short) : null;
  if (!attribute) return { key: null, language: "", base };
  const of = attribute[1]!.toLowerCase().replace("control", "body") as "bind" | "body" | "instance";
  return { key: null, language: "", base, attribute: { of, name: attribute[2]! } };
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
