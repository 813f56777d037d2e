import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Definition } from "../definition/definition.ts";
import { readForm } from "../read-form.ts";
import { definition, question } from "../testing/build.ts";
import { generatedForms } from "../testing/generate-form.ts";
import { generatedSheets } from "../testing/generate-sheets.ts";
import { workbookOf } from "../testing/workbook.ts";
import { writeMarkdown } from "./write-markdown.ts";
import { writeSheets } from "./write-sheets.ts";
import { writeWorkbook } from "./write-workbook.ts";

function read(bytes: Uint8Array): Definition {
  const { definition: found, errors } = readForm(bytes);
  expect(errors).toEqual([]);
  return found!;
}

const EVERY_COLUMN = `
| survey | type | name | label::English (en) | label::Bangla (bn) | hint::English (en) | guidance_hint::Bangla (bn) | relevant | required | required_message::English (en) | constraint | constraint_message::Bangla (bn) | calculation | trigger | default | choice_filter | readonly | appearance | parameters | save_to | media::image::English (en) | big-image::Bangla (bn) | audio | video | bind::odk:length | bind::jr:noAppErrorString | body::accept | instance::odk:tag | rows | autoplay | intent | repeat_count | my column |
|  | text | a | A "b" | ক | Hint | নির্দেশ | 1 = 1 | yes | Needed | . != 'x' | না |  |  | x |  | yes | multiline | rows=4 | trees#kind | a.png | b.png | a.mp3 | a.mp4 | 10 | none | .pdf | t1 | 4 | audio | app | | mine |
|  | select_one_from_file wards.csv | w | W |  |  |  |  |  |  |  |  |  |  |  | zone = \${a} |  | minimal | value=code label=title randomize=true seed=4 | | | | | | | | | | | | | | |
|  | csv-external | fruits | | | | | | | | | | | | | | | | | | | | | | | | | | | | | | |
|  | calculate | c | | | | | | | | | | pulldata('fruits', 'x', 'k', 'y') | \${a} | | | | | | | | | | | | | | | | | | | |
|  | osm building | o | O | | | | | | | | | | | | | | | | | | | | | | | | | | | | | |
|  | begin repeat | r | R | | | | | | | | | | | | | | field-list | | | r.png | | | | | | | | | | | 2 | |
|  | integer | i | I | | | | | | | | | | | | | | | | plots#size | | | | | | | | | | | | | |
|  | audit | audit | | | | | | | | | | | | | | | | track-changes=true | | | | | | | | | | | | | | |
|  | end repeat | | | | | | | | | | | | | | | | | | | | | | | | | | | | | | | |
| choices | list_name | name | label::English (en) | label::Bangla (bn) | image::English (en) | zone |
|         | yn        | yes  | Yes                 | হ্যাঁ               | y.png               | n    |
| settings | form_title::English (en) | form_title::Bangla (bn) | form_id | version | default_language | style | instance_name | submission_url | public_key | auto_send | client_editable | namespaces | attribute::xyz |
|          | Trees                    | গাছ                     | trees   | 3       | Bangla (bn)      | pages | \${a}         | https://example.org/s | MIIB | true | yes | esri="http://esri.com/x" | 12 |
| entities | list_name | label | entity_id | create_if | update_if | repeat |
|          | trees     | \${a}  |           | \${a} != '' |        |        |
|          | plots     | \${i}  |           |           |           | \${r}   |
| osm | list_name | name   | label::English (en) |
|     | building  | levels | Levels              |
`;
const EXPANDED = `
| survey  | type                   | name | label      |
|         | select_one yn or_other | a    | A          |
|         | begin loop over yn     | each | Each       |
|         | integer                | n    | %(label)s? |
|         | end loop               |      |            |
|         | text                   | last | Last       |
| choices | list_name | name | label |
|         | yn        | yes  | Yes   |
`;

/** Without the rows: Markdown leaves out empty ones, and has a line under its headers. */
function unplaced(definition: Definition): unknown {
  return JSON.parse(JSON.stringify(definition, (key, value: unknown) => (key === "row" ? undefined : value)));
}

