import * as fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { carefulPattern, walkPattern } from "./careful-pattern.ts";
import { isSimple, patternOf, readCarefullyBy } from "./pattern.ts";

readCarefullyBy(carefulPattern);

/** What authors of questionnaires write. */
const WRITTEN = [
  "^[0-9]{11}$",
  "^01[3-9]\\d{8}$",
  "^[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}$",
  "^(\\d{1,3}\\.){3}\\d{1,3}$",
  "^[\\u0980-\\u09FF\\s.]+$",
  "^\\p{L}+(?: \\p{L}+)*$",
  "[^\\]\\\\-]",
  "^(?=.*[A-Z])(?=.*\\d)(?!.* ).{8,}$",
  "^(https?|ftp)://[^\\s/$.?#].[^\\s]*$",
  "^([01]?[0-9]|2[0-3]):[0-5][0-9]$",
  "\\bward\\b",
  "^(a|b|)+c?$",
  "^$|^[a-z]{3}$",
  "x{2}y{,3}",
  "^\\D*(\\d\\D*){3}$",
  "a\\-b",
  "(?<year>\\d{4})-(?<month>\\d\\d)",
  "\\x41\\u{1F600}|\\cA",
  "^.$",
  "()",
];
const TEXTS = Array.from(
  ",01712345678,clerk@poura.example.org,192.168.1.10,পৌরসভা ৫,Ana Maria,],Passw0rd9,password,https://example.org/a?b,23:59,24:00,the ward 7,wards,ababc,abc,xxyyy,xxy{‚3},1-2-3,a-b,2026-11,A😀,😀,\u0001,a\nb".split(
    ",",
  ),
  (text) => text.replace("‚", ","),
);

test.each(WRITTEN)("%s says the same as JavaScript's own", (source) => {
  const flags = source === "x{2}y{,3}" || source === "a\\-b" ? "" : "u";
  const own = new RegExp(source, flags);
  for (const text of TEXTS) {
    expect(walkPattern(source)?.test(text), `walked over “${text}”`).toBe(own.test(text));
    expect(patternOf(source)?.test(text), `on “${text}”`).toBe(own.test(text));
  }
});

test.each([
  ["^(a+)+$", `${"a".repeat(5_000)}!`],
  ["^(a|a)*$", `${"a".repeat(5_000)}!`],
  ["^(a|aa)+$", `${"a".repeat(5_000)}!`],
  ["a*a*a*a*a*b", "a".repeat(5_000)],
  [`${"a?".repeat(30)}${"a".repeat(30)}`, "a".repeat(29)],
  [`${"(a|a)".repeat(40)}b`, "a".repeat(5_000)],
  ["^(([a-z])+.)+[A-Z]([a-z])+$", "a".repeat(5_000)],
  ["(?=(a+)+b)", "a".repeat(5_000)],
  ["(.*)(.*)(.*)(.*)(.*)[^a]", "a".repeat(5_000)],
])("%s doesn't keep anybody waiting", (source, text) => {
  expect(patternOf(source)?.test(text)).toBe(false);
});

describe("a pattern that can't be tried in time", () => {
  it.each(["^(a+)+\\1$", "(?<=(a*)*)b", "((a{1,50}){1,50}){1,50}", "(".repeat(500) + "a" + ")".repeat(500)])(
    "%s is none",
    (source) => expect(patternOf(source)).toBeNull(),
  );
  it("is still tried where it has few ways", () => {
    expect(patternOf("^(a|b)\\1$")?.test("aa")).toBe(true);
    expect(patternOf("(?<=a)b")?.test("ab")).toBe(true);
    expect(patternOf("[")).toBeNull();
  });
});

it("says the same as JavaScript's own of any pattern that can be walked", () => {
  const piece = fc.constantFrom(
    ..."a b c . \\d \\w [ab] [^a] ^ $ \\b \\B (?: ( (?= (?! (?<= ) ) ) | | * + ? {2} {1,2} {0,} a? b* \\1 { ] \\- \\p{L}".split(
      " ",
    ),
  );
  const source = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(""));
  const text = fc.string({ unit: fc.constantFrom("a", "b", "c", "1", " ", "{", "-"), maxLength: 8 });
  const check = () =>
    fc.assert(
      fc.property(source, text, (one, tried) => {
        const own = ownPattern(one)?.test(tried);
        const said = [walkPattern(one), patternOf(one)].filter((pattern) => pattern !== null);
        expect(said.map((pattern) => pattern.test(tried))).toEqual(said.map(() => own));
      }),
      { seed: 20261130, numRuns: 6_000 },
    );
  expect(check).not.toThrow();
});

function ownPattern(source: string): RegExp | null {
  for (const flags of ["u", ""]) {
    try {
      return new RegExp(source, flags);
    } catch {
      continue;
    }
  }
  return null;
}

describe("a pattern that a browser reads without fetching more", () => {
  it.each(["^(01|০১)[0-9০-৯]{9}$", "^[0-9]{11}$", "^\\d{4}-\\d{2}$", "^[\\u0980-\\u09FF\\s.]+$"])(
    "may be %s",
    (source) => {
      expect(isSimple(source)).toBe(true);
    },
  );

  it.each(["^(a+)+$", "a*a*b", "(a|a)*", "(.*)(.*)b", "(?:a){2}", "[a]+\\[a+", "(".repeat(10) + ")".repeat(10)])(
    "is never %s",
    (source) => {
      expect(isSimple(source)).toBe(false);
    },
  );
});
