import { describe, expect, it, test } from "vitest";
import { compileForm } from "./engine/compile.ts";
import { openSession } from "./engine/session.ts";
import { readForm } from "./read-form.ts";
import { workbookOf, type Cell } from "./testing/workbook.ts";

/** A survey of these rows: type, name, label. */
function read(...rows: Cell[][]) {
  const survey = [["type", "name", "label"], ...rows];
  return readForm(
    workbookOf({
      survey,
      choices: [
        ["list_name", "name", "label"],
        ["yn", "yes", "Yes"],
      ],
    }),
  );
}

const TYPES: [written: string, type: string][] = [
  ["string", "text"],
  ["int", "integer"],
  ["add time prompt", "time"],
  ["datetime", "dateTime"],
  ["dateTime", "dateTime"],
  ["add date time prompt", "dateTime"],
  ["range", "range"],
  ["trigger", "acknowledge"],
  ["acknowledge", "acknowledge"],
  ["rank yn", "rank"],
  ["barcode", "barcode"],
  ["hidden", "hidden"],
  ["start", "start"],
  ["get today", "today"],
  ["tel", "text"],
  ["phone number", "text"],
  ["get phone number", "phonenumber"],
  ["uri:deviceid", "deviceid"],
  ["phone_number", "text"],
  ["date_time", "dateTime"],
  ["start_geopoint", "start-geopoint"],
  ["background audio", "background-audio"],
  ["select multiple yn", "select_multiple"],
  ["percentage", "integer"],
  ["number of days in last month", "integer"],
  ["image", "image"],
  ["photo", "image"],
  ["add image prompt", "image"],
  ["q picture", "image"],
  ["signature", "image"],
  ["audio", "audio"],
  ["video", "video"],
  ["file", "file"],
  ["osm", "osm"],
  ["osm building_tags", "osm"],
  ["imei", "deviceid"],
  ["gps", "geopoint"],
  ["location", "geopoint"],
  ["geotrace", "geotrace"],
  ["geoshape", "geoshape"],
];

test.each(TYPES)("the type %s is read as %s", (written, type) => {
  const { definition, errors, warnings } = read([written, "a", "A"]);
  expect([errors, warnings]).toEqual([[], []]);
  expect(definition!.children).toMatchObject([{ type, name: "a" }]);
});

it("a type that says more than its answer's kind brings the constraint along, unless its row has one", () => {
  const rows: Cell[][] = [
    ["percentage", "a", "A", null],
    ["phone number", "b", "B", null],
    ["percentage", "c", "C", ". < 50"],
  ];
  const { definition } = readForm(workbookOf({ survey: [["type", "name", "label", "constraint"], ...rows] }));
  expect(definition!.children).toMatchObject([
    { type: "integer", constraint: "0 <= . and . <= 100" },
    { type: "text", constraint: "regex(., '^\\d*$')", hint: { "": "Enter numbers only." } },
    { type: "integer", constraint: ". < 50" },
  ]);
  const session = openSession(compileForm(definition!), { answers: { a: 101, b: "01711", c: 60 } });
  expect(session.problems().map(({ path }) => path)).toEqual(["a", "c"]);
});

it("a question for a file is asked, and may be required", () => {
  const survey = [
    ["type", "name", "label", "required"],
    ["image", "photo", "Photo", "yes"],
  ];
  const { definition, warnings } = readForm(workbookOf({ survey }));
  expect(warnings).toEqual([]);
  const session = openSession(compileForm(definition!));
  expect(session.problems()).toMatchObject([{ path: "photo", kind: "required" }]);
  session.set("photo", "gate.jpg");
  expect(session.problems()).toEqual([]);
});

it("an audit needs no name, and what nobody is asked no label", () => {
  const { definition, warnings } = read(["audit"], ["start", "began"], ["hidden", "edition"]);
  expect(warnings).toEqual([]);
  expect(definition!.children.map(({ name }) => name)).toEqual(["audit", "began", "edition"]);
});

describe("a select from a repeat's answers", () => {
  const survey = (list: string, ...more: Cell[]): Cell[][] => [
    ["type", "name", "label", "choice_filter"],
    ["begin repeat", "people", "People"],
    ["text", "who", "Who"],
    ["end repeat"],
    [`select_one ${list}`, "head", "Head", ...more],
  ];
  const { definition, errors } = readForm(workbookOf({ survey: survey("${who}") }));

  it("offers those that are given, as they are given", () => {
    expect(errors).toEqual([]);
    const session = openSession(compileForm(definition!));
    const offered = () => session.node("head")!.choices?.map(({ name }) => name);
    session.set("people[1]/who", "Ann");
    session.addInstance("people");
    expect(offered()).toEqual(["Ann"]);
    session.set("people[2]/who", "Bob");
    expect(offered()).toEqual(["Ann", "Bob"]);
    session.set("head", "Bob");
    expect(session.revision()).toMatchObject({ head: "Bob" });
    session.set("people[2]/who", "Bo");
    expect(session.problems()).toMatchObject([{ path: "head", kind: "type" }]);
  });

  it("keeps an answer that was given before", () => {
    const answers = { people: [{ who: "Ann" }], head: "Ann" };
    expect(openSession(compileForm(definition!), { answers }).revision()).toEqual(answers);
  });

  it("needs the question, and knows what its filter asks", () => {
    expect(readForm(workbookOf({ survey: survey("${whom}") })).errors).toMatchObject([
      { row: 5, column: "type", code: "question-unknown", suggestion: "who" },
    ]);
    expect(readForm(workbookOf({ survey: survey("${who}", "whom != 'Ann'") })).errors).toMatchObject([
      { row: 5, column: "choice_filter", suggestion: "who" },
    ]);
  });
});

