import { describe, expect, test } from "vitest";
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
