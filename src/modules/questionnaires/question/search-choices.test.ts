import { describe, expect, it } from "vitest";
import { searchChoices } from "./search-choices.ts";

const choices = [
  { value: "a", label: "দক্ষিণ রামপুর (ওয়ার্ড ১২)" },
  { value: "b", label: "রামপুর" },
  { value: "c", label: "Rampur South" },
];
const found = (typed: string) => searchChoices(choices, typed).map(({ value }) => value);

describe("Looking for a choice by what is typed", () => {
  it("finds what begins with it first, then what holds it", () => {
    expect(found("রামপুর")).toEqual(["b", "a"]);
  });

  it("takes digits of either script, capitals and marks for the same", () => {
    expect(found("ওয়ার্ড 12")).toEqual(["a"]);
    expect(found("SOUTH rampur")).toEqual(["c"]);
  });

  it("gives everything while nothing is typed, and nothing where nothing matches", () => {
    expect(found(" ")).toHaveLength(3);
    expect(found("Dhaka")).toEqual([]);
  });
});
