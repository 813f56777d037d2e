import { describe, expect, it } from "vitest";
import { compileForm } from "./engine/compile.ts";
import { openSession } from "./engine/session.ts";
import { readForm } from "./read-form.ts";
import { workbookOf, type Cell } from "./testing/workbook.ts";

const HEADER: Cell[] = ["type", "name", "label", "choice_filter", "parameters", "calculation"];
const WARDS = "code,name,zone\n1,One,north\n2,Two,south\n3,Three,north\n";

function read(rows: Cell[][], attachments: Record<string, string> = {}, more: Record<string, Cell[][]> = {}) {
  return readForm(workbookOf({ survey: [HEADER, ...rows], ...more }), { attachments });
}

describe("a select from a file", () => {
  const rows: Cell[][] = [
    ["text", "zone", "Zone"],
    ["select_one_from_file Wards.csv", "ward", "Ward", "zone = ${zone}", "value=code label=name"],
    ["select_multiple_from_file Wards.csv", "others", "Others", null, "value=code, label=name"],
    ["calculate", "called", null, null, null, "jr:choice-name(${ward}, '${ward}')"],
    ["calculate", "found", null, null, null, "instance('Wards')/root/item[code = ${ward}]/name"],
  ];
  const { definition, errors, counts } = read(rows, { "Wards.csv": WARDS });

  it("brings its choices along, so that the questionnaire stands by itself", () => {
    expect(errors).toEqual([]);
    expect(definition!.choiceLists).toMatchObject({ Wards: [{ name: "1", label: { "": "One" } }, {}, {}] });
    expect(definition!.children).toMatchObject([{}, { type: "select_one", list: "Wards" }, { list: "Wards" }, {}, {}]);
    expect(counts).toMatchObject({ choiceLists: 1, choices: 3 });
  });

  it("is filtered by the columns of the file", () => {
    const session = openSession(compileForm(definition!));
    session.set("zone", "north");
    expect(session.node("ward")!.choices!.map(({ name }) => name)).toEqual(["1", "3"]);
    session.set("ward", "3");
    expect(session.revision()).toMatchObject({ ward: "3", called: "Three", found: "Three" });
  });

  it("names the file that isn't there, and the likely one", () => {
    const required = readForm(workbookOf({ survey: [HEADER, ...rows.slice(0, 2)] }), { requireFiles: true });
    expect(required.errors).toMatchObject([
      { row: 3, column: "type", code: "file-missing", message: { en: expect.stringContaining("Wards.csv") } },
    ]);
    const misspelt = read([["select_one_from_file ward.csv", "a", "A"]], { "wards.csv": WARDS });
    expect(misspelt.ok).toBe(true);
    expect(misspelt.definition!.lackingFiles).toEqual({ ward: "ward.csv" });
    expect(misspelt.warnings).toMatchObject([{ code: "file-missing", suggestion: "wards.csv" }]);
  });

  it("names the column that the file lacks, and a file of another kind", () => {
    const lacking = read([["select_one_from_file wards.csv", "a", "A", null, "value=cod label=name"]], {
      "wards.csv": WARDS,
    });
    expect(lacking.errors).toMatchObject([{ code: "file-column-missing", suggestion: "code" }]);
    const unread = read([["select_one_from_file wards.geojson", "a", "A"]], { "wards.geojson": "{}" });
    expect(unread.errors).toMatchObject([{ code: "file-unreadable" }]);
    const other = read([["select_one_from_file wards.xlsx", "a", "A"]], { "wards.xlsx": "" });
    expect(other.errors).toMatchObject([{ code: "file-kind" }]);
    expect(read([["select_one_from_file", "a", "A"]]).errors).toMatchObject([{ code: "list-missing" }]);
  });

  it("may be XML or GeoJSON, whose places are written as XForms have them", () => {
    const xml = "<root><item><name>n</name><label>North &amp; East</label><zone>a</zone></item></root>";
    const geojson = JSON.stringify({
      type: "FeatureCollection",
      features: [
        { type: "Feature", id: "p1", properties: { title: "Pump", depth: 7 }, geometry: point(90.4, 23.7) },
        { type: "Feature", properties: { id: "p2", title: "Tank" }, geometry: point(90.5, 23.8) },
      ],
    });
    const { definition, errors } = read(
      [
        ["select_one_from_file zones.xml", "zone", "Zone"],
        ["select_one_from_file pumps.geojson", "pump", "Pump"],
        ["calculate", "place", null, null, null, "instance('pumps')/root/item[id = ${pump}]/geometry"],
      ],
      { "zones.xml": xml, "pumps.geojson": geojson },
    );
    expect(errors).toEqual([]);
    const session = openSession(compileForm(definition!), { answers: { pump: "p2" } });
    expect(session.node("zone")!.choices).toMatchObject([{ name: "n", label: { "": "North & East" } }]);
    expect(session.revision()).toMatchObject({ pump: "p2", place: "23.8 90.5 0 0" });
  });

  it("may read one file in two ways", () => {
    const twice = read(
      [
        ["select_one_from_file w.csv", "a", "A", null, "value=code label=name"],
        ["select_one_from_file w.csv", "b", "B", null, "value=name label=name"],
      ],
      { "w.csv": WARDS },
    );
    const session = openSession(compileForm(twice.definition!));
    expect(session.node("a")!.choices![0]!.name).toBe("1");
    expect(session.node("b")!.choices![0]!.name).toBe("One");
  });

  it("stays quick with 6,000 choices: the filter's index is asked, not each choice", () => {
    const lines = Array.from({ length: 6_000 }, (_, at) => `c${at},Choice ${at},z${at % 600}`);
    const large = read(
      [
        ["text", "zone", "Zone"],
        ["select_one_from_file c.csv", "a", "A", "zone = ${zone}"],
      ],
      { "c.csv": ["name,label,zone", ...lines].join("\n") },
    );
    const session = openSession(compileForm(large.definition!));
    session.set("zone", "z1");
    const begun = performance.now();
    for (let at = 0; at < 600; at++) session.set("zone", `z${at}`);
    // Looking at each choice each time would take seconds.
    expect(performance.now() - begun).toBeLessThan(2_000);
    expect(session.node("a")!.choices).toHaveLength(10);
  });
});

