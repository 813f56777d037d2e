import { describe, expect, test } from "vitest";
import { barLimits, classLimits, countsBetween, rankOf, responseRate, spreadOf } from "./figures.rules.ts";

describe("how values lie", () => {
  test("is told by the lowest, the middle and the highest, and the half in between", () => {
    expect(spreadOf([40, 10, 30, 20, 50])).toEqual({
      lowest: 10,
      lowerQuarter: 20,
      middle: 30,
      upperQuarter: 40,
      highest: 50,
    });
  });

  test("of an even number has its middle between two", () => {
    expect(spreadOf([10, 20])?.middle).toBe(15);
  });

  test("is nothing without values", () => {
    expect(spreadOf([])).toBeNull();
  });
});

describe("a rank", () => {
  test("counts from the best, which is the lowest where less is wanted", () => {
    expect(rankOf(30, [10, 20, 30], "higher")).toBe(1);
    expect(rankOf(30, [10, 20, 30], "lower")).toBe(3);
  });

  test("is shared by equal values", () => {
    expect(rankOf(20, [10, 20, 20, 30], "higher")).toBe(2);
  });
});

describe("the steps of a map", () => {
  test("have round limits in the midst of the values", () => {
    expect(classLimits(Array.from({ length: 64 }, (_, n) => 44 + (n * 45) / 63))).toEqual([50, 60, 70, 80]);
  });

  test("never begin at or below zero when no value does", () => {
    expect(Math.min(...classLimits([0, 0, 1, 40]))).toBeGreaterThan(0);
  });

  test("are there for one value alone", () => {
    expect(new Set(classLimits([71])).size).toBe(4);
  });
});

describe("the bars of a histogram", () => {
  test("hold every value once", () => {
    const values = [0, 9.9, 10, 55, 99.9, 100];
    const limits = barLimits(values);
    expect(limits).toEqual([0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100]);
    expect(countsBetween(limits, values).reduce((a, b) => a + b)).toBe(values.length);
  });

  test("reach below zero where values do", () => {
    expect(barLimits([-12, 30])[0]).toBeLessThanOrEqual(-12);
  });
});

test("a response rate is what arrived among what is expected, and unknown where nothing is", () => {
  expect(responseRate({ arrived: 195, expected: 330 })).toBeCloseTo(0.5909, 4);
  expect(responseRate({ arrived: 0, expected: 0 })).toBeNull();
});
