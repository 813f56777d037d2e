import { describe, expect, it } from "vitest";
import { readForm } from "./read-form.ts";
import { workbookOf, type Cell } from "./testing/workbook.ts";
import { writeWorkbook } from "./writing/write-workbook.ts";

type SheetCells = Record<string, Cell[][]>;

/** The definition of a workbook, after a trip through the writer and back that must not change it. */
function kept(sheets: SheetCells) {
  const { definition, errors, warnings } = readForm(workbookOf(sheets));
  expect(errors).toEqual([]);
  expect(readForm(writeWorkbook(definition!)).definition).toEqual(definition);
  return { definition: definition!, warnings };
}

/** One question with the further columns given. */
function question(columns: Record<string, string>, type = "text") {
  const { definition, warnings } = kept({
    survey: [
      ["type", "name", "label", ...Object.keys(columns)],
      [type, "a", "A", ...Object.values(columns)],
    ],
  });
  return { question: definition.children[0]!, warnings };
}

describe("files that go with labels", () => {
  it("are kept by kind and language, in both spellings of their columns", () => {
    const { definition, warnings } = kept({
      survey: [
        ["type", "name", "label::bn", "image", "media::audio::bn", "audio::en", "big-image", "media::video"],
        ["begin group", "g", "G", "g.png"],
        ["select_one l", "a", "A", "a.png", "a-bn.mp3", "a-en.mp3", "a-large.png", "a.mp4"],
        ["end group"],
      ],
      choices: [
        ["list_name", "name", "label::bn", "image::bn", "Media::Big Image"],
        ["l", "x", "X", "x.png", "x-large.png"],
        ["l", "y", null, "y.png"],
      ],
    });
    expect(warnings).toEqual([]);
    expect(definition.languages).toEqual(["bn", "en"]);
    expect(definition.children).toMatchObject([
      {
        media: { image: { "": "g.png" } },
        children: [
          {
            media: {
              image: { "": "a.png" },
              audio: { bn: "a-bn.mp3", en: "a-en.mp3" },
              "big-image": { "": "a-large.png" },
              video: { "": "a.mp4" },
            },
          },
        ],
      },
    ]);
    expect(definition.choiceLists["l"]).toMatchObject([
      { media: { image: { bn: "x.png" }, "big-image": { "": "x-large.png" } } },
      { label: {}, media: { image: { bn: "y.png" } } },
    ]);
  });
});

describe("attributes of the XForm", () => {
  it("are kept under their name with its capitals", () => {
    const { question: found, warnings } = question({
      "bind::esri:fieldType": "esriFieldTypeString",
      "bind::odk:length": "10",
      "Body::accuracyThreshold": "5",
      "control:kb:flash": "blink",
      "instance::odk:tag": "t1",
      autoplay: "audio",
      rows: "4",
      intent: "org.example.scan",
      noAppErrorString: "Install the scanner",
    });
    expect(warnings).toEqual([]);
    expect(found).toMatchObject({
      attributes: {
        bind: {
          "esri:fieldType": "esriFieldTypeString",
          "odk:length": "10",
          "jr:noAppErrorString": "Install the scanner",
        },
        body: {
          accuracyThreshold: "5",
          "kb:flash": "blink",
          autoplay: "audio",
          rows: "4",
          intent: "org.example.scan",
        },
        instance: { "odk:tag": "t1" },
      },
      extra: {},
    });
  });

  it("that XLSForm has a column for are that column", () => {
    const { question: found } = question({
      "bind::relevant": "1 = 1",
      "body::appearance": "w1",
      "bind::required": "yes",
    });
    expect(found).toMatchObject({ relevant: "1 = 1", appearance: ["w1"], required: "true()" });
    expect(found).not.toHaveProperty("attributes");
  });
});

