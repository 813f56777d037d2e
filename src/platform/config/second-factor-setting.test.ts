import { describe, expect, test } from "vitest";
import { readConfig } from "./config.ts";

const told = (value?: string) => readConfig(value === undefined ? {} : { POURA_SECOND_FACTOR: value });

describe("whether staff must sign in in two steps", () => {
  test("is offered unless it is required", () => {
    expect(told()).toMatchObject({ secondFactor: "offered" });
    expect(told(" required ")).toMatchObject({ secondFactor: "required" });
  });

  test("stops the start when it is misspelt, rather than leave the door half open", () => {
    expect(told("require")).toEqual({ faults: [expect.stringContaining("POURA_SECOND_FACTOR is “require”")] });
  });
});