describe("or_other", () => {
  const bytes = workbookOf({
    survey: [
      ["type", "name", "label::English (en)", "label::Bangla (bn)"],
      ["begin repeat", "trips", "Trips", "যাত্রা"],
      ["select_multiple yn or_other", "how", "How?", "কীভাবে?"],
      ["end repeat"],
    ],
    choices: [
      ["list_name", "name", "label::English (en)", "label::Bangla (bn)"],
      ["yn", "yes", "Yes", "হ্যাঁ"],
    ],
  });
  const { definition, errors, counts } = readForm(bytes);

  it("adds the choice, and a question for the words of who takes it", () => {
    expect(errors).toEqual([]);
    expect(definition).toMatchObject({
      children: [
        { children: [{ name: "how" }, { type: "text", path: "trips/how_other", label: { en: "Specify other." } }] },
      ],
      choiceLists: { yn: [{ name: "yes" }, { name: "other", label: { en: "Other", bn: "অন্যান্য" } }] },
    });
    expect(counts).toMatchObject({ questions: 1, choices: 1 });
  });

  it("asks for the words only where it was taken", () => {
    const session = openSession(compileForm(definition!), {
      answers: { trips: [{ how: ["yes"] }, { how: ["other"] }] },
    });
    expect(session.node("trips[1]/how_other")!.relevant).toBe(false);
    expect(session.node("trips[2]/how_other")!.relevant).toBe(true);
  });

  it("leaves a list that has the choice as it is, and refuses a name that is taken", () => {
    const survey: Cell[][] = [
      ["type", "name", "label"],
      ["select_one l or other", "a", "A"],
      ["text", "a_other", "B"],
    ];
    const choices: Cell[][] = [
      ["list_name", "name", "label"],
      ["l", "other", "Something else"],
    ];
    const read = readForm(workbookOf({ survey, choices }));
    expect(read.errors).toMatchObject([{ code: "name-duplicate", row: 3 }]);
    expect(read.counts.choices).toBe(1);
  });
});

describe("a loop over a list", () => {
  const choices: Cell[][] = [
    ["list_name", "name", "label"],
    ["pumps", "hand", "Hand pump"],
    ["pumps", "deep", "Deep tubewell"],
  ];
  const HEADER: Cell[] = ["type", "name", "label", "relevant", "calculation"];
  function loop(...rows: Cell[][]) {
    return readForm(workbookOf({ survey: [HEADER, ...rows], choices }));
  }

  it("stands once for each of its choices, put into its texts and expressions", () => {
    const { definition, errors, counts } = loop(
      ["begin loop over pumps", "water", "Water"],
      ["integer", "number", "How many of %(label)s (%(name)s)?"],
      ["calculate", "kind", null, "../number > 0", "'%(name)s'"],
      ["end loop"],
    );
    expect(errors).toEqual([]);
    expect(counts).toMatchObject({ surveyRows: 4, questions: 2, groups: 1 });
    expect(definition!.children).toMatchObject([
      {
        kind: "group",
        path: "water",
        children: [
          {
            path: "water/hand",
            label: { "": "Hand pump" },
            children: [{ label: { "": "How many of Hand pump (hand)?" } }, {}],
          },
          { path: "water/deep", children: [{ path: "water/deep/number" }, { path: "water/deep/kind" }] },
        ],
      },
    ]);
    const session = openSession(compileForm(definition!), { answers: { water: { deep: { number: 2 } } } });
    expect(session.revision()).toEqual({ water: { deep: { number: 2, kind: "deep" } } });
  });

  it("may hold another, and places its faults in the author's row", () => {
    const { errors } = loop(
      ["begin loop over pumps", "a", "A"],
      ["begin_loop over pumps", "b", "B"],
      ["integer", "c", "C", "${d} = 1"],
      ["end loop"],
      ["end_loop"],
    );
    expect(errors).toHaveLength(4);
    expect(errors).toContainEqual(expect.objectContaining({ row: 4, column: "relevant", code: "question-unknown" }));
  });

  it("needs a list that there is, and an end", () => {
    expect(loop(["begin loop", "a", "A"]).errors).toMatchObject([{ code: "list-missing" }]);
    expect(loop(["begin loop over pump", "a", "A"], ["text", "b", "B"], ["end loop"]).errors).toMatchObject([
      { row: 2, code: "list-unknown", suggestion: "pumps" },
    ]);
    expect(loop(["begin loop over pumps", "a", "A"], ["text", "b", "B"]).errors).toMatchObject([
      { row: 2, code: "group-unclosed", suggestion: "end loop" },
    ]);
    expect(loop(["begin loop over pumps", "a", "A"], ["text", "b", "B"], ["end group"]).errors).toMatchObject([
      { row: 4, code: "end-mismatch", suggestion: "end loop" },
    ]);
  });

  it("is refused where loops within loops come to more than anyone could answer", () => {
    const many = Array.from({ length: 150 }, (_, at) => ["l", `c${at}`, "C"]);
    const survey: Cell[][] = [
      HEADER,
      ["begin loop over l", "a", "A"],
      ["begin loop over l", "b", "B"],
      ["text", "c", "C"],
      ["end loop"],
      ["end loop"],
    ];
    const { errors } = readForm(workbookOf({ survey, choices: [["list_name", "name", "label"], ...many] }));
    expect(errors).toMatchObject([{ code: "loop-too-large" }]);
  });
});
