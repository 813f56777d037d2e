import { describe, expect, test } from "vitest";
import { readForm } from "./read-form.ts";
import { workbookOf, type Cell } from "./testing/workbook.ts";

/**
 * What the field's own converter, pyxform, takes and refuses, by its tests: the same questions put in our own words. A sheet is
 * written as lines whose cells are parted by bars.
 */
type Sheet = string[];
type Sheets = Record<string, Sheet>;

function cellsOf(lines: Sheet): Cell[][] {
  return lines.map((line) => line.split("|").map((cell) => (cell.trim() === "" ? null : cell.trim())));
}

function read(sheets: Sheets) {
  const cells = Object.entries(sheets).map(([name, lines]) => [name, cellsOf(lines)] as const);
  return readForm(workbookOf(Object.fromEntries(cells)));
}

const YN = ["list_name|name|label", "yn|yes|Yes", "yn|no|No"];
const ASK = "type|name|label";

/** A survey of plain questions. */
function survey(...rows: Sheet): Sheets {
  return { survey: [ASK, ...rows], choices: YN };
}

/** One question with parameters. */
function withParameters(type: string, parameters: string): Sheets {
  return { survey: [`${ASK}|parameters`, `${type}|a|A|${parameters}`], choices: YN };
}

function withEntities(row: string, header = "list_name|label", ...more: Sheet): Sheets {
  return { survey: [`${ASK}|save_to`, row], entities: [header, ...(more.length > 0 ? more : ["trees|Tree"])] };
}

