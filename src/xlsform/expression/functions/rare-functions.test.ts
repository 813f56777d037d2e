import { expect, it } from "vitest";
import { needsRare, rareNames } from "./common-functions.ts";
import { functions } from "./functions.ts";
import { rareFunctions } from "./rare-functions.ts";

it("The functions that a browser fetches when a form calls them are named where it looks, and known here", () => {
  expect(Object.keys(rareFunctions).sort()).toEqual(rareNames);
  for (const name of rareNames) expect(functions.has(name)).toBe(true);
});

it.each([
  ["round(${area}, 2)", false],
  ["regex(., '^(01|০১)[0-9০-৯]{9}$')", false],
  ["regex(., '^\\d+$')", false],
  ["area(${plot})", true],
  ["digest (${name}, 'MD5')", true],
  ["regex(., '^(a+)+$')", true],
  ["regex(., ${pattern})", true],
  ["regex(${name}, concat('a', '(b+)+'))", true],
  ["regex(string(.), '^a$')", true],
])("Whether a form with %s needs more than a browser has at once: %s", (constraint, needs) => {
  expect(needsRare(JSON.stringify({ children: [{ constraint }] }))).toBe(needs);
});
