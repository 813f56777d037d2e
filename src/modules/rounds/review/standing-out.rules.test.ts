import { describe, expect, it } from "vitest";
import { leastPeers, peersByPath, standsOut } from "./standing-out.rules.ts";

const towns = (...numbers: number[]) => numbers.map((holdings) => ({ tax: { holdings } }));
const usual = peersByPath(towns(10, 11, 12, 13, 14, 15, 16, 17)).get("tax/holdings");

describe("What other municipalities answered", () => {
  it("is told by its quarters and its middle", () => {
    expect(usual).toEqual({ count: 8, lowerQuarter: 11.75, middle: 13.5, upperQuarter: 15.25 });
  });
  it("says nothing where there are too few of them, or no numbers", () => {
    expect(peersByPath(towns(...Array(leastPeers - 1).fill(5)))).toEqual(new Map());
    expect(peersByPath(Array(20).fill({ name: "A" }))).toEqual(new Map());
  });
});

describe("An answer stands out", () => {
  it.each([
    [1.2, true],
    [1.3, false],
    [13, false],
    [25.7, false],
    [25.8, true],
    [-900, true],
  ])("%s among 10 to 17: %s", (value, expected) => expect(standsOut(value, usual)).toBe(expected));

  it("among equal ones when it is more than half as much away", () => {
    const equal = peersByPath(towns(...Array(10).fill(100))).get("tax/holdings");
    expect([149, 151, 51, 49].map((value) => standsOut(value, equal))).toEqual([false, true, false, true]);
  });
  it("never where it is no number, or nothing is known of others", () => {
    expect([standsOut("10", usual), standsOut(undefined, usual), standsOut(5, undefined)]).toEqual([
      false,
      false,
      false,
    ]);
  });
});
