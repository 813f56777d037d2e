import { describe, expect, it } from "vitest";
import { evaluateSteps } from "./evaluate-steps.ts";
import { choices, definition, group, question, repeat } from "./testing/build.ts";

const market = definition(
  [
    question("select_one", "ward", { list: "wards", label: { en: "Ward", bn: "ওয়ার্ড" } }),
    group("stalls", [
      question("integer", "number", { required: "true()", constraint: ". < 100" }),
      question("decimal", "rent", { relevant: "../number > 0", label: { en: "Rent of ${number} in ${ward}" } }),
    ]),
    question("select_multiple", "goods", { list: "goods", choiceFilter: "name != ${ward}" }),
    repeat("days", [question("text", "name"), repeat("hours", [question("integer", "from")])]),
    question("integer", "gates"),
    repeat("gate", [question("text", "width", { default: "wide" })], { count: "${gates}" }),
    question("calculate", "total", { calculation: "${number} * ${rent}" }),
    question("note", "thanks"),
  ],
  { wards: choices("w1", "w2"), goods: choices("fish", "rice", "w1") },
);

describe("a new response", () => {
  it("shows every question, with groups and instances only relevant or not, in the form's order", () => {
    const { nodes, errors } = evaluateSteps(market, { steps: [] });
    expect(errors).toEqual([]);
    expect(Object.keys(nodes)).toEqual([
      "ward",
      "stalls",
      "stalls/number",
      "stalls/rent",
      "goods",
      "days[1]",
      "days[1]/name",
      "days[1]/hours[1]",
      "days[1]/hours[1]/from",
      "gates",
      "total",
      "thanks",
    ]);
    expect(nodes["days[1]"]).toEqual({ relevant: true });
    expect(nodes["stalls/number"]).toEqual({
      relevant: true,
      required: true,
      readonly: false,
      value: "",
      violation: "required",
      choices: null,
      label: "number",
    });
    expect(nodes.thanks).toMatchObject({ readonly: true });
    expect(nodes.total).toMatchObject({ readonly: false, value: "" });
  });
});