function point(longitude: number, latitude: number) {
  return { type: "Point", coordinates: [longitude, latitude] };
}

describe("a file that expressions read", () => {
  const total = "instance('towns')/root/item[name = 'savar']/people";
  const rows: Cell[][] = [
    ["csv-external", "towns"],
    ["calculate", "people", null, null, null, total],
  ];

  it("is no question, and its rows are read by its name", () => {
    const { definition, errors, counts } = read(rows, { "towns.csv": "name,people\nsavar,300000\n" });
    expect(errors).toEqual([]);
    expect(counts).toMatchObject({ choiceLists: 1, choices: 1 });
    expect(definition!.children).toHaveLength(1);
    expect(openSession(compileForm(definition!)).revision()).toEqual({ people: "300000" });
    const items = { "towns.xml": "<root><item><name>savar</name><people>7</people></item></root>" };
    const xml = read([["xml-external", "towns"], ...rows.slice(1)], items);
    expect(openSession(compileForm(xml.definition!)).revision()).toEqual({ people: "7" });
  });

  it("may come later, but neither in a repeat nor under a name that is taken", () => {
    expect(read(rows)).toMatchObject({ ok: true, warnings: [{ row: 2, code: "file-missing" }] });
    const repeat: Cell[][] = [["begin repeat", "r", "R"], ...rows.slice(0, 1), ["text", "a", "A"], ["end repeat"]];
    expect(read(repeat).errors).toMatchObject([{ row: 3, column: "type", code: "external-in-repeat" }]);
    const both = read([...rows, ["xml-external", "towns"]]);
    expect(both.errors).toMatchObject([{ row: 4, column: "name", code: "external-taken" }]);
  });
});

describe("select_one_external", () => {
  const external: Cell[][] = [
    ["list_name", "name", "label", "zone"],
    ["wards", "1", "One", "north"],
    ["wards", "2", "Two", "south"],
    ["towns", "t", "Town", null],
  ];
  const rows: Cell[][] = [
    ["text", "zone", "Zone"],
    ["select_one_external wards", "ward", "Ward", "zone=${zone}"],
  ];

  it("takes its choices from the sheet external_choices", () => {
    const { definition, errors, warnings } = read(rows, {}, { external_choices: external });
    expect([errors, warnings]).toEqual([[], []]);
    const session = openSession(compileForm(definition!));
    session.set("zone", "south");
    expect(session.node("ward")!.choices!.map(({ name }) => name)).toEqual(["2"]);
    expect(Object.keys(definition!.choiceLists)).toEqual(["wards"]);
  });

  it("keeps apart from a list of the same name in the choices sheet", () => {
    const choices: Cell[][] = [
      ["list_name", "name", "label"],
      ["wards", "x", "X"],
    ];
    const { definition } = read([...rows, ["select_one wards", "b", "B"]], {}, { external_choices: external, choices });
    const session = openSession(compileForm(definition!));
    expect(session.node("b")!.choices!.map(({ name }) => name)).toEqual(["x"]);
  });

  it("says which list the sheet lacks", () => {
    const { errors } = read([["select_one_external ward", "a", "A"]], {}, { external_choices: external });
    expect(errors).toMatchObject([{ code: "list-unknown", suggestion: "wards" }]);
  });
});

