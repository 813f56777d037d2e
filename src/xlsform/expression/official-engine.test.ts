// @vitest-environment jsdom
import { expect, it } from "vitest";
import type { Definition } from "../definition/definition.ts";
import { evaluateSteps } from "../evaluate-steps.ts";
import { choices, definition, question, repeat } from "../testing/build.ts";
import { evaluateOfficial, openOfficial } from "../testing/official-engine.ts";

const AGREED = [
  "1 + 2 * 3",
  "7 div 2",
  "-7 mod 3",
  "0 div 0",
  "0.1 + 0.2",
  "-0",
  "1 = 1",
  "'' = 0",
  "not(1 > 2)",
  "string(5.0)",
  "round(2.5)",
  "round(1234.5678, 2)",
  "round(1234, -2)",
  "int(-2.7)",
  "int('3.9')",
  "floor(-1.5)",
  "ceiling(-1.5)",
  "abs(-4)",
  "pow(2, 10)",
  "sqrt(2)",
  "log10(1000)",
  "exp10(2)",
  "pi()",
  "${n}-1",
  "10 mod${n}",
  "- 2 * 3",
  "2 * 3 div 4 * 5",
  "10 - 4 - 3",
  "1 < 2 < 3",
  "3 > 2 > 1",
  "'a' = 'a' = true()",
  ".5 + 5.",
  "concat ('a', 'b')",
  "//n",
  "local-name(..)",
  "ancestor::data/n",
  "/data/none/preceding-sibling::n",
  "/data/n/following-sibling::goods",
  "/data/n[1][. > 5]",
  "name(/data/n)",
  "selected('', '')",
  "selected('a b', '')",
  "selected(${none}, '')",
  "concat('a', 1, true())",
  "join(', ', 'a', 'b')",
  "substr('hello', 1, 3)",
  "substr('hello', -3)",
  "substring('12345', 2, 3)",
  "substring('12345', 1.5, 2.6)",
  "substring('12345', 0, 3)",
  "substring-before('a-b', '-')",
  "substring-after('a-b', '-')",
  "translate('bar', 'abc', 'AB')",
  "normalize-space('  a   b ')",
  "string-length('পৌরসভা')",
  "contains('abc', 'b')",
  "starts-with('abc', 'ab')",
  "ends-with('abc', 'bc')",
  "regex('xx017yy', '[0-9]+')",
  "regex('017a', '^[0-9]+$')",
  "coalesce('', 'b')",
  "if('', 1, 2)",
  "if(${n} > 5, 'big', 'small')",
  "boolean-from-string('TRUE')",
  "boolean-from-string('1')",
  "checklist(1, 2, 1, 0, 1)",
  "checklist(-1, 1, true(), true())",
  "weighted-checklist(5, -1, 1, 3, 1, 2)",
  "selected(${goods}, 'rice')",
  "selected(${goods}, 'ric')",
  "selected-at(${goods}, 1)",
  "selected-at(${goods}, 7)",
  "selected-at(${goods}, -1)",
  "count-selected(${goods})",
  "jr:choice-name('fish', '${goods}')",
  "${n} * 2",
  "${none} + 1",
  "number(${none})",
  "string(${none})",
  "sum(${n})",
  "max(${n}, 9)",
  "min(4, 2)",
  "count(${n})",
  "count-non-empty(${none})",
  "position(..)",
  "date('2026-2-3')",
  "format-date('2026-02-03', '%e/%n/%y %d-%m-%Y %b %a')",
  "format-date('', '%Y')",
  "format-date('2026-02-03', '%H %q %')",
  "decimal-time('18:00:00.000')",
  "decimal-time('noon')",
  "digest('abc', 'MD5', 'hex')",
  "digest('পৌরসভা', 'SHA-512')",
  "digest('abc', 'SHA-384', 'base64')",
  "area('0 0;0 1;1 1;1 0;0 0')",
  "distance('23.8 90.4 0 0;22.3 91.8 0 0')",
  "join(' ', randomize(instance('goods')/root/item/name, 42))",
  "join(' ', randomize(instance('goods')/root/item/name, 'ward'))",
  "join(' ', randomize(instance('goods')/root/item[name != 'fish']/name, ${n}))",
];

