// @vitest-environment jsdom
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { readForm } from "./read-form.ts";
import { differenceOf } from "./testing/differ.ts";
import { expressions, fillIn } from "./testing/generate-expression.ts";
import { CHOICES, generatedForms, generatedSteps, ofInstance } from "./testing/generate-form.ts";
import { workbookOf, type Cell } from "./testing/workbook.ts";

const SEED = 20261130;

it("answers every generated form as the field's own engine does, step by step", async () => {
  await fc.assert(
    fc.asyncProperty(generatedForms, generatedSteps, async (sheets, raw) => {
      const { definition, errors } = readForm(workbookOf(sheets));
      expect(errors).toEqual([]);
      expect(await differenceOf(definition!, raw)).toBeNull();
    }),
    { seed: SEED, numRuns: 20 },
  );
});

/** What generated expressions are about: a question of each kind with an answer, and some without. */
const ASKED: Cell[][] = [
  ["type", "name", "label", "default", "calculation"],
  ["integer", "n", "N", "7"],
  ["integer", "n1", "N"],
  ["integer", "n2", "N", "-3"],
  ["decimal", "m", "M", "2.5"],
  ["text", "t", "T", "ab c"],
  ["text", "t1", "T"],
  ["date", "d", "D", "2024-02-29"],
  ["date", "d1", "D"],
  ["select_one abc", "s", "S", "b"],
  ["select_multiple abc", "s1", "S", "a c"],
  ["begin repeat", "r", "R"],
  ["integer", "v", "V", "4"],
  ["end repeat"],
];
const NAMES = {
  n: ["${n}", "${n1}", "${n2}"],
  m: ["${m}"],
  t: ["${t}", "${t1}"],
  d: ["${d}", "${d1}"],
  s: ["${s}", "${s1}"],
  v: ["${v}", "${n}", "${n1}"],
  w: ["${r}"],
  r: ["${r}"],
  i: [ofInstance("v", "r", 1), ofInstance("v", "r", 2)],
};

it("gives every generated expression the value that the field's own engine gives it", async () => {
  const { number, text, truth, date } = expressions;
  const some = fc.array(fc.oneof(number, text, truth, date), { minLength: 20, maxLength: 20 });
  await fc.assert(
    fc.asyncProperty(some, async (sources) => {
      const rows = sources.map((source, index): Cell[] => {
        return ["calculate", `c${index}`, null, null, fillIn(source, NAMES)];
      });
      const { definition, errors } = readForm(workbookOf({ survey: [...ASKED, ...rows], choices: CHOICES }));
      expect(errors).toEqual([]);
      expect(await differenceOf(definition!, [])).toBeNull();
    }),
    { seed: SEED, numRuns: 12 },
  );
});
