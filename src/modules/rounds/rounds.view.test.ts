import { describe, expect, it } from "vitest";
import { noStates } from "./rounds.rules.ts";
import { furthestBehind, type PlaceView, progressOf, suggestedDueDay } from "./rounds.view.ts";

function region(name: string, expected: number, arrived: number): PlaceView {
  return { code: name, name, ...progressOf({ ...noStates, submitted: arrived, "not-started": expected - arrived }) };
}

const whole = (...regions: PlaceView[]) =>
  progressOf({
    ...noStates,
    submitted: regions.reduce((sum, { arrived }) => sum + arrived, 0),
    "not-started": regions.reduce((sum, { arrived, expected }) => sum + expected - arrived, 0),
  });

const named = (...regions: PlaceView[]) => furthestBehind(regions, whole(...regions)).map(({ name }) => name);

describe("The heading over the regions", () => {
  it("names the two that are plainly last", () => {
    expect(named(region("a", 10, 1), region("b", 10, 2), region("c", 10, 8))).toEqual(["a", "b"]);
  });

  it("names one where the second is level with the third", () => {
    expect(named(region("a", 10, 1), region("b", 10, 5), region("c", 10, 5))).toEqual(["a"]);
  });

  it("names none where all are level, or nothing has come in", () => {
    expect(named(region("a", 10, 5), region("b", 10, 5), region("c", 10, 5))).toEqual([]);
    expect(named(region("a", 10, 0), region("b", 10, 0), region("c", 10, 0))).toEqual([]);
  });
});

describe("The due day that is suggested", () => {
  it("is a month away", () => {
    expect(suggestedDueDay("2026-11-22")).toBe("2026-12-22");
  });

  it("is the Sunday after where that is a Friday or Saturday", () => {
    expect(suggestedDueDay("2026-11-25")).toBe("2026-12-27");
    expect(suggestedDueDay("2026-11-26")).toBe("2026-12-27");
  });
});
