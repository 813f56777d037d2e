// @vitest-environment jsdom
import { expect, it } from "vitest";
import { evaluateSteps } from "./evaluate-steps.ts";
import { needsRare } from "./engine.ts";
import { readForm } from "./read-form.ts";
import { evaluateOfficial, openOfficial, takeOfficial } from "./testing/official-engine.ts";
import { workbookOf } from "./testing/workbook.ts";

const SURVEY = [
  ["type", "name", "label", "choice_filter", "parameters"],
  ["integer", "seed", "Seed"],
  ["select_one goods", "first", "First", null, "randomize=true, seed=42"],
  ["select_multiple goods", "some", "Some", "kind = 'food'", "randomize=true seed=${seed}"],
  ["rank goods", "order", "Order", null, "randomize=true, seed=7.5"],
  ["select_one goods", "any", "Any", null, "randomize=true"],
];
const CHOICES = [
  ["list_name", "name", "label", "kind"],
  ...["rice", "salt", "fish", "lentils", "oil"].map((name) => ["goods", name, name, "food"]),
  ["goods", "soap", "soap", "other"],
];

it("offers choices in the order of their seed, as the field's own engine does, and without one in their author's", async () => {
  const definition = readForm(workbookOf({ survey: SURVEY, choices: CHOICES })).definition!;
  const steps = [
    { set: "seed", value: "9" },
    { set: "some", value: "rice oil fish" },
  ];
  const root = await openOfficial(definition);
  for (const step of steps) expect(takeOfficial(root, step)).toBeNull();
  const [theirs, ours] = [evaluateOfficial(root), evaluateSteps(definition, { steps }).nodes];
  for (const path of ["first", "some", "order"]) expect(ours[path], path).toEqual(theirs[path]);
  expect(ours["first"]).not.toMatchObject({ choices: CHOICES.slice(1).map(([, name]) => name) });
  expect(ours["any"]).toMatchObject({ choices: CHOICES.slice(1).map(([, name]) => name) });
  // What shuffles is fetched by browsers for such forms only.
  expect(needsRare(JSON.stringify(definition))).toBe(true);
});

it("says where a seed names no question", () => {
  const survey = [
    SURVEY[0]!,
    ["select_one goods", "a", "A", null, "randomize=true, seed=${sed}"],
    ["integer", "seed", "S"],
  ];
  expect(readForm(workbookOf({ survey, choices: CHOICES })).errors).toMatchObject([
    { row: 2, code: "question-unknown", suggestion: "seed" },
  ]);
});
