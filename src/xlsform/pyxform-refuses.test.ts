import { expect, test } from "vitest";
import {
  ASK,
  read,
  survey,
  withEntities,
  withParameters,
  YN,
  type Place,
  type Sheets,
} from "./testing/lined-sheets.ts";

// What the field's own converter, pyxform, takes and refuses, by its tests: the same questions put in our own words.

const REFUSED: [what: string, sheets: Sheets, place: Place][] = [
  ["a survey without a header", { survey: ["select_one list|S1", "text|a"] }, { row: 1, code: "column-missing" }],
  [
    "a name and a value column",
    { survey: ["type|name|value|label", "text|a|b|A"] },
    { row: 1, column: "value", code: "column-duplicate" },
  ],
  ["a question without a name", survey("text||A"), { row: 2, column: "name", code: "name-missing" }],
  ["a question without a type", survey("|a|A"), { row: 2, column: "type", code: "type-missing" }],
  [
    "a name that XML can't have",
    survey("text|bad@name|A"),
    { row: 2, column: "name", code: "name-invalid", suggestion: "bad_name" },
  ],
  ["a name with a colon", survey("text|a:b|A"), { row: 2, column: "name", code: "name-invalid" }],
  [
    "a name with a raised figure",
    survey("text|area_m²|A"),
    { row: 2, column: "name", code: "name-invalid", suggestion: "area_m_" },
  ],
  ["a name twice", survey("integer|age|A", "integer|age|A"), { row: 3, column: "name", code: "name-duplicate" }],
  [
    "a group and a repeat of one name",
    survey("begin repeat|g|G", "text|a|A", "end repeat||", "begin group|g|G", "text|b|B", "end group||"),
    { row: 5, code: "name-duplicate" },
  ],
  [
    "a repeat named as the form",
    survey("begin repeat|data|R", "text|a|A", "end repeat||"),
    { row: 2, column: "name", code: "name-taken" },
  ],
  ["the name meta", survey("text|meta|M"), { row: 2, column: "name", code: "name-taken" }],
  ["an unknown type", survey("wibble|a|A"), { row: 2, column: "type", code: "type-unknown" }],
  [
    "duplicate choices",
    { survey: [ASK, "select_one l|a|A"], choices: ["list name|name|label", "l|b|B", "l|b|C"] },
    { sheet: "choices", row: 3, column: "name", code: "choice-name-duplicate" },
  ],
  [
    "duplicate choices where the setting is no yes",
    {
      survey: [ASK, "select_one l|a|A"],
      choices: ["list name|name|label", "l|b|B", "l|b|C"],
      settings: ["allow_choice_duplicates", "Bob"],
    },
    { sheet: "choices", row: 3, code: "choice-name-duplicate" },
  ],
  [
    "a choices sheet without names",
    { survey: [ASK, "select_one l|a|A"], choices: ["list_name|label", "l|B"] },
    { sheet: "choices", row: 1, column: "name", code: "column-missing" },
  ],
  [
    "a choices sheet without list names",
    { survey: [ASK, "text|a|A"], choices: ["bad_column|name|label", "l|b|B"] },
    { sheet: "choices", row: 1, column: "list_name", code: "column-missing" },
  ],
  [
    "a choice without a name",
    { survey: [ASK, "select_one l|a|A"], choices: ["list_name|name|label", "l||B", "l|c|C"] },
    { sheet: "choices", row: 2, column: "name", code: "choice-name-missing" },
  ],
  [
    "choice names with spaces among several",
    { survey: [ASK, "select_multiple l|a|A"], choices: ["list_name|name|label", "l|b c|B"] },
    { sheet: "choices", row: 2, column: "name", code: "choice-name-space", suggestion: "b_c" },
  ],
  [
    "a list that isn't there",
    survey("select_one yno|a|A"),
    { row: 2, column: "type", code: "list-unknown", suggestion: "yn" },
  ],
  [
    "a select without choices",
    { survey: [ASK, "select_one yn|a|A"] },
    { row: 2, column: "type", code: "list-unknown" },
  ],
  [
    "select_one_external without its sheet",
    survey("select_one_external yn|a|A"),
    { row: 2, column: "type", code: "list-unknown" },
  ],
  [
    "a file of another kind",
    survey("select_one_from_file cities.pdf|a|A"),
    { row: 2, column: "type", code: "file-kind" },
  ],
  [
    "two files of one name",
    survey("select_one_from_file cities.csv|a|A", "xml-external|cities|"),
    { row: 3, column: "name", code: "external-taken" },
  ],
  [
    "an external instance in a repeat",
    survey("begin repeat|r|R", "csv-external|c|", "text|a|A", "end repeat||"),
    { row: 3, column: "type", code: "external-in-repeat" },
  ],
  [
    "or_other beside a choice filter",
    { survey: [`${ASK}|choice_filter`, "select_one yn or_other|a|A|name = 'yes'"], choices: YN },
    { row: 2, column: "choice_filter", code: "or-other-filtered" },
  ],
  ["an end without a beginning", survey("text|a|A", "end group||"), { row: 3, column: "type", code: "end-stray" }],
  [
    "a beginning without an end",
    survey("begin repeat|r|R", "text|a|A"),
    { row: 2, column: "type", code: "group-unclosed" },
  ],
  [
    "an end of another kind",
    survey("begin group|g|G", "text|a|A", "end repeat||"),
    { row: 4, column: "type", code: "end-mismatch", suggestion: "end group" },
  ],
  [
    "a loop without a list",
    survey("begin loop|l|L", "text|a|A", "end loop||"),
    { row: 2, column: "type", code: "list-missing" },
  ],
  ["a calculation without one", survey("calculate|a|"), { row: 2, column: "calculation", code: "calculation-missing" }],
  [
    "a calculation with a mere value",
    { survey: ["type|name|label|default", "calculate|a||foo"] },
    { row: 2, code: "calculation-missing" },
  ],
  [
    "an audit of another name",
    { survey: ["type|name", "text|a", "audit|bobby"] },
    { row: 3, column: "name", code: "audit-name", suggestion: "audit" },
  ],
  [
    "part of an audit's place",
    { survey: ["type|name|parameters", "audit||location-max-age=300"] },
    { row: 2, column: "parameters", code: "audit-incomplete" },
  ],
  [
    "an audit older than its interval",
    {
      survey: [
        "type|name|parameters",
        "audit||location-priority=balanced location-min-interval=60 location-max-age=30",
      ],
    },
    { row: 2, code: "audit-age" },
  ],
  [
    "an audit's priority",
    { survey: ["type|name|parameters", "audit||location-priority=foo location-min-interval=60 location-max-age=300"] },
    { row: 2, code: "parameter-wrong" },
  ],
  [
    "track-changes that isn't true or false",
    { survey: ["type|name|parameters", "audit||track-changes=foo"] },
    { row: 2, code: "parameter-wrong" },
  ],
  [
    "randomize that isn't true or false",
    withParameters("select_one yn", "randomize=ukanga"),
    { row: 2, column: "parameters", code: "parameter-wrong" },
  ],
  [
    "a seed that is no number",
    withParameters("select_one yn", "randomize=true seed=ukanga"),
    { row: 2, code: "parameter-wrong" },
  ],
  ["rows that are no number", withParameters("text", "rows=foo"), { row: 2, code: "parameter-wrong" }],
  ["rows that are nothing", withParameters("text", "rows="), { row: 2, code: "parameters-form" }],
  ["parameters that are no pairs", withParameters("range", "what"), { row: 2, code: "parameters-form" }],
  ["max-pixels that are no number", withParameters("image", "max-pixels=foo"), { row: 2, code: "parameter-wrong" }],
  ["a quality that there isn't", withParameters("audio", "quality=foo"), { row: 2, code: "parameter-wrong" }],
  [
    "a background audio by another program",
    withParameters("background-audio", "quality=external"),
    { row: 2, code: "parameter-wrong" },
  ],
  [
    "an accuracy that is no number",
    withParameters("geopoint", "capture-accuracy=foo"),
    { row: 2, code: "parameter-wrong" },
  ],
  [
    "mock accuracy that isn't true or false",
    withParameters("geoshape", "allow-mock-accuracy=foo"),
    { row: 2, code: "parameter-wrong" },
  ],
  ["a range of words", withParameters("range", "start=x"), { row: 2, column: "parameters", code: "range-wrong" }],
  [
    "a range without steps",
    withParameters("range", "start=1 end=10 step=0"),
    { row: 2, column: "parameters", code: "range-wrong" },
  ],
  [
    "a background place without a trigger",
    survey("integer|t|T", "background-geopoint|where|"),
    { row: 3, column: "trigger", code: "trigger-missing" },
  ],
  [
    "a background place with a calculation",
    { survey: [`${ASK}|trigger|calculation`, "integer|t|T||", "background-geopoint|where||${t}|5 * 5"] },
    { row: 3, column: "calculation", code: "calculation-stray" },
  ],
  [
    "a trigger on what isn't there",
    { survey: [`${ASK}|calculation|trigger`, "dateTime|b||now()|${a}"] },
    { row: 2, column: "trigger", code: "question-unknown" },
  ],
  [
    "a trigger that names no question",
    { survey: [`${ASK}|calculation|trigger`, "dateTime|b||now()|6"] },
    { row: 2, column: "trigger", code: "trigger-form" },
  ],
  [
    "a reference to what isn't there",
    { survey: [`${ASK}|relevant`, "text|name|A|", "text|b|B|${nane} = 'x'"] },
    { row: 3, column: "relevant", code: "question-unknown", suggestion: "name" },
  ],
  [
    "a reference to one of two",
    {
      survey: [
        `${ASK}|relevant`,
        "begin group|g|G|",
        "text|a|A|",
        "end group|||",
        "begin group|h|H|",
        "text|a|A|",
        "end group|||",
        "text|b|B|${a} = 1",
      ],
    },
    { row: 8, column: "relevant", code: "question-ambiguous" },
  ],
  [
    "a reference without its end",
    { survey: [`${ASK}|relevant`, "text|a|A|", "text|b|B|${a = 'x'"] },
    { row: 3, column: "relevant", code: "expression-syntax" },
  ],
  [
    "a table-list of two lists",
    {
      survey: [
        `${ASK}|appearance`,
        "begin group|g|G|table-list",
        "select_one yn|a|A|",
        "select_one l|b|B|",
        "end group|||",
      ],
      choices: [...YN, "l|x|X"],
    },
    { row: 4, column: "type", code: "table-list-mixed" },
  ],
  [
    "a table-list with a filter",
    {
      survey: [
        `${ASK}|appearance|choice_filter`,
        "begin group|g|G|table-list|",
        "select_one yn|a|A||name = 'yes'",
        "end group||||",
      ],
      choices: YN,
    },
    { row: 3, column: "choice_filter", code: "table-list-filtered" },
  ],
  [
    "a large image without an image",
    { survey: [`${ASK}|big-image`, "note|a|A|b.png"] },
    { row: 2, column: "big-image", code: "image-missing" },
  ],
  [
    "encryption without an instance id",
    { ...survey("text|a|A"), settings: ["public_key|omit_instanceID", "MIIB|yes"] },
    { sheet: "settings", row: 2, code: "instance-id-needed" },
  ],
  [
    "save_to without entities",
    { survey: [`${ASK}|save_to`, "text|a|A|height"] },
    { row: 2, column: "save_to", code: "save-to-alone" },
  ],
  [
    "save_to of a group",
    {
      survey: [`${ASK}|save_to`, "begin group|g|G|height", "text|a|A|", "end group|||"],
      entities: ["list_name|label", "trees|T"],
    },
    { row: 2, column: "save_to", code: "save-to-group" },
  ],
  [
    "save_to twice",
    { survey: [`${ASK}|save_to`, "text|a|A|h", "text|b|B|h"], entities: ["list_name|label", "trees|T"] },
    { row: 3, column: "save_to", code: "save-to-duplicate" },
  ],
  ["save_to the name", withEntities("text|a|A|Name"), { row: 2, column: "save_to", code: "save-to-name" }],
  ["save_to with two underscores", withEntities("text|a|A|__a"), { row: 2, column: "save_to", code: "save-to-name" }],
  ["save_to two lists", withEntities("text|a|A|a#b#c"), { row: 2, column: "save_to", code: "save-to-name" }],
  [
    "save_to a list that isn't there",
    withEntities("text|a|A|tree#h"),
    { row: 2, column: "save_to", code: "save-to-unknown", suggestion: "trees" },
  ],
  [
    "save_to one of several lists",
    withEntities("text|a|A|h", "list_name|label", "trees|T", "shrubs|S"),
    { row: 2, column: "save_to", code: "save-to-list" },
  ],
  [
    "an entity without a label",
    withEntities("text|a|A|", "list_name", "trees"),
    { sheet: "entities", row: 2, column: "label", code: "entity-incomplete" },
  ],
  [
    "an entity that is changed, nobody knows which",
    withEntities("text|a|A|", "list_name|label|update_if", "trees|T|true()"),
    { sheet: "entities", row: 2, column: "entity_id", code: "entity-incomplete" },
  ],
  [
    "an entity made or changed, nobody knows when",
    withEntities("text|a|A|", "list_name|label|entity_id|create_if", "trees|T|${a}|true()"),
    { sheet: "entities", row: 2, column: "update_if", code: "entity-incomplete" },
  ],
  [
    "an entity list with two underscores",
    withEntities("text|a|A|", "list_name|label", "__trees|T"),
    { sheet: "entities", row: 2, column: "list_name", code: "entity-name" },
  ],
  [
    "an entity list with a dot",
    withEntities("text|a|A|", "list_name|label", "a.b|T"),
    { sheet: "entities", row: 2, column: "list_name", code: "entity-name" },
  ],
  [
    "an entity list twice",
    withEntities("text|a|A|", "list_name|label", "trees|T", "trees|T"),
    { sheet: "entities", row: 3, column: "list_name", code: "name-duplicate" },
  ],
  [
    "an entity of no list",
    withEntities("text|a|A|", "list_name|label", "|T"),
    { sheet: "entities", row: 2, column: "list_name", code: "entity-list-missing" },
  ],
  [
    "an entity that reads what isn't there",
    withEntities("text|name1|A|", "list_name|label", "trees|${nane1}"),
    { sheet: "entities", row: 2, column: "label", code: "question-unknown", suggestion: "name1" },
  ],
  [
    "a calculation in a circle",
    { survey: [`${ASK}|calculation`, "calculate|a||${b}", "calculate|b||${a}"] },
    { column: "calculation", code: "circle" },
  ],
];

test.each(REFUSED)("refuses %s, at its cell", (_, sheets, { sheet = "survey", ...place }) => {
  const { ok, errors } = read(sheets);
  expect(ok).toBe(false);
  expect(errors[0]).toMatchObject({ sheet, ...place });
  expect(errors[0]!.message.bn).toMatch(/[ঀ-৿]/);
});
