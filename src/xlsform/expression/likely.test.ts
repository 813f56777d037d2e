import * as fc from "fast-check";
import { expect, it, test } from "vitest";
import { likely } from "./likely.ts";

const WORDS = ["relevant", "required", "label", "hint", "integer", "select_one", "name", "type"];

const MEANT: [word: string, expected: string | undefined][] = [
  ["relevent", "relevant"],
  ["Requierd", "required"],
  ["lable", "label"],
  ["hnt", "hint"],
  ["intger", "integer"],
  ["selct_oen", "select_one"],
  ["notes", undefined],
  ["no", undefined],
  ["", undefined],
];

test.each(MEANT)("“%s” was probably meant as %s", (word, expected) => {
  expect(likely(word, WORDS)).toBe(expected);
});

/** The whole table, without a band. */
function plainDistance(a: string, b: string): number {
  const row = (i: number): number[] => Array.from({ length: b.length + 1 }, (_, j) => (i === 0 ? j : i));
  const table = Array.from({ length: a.length + 1 }, (_, i) => row(i));
  for (let i = 1; i <= a.length; i++) {
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      const slips = [table[i - 1]![j]! + 1, table[i]![j - 1]! + 1, table[i - 1]![j - 1]! + same];
      if (swapped) slips.push(table[i - 2]![j - 2]! + 1);
      table[i]![j] = Math.min(...slips);
    }
  }
  return table[a.length]![b.length]!;
}

it("is the nearest of all candidates within three slips", () => {
  const word = fc.string({ unit: fc.constantFrom("a", "b", "c"), minLength: 12, maxLength: 16 });
  fc.assert(
    fc.property(word, fc.array(word, { maxLength: 6 }), (meant, candidates) => {
      const nearest = Math.min(...candidates.map((candidate) => plainDistance(meant, candidate)));
      const found = likely(meant, candidates);
      expect(found === undefined ? 4 : plainDistance(meant, found)).toBe(Math.min(4, nearest));
    }),
    { seed: 20261130, numRuns: 500 },
  );
});