const TAKEN: [what: string, sheets: Sheets][] = [
  ["headers in capitals", { Survey: ["Type|Name|LABEL", "text|Name|the name", "integer|age|the age"] }],
  ["headers with spaces around", { survey: [" type | name | label ", "text|a|A"] }],
  ["value for name", { survey: ["value|type|label", "q1|text|Q"] }],
  ["caption for label", { survey: ["type|name|caption", "text|a|A"] }],
  ["command and tag", { survey: ["command|tag|label", "text|a|A"] }],
  [
    "value for the name of a choice",
    { survey: [ASK, "select_one yn|a|A"], choices: ["list name|value|label", "yn|y|Y"] },
  ],
  ["calculate for calculation", { survey: [`${ASK}|calculate`, "decimal|n|N|", "calculate|d||${n} * 2"] }],
  ["jr:count", { survey: [`${ASK}|jr:count`, "begin repeat|r|R|3", "text|b|B|", "end repeat|r||"] }],
  [
    "repeat_count that reads a question",
    {
      survey: [`${ASK}|repeat_count`, "integer|n|N|", "begin repeat|r|R|${n}", "text|b|B|", "end repeat|||"],
    },
  ],
  ["Form_ID and Form_Title", { ...survey("text|a|A"), settings: ["Form_ID|Form_Title", "My Form|Welcome!"] }],
  ["id_string beside form_id", { ...survey("text|a|A"), settings: ["id_string|version|form_id", "old|v1|new"] }],
  [
    "duplicate choices that are allowed",
    {
      survey: [ASK, "select_one l|a|A"],
      choices: ["list name|name|label", "l|b|B", "l|b|C"],
      settings: ["id_string|allow_choice_duplicates", "D|Yes"],
    },
  ],
  ["a question named as the form", { ...survey("text|activity|A"), settings: ["name", "activity"] }],
  ["a group named as the form", survey("begin group|data|G", "text|a|A", "end group||")],
  [
    "groups of one name in different groups",
    survey(
      "begin group|g1|G",
      "text|a|A",
      "end group||",
      "begin group|g2|G",
      "begin group|g1|G",
      "text|a|A",
      "end group||",
      "end group||",
    ),
  ],
  [
    "begin_group and END REPEAT",
    survey("begin_group|g|G", "Begin Repeat|r|R", "text|a|A", "END REPEAT||", "end_group||"),
  ],
  [
    "begin lgroup and looped group",
    survey("begin lgroup|g|G", "text|a|A", "end lgroup||", "begin looped group|h|H", "text|b|B", "end looped group||"),
  ],
  [
    "a group without label as a field-list",
    { survey: [`${ASK}|appearance`, "begin group|g||field-list", "text|a|A|", "end group|||"] },
  ],
  [
    "a table-list",
    {
      survey: [
        `${ASK}|appearance`,
        "begin group|g|G|table-list minimal",
        "select_one yn|a|A|",
        "select_one yn|b|B|",
        "end group|||",
      ],
      choices: YN,
    },
  ],
  ["a note without a name", survey("note||Hello")],
  ["an acknowledgement by its old name", survey("trigger|a|A", "acknowledge|b|B")],
  [
    "select one from and select all that apply from",
    survey("select one from yn|a|A", "select all that apply from yn|b|B"),
  ],
  ["add select one prompt using", survey("add select one prompt using yn|a|A")],
  ["select1", survey("select1 yn|a|A")],
  ["or specify other", survey("select_one yn or specify other|a|A")],
  ["or_other with several choices", survey("select_multiple yn or_other|a|A")],
  ["rank", survey("rank yn|a|A")],
  ["choices of a repeat before", survey("begin repeat|r|R", "text|who|Who", "end repeat||", "select_one ${who}|a|A")],
  ["a select_one that names a file", survey("select_one cities.xml|a|A")],
  [
    "a select from a file",
    survey("select_one_from_file cities.csv|a|A", "select_multiple_from_file cities.geojson|b|B"),
  ],
  ["value and label of a file", withParameters("select_one_from_file c.csv", "value=code, label=title")],
  ["randomized choices", withParameters("select_one yn", "randomize=true")],
  ["randomized choices with a seed", withParameters("select_one yn", "randomize=true, seed=34")],
  [
    "randomized choices with a seed from a question",
    {
      survey: [`${ASK}|parameters`, "integer|s|S|", "select_one yn|a|A|randomize=true;seed=${s}"],
      choices: YN,
    },
  ],
  ["a range without parameters", survey("range|a|A")],
  ["a range of decimals", withParameters("range", "start=0.5 end=5.0 step=0.5")],
  ["rows of a text", withParameters("text", "rows=7")],
  ["max-pixels of an image", withParameters("image", "max-pixels=640")],
  ["the quality of an audio", withParameters("audio", "quality=voice-only")],
  ["the quality of a background audio", withParameters("background-audio", "quality=low")],
  [
    "the accuracy of a place",
    withParameters("geopoint", "capture-accuracy=10.5 warning-accuracy=20 allow-mock-accuracy=true"),
  ],
  [
    "an audit with its place",
    {
      survey: [
        "type|name|parameters",
        "text|a|",
        "audit||location-priority=balanced, location-min-interval=60, location-max-age=120",
      ],
    },
  ],
  [
    "an audit of changes",
    { survey: ["type|name|parameters", "text|a|", "audit|audit|track-changes=true identify-user=true"] },
  ],
  [
    "a background place when a question is answered",
    {
      survey: [`${ASK}|trigger`, "integer|t|T|", "background-geopoint|where||${t}"],
    },
  ],
  [
    "several triggers",
    {
      survey: [`${ASK}|calculation|trigger`, "text|a|A||", "text|b|B||", "dateTime|c||now()|${a}, ${b}"],
    },
  ],
  ["a trigger without a calculation", { survey: [`${ASK}|trigger`, "text|a|A|", "dateTime|c|C|${a}"] }],
  ["a calculation with a dynamic default", { survey: ["type|name|label|default", "calculate|a||now()"] }],
  ["a default that reads a question before", { survey: [`${ASK}|default`, "integer|a|A|", "integer|b|B|${a} + 1"] }],
  ["what was last saved", { survey: [`${ASK}|default`, "text|a|A|${last-saved#a}"] }],
  ["external instances", survey("csv-external|cities|", "xml-external|fruits|", "note|n|N")],
  ["osm with and without tags", survey("osm|a|A", "osm building_tags|b|B")],
  ["a comment between the rows", { survey: [`${ASK}|notes`, "text|a|A|", "|||mind this", "text|b|B|"] }],
  ["a disabled row", { survey: [`${ASK}|disabled`, "text|a|A|yes", "text|a|A|no"] }],
  ["media without a label", { survey: ["type|name|media::image", "note|a|m.png"] }],
  ["attributes of bind", { survey: [`${ASK}|bind::xyz`, "text|a|A|abc"] }],
  ["required as an expression", { survey: [`${ASK}|required`, "integer|a|A|", "text|b|B|${a} > 1", "text|c|C|TRUE"] }],
  ["an entity that is made", withEntities("text|a|A|height")],
  ["an entity that is changed", withEntities("text|a|A|", "dataset|entity_id", "trees|${a}")],
  [
    "an entity that is made or changed",
    withEntities("text|a|A|h", "list_name|label|entity_id|create_if|update_if", "trees|L|${a}|1 = 1|1 = 2"),
  ],
  ["properties of several entities", withEntities("text|a|A|trees#height", "list_name|label", "trees|T", "shrubs|S")],
  ["encryption", { ...survey("text|a|A"), settings: ["public_key|submission_url", "MIIB|https://example.org"] }],
  ["names with dots, hyphens and letters of any script", survey("text|a.b-c_1|A", "text|বয়স|বয়স")],
  ["a choice without a label", { survey: [ASK, "select_one l|a|A"], choices: ["list_name|name|label", "l|b|"] }],
  [
    "choice names with spaces for a select_one",
    { survey: [ASK, "select_one l|a|A"], choices: ["list_name|name|label", "l|b c|B"] },
  ],
  ["phone number and percentage", survey("phone number|a|A", "percentage|b|B")],
];

