// @vitest-environment jsdom
import { expect, it } from "vitest";
import { evaluateSteps } from "./evaluate-steps.ts";
import { readForm } from "./read-form.ts";
import { evaluateOfficial, openOfficial, takeOfficial } from "./testing/official-engine.ts";
import { workbookOf } from "./testing/workbook.ts";

it("offers the answers of a repeat as the field's own engine does", async () => {
  const survey = [
    ["type", "name", "label"],
    ["begin group", "house", "House"],
    ["begin repeat", "people", "People"],
    ["text", "who", "Who"],
    ["end repeat"],
    ["end group"],
    ["select_one ${who}", "head", "Who is the head?"],
    ["select_multiple ${who}", "ill", "Who was ill?"],
  ];
  const definition = readForm(workbookOf({ survey })).definition!;
  const steps = [
    { set: "house/people[1]/who", value: "Ann" },
    { addRepeat: "house/people" },
    { set: "house/people[2]/who", value: "Bob" },
    { addRepeat: "house/people" },
    { set: "head", value: "Bob" },
    { set: "ill", value: "Ann Bob" },
  ];
  const root = await openOfficial(definition);
  for (const step of steps) expect(takeOfficial(root, step)).toBeNull();
  const [theirs, ours] = [evaluateOfficial(root), evaluateSteps(definition, { steps }).nodes];
  expect(ours["head"]).toMatchObject({ value: "Bob", choices: ["Ann", "Bob"], violation: null });
  for (const path of ["head", "ill"]) expect(ours[path]).toEqual(theirs[path]);
});
