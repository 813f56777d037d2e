import { describe, expect, it, test } from "vitest";
import { valueOf, type Variables } from "../testing/evaluate.ts";
import { evaluateNumber, referencesOf } from "./evaluate-number.ts";
import { parseExpression } from "./parse.ts";
import { toText } from "./values.ts";

const NUMBERS: [source: string, expected: number, variables?: Variables][] = [
  ["-2 + 3", 1],
  ["-2 * 3 + 10", 4],
  ["10 - -2", 12],
  ["1 + 2 * 3", 7],
  ["(1 + 2) * 3", 9],
  ["10 - 2 - 3", 5],
  ["7 div 2", 3.5],
  ["7 mod 3", 1],
  ["-7 mod 3", -1],
  ["- 2 * - 3", 6],
  ["2*-3", -6],
  [".5 + 1.", 1.5],
  ["${a} + 1", Number.NaN, { a: "" }],
  ["${a} + 1", 3, { a: 2 }],
  ["${a} - 1", 1, { a: "2" }],
  ["${a}-1", 1, { a: 2 }],
  ["number('')", Number.NaN],
  ["number('  12 ')", 12],
  ["number('1e3')", Number.NaN],
  ["number(true())", 1],
  ["number('1970-01-02')", 1],
  ["number('2026-13-40')", Number.NaN],
  ["int(-2.7)", -2],
  ["round(2.5)", 3],
  ["round(-2.5)", -2],
  ["round(-2.51)", -3],
  ["round(-1.475, 2)", -1.47],
  ["round(-0.4)", 0],
  ["round(1.005, 2)", 1.01],
  ["round(1234, -2)", 1200],
  ["floor(-1.5)", -2],
  ["ceiling(1.2)", 2],
  ["abs(-4)", 4],
  ["pow(2, 10)", 1024],
  ["sqrt(16)", 4],
  ["log10(1000)", 3],
  ["exp10(2)", 100],
  ["atan2(0, 1)", 0],
  ["pi()", Math.PI],
  ["sum(${n})", 6, { n: [1, 2, 3] }],
  ["sum(${n})", Number.NaN, { n: [1, "", 3] }],
  ["sum(${none})", 0],
  ["count(${n})", 3, { n: [1, "", 3] }],
  ["count-non-empty(${n})", 2, { n: [1, "", 3] }],
  ["min(${n})", 1, { n: [3, 1, 2] }],
  ["max(${n}, 9)", 9, { n: [3, 1, 2] }],
  ["max(${none})", Number.NaN],
  ["min(4, 2)", 2],
  ["count-selected('a b  c')", 3],
  ["string-length('কখ')", 2],
  ["if(${a} > 1, 10, 20)", 10, { a: 2 }],
  ["if('', 1, 2)", 2],
  ["coalesce(${a}, 5)", 5, { a: "" }],
  ["coalesce(${a}, 5)", 0, { a: 0 }],
  ["today() - '2026-11-01'", 29],
  ["decimal-date-time('1970-01-02')", 0.75],
  ["decimal-date-time('1970-01-02T00:00:00Z')", 1],
  ["decimal-date-time(20000.25)", 20000.25],
  ["decimal-time('18:00:00.000+06:00')", 0.75],
  ["decimal-time('noon')", Number.NaN],
  ["decimal-time('12:00:00.000+06:00')", 0.5],
  ["decimal-time('06:00:00.000-07:00')", 19 / 24],
  ["decimal-time('23:59:00.000-13:00')", (18 * 60 + 59) / 1440],
  ["decimal-time('06:30:59')", (6.5 * 3600 + 59) / 86400],
  ["decimal-time('24:00:00.000-07:00')", Number.NaN],
  ["decimal-time('06:60:00.000-07:00')", Number.NaN],
  ["decimal-time('12:00:00.000+06:00') - decimal-time('06:00:00.000+06:00')", 0.25],
  ["number('-0')", 0],
  ["string-length(string(-1 div 3))", 19],
  ["number('2026-11-30T10:42:00.000+06:00') - today() < 1", 1],
];

test.each(NUMBERS)("%s is the number %d", (source, expected, variables = {}) => {
  const value = valueOf(source, variables);
  const number = typeof value === "object" ? Number(toText(value)) : Number(value);
  expect(number.toFixed(10)).toBe(expected.toFixed(10));
});

