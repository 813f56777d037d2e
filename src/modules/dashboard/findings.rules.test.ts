import { describe, expect, test } from "vitest";
import { changeOf, comparable, extremesOf, standingOf } from "./findings.rules.ts";

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

describe("figures of several years", () => {
  const figures = [
    { period: "2025-26", value: 90, known: 100 },
    { period: "2024-25", value: 80, known: 70 },
    { period: "2023-24", value: 70, known: 100 },
    { period: "2022-23", value: null, known: 100 },
  ];

  test("are compared as far as they are known, the oldest first", () => {
    expect(comparable({ aggregate: "ratio" }, figures).map(({ value }) => value)).toEqual([70, 80, 90]);
  });

  test("are compared only over as many municipalities when they are sums", () => {
    expect(comparable({ aggregate: "sum" }, figures).map(({ value }) => value)).toEqual([70, 90]);
  });
});

describe("a strength or a gap", () => {
  const hundred = Array.from({ length: 100 }, (_, n) => n + 1);

  test("is a place in the best or the worst quarter of the class", () => {
    expect([100, 76, 75, 26, 25, 1].map((value) => standingOf(value, hundred, "higher"))).toEqual([
      "strength",
      "strength",
      "middle",
      "middle",
      "gap",
      "gap",
    ]);
    expect(standingOf(1, hundred, "lower")).toBe("strength");
  });

  test("isn't told of who shares its place with many", () => {
    expect(standingOf(50, hundred.fill(50), "higher")).toBe("middle");
  });

  test("isn't told among a few, or where nothing is wanted", () => {
    expect(standingOf(9, [1, 2, 9], "higher")).toBe("middle");
    expect(standingOf(100, [...Array(99).keys(), 100], "neutral")).toBe("middle");
  });
});
