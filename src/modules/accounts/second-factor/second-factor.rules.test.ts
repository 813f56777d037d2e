import { describe, expect, test } from "vitest";
import { roleNames } from "../../../platform/auth/permissions.ts";
import { isStaff, nextStep } from "./second-factor.rules.ts";

describe("after the right password", () => {
  test("comes a code for whoever has it switched on, required or not", () => {
    expect(nextStep(true, "offered", [])).toBe("code");
    expect(nextStep(true, "required", ["administrator"])).toBe("code");
  });

  test("comes setting up for staff where it is required, and nothing for anyone else", () => {
    expect(roleNames.filter((role) => nextStep(false, "required", [role]) === "set-up")).toEqual([
      "administrator",
      "hq-officer",
      "regional-officer",
    ]);
    expect(nextStep(false, "required", ["mayor", "hq-officer"])).toBe("set-up");
    expect(nextStep(false, "required", [])).toBeNull();
    expect(nextStep(false, "offered", ["administrator"])).toBeNull();
  });

  test("staff are those who hold a role at the association, not a town's people, experts or observers", () => {
    expect(roleNames.filter((role) => isStaff([role]))).toEqual(["administrator", "hq-officer", "regional-officer"]);
  });
});
