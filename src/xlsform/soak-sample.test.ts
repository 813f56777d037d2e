import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { expect, it } from "vitest";
import { judgeExpression, judgeWorkbook } from "./testing/judge.ts";
import { brokenExpressions, soundExpressions } from "./testing/mutate-expression.ts";
import { brokenWorkbooks } from "./testing/mutate-workbook.ts";

const seed = 20261130;
const values = fc.array(fc.constantFrom<string | number>("", 0, 1, -2.5, "a", "a b", "2024-02-29", "কখ", 1e300), {
  minLength: 1,
  maxLength: 5,
});

it("reads every sound expression and gives it a value", () => {
  fc.assert(
    fc.property(soundExpressions, values, (source, over) => {
      expect(judgeExpression(source, true, over)).toBeNull();
    }),
    { seed, numRuns: 3_000 },
  );
});

it("answers every broken expression with a value or a fault at its place, in both languages", () => {
  fc.assert(
    fc.property(brokenExpressions, values, (source, over) => {
      expect(judgeExpression(source, false, over)).toBeNull();
    }),
    { seed, numRuns: 3_000 },
  );
});

it("answers every broken workbook with a form or faults at their places, in both languages", () => {
  const real = ["basic-services", "profile-and-finance"].map((name) =>
    Uint8Array.from(readFileSync(`data/questionnaires/${name}.xlsx`)),
  );
  fc.assert(
    fc.property(brokenWorkbooks(real), (bytes) => {
      expect(judgeWorkbook(bytes)).toBeNull();
    }),
    { seed, numRuns: 100 },
  );
});