const TRUTHS: [source: string, expected: boolean, variables?: Variables][] = [
  ["1 < 2 and 2 < 3", true],
  ["1 = 2 or 2 = 2", true],
  ["not(false())", true],
  ["'a' = 'a'", true],
  ["'1' = 1", true],
  ["'01' = '1'", false],
  ["'' = 0", false],
  ["'' < 1", false],
  ["'' >= 0", false],
  ["${a} = ''", true, { a: "" }],
  // XPath 1.0, 3.4: no node of an empty set equals anything.
  ["${none} = ''", false],
  ["${a} != ''", true, { a: 0 }],
  ["${n} = 3", true, { n: [1, 3] }],
  ["${n} != 3", true, { n: [1, 3] }],
  ["${n} > 3", false, { n: [1, 3] }],
  ["${a} > ${b}", true, { a: "10", b: "9" }],
  ["${d} <= today()", true, { d: "2026-11-30" }],
  ["${d} < today()", false, { d: "2026-11-30" }],
  ["now() > today()", true],
  ["selected(${m}, 'b')", true, { m: "a b" }],
  ["selected(${m}, 'bb')", false, { m: "a b" }],
  ["'' = ${a}", false, { a: [] }],
  ["${a} = ''", false, { a: [] }],
  ["'x' != ${a}", false, { a: [] }],
  ["${n}[. > 5] = ''", false, { n: [1, 3] }],
  ["string(${n}[. > 5]) = ''", true, { n: [1, 3] }],
  ["selected(${m}, '')", true, { m: "" }],
  ["selected(${m}, '')", false, { m: "a" }],
  ["regex('017-123', '^[0-9-]+$')", true],
  ["regex('abc', concat('[', ''))", false],
  ["contains('পৌরসভা', 'সভা')", true],
  ["starts-with('abc', 'ab')", true],
  ["ends-with('abc', 'bc')", true],
  ["boolean-from-string('1')", true],
  ["boolean-from-string('yes')", false],
  ["checklist(-1, 2, 2 > 1)", true],
  ["checklist(-1, 2, 1 = 1, 2 = 2, 3 = 3)", false],
  ["checklist(1, 2, 1 = 1, 2 = 2, 3 = 3)", false],
  ["checklist(1, 1, true(), false(), false())", true],
  ["checklist(2, 2, ${n})", true, { n: [5, "no", "", 0, 1] }],
  ["weighted-checklist(-1, 2, 2 > 1, 2)", true],
  ["weighted-checklist(-1, 2, 2 > 1, 3)", false],
  ["weighted-checklist(1, 2, 1 = 1, 1, 2 = 2, 1, 3 = 3, 1)", false],
  ["weighted-checklist(2, 2, true(), 2, false(), 5, false(), 6)", true],
  ["weighted-checklist(2, -1, true(), 999, false(), 5, false(), 6)", true],
  ["boolean-from-string('true')", true],
  ["boolean-from-string('TRUE')", false],
  ["boolean-from-string('')", false],
  ["boolean-from-string(1)", true],
  ["checklist(1, 2, 1, 0, 'true')", true],
  ["checklist(3, -1, 1, 0, 'true')", false],
  ["weighted-checklist(5, -1, 1, 3, 1, 2)", true],
  ["1 <= 1 != false()", true],
  ["true() = 'x'", true],
];

test.each(TRUTHS)("%s is %s", (source, expected, variables = {}) => {
  expect(valueOf(source, variables)).toBe(expected);
});

