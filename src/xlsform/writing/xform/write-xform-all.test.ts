import * as fc from "fast-check";
import { SaxesParser } from "saxes";
import { describe, expect, it } from "vitest";
import { readForm } from "../../read-form.ts";
import { generatedSheets } from "../../testing/generate-sheets.ts";
import { workbookOf } from "../../testing/workbook.ts";
import { writeXform } from "./write-xform.ts";

/** The XForm of a form given as Markdown tables. */
function xform(markdown: string, attachments: Record<string, string> = {}): string {
  const { definition, errors } = readForm(new TextEncoder().encode(markdown), { attachments });
  expect(errors).toEqual([]);
  const xml = writeXform(definition!);
  expectWellFormed(xml);
  return xml;
}

function expectWellFormed(xml: string): void {
  const faults: string[] = [];
  const parser = new SaxesParser({ xmlns: true });
  parser.on("error", (error) => faults.push(error.message));
  parser.write(xml).close();
  expect(faults).toEqual([]);
}

describe("an XForm of anything", () => {
  it("is well-formed, whatever the form says", () => {
    let written = 0;
    fc.assert(
      fc.property(generatedSheets, (sheets) => {
        const { definition } = readForm(workbookOf(sheets));
        if (!definition) return;
        written++;
        expectWellFormed(writeXform(definition));
      }),
      { numRuns: 150, seed: 20261122 },
    );
    expect(written).toBeGreaterThan(70);
  });
});