test.each(TAKEN)("takes %s", (_, sheets) => {
  expect(read(sheets)).toMatchObject({ ok: true, errors: [] });
});

type Place = { sheet?: string; row?: number | null; column?: string; code: string; suggestion?: string };

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

const WARNED: [what: string, sheets: Sheets, place: Place][] = [
  [
    "a question without a label (pyxform refuses it)",
    survey("text|a|"),
    { row: 2, column: "label", code: "label-missing" },
  ],
  [
    "names that differ in capitals only",
    survey("text|age|A", "text|Age|B"),
    { row: 3, column: "name", code: "name-capitals" },
  ],
  [
    "repeats of one name (pyxform refuses them)",
    survey(
      "begin repeat|r|R",
      "text|a|A",
      "end repeat||",
      "begin group|g|G",
      "begin repeat|r|R",
      "text|b|B",
      "end repeat||",
      "end group||",
    ),
    { row: 6, column: "name", code: "repeat-name-duplicate" },
  ],
  [
    "a parameter that its type hasn't (pyxform refuses it)",
    withParameters("select_one yn", "step=10"),
    { row: 2, column: "parameters", code: "parameter-unknown" },
  ],
  [
    "a misspelt parameter",
    withParameters("select_one yn", "randomise=true"),
    { row: 2, column: "parameters", code: "parameter-unknown", suggestion: "randomize" },
  ],
  [
    "a seed without randomize (pyxform refuses it)",
    withParameters("select_one yn", "seed=3"),
    { row: 2, column: "parameters", code: "seed-alone" },
  ],
  [
    "a required group (pyxform refuses it)",
    { survey: [`${ASK}|required`, "begin group|g|G|yes", "text|a|A|", "end group|||"] },
    { row: 2, column: "required", code: "required-group" },
  ],
  [
    "a setting that is neither yes nor no",
    { ...survey("text|a|A"), settings: ["clean_text_values", "maybe"] },
    { sheet: "settings", row: 2, column: "clean_text_values", code: "setting-unclear" },
  ],
  [
    "a misspelt sheet",
    { ...survey("text|a|A"), stettings: ["form_id", "x"] },
    { sheet: "stettings", row: null, code: "sheet-misspelt", suggestion: "settings" },
  ],
  [
    "id_string beside form_id",
    { ...survey("text|a|A"), settings: ["id_string|form_id", "old|new"] },
    { sheet: "settings", row: 1, column: "id_string", code: "column-unread" },
  ],
  [
    "a missing translation",
    { survey: ["type|name|label::English|label::French", "text|a|A|", "text|b|B|Bé"] },
    { row: 2, column: "label::French", code: "translation-missing" },
  ],
  [
    "a search for choices, which isn't done",
    {
      survey: [`${ASK}|appearance`, "select_one yn|a|A|minimal search('wards', 'matches', 'zone', ${z})", "text|z|Z|"],
      choices: YN,
    },
    { row: 2, column: "appearance", code: "search-unread" },
  ],
  [
    "a default that is no answer",
    { survey: [`${ASK}|default`, "integer|a|A|many"] },
    { row: 2, column: "default", code: "default-wrong" },
  ],
];

test.each(WARNED)("warns of %s", (_, sheets, { sheet = "survey", ...place }) => {
  const { ok, warnings } = read(sheets);
  expect(ok).toBe(true);
  expect(warnings).toContainEqual(expect.objectContaining({ sheet, ...place }));
});

describe("form_id beside id_string", () => {
  test("is the one that counts", () => {
    const settings = ["id_string|form_id", "old|new"];
    expect(read({ ...survey("text|a|A"), settings }).definition).toMatchObject({ formId: "new" });
  });
});
