import { expect, it } from "vitest";
import { rareNames } from "./common-functions.ts";
import { functions } from "./functions.ts";
import { rareFunctions } from "./rare-functions.ts";

it("The functions that a browser fetches when a form calls them are named where it looks, and known here", () => {
  expect(Object.keys(rareFunctions).sort()).toEqual(rareNames);
  for (const name of rareNames) expect(functions.has(name)).toBe(true);
});