describe("sheets that are only kept", () => {
  it("are entities, with the answers kept in them", () => {
    const { definition } = kept({
      survey: [
        ["type", "name", "label", "save_to"],
        ["text", "street", "Street", "street"],
        ["csv-external", "wells", null, null],
      ],
      entities: [
        ["dataset", "label", "entity_id", "create_if", "update_if", "Remarks"],
        ["wells", "${street}", "uuid()", "1 = 1", "1 = 2", "later"],
      ],
    });
    expect(definition.entities).toEqual([
      {
        list: "wells",
        label: "${street}",
        id: "uuid()",
        createIf: "1 = 1",
        updateIf: "1 = 2",
        extra: { remarks: "later" },
      },
    ]);
    expect(definition.children).toMatchObject([{ saveTo: "street" }]);
    expect(definition.lackingFiles).toEqual({ wells: "wells.csv" });
  });

  it("are the tags of osm questions", () => {
    const { definition, warnings } = kept({
      survey: [
        ["type", "name", "label"],
        ["osm building_tags", "house", "House"],
      ],
      osm: [
        ["list_name", "name", "label"],
        ["building_tags", "levels", "Floors"],
      ],
    });
    expect(warnings).toEqual([]);
    expect(definition.children).toMatchObject([{ type: "osm", list: "building_tags" }]);
    expect(definition.osm).toMatchObject({ building_tags: [{ name: "levels" }] });
    expect(definition.choiceLists).toEqual({});
  });

  it("a list whose file is still to come is asked for again", () => {
    const { definition, warnings } = kept({
      survey: [
        ["type", "name", "label", "parameters", "choice_filter"],
        ["select_one_from_file wards.csv", "a", "A", "value=code label=title", "zone = 'n'"],
      ],
    });
    expect(warnings).toMatchObject([{ code: "file-missing", row: 2, column: "type" }]);
    expect(definition).toMatchObject({ lackingFiles: { wards: "wards.csv" }, choiceLists: { wards: [] } });
  });
});

describe("settings", () => {
  it("are all kept", () => {
    const settings = {
      form_title: "Wells",
      form_id: "wells",
      version: "7",
      instance_name: "concat('Well ', 'x')",
      style: "theme-grid pages",
      submission_url: "https://example.org/submission",
      auto_send: "true",
      auto_delete: "no",
      clean_text_values: "no",
      namespaces: 'esri="http://esri.com/xforms"',
      instance_id: "uuid",
      sms_keyword: "w",
    };
    const { definition, warnings } = kept({
      survey: [
        ["type", "name", "label"],
        ["text", "a", "A  B"],
      ],
      settings: [Object.keys(settings), Object.values(settings)],
    });
    expect(warnings).toEqual([]);
    const { form_title: _, ...others } = settings;
    expect(definition).toMatchObject({ formId: "wells", title: { "": "Wells" }, version: "7", settings: others });
    expect(definition.children[0]).toMatchObject({ label: { "": "A  B" } });
  });

  it("collapse spaces in the survey unless they say no, as pyxform does", () => {
    const { question: found } = question({ hint: "two  spaces" });
    expect(found).toMatchObject({ hint: { "": "two spaces" } });
  });
});

describe("languages", () => {
  it("count by their columns, also where only a disabled row or an end holds a text", () => {
    const { definition } = kept({
      survey: [
        ["type", "name", "label::English (en)", "label::Bangla (bn)", "label::French (fr)", "disabled"],
        ["begin group", "g", "G", null, null, null],
        ["text", "a", "A", null, null, null],
        ["text", "b", "B", null, "Texte", "yes"],
        ["end group", null, null, "শেষ", null, null],
      ],
    });
    expect(definition.languages).toEqual(["en", "bn", "fr"]);
  });

  it("of columns that name none are the default language, where the settings name it", () => {
    const { definition, warnings } = kept({
      survey: [
        ["type", "name", "label", "label::Bangla (bn)", "hint"],
        ["text", "a", "A", "ক", "H"],
      ],
      settings: [["default_language"], ["English (en)"]],
    });
    expect(warnings).toEqual([]);
    expect(definition).toMatchObject({ languages: ["en", "bn"], defaultLanguage: "en" });
    expect(definition.children[0]).toMatchObject({ label: { en: "A", bn: "ক" }, hint: { "": "H" } });
  });

  it("that stand twice keep the text of the column that names its language", () => {
    const { definition } = kept({
      survey: [
        ["type", "name", "label", "label::Bangla"],
        ["text", "a", "ক", "খ"],
        ["text", "b", "গ", null],
      ],
      settings: [["default_language"], ["Bangla"]],
    });
    expect(definition).toMatchObject({ languages: ["bangla"], defaultLanguage: "bangla" });
    expect(definition.children).toMatchObject([{ label: { bangla: "খ" } }, { label: { bangla: "গ" } }]);
  });

  it("need no column that names them", () => {
    const { definition, warnings } = kept({
      survey: [
        ["type", "name", "label"],
        ["text", "a", "A"],
      ],
      settings: [["default_language"], ["English (en)"]],
    });
    expect(warnings).toEqual([]);
    expect(definition).toMatchObject({ languages: ["en"], defaultLanguage: "en" });
  });
});