describe("an XForm of everything that XLSForm has", () => {
  it("shows and sounds files with labels and choices, in every language, by where they lie on a phone", () => {
    const xml = xform(`
| survey | type          | name | label::English (en) | label::Bangla (bn) | image::English (en) | image::Bangla (bn) | big-image::English (en) | audio::English (en) |
|        | select_one yn | a    | A                   | ক                  | a.png               | ka.png             | a-big.png               | jr://audio/a.mp3    |
| choices | list_name | name | label::English (en) | label::Bangla (bn) | video::English (en) |
|         | yn        | yes  | Yes                 | হ্যাঁ               | yes.mp4             |
`);
    expect(xml).toContain(
      '<text id="/data/a:label"><value>A</value><value form="image">jr://images/a.png</value>' +
        '<value form="big-image">jr://images/a-big.png</value><value form="audio">jr://audio/a.mp3</value></text>',
    );
    expect(xml).toContain('<value>ক</value><value form="image">jr://images/ka.png</value>');
    expect(xml).toContain('<text id="yn-0"><value>Yes</value><value form="video">jr://video/yes.mp4</value></text>');
    expect(xml).toContain("<item><itextId>yn-0</itextId><name>yes</name><label>Yes</label></item>");
  });

  it("keeps what authors wrote for binds, controls and elements, unless nothing declares its prefix", () => {
    const xml = xform(`
| survey   | type | name | label | bind::odk:length | bind::esri:fieldType | bind::none:such | body::autocomplete | instance::odk:tag | rows |
|          | text | a    | A     | 10               | esriFieldTypeInteger | x               | \${b}              | a1                | 4    |
|          | text | b    | B     |                  |                      |                 |                    |                   |      |
| settings | form_id | namespaces                      |
|          | f       | esri="http://esri.com/xforms"   |
`);
    expect(xml).toContain(
      '<bind nodeset="/data/a" type="string" odk:length="10" esri:fieldType="esriFieldTypeInteger"/>',
    );
    expect(xml).toContain('xmlns:esri="http://esri.com/xforms"');
    expect(xml).toMatch(/<input ref="\/data\/a" (?=[^>]*rows="4")[^>]*autocomplete="\/data\/b"/);
    expect(xml).toContain('<a odk:tag="a1"/>');
  });

  it("writes parameters where devices look for them", () => {
    const xml = xform(`
| survey | type     | name  | label | parameters                                                                   |
|        | image    | photo | P     | max-pixels=640 app=org.example.camera                                        |
|        | audio    | sound | S     | quality=low                                                                  |
|        | text     | words | W     | rows=5                                                                       |
|        | geopoint | spot  | G     | capture-accuracy=2 warning-accuracy=10 allow-mock-accuracy=true              |
|        | range    | scale | R     | start=0 end=10 step=2 tick_interval=4 placeholder=6                          |
|        | audit    | audit |       | location-priority=balanced location-min-interval=60 location-max-age=120 track-changes=true |
`);
    expect(xml).toContain('<bind nodeset="/data/photo" type="binary" orx:max-pixels="640"/>');
    expect(xml).toContain('<upload ref="/data/photo" mediatype="image/*" intent="org.example.camera">');
    expect(xml).toContain('<bind nodeset="/data/sound" type="binary" odk:quality="low"/>');
    expect(xml).toContain('<input ref="/data/words" rows="5">');
    expect(xml).toContain('<bind nodeset="/data/spot" type="geopoint" odk:allow-mock-accuracy="true"/>');
    expect(xml).toContain('<input ref="/data/spot" accuracyThreshold="2" unacceptableAccuracyThreshold="10">');
    expect(xml).toContain('start="0" end="10" step="2" odk:tick-interval="4" odk:placeholder="6">');
    expect(xml).toContain(
      '<bind nodeset="/data/meta/audit" type="binary" odk:location-priority="balanced" ' +
        'odk:location-min-interval="60" odk:location-max-age="120" odk:track-changes="true"/>',
    );
    expect(xml).toContain("<meta><audit/><instanceID/></meta>");
  });

  it("fills in what devices know, and asks them where they are and to listen", () => {
    const xml = xform(`
| survey | type                | name   | label | trigger | parameters         |
|        | start               | start  |       |         |                    |
|        | today               | today  |       |         |                    |
|        | simserial           | sim    |       |         |                    |
|        | start-geopoint      | begun  |       |         |                    |
|        | background-audio    | heard  |       |         | quality=voice-only |
|        | text                | words  | W     |         |                    |
|        | background-geopoint | at     |       | \${words} |                  |
`);
    expect(xml).toContain(
      '<bind nodeset="/data/start" type="dateTime" jr:preload="timestamp" jr:preloadParams="start"/>',
    );
    expect(xml).toContain('<bind nodeset="/data/today" type="date" jr:preload="date" jr:preloadParams="today"/>');
    expect(xml).toContain(
      '<bind nodeset="/data/sim" type="string" jr:preload="property" jr:preloadParams="simserial"/>',
    );
    expect(xml).toContain('<odk:setgeopoint event="odk-instance-first-load" ref="/data/begun"/>');
    expect(xml).toContain('<odk:recordaudio event="odk-instance-load" ref="/data/heard" odk:quality="voice-only"/>');
    expect(xml).toContain('<odk:setgeopoint event="xforms-value-changed" ref="/data/at"/></input>');
    expect(xml).not.toContain('<input ref="/data/at"');
  });

  it("leaves files that came not along to the phone, and shuffles by a seed", () => {
    const xml = xform(`
| survey | type                          | name | label | parameters                     | calculation                          | choice_filter |
|        | select_one_from_file wards.csv | a   | A     | value=code label=title randomize=true seed=5 |                          | zone = 'n' |
|        | select_one_from_file map.geojson | b | B     |                                |                                      |               |
|        | calculate                     | c    |       |                                | pulldata('fruits', 'p', 'k', 'x')    |               |
`);
    expect(xml).toContain('<instance id="wards" src="jr://file-csv/wards.csv"/>');
    expect(xml).toContain('<instance id="map" src="jr://file/map.geojson"/>');
    expect(xml).toContain('<instance id="fruits" src="jr://file-csv/fruits.csv"/>');
    expect(xml).toContain(
      `<itemset nodeset="randomize(instance('wards')/root/item[zone = 'n'], 5)"><value ref="code"/><label ref="title"/></itemset>`,
    );
    expect(xml).toContain(
      `<itemset nodeset="instance('map')/root/item"><value ref="id"/><label ref="title"/></itemset>`,
    );
  });

  it("keeps the columns of a file that came along, also a name that isn't the choice's own", () => {
    const file = { "wards.csv": "name,code,title\nNorth ward,n,North\n" };
    const survey =
      "| survey | type | name | label | parameters |\n| | select_one_from_file wards.csv | a | A | value=code label=title |";
    const xml = xform(survey, file);
    expect(xml).toContain("<name>North ward</name>");
    expect(xml).toContain("<code>n</code>");
    expect(xml).toContain('<value ref="code"/>');
  });

  it("says how responses are sent, and what the form looks like", () => {
    const xml = xform(`
| survey   | type | name | label |
|          | text | a    | A     |
| settings | form_id | version | style | submission_url | public_key | auto_send | auto_delete | client_editable | attribute::xyz |
|          | f       | 2026    | pages theme-grid | https://example.org/submit | MIIB | true | false | yes | 1234 |
`);
    expect(xml).toContain(
      '<submission action="https://example.org/submit" method="post" base64RsaPublicKey="MIIB" orx:auto-send="true" ' +
        'orx:auto-delete="false" odk:client-editable="true"/>',
    );
    expect(xml).toContain('<h:body class="pages theme-grid">');
    expect(xml).toMatch(/<data xyz="1234" id="f" version="2026">/);
  });

  it("tells what is made and changed outside of the response", () => {
    const made = xform(`
| survey   | type | name | label | save_to |
|          | text | kind | Kind  | species |
| entities | list_name | label     |
|          | trees     | \${kind}  |
`);
    expect(made).toContain('entities:entities-version="2024.1.0"');
    expect(made).toContain('<entity dataset="trees" create="1" id=""><label/></entity>');
    expect(made).toContain('<bind nodeset="/data/kind" type="string" entities:saveto="species"/>');
    expect(made).toContain('<bind nodeset="/data/meta/entity/@id" type="string" readonly="true()"/>');
    expect(made).toContain('nodeset="/data/meta/entity/label" type="string" readonly="true()" calculate="/data/kind"');
    expect(made).toContain('<setvalue event="odk-instance-first-load" ref="/data/meta/entity/@id" value="uuid()"/>');

    const changed = xform(`
| survey   | type                           | name | label |
|          | select_one_from_file trees.csv | tree | Tree  |
| entities | list_name | entity_id | update_if          |
|          | trees     | \${tree}  | \${tree} != ''     |
`);
    expect(changed).toContain('<entity dataset="trees" update="1" id="" baseVersion="" trunkVersion="" branchId=""/>');
    expect(changed).toContain(`calculate="instance('trees')/root/item[name=/data/tree]/__version"`);
    expect(changed).toContain('nodeset="/data/meta/entity/@update"');
    expect(changed).not.toContain("uuid()");
  });

  it("makes an entity of each instance of a repeat", () => {
    const xml = xform(`
| survey   | type         | name  | label | save_to |
|          | begin repeat | trees | Trees |         |
|          | text         | kind  | Kind  | species |
|          | end repeat   |       |       |         |
| entities | list_name | label    | repeat     |
|          | trees     | \${kind} | \${trees}  |
`);
    expect(xml).toContain('entities:entities-version="2025.1.0"');
    expect(xml).toContain('<kind/><meta><entity dataset="trees" create="1" id=""><label/></entity></meta></trees>');
    expect(xml).toContain(
      'nodeset="/data/trees/meta/entity/label" type="string" readonly="true()" calculate="../../../kind"',
    );
    expect(xml).toContain(
      '<setvalue event="odk-instance-first-load odk-new-repeat" ref="/data/trees/meta/entity/@id" value="uuid()"/>',
    );
  });

  it("writes a table of selects out, since phones have no such group", () => {
    const xml = xform(`
| survey  | type          | name | label  | appearance         |
|         | begin group   | g    | Grades | table-list minimal |
|         | select_one yn | a    | A      |                    |
|         | select_one yn | b    | B      |                    |
|         | end group     |      |        |                    |
| choices | list_name | name | label |
|         | yn        | yes  | Yes   |
`);
    expect(xml).toContain('<group ref="/data/g" appearance="field-list minimal"><input');
    expect(xml).toContain('<select1 ref="/data/g/reserved_name_for_field_list_labels_3" appearance="label">');
    expect(xml).toContain('<select1 ref="/data/g/b" appearance="list-nolabel">');
  });

  it("leaves the choices of a search in their control, as phones want them", () => {
    const xml = xform(`
| survey  | type          | name | label | appearance                                        |
|         | text          | a    | A     |                                                   |
|         | select_one fs | b    | B     | minimal search('fruits', 'matches', 'k', \${a}) |
| choices | list_name | name | label |
|         | fs        | key  | words |
`);
    expect(xml).toContain(`appearance="minimal search('fruits', 'matches', 'k', /data/a)"`);
    expect(xml).toContain(`<item><label ref="jr:itext('fs-0')"/><value>key</value></item></select1>`);
  });

  it("shows what it works out only where there is something to say of it", () => {
    const xml = xform(`
| survey | type    | name | label | calculation |
|        | text    | a    |       | 1 + 1       |
|        | integer | b    | B     | 1 + 1       |
`);
    expect(xml).not.toContain('<input ref="/data/a"');
    expect(xml).toContain('<input ref="/data/b"');
  });

  it("asks for things on the map by their tags", () => {
    const xml = xform(`
| survey | type         | name | label |
|        | osm building | a    | A     |
| osm    | list_name | name   | label  |
|        | building  | levels | Levels |
`);
    expect(xml).toContain('mediatype="osm/*"');
    expect(xml).toContain('<tag key="levels"><label');
  });
});