/** Where the official engine departs from the specification, or we from it on purpose. */
const APART: [source: string, theirs: string, ours: string, because: string][] = [
  ["1 div 0", "Infinity", "", "what is infinite isn't known: the empty answer"],
  ["1 div 8 div 100000000", "1.25e-9", "0.00000000125", "XPath 1.0, 4.2: no number has an exponent"],
  ["pow(10, 24)", "1e+24", "1000000000000000000000000", "XPath 1.0, 4.2"],
  ["round(-2.5)", "-3", "-2", "XPath 1.0, 4.4: of two the one closest to positive infinity"],
  ["round(1.005, 2)", "1", "1.01", "as a person rounds what is written there"],
  ["string(${none} + 1)", "", "NaN", "XPath 1.0, 4.2: the text of what is no number"],
  ["sum(${n}[. > 9])", "", "0", "XPath 1.0, 4.4: the sum of no nodes"],
  ["join(' ', instance('goods')/root/item/name[1])", "fish", "fish rice salt jute tea", "XPath 1.0, 2.4: of each item"],
  ["join(' ', (instance('goods')/root/item/name)[2])", "fish rice salt jute tea", "rice", "XPath 1.0, 3.3: filters"],
  ["1 or 0", "1", "true", "XPath 1.0, 3.4: or gives a truth"],
  ["number('+5')", "5", "", "XPath 1.0, 4.4: a number has no plus"],
  ["number('1e3')", "1000", "", "XPath 1.0, 4.4: a number has no exponent"],
  ["number('0x10')", "16", "", "XPath 1.0, 4.4: a number has decimal digits"],
  ["format-date('2023-12-31', '%a')", "", "Sun", "ODK XForms, format-date: Sunday has a name as well"],
  ["date('never')", "Invalid Date", "", "ODK XForms, date: what is no date is empty"],
  ["pow(${none}, 0)", "", "1", "as JavaRosa: anything to the power of 0"],
];

/** What the official engine throws at, and what it is here. */
const THROWN: [source: string, ours: string, because: string][] = [
  ["count(${n} | ${none})", "2", "XPath 1.0, 3.3: the union of sets of nodes"],
  ["--2", "2", "XPath 1.0, 3.5: a minus before a minus"],
  ["date('2024-13-01')", "", "ODK XForms, date: what is no date is empty"],
  ["number('2024-02-30')", "", "XPath 1.0, 4.4: what is no number is NaN"],
  ["jr:choice-name(${deep}, '${deep}')", "", "a repeat may have no instance"],
];

function formOf(sources: string[]): Definition {
  return definition(
    [
      question("integer", "n", { default: "7" }),
      question("integer", "none"),
      question("select_multiple", "goods", { list: "goods", default: "fish rice" }),
      repeat("none_yet", [question("select_one", "deep", { list: "goods" })], { count: "0" }),
      ...sources.map((calculation, index) => question("calculate", `c${index}`, { calculation })),
    ],
    { goods: choices("fish", "rice", "salt", "jute", "tea") },
  );
}

/** The texts of calculations here, in their order. */
function own(sources: string[]): string[] {
  const { nodes } = evaluateSteps(formOf(sources), {});
  return sources.map((_, index) => String(Object.assign({ value: null }, nodes[`c${index}`]).value));
}

/** Asks both engines for calculations; each gives its texts in their order. */
async function calculate(sources: string[]): Promise<{ theirs: string[]; ours: string[] }> {
  const nodes = evaluateOfficial(await openOfficial(formOf(sources)));
  const theirs = sources.map((_, index) => String(Object.assign({ value: null }, nodes[`c${index}`]).value));
  return { theirs, ours: own(sources) };
}

/** Each result beside its expression, so that a difference says where. */
function beside(sources: string[], results: string[]): string[] {
  return sources.map((source, index) => `${source} → ${results[index]}`);
}

it("gives what the field's own engine gives", async () => {
  const { theirs, ours } = await calculate(AGREED);
  expect(beside(AGREED, ours)).toEqual(beside(AGREED, theirs));
});

it("differs from it where the specification or sense asks for it", async () => {
  const { theirs, ours } = await calculate(APART.map(([source]) => source));
  expect(theirs).toEqual(APART.map(([, their]) => their));
  expect(ours).toEqual(APART.map(([, , own]) => own));
});

it.each(THROWN)("gives %s where the official engine throws: %s", async (source, ours) => {
  const theirs = await calculate([source]).catch(() => "thrown");
  expect(theirs).toBe("thrown");
  expect(own([source])).toEqual([ours]);
});