describe("the steps", () => {
  it("set texts that are read as the question's type, and written as XForms hold them", () => {
    const steps = [
      { set: "ward", value: "w1" },
      { set: "/stalls/number", value: "5" },
      { set: "stalls/rent", value: "20" },
      { set: "goods", value: " fish  rice " },
    ];
    const { nodes, errors } = evaluateSteps(market, { steps });
    expect(errors).toEqual([]);
    expect(nodes["stalls/number"]).toMatchObject({ value: "5", violation: null });
    expect(nodes["stalls/rent"]).toMatchObject({ value: "20.0", label: "Rent of 5 in w1" });
    expect(nodes.goods).toMatchObject({ value: "fish rice", choices: ["fish", "rice"] });
    expect(nodes.total).toMatchObject({ value: "100" });
  });

  it("take an answer away with the empty text, and hide it with its branch", () => {
    const given = [
      { set: "stalls/number", value: "5" },
      { set: "stalls/rent", value: "2.5" },
    ];
    const emptied = evaluateSteps(market, { steps: [...given, { set: "stalls/number", value: "" }] }).nodes;
    expect(emptied["stalls/number"]).toMatchObject({ value: "", violation: "required" });
    expect(emptied["stalls/rent"]).toMatchObject({ relevant: false, value: "" });
    const back = [...given, { set: "stalls/number", value: "" }, { set: "stalls/number", value: "6" }];
    expect(evaluateSteps(market, { steps: back }).nodes["stalls/rent"]).toMatchObject({ value: "2.5" });
  });

  it("break a constraint", () => {
    const { nodes, errors } = evaluateSteps(market, { steps: [{ set: "stalls/number", value: "100" }] });
    expect(nodes["stalls/number"]).toMatchObject({ value: "100", violation: "constraint" });
    expect(errors).toEqual([]);
  });

  it.each(["many", "٣", "৩", "1,000", "0x10", "Infinity"])(
    "that say %s where a number belongs leave it empty",
    (value) => {
      const steps = [
        { set: "stalls/number", value: "5" },
        { set: "stalls/number", value },
      ];
      const { nodes, errors } = evaluateSteps(market, { steps });
      expect(nodes["stalls/number"]).toMatchObject({ value: "", violation: "required" });
      expect(errors).toEqual([{ step: 2, message: `“${value}” can't be an answer to “stalls/number”.` }]);
    },
  );

  it.each([
    ["3.7", "3"],
    [" 5 ", "5"],
    ["1e1", "10"],
    ["-0.5", "0"],
    ["+7", "7"],
    [8, "8"],
    ["007", "7"],
  ])("take %s for the whole number %s, as ODK's engines do", (value, held) => {
    const { nodes, errors } = evaluateSteps(market, { steps: [{ set: "stalls/number", value }] });
    expect(nodes["stalls/number"]).toMatchObject({ value: held });
    expect(errors).toEqual([]);
  });

  it("take what a list offers, in its order and once, and nothing else", () => {
    const { nodes, errors } = evaluateSteps(market, {
      steps: [
        { set: "goods", value: "rice fish rice salt" },
        { set: "ward", value: "w1" },
        { set: "ward", value: "w9" },
      ],
    });
    expect(nodes.goods).toMatchObject({ value: "fish rice" });
    expect(nodes.ward).toMatchObject({ value: "" });
    expect(errors.map(({ step }) => step)).toEqual([3]);
  });

  it("may choose by a name with spaces, where one thing is chosen", () => {
    const people = definition(
      [
        repeat("people", [question("text", "who", { default: "Abdul Karim" })]),
        question("select_one", "head", { list: "${who}" }),
        question("select_one", "town", { list: "towns" }),
      ],
      { towns: choices("New Town", "Old Town") },
    );
    const steps = [
      { set: "head", value: "Abdul Karim" },
      { set: "town", value: " Old Town " },
    ];
    const { nodes, errors } = evaluateSteps(people, { steps });
    expect(errors).toEqual([]);
    expect(nodes).toMatchObject({ head: { value: "Abdul Karim" }, town: { value: "Old Town" } });
  });
  it("lose the choices that a filter takes away", () => {
    const steps = [
      { set: "goods", value: "w1 fish" },
      { set: "ward", value: "w1" },
    ];
    expect(evaluateSteps(market, { steps }).nodes.goods).toMatchObject({ value: "fish", violation: null });
  });

  it("add and remove instances, which begin with their own repeats' first, and count others", () => {
    const steps = [
      { addRepeat: "days" },
      { set: "days[2]/name", value: "Sunday" },
      { removeRepeat: "days[1]" },
      { addRepeat: "days[1]/hours" },
      { removeRepeat: "days[1]/hours[2]" },
      { set: "gates", value: "2" },
    ];
    const { nodes, errors } = evaluateSteps(market, { steps });
    expect(errors).toEqual([]);
    expect(nodes["days[1]/name"]).toMatchObject({ value: "Sunday" });
    expect(nodes["gate[2]/width"]).toMatchObject({ value: "wide" });
    expect(nodes).not.toHaveProperty(["days[2]"]);
    expect(nodes).not.toHaveProperty(["days[1]/hours[2]"]);
    expect(nodes).not.toHaveProperty(["gate[3]"]);
    const none = evaluateSteps(market, { steps: [{ removeRepeat: "days[1]" }, { set: "ward", value: "w2" }] });
    expect(none.nodes).not.toHaveProperty(["days[1]"]);
  });

  it("that can't be done are told by number, and don't stop the rest", () => {
    const steps = [
      { set: "nowhere", value: "1" },
      { set: "stalls", value: "1" },
      { addRepeat: "gate" },
      { removeRepeat: "days[7]" },
      { set: "thanks", value: "x" },
      { jump: "ward" },
      "ward",
      { set: "ward", value: "w2" },
    ];
    const { nodes, errors } = evaluateSteps(market, { steps });
    expect(errors.map((error) => error.step)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(nodes.ward).toMatchObject({ value: "w2" });
  });
});

describe("the script around the steps", () => {
  const form = definition([
    question("calculate", "moment", { calculation: "now()" }),
    question("calculate", "day", { calculation: "today()" }),
    question("text", "code"),
    question("calculate", "ward", { calculation: "pulldata('wards', 'name_bn', 'code', ${code})" }),
  ]);

  it("stands the clock still in a time zone", () => {
    const script = { steps: [], now: "2026-11-30T20:00:00Z", timezone: "Asia/Dhaka" };
    const { nodes } = evaluateSteps(form, script);
    expect(nodes.moment).toMatchObject({ value: "2026-12-01T02:00:00.000+06:00" });
    expect(nodes.day).toMatchObject({ value: "2026-12-01" });
  });

  it("attaches files", () => {
    const attachments = { "wards.csv": 'code,name_bn\r\n1,"এক, উত্তর"\r\n2,"দু""ই"\r\n' };
    const valueFor = (code: string) =>
      evaluateSteps(form, { steps: [{ set: "code", value: code }], attachments }).nodes.ward;
    expect(valueFor("1")).toMatchObject({ value: "এক, উত্তর" });
    expect(valueFor("2")).toMatchObject({ value: 'দু"ই' });
    expect(valueFor("3")).toMatchObject({ value: "" });
  });

  it("is told what is wrong with it", () => {
    expect(evaluateSteps(form, null).errors).toHaveLength(1);
    expect(evaluateSteps(form, { steps: 3 }).errors).toHaveLength(1);
    expect(evaluateSteps(form, { now: "noon", timezone: "Dhaka" }, "fr").errors.map(({ step }) => step)).toEqual([
      null,
      null,
      null,
    ]);
  });

  it("may ask for a language", () => {
    const bilingual = { ...market, languages: ["en", "bn"] };
    expect(evaluateSteps(bilingual, { steps: [] }, "Bangla (bn)").nodes.ward).toMatchObject({ label: "ওয়ার্ড" });
    expect(evaluateSteps(bilingual, { steps: [] }).nodes.ward).toMatchObject({ label: "Ward" });
  });
});

it("takes no answer to a note, whatever its own rule says", () => {
  const made = definition([question("note", "n", { readonly: "false()" })]);
  expect(evaluateSteps(made, {}).nodes["n"]).toMatchObject({ readonly: true });
});

it("judges by its rules what a choice filter leaves of an answer", () => {
  const goods = question("select_multiple", "goods", {
    list: "goods",
    default: "fish rice",
    choiceFilter: "name != 'fish'",
    constraint: "selected(., 'fish')",
  });
  const { nodes } = evaluateSteps(definition([goods], { goods: choices("fish", "rice") }), {});
  expect(nodes["goods"]).toMatchObject({ value: "rice", violation: "constraint" });
});

it("writes the numbers of a range as whole ones, unless its author wrote a decimal point", () => {
  const made = definition([question("range", "a"), question("range", "b", { parameters: { step: "0.5" } })]);
  const { nodes } = evaluateSteps(made, { steps: ["a", "b"].map((set) => ({ set, value: "3" })) });
  expect(nodes).toMatchObject({ a: { value: "3" }, b: { value: "3.0" } });
});
