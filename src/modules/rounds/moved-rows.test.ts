import { describe, expect, it } from "vitest";
import type { Answers } from "../../xlsform/engine.ts";
import { conflicts } from "./rounds.rules.ts";
import { movedRows } from "./moved-rows.ts";

const trucks = (...plates: string[]): Answers => ({
  trucks: plates.map((plate): Answers => (plate === "" ? {} : { plate })),
});

describe("Rows that others have moved", () => {
  it.each<[what: string, base: Answers, current: Answers, path: string, moved: boolean]>([
    ["behind one that was taken away", trucks("A", "B", "C"), trucks("A", "C"), "trucks[2]/year", true],
    ["the last, which now has another number", trucks("A", "B", "C"), trucks("A", "C"), "trucks[3]/year", true],
    ["before one that was taken away", trucks("A", "B", "C"), trucks("A", "C"), "trucks[1]/year", false],
    ["one taken away and another made", trucks("A", "B"), trucks("B", "C"), "trucks[1]/year", true],
    ["only changed where they stand", trucks("A", "B"), trucks("A", "X"), "trucks[2]/year", false],
    ["only more of them", trucks("A"), trucks("A", "B"), "trucks[1]/year", false],
    ["a row made by the sender", trucks("A", "B"), trucks("A"), "trucks[3]/plate", false],
    ["an empty one that went", trucks(""), trucks(), "trucks[1]/plate", false],
    [
      "the same answers in another order",
      { trucks: [{ plate: "A", year: 1 }, { plate: "B" }] },
      { trucks: [{ year: 1, plate: "A" }] },
      "trucks[1]/tons",
      false,
    ],
    ["no answers at all", { wards: null, trucks: null }, {}, "wards/trucks[1]/plate", false],
    ["no row at all", trucks("A", "B"), trucks("B"), "town", false],
    ["rows within rows", { wards: [trucks("A", "B")] }, { wards: [trucks("B")] }, "wards[1]/trucks[2]/year", true],
  ])("%s", (_what, base, current, path, moved) => {
    expect(movedRows(base, current)(path)).toBe(moved);
  });

  it("are asked about where whole answers are merged, instead of an answer going to another truck", () => {
    const base = trucks("A", "B", "C");
    const mine: Answers = { trucks: [{ plate: "A" }, { plate: "B", year: 2001 }, { plate: "C" }] };
    const asked = conflicts(base, mine, trucks("A", "C"));
    expect(asked).toContainEqual({ path: "trucks[2]/year", before: undefined, after: 2001 });
  });
});