describe("a questionnaire written as XLSForm", () => {
  it.each(["basic-services", "profile-and-finance"])("is the same when it is read again: %s", (name) => {
    const original = read(readFileSync(`data/questionnaires/${name}.xlsx`));
    const again = read(writeWorkbook(original));
    expect(again).toEqual(original);
    expect(Object.keys(again.choiceLists)).toEqual(Object.keys(original.choiceLists));
  });

  it.each(["basic-services", "profile-and-finance"])("is the same when it is read from Markdown: %s", (name) => {
    const original = read(readFileSync(`data/questionnaires/${name}.xlsx`));
    const again = read(new TextEncoder().encode(writeMarkdown(original)));
    expect(unplaced(again)).toEqual(unplaced(original));
  });

  it("is the same when it is read again, whatever it holds", () => {
    let sound = 0;
    fc.assert(
      fc.property(generatedSheets, (sheets) => {
        const original = readForm(workbookOf(sheets)).definition;
        if (!original) return;
        sound++;
        expect(read(writeWorkbook(original))).toEqual(original);
      }),
      { numRuns: 300, seed: 20261122 },
    );
    expect(sound).toBeGreaterThan(150);
  });

  it("is the same when it is read again: a form of every type", () => {
    const original = read(readFileSync("src/xlsform/testing/every-type.md"));
    expect(read(writeWorkbook(original))).toEqual(original);
    expect(unplaced(read(new TextEncoder().encode(writeMarkdown(original))))).toEqual(unplaced(original));
  });

  it("is the same with every column, sheet and setting", () => {
    const original = read(new TextEncoder().encode(EVERY_COLUMN));
    expect(original.lackingFiles).toEqual({ wards: "wards.csv", fruits: "fruits.csv" });
    expect(original.entities).toHaveLength(2);
    expect(Object.keys(original.osm ?? {})).toEqual(["building"]);
    expect(unplaced(read(writeWorkbook(original)))).toEqual(unplaced(original));
    expect(unplaced(read(new TextEncoder().encode(writeMarkdown(original))))).toEqual(unplaced(original));
  });

  it("is the same but for its rows where a row stood for more than itself", () => {
    const original = read(new TextEncoder().encode(EXPANDED));
    expect(original.children.map(({ name }) => name)).toEqual(["a", "a_other", "each", "last"]);
    expect(unplaced(read(writeWorkbook(original)))).toEqual(unplaced(original));
  });

  it("is the same when it is read again, with expressions of every kind", () => {
    fc.assert(
      fc.property(generatedForms, (sheets) => {
        const original = read(workbookOf(sheets));
        expect(read(writeWorkbook(original))).toEqual(original);
      }),
      { numRuns: 60, seed: 20261122 },
    );
  });

  it("keeps unknown columns under their header, and rows where they were", () => {
    const survey = [["type", "name", "label", "Unit"], [], [], ["integer", "a", "A", "taka"]];
    const written = writeSheets(read(workbookOf({ survey })));
    expect(written.survey).toEqual([
      ["type", "name", "label", "unit"],
      ["", "", "", ""],
      ["", "", "", ""],
      ["integer", "a", "A", "taka"],
    ]);
  });

  it("says its id and version also where its settings don't", () => {
    const made = { ...definition([question("text", "a")]), formId: "other" };
    expect(writeSheets(made).settings).toEqual([
      ["form_title::English (en)", "form_id", "version"],
      ["Test", "other", "1"],
    ]);
  });

  it("names the default language as its settings do", () => {
    const sheets = {
      survey: [
        ["type", "name", "label::English (en)", "label::Bangla (bn)"],
        ["text", "a", "A", "ক"],
      ],
      settings: [["default_language"], ["Bangla"]],
    };
    const original = read(workbookOf(sheets));
    expect(original.defaultLanguage).toBe("bn");
    expect(read(writeWorkbook(original))).toEqual(original);
  });

  it("becomes Markdown tables that the field's tools read", () => {
    const made = definition([question("text", "a", { label: { en: "One | two\nthree" } })]);
    expect(writeMarkdown(made)).toBe(
      [
        "| survey | type | name | label::English (en) |",
        "|---|---|---|---|",
        "|  | text | a | One \\| two<br>three |",
        "",
        "| settings | form_title::English (en) | version |",
        "|---|---|---|",
        "|  | Test | 1 |",
        "",
      ].join("\n"),
    );
  });
});
