// @vitest-environment jsdom
import { expect, it } from "vitest";
import { evaluateSteps } from "./evaluate-steps.ts";
import { readForm } from "./read-form.ts";
import { evaluateOfficial, openOfficial, takeOfficial, type Step } from "./testing/official-engine.ts";
import { workbookOf } from "./testing/workbook.ts";

const HOUSE = [
  ["type", "name", "label", "choice_filter"],
  ["begin group", "house", "House"],
  ["integer", "age_of_majority", "Age of majority"],
  ["begin repeat", "people", "People"],
  ["text", "who", "Who"],
  ["begin group", "about", "About"],
  ["integer", "age", "Age"],
  ["end group"],
  ["select_one ${who}", "mother", "Mother", "${age} > 40 and ${who} != 'Bob'"],
  ["begin repeat", "visits", "Visits"],
  ["integer", "from", "From which age?"],
  ["select_one ${who}", "with", "With whom?", "${age} >= ${from}"],
  ["end repeat"],
  ["end repeat"],
  ["end group"],
  ["select_one ${who}", "head", "Who is the head?"],
  ["select_multiple ${who}", "ill", "Who was ill?"],
  ["select_one ${who}", "guardian", "Guardian", "${age} >= ${age_of_majority}"],
  ["select_one ${who}", "neighbour", "Neighbour", "starts-with(who, 'B')"],
];

const STEPS: Step[] = [
  { set: "house/age_of_majority", value: "18" },
  { set: "house/people[1]/who", value: "Ann" },
  { set: "house/people[1]/about/age", value: "44" },
  { addRepeat: "house/people" },
  { set: "house/people[2]/who", value: "Bob" },
  { set: "house/people[2]/about/age", value: "12" },
  { addRepeat: "house/people" },
  { set: "house/people[3]/who", value: "Beth" },
  { set: "house/people[3]/about/age", value: "70" },
  { addRepeat: "house/people" },
  { set: "house/people[2]/mother", value: "Ann" },
  { set: "house/people[1]/visits[1]/from", value: "45" },
  { set: "head", value: "Bob" },
  { set: "ill", value: "Ann Bob" },
  { set: "guardian", value: "Beth" },
];

/** What is on offer, and what of it was chosen. */
const OFFERED: [path: string, choices: string[], value: string][] = [
  ["head", ["Ann", "Bob", "Beth"], "Bob"],
  ["ill", ["Ann", "Bob", "Beth"], "Ann Bob"],
  ["guardian", ["Ann", "Beth"], "Beth"],
  ["neighbour", ["Bob", "Beth"], ""],
  ["house/people[2]/mother", ["Ann", "Beth"], "Ann"],
  ["house/people[1]/visits[1]/with", ["Beth"], ""],
];

it("offers the answers of a repeat, from outside it and from within, as the field's own engine does", async () => {
  const { definition, errors } = readForm(workbookOf({ survey: HOUSE }));
  expect(errors).toEqual([]);
  const root = await openOfficial(definition!);
  for (const step of STEPS) expect(takeOfficial(root, step)).toBeNull();
  const [theirs, ours] = [evaluateOfficial(root), evaluateSteps(definition!, { steps: STEPS }).nodes];
  for (const [path, choices, value] of OFFERED) {
    expect(ours[path], path).toMatchObject({ choices, value, violation: null });
    expect(ours[path], path).toEqual(theirs[path]);
  }
});

it("follows a change in the instance that is tried", () => {
  const { definition } = readForm(workbookOf({ survey: HOUSE }));
  const grown = [...STEPS, { set: "house/people[3]/about/age", value: "17" }];
  expect(evaluateSteps(definition!, { steps: grown }).nodes["guardian"]).toMatchObject({ choices: ["Ann"], value: "" });
});
