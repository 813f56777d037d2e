import { expect, it, test } from "vitest";
import { valueOf } from "../../testing/evaluate.ts";
import { shuffle } from "../shuffle.ts";

/** The orders of ODK's own engine for its tests. */
const ORDERS: [seed: string | number, order: string][] = [
  [42, "AFCBDE"],
  ["42", "AFCBDE"],
  [-42, "EDAFBC"],
  [1, "BFEACD"],
  [11111111, "ACDBFE"],
  [1.1, "BFEACD"],
  [0, "CBEAFD"],
  [Number.NaN, "CBEAFD"],
  ["", "CBEAFD"],
];

test.each(ORDERS)("the seed %s gives the order %s", (seed, order) => {
  expect(shuffle(Array.from("ABCDEF"), seed).join("")).toBe(order);
});

it("shuffles by a word as well, always alike, and without a seed as it comes", () => {
  const letters = Array.from("ABCDEF");
  expect(shuffle(letters, "ward")).toEqual(shuffle(letters, "ward"));
  expect(shuffle(letters, "ward")).not.toEqual(shuffle(letters, "road"));
  expect(shuffle(letters).toSorted()).toEqual(letters);
});

test.each([
  ["join('', randomize(${n}, 42))", "AFCBDE"],
  ["count(randomize(${n}))", 6],
  ["count(randomize('x'))", 0],
  ["pulldata('wards', 'label', 'name', 7)", "label of wards where name is 7"],
  ["jr:itext('/data/a:label')", "text /data/a:label"],
  ["property('deviceid')", "property deviceid"],
  ["version()", "property version"],
])("%s is %s", (source, expected) => {
  expect(valueOf(source, { n: Array.from("ABCDEF") })).toBe(expected);
});
