import { describe, expect, test } from "vitest";
import { changeOf, extremesOf, standingOf } from "./findings.rules.ts";

const shown = (value: number) => value.toFixed(0);
const figures = (...values: (number | null)[]) => values.map((value, at) => ({ place: `P${at}`, value }));

describe("a title that names who is ahead and who is behind", () => {
  test("holds when both stand alone", () => {
    expect(extremesOf(figures(50, 89, 70, 44), shown)).toMatchObject({ most: { place: "P1" }, least: { place: "P3" } });
  });

  test("is dropped with fewer than three known figures", () => {
    expect(extremesOf(figures(50, 89, null, null), shown)).toBeNull();
  });

  test("is dropped when two read alike at the top or at the bottom", () => {
    expect(extremesOf(figures(88.6, 89.4, 70, 44), shown)).toBeNull();
    expect(extremesOf(figures(89, 70, 44.2, 43.8), shown)).toBeNull();
  });
});

describe("the course of a figure", () => {
  const years = (...values: number[]) => values.map((value, at) => ({ period: `20${at}`, value }));

  test("is better when it goes where it should", () => {
    expect(changeOf(years(61, 68), "higher", shown)).toMatchObject({ course: "rose", better: true });
    expect(changeOf(years(61, 68), "lower", shown)).toMatchObject({ course: "rose", better: false });
    expect(changeOf(years(61, 68), "neutral", shown)).toMatchObject({ course: "rose", better: null });
  });

  test("is the same when the difference can't be read", () => {
    expect(changeOf(years(61.2, 61.4), "higher", shown)).toMatchObject({ course: "same" });
  });

  test("needs two periods", () => {
    expect(changeOf(years(61), "higher", shown)).toBeNull();
  });
});

describe("a strength or a gap", () => {
  test("is a place in the best or the worst quarter of the class", () => {
    expect(standingOf(32, 155, "higher")).toBe("strength");
    expect(standingOf(76, 161, "higher")).toBe("middle");
    expect(standingOf(130, 157, "higher")).toBe("gap");
  });

  test("isn't told among a few, or where nothing is wanted", () => {
    expect(standingOf(1, 7, "higher")).toBe("middle");
    expect(standingOf(1, 100, "neutral")).toBe("middle");
  });
});
