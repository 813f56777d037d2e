import { describe, expect, test } from "vitest";
import type { Definition, Node } from "../../xlsform/index.ts";
import { aggregateOf, completed, figuresOf, formulaOf, sourcesIn, variablesOf } from "./indicators.rules.ts";

const blank = { label: {}, hint: {}, appearance: [], row: 2 };

function question(name: string, indicator: string, relevant?: string): Node {
  return {
    ...blank,
    kind: "question",
    type: "integer",
    name,
    path: name,
    guidance: {},
    constraintMessage: {},
    requiredMessage: {},
    parameters: {},
    extra: { indicator },
    ...(relevant !== undefined && { relevant }),
  };
}

function form(...children: Node[]): Definition {
  return {
    formId: "f",
    title: { en: "F" },
    version: "1",
    defaultLanguage: "en",
    languages: ["en"],
    children,
    choiceLists: {},
    settings: {},
  };
}

const group = (name: string, ...children: Node[]): Node => ({
  ...blank,
  kind: "group",
  name,
  path: name,
  children,
  extra: {},
});
const repeat = (name: string, ...children: Node[]): Node => ({
  ...blank,
  kind: "repeat",
  name,
  path: name,
  children,
  extra: {},
});

const taxForm = form(
  group("tax", question("demand", "FIN01"), question("arrears", "FIN02"), question("collected", "FIN03")),
);
const taxRate = formulaOf({ code: "FIN04", numerator: "${FIN03}", denominator: "${FIN01} + ${FIN02}", factor: 100 })!;

function rateOf(tax: Record<string, number>) {
  const sources = sourcesIn(taxForm);
  const asked = new Set(sources.map(({ variable }) => variable));
  return figuresOf([taxRate], asked, variablesOf(sources, { tax }));
}

describe("a figure of one municipality", () => {
  test("is numerator over denominator times the factor", () => {
    expect(rateOf({ demand: 60, arrears: 40, collected: 71 })).toEqual([
      { code: "FIN04", numerator: 71, denominator: 100, value: 71 },
    ]);
  });

  test("is zero when nothing was collected, and not known when nobody said what was collected", () => {
    expect(rateOf({ demand: 60, arrears: 40, collected: 0 })[0]?.value).toBe(0);
    expect(rateOf({ demand: 60, arrears: 40 })[0]).toEqual({
      code: "FIN04",
      numerator: null,
      denominator: 100,
      value: null,
    });
  });

  test("is not known when its denominator is zero or missing", () => {
    expect(rateOf({ demand: 0, arrears: 0, collected: 5 })[0]?.value).toBeNull();
    expect(rateOf({ demand: 60, collected: 5 })[0]).toMatchObject({ denominator: null, value: null });
  });

  test("is the quantity itself when there is no denominator", () => {
    const demand = formulaOf({ code: "FIN01", numerator: "${FIN01}", denominator: null, factor: 1 })!;
    const sources = sourcesIn(taxForm);
    expect(figuresOf([demand], new Set(["FIN01"]), variablesOf(sources, { tax: { demand: 0 } }))).toEqual([
      { code: "FIN01", numerator: 0, denominator: null, value: 0 },
    ]);
  });

  test("is not told at all by a questionnaire that asks for nothing of its numerator", () => {
    const coverage = formulaOf({
      code: "WAT02",
      numerator: "${WAT02.households}",
      denominator: "${GEN05}",
      factor: 100,
    })!;
    expect(figuresOf([coverage], new Set(["GEN05"]), { GEN05: 4000 })).toEqual([]);
  });

  test("takes what this questionnaire doesn't ask from the municipality's other answers, the first that knows it", () => {
    const coverage = formulaOf({
      code: "WAT02",
      numerator: "${WAT02.households}",
      denominator: "${GEN05}",
      factor: 100,
    })!;
    const variables = completed({ "WAT02.households": 1000 }, [{ GEN05: null }, { GEN05: 4000 }, { GEN05: 9999 }]);
    expect(figuresOf([coverage], new Set(["WAT02.households"]), variables)[0]?.value).toBe(25);
  });

  test("keeps its own answer, and its own not known, where another answer says otherwise", () => {
    expect(completed({ GEN05: 10, GEN04: null }, [{ GEN05: 20, GEN04: 30 }])).toEqual({ GEN05: 10, GEN04: null });
  });
});

describe("a question inside a repeat", () => {
  const vehicles = (relevant?: string) =>
    sourcesIn(form(repeat("vehicles", group("load", question("count", "SWM07.vehicles", relevant)))));
  const total = (instances: Record<string, unknown>[], relevant?: string) =>
    variablesOf(vehicles(relevant), { vehicles: instances.map((load) => ({ load })) } as never)["SWM07.vehicles"];

  test("is summed over the instances", () => {
    expect(total([{ count: 3 }, { count: 4 }])).toBe(7);
  });

  test("is not known while one instance isn't answered", () => {
    expect(total([{ count: 3 }, {}])).toBeNull();
  });

  test("leaves out the instances to which it doesn't apply", () => {
    expect(total([{ count: 3 }, {}], "${kind} = 'truck'")).toBe(3);
  });

  test("is not known when there is no instance", () => {
    expect(total([])).toBeNull();
    expect(variablesOf(vehicles(), {})["SWM07.vehicles"]).toBeNull();
  });
});

describe("an indicator's formula", () => {
  test("is nothing to compute when the indicator is only defined", () => {
    expect(formulaOf({ code: "GOV04", numerator: null, denominator: null, factor: 1 })).toBeNull();
  });

  test("with a fault says which indicator it is", () => {
    expect(() => formulaOf({ code: "FIN04", numerator: "${FIN03} +", denominator: null, factor: 1 })).toThrow(/FIN04/);
  });
});

describe("a place's figure", () => {
  test("of a ratio is sum over sum", () => {
    expect(aggregateOf({ aggregate: "ratio", factor: 100 }, { numerator: 150, denominator: 300 })).toBe(50);
  });

  test("of a quantity is the sum", () => {
    expect(aggregateOf({ aggregate: "sum", factor: 1 }, { numerator: 12, denominator: null })).toBe(12);
  });

  test("is not known without any municipality, and for what can't be added up", () => {
    expect(aggregateOf({ aggregate: "sum", factor: 1 }, { numerator: null, denominator: null })).toBeNull();
    expect(aggregateOf({ aggregate: "none", factor: 1 }, { numerator: 1972, denominator: null })).toBeNull();
  });
});