const TEXTS: [source: string, expected: string, variables?: Variables][] = [
  ["concat('a', 1, true())", "a1true"],
  ["concat(${n})", "123", { n: [1, 2, 3] }],
  ["join(', ', ${n})", "1, , 3", { n: [1, "", 3] }],
  ["substr('hello', 1, 3)", "el"],
  ["substr('hello', -3)", "llo"],
  ["substring-before('a-b', '-')", "a"],
  ["substring-after('a-b', '-')", "b"],
  ["substring-after('ab', '-')", ""],
  ["translate('bar', 'abc', 'AB')", "BAr"],
  ["normalize-space('  a   b ')", "a b"],
  ["string(0.1 + 0.2)", "0.30000000000000004"],
  ["string(1000000 * 1000000 * 1000000 * 1000000)", "1000000000000000000000000"],
  ["string(1 div 8 div 100000000)", "0.00000000125"],
  ["string(1 div 0)", "Infinity"],
  ["string(-0)", "0"],
  ["string(0 div 0)", "NaN"],
  ["string(-1 div 0)", "-Infinity"],
  ["string(-1 div 8 div 100000000)", "-0.00000000125"],
  ["concat(5.0, ' ', 1 = 1)", "5 true"],
  ["selected-at('a b c', 1)", "b"],
  ["selected-at('a b c', 7)", ""],
  ["today()", "2026-11-30"],
  ["now()", "2026-11-30T10:42:00.000+06:00"],
  ["date(20000)", "2024-10-04"],
  ["date(today() + 1)", "2026-12-01"],
  ["date('2026-2-3')", "2026-02-03"],
  ["date('never')", ""],
  ["date-time('2026-11-30')", "2026-11-30T00:00:00.000+06:00"],
  ["format-date('2026-02-03', '%e/%n/%y %d-%m-%Y %b %a')", "3/2/26 03-02-2026 Feb Tue"],
  ["format-date-time('2026-02-03T04:05:06.007+06:00', '%H:%M:%S.%3 %h')", "04:05:06.007 4"],
  ["format-date('', '%Y')", ""],
  [
    "join(' ', format-date('2017-01-01', '%W'), format-date('2020-12-29', '%W'), format-date('2024-01-01', '%W'))",
    "52 53 1",
  ],
  ["format-date(today() + 1, '%Y-%m-%d')", "2026-12-01"],
  // How authors add days: in Dhaka a day begins at 18:00 UTC of the day before.
  ["date(decimal-date-time('2026-02-03') + 30)", "2026-03-05"],
  ["format-date(decimal-date-time('2026-02-03T02:00:00.000+06:00') + 1, '%d')", "04"],
  ["date-time(decimal-date-time('2026-02-03T10:00:00.000+06:00') + 0.5)", "2026-02-03T22:00:00.000+06:00"],
  ["format-date-time(decimal-date-time(now()) + 0.5, '%Y-%m-%d %H:%M')", "2026-11-30 22:42"],
  ["format-date-time('2026-02-03T22:30:00Z', '%d %H:%M:%S.%3')", "04 04:30:00.000"],
  ["format-date-time(1000000000, '%Y')", ""],
  ["if(1 = 1, 'yes', 'no')", "yes"],
  ["coalesce('', '', 'c')", "c"],
  ["jr:choice-name(${m}, '${m}')", "m/a", { m: "a" }],
  ["‘it’", "it"],
  ["concat(“a”, ‘b’)", "ab"],
  ["'don’t'", "don’t"],
  ["once('new')", "new"],
];

test.each(TEXTS)("%s is the text “%s”", (source, expected, variables = {}) => {
  expect(toText(valueOf(source, variables))).toBe(expected);
});

describe("an expression", () => {
  it("keeps what once gave", () => {
    expect(valueOf("once('new')", {}, "old")).toBe("old");
  });
  it("evaluates only the branch that if takes", () => {
    expect(valueOf("if(true(), 'a', once(uuid()))")).toBe("a");
  });
  it("names months and weekdays in the form's language, in English where that is unknown", () => {
    const source = "format-date('2026-02-03', '%a %b')";
    expect(valueOf(source, {}, "", "bn")).toBe("মঙ্গল ফেব");
    expect(valueOf(source, {}, "", "fr")).toBe("mar. févr.");
    expect(valueOf(source, {}, "", "english (british)")).toBe("Tue Feb");
    expect(valueOf(source, {}, "", "")).toBe("Tue Feb");
  });
  it("gives a uuid of version 4, or so many characters of it", () => {
    expect(valueOf("uuid()")).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(valueOf("uuid(5)")).toHaveLength(5);
  });
});

describe("a figure worked out from named figures", () => {
  it("is not known when one that it needs is missing or the denominator is zero", () => {
    const collected = "${FIN03} div (${FIN01} + ${FIN02}) * 100";
    expect(evaluateNumber(collected, { FIN01: 60, FIN02: 40, FIN03: 50 })).toBe(50);
    expect(evaluateNumber(collected, { FIN01: 60, FIN02: null, FIN03: 50 })).toBeNaN();
    expect(evaluateNumber(collected, { FIN01: 0, FIN02: 0, FIN03: 50 })).toBeNaN();
    expect(evaluateNumber(collected, { FIN01: 0, FIN02: 0, FIN03: 0 })).toBeNaN();
  });
  it("takes what the expression puts in place of the missing", () => {
    expect(evaluateNumber("coalesce(${a}, 0) + ${b}", { b: "2.5" })).toBe(2.5);
  });
  it("takes a tree as well as a source, and refuses a source with a fault", () => {
    const { tree } = parseExpression("${a} * 2");
    expect(evaluateNumber(tree!, { a: 4 })).toBe(8);
    expect(() => evaluateNumber("${a} *", { a: 4 })).toThrow(/breaks off/);
  });
  it("doesn't mistake what every object has for a figure", () => {
    expect(evaluateNumber("${constructor}", {})).toBeNaN();
  });
  it("tells which figures it needs", () => {
    expect(referencesOf(parseExpression("${a} + if(${b} > ${a}, ${c}, 0)").tree!)).toEqual(["a", "b", "c"]);
  });
});