describe("a file that pulldata reads", () => {
  const rows: Cell[][] = [
    ["text", "ward", "Ward"],
    ["calculate", "called", null, null, null, "pulldata('wards', 'name', 'code', ${ward})"],
    ["calculate", "zone", null, null, null, "instance('wards')/root/item[code = ${ward}]/zone"],
    ["calculate", "again", null, null, null, "pulldata(‘wards.csv’, 'NAME', 'Code', ${ward})"],
  ];

  it("comes along, and is an instance as pyxform makes it one", () => {
    const { definition, errors, warnings, files } = read(rows, { "wards.csv": WARDS });
    expect([errors, warnings, files]).toEqual([[], [], ["wards.csv"]]);
    const session = openSession(compileForm(definition!), { answers: { ward: "2" } });
    expect(session.revision()).toEqual({ ward: "2", called: "Two", zone: "south", again: "Two" });
  });

  it("may still come when the form is answered", () => {
    const { definition, warnings } = read(rows);
    expect(warnings).toMatchObject([{ row: 3, column: "calculation", code: "file-missing" }]);
    const attachments = { "wards.csv": WARDS };
    const session = openSession(compileForm(definition!), { answers: { ward: "3" }, attachments });
    expect(session.revision()).toMatchObject({ called: "Three", zone: "north" });
  });

  it("gives way to a list of the choices sheet", () => {
    const { definition, warnings } = read(
      rows,
      {},
      {
        choices: [
          ["list_name", "name", "label", "code", "zone"],
          ["wards", "One", "1", "1", "n"],
        ],
      },
    );
    expect(warnings).toEqual([]);
    expect(openSession(compileForm(definition!), { answers: { ward: "1" } }).revision()).toMatchObject({
      called: "One",
    });
  });
});

describe("a file that an appearance searches", () => {
  const FRUITS = "name_key,name,kind,zone\nm,Mango,sweet,n\nl,Lemon,sour,n\np,Plum,sweet,s\nm,Mango,sweet,s\n";
  const CHOICES: Cell[][] = [
    ["list_name", "name", "label"],
    ["fruits", "name_key", "name, kind"],
    ["fruits", 96, "None of these"],
  ];
  const offered = (appearance: string, answers = {}): string[] => {
    const header: Cell[] = ["type", "name", "label", "appearance"];
    const survey: Cell[][] = [header, ["text", "said", "Said"], ["select_one fruits", "fruit", "Fruit", appearance]];
    const { definition, errors, warnings, files } = readForm(workbookOf({ survey, choices: CHOICES }), {
      attachments: { "fruits.csv": FRUITS },
    });
    expect([errors, warnings]).toEqual([[], []]);
    expect(files).toEqual(["fruits.csv"]);
    const session = openSession(compileForm(definition!), { answers: { said: "", ...answers } });
    return session.node("fruit")!.choices!.map(({ name, label }) => `${name} ${Object.values(label)[0]}`);
  };

  it.each([
    ["search('fruits')", "", ["m Mango, sweet", "l Lemon, sour", "p Plum, sweet", "96 None of these"]],
    [
      "quick search('fruits', 'contains', 'name', ${said})",
      "m",
      ["l Lemon, sour", "p Plum, sweet", "96 None of these"],
    ],
    [
      "search('fruits.csv', 'startswith', 'name,kind', ${said})",
      "s",
      ["m Mango, sweet", "l Lemon, sour", "p Plum, sweet", "96 None of these"],
    ],
    ["search('fruits', 'endswith', 'name', ${said})", "on", ["l Lemon, sour", "96 None of these"]],
    [
      "search('fruits', 'matches', 'kind', 'sweet', 'zone', ${said})",
      "s",
      ["p Plum, sweet", "m Mango, sweet", "96 None of these"],
    ],
  ])("gives the choices of %s", (appearance, said, choices) => {
    expect(offered(appearance, { said })).toEqual(choices);
  });

  it("keeps its name, which the list of the choices sheet had only to say what its columns are", () => {
    const survey: Cell[][] = [
      ["type", "name", "label", "appearance", "calculation"],
      ["select_one fruits", "fruit", "Fruit", "search('fruits')"],
      ["calculate", "kind", null, null, "pulldata('fruits', 'kind', 'name_key', ${fruit})"],
    ];
    const bytes = workbookOf({ survey, choices: CHOICES });
    const { definition } = readForm(bytes, { attachments: { "fruits.csv": FRUITS } });
    expect(openSession(compileForm(definition!), { answers: { fruit: "l" } }).revision()).toMatchObject({
      kind: "sour",
    });
    expect(readForm(bytes).files).toEqual(["fruits.csv"]);
  });
});
