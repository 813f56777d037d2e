import { describe, expect, it } from "vitest";
import { openSession } from "../../../xlsform/index.ts";
import { exampleForm } from "../../questionnaires/question/testing/example.ts";
import { broughtBy, rearrange } from "./merge.ts";

const nothing = () => false;

describe("What someone else's draft brings", () => {
  it("is every answer that stands otherwise there, also one that was taken away", () => {
    const brought = broughtBy({ who: "A", finance: { demand: 1 } }, { finance: { demand: 2, area: 3 } }, nothing);
    expect(brought.set).toEqual([
      { path: "finance/demand", value: 2 },
      { path: "finance/area", value: 3 },
      { path: "who", value: null },
    ]);
  });

  it("isn't a roster that has no entry in either", () => {
    expect(broughtBy({ trucks: [] }, {}, nothing)).toEqual({ set: [], remove: [], add: [] });
    expect(broughtBy({}, { trucks: [] }, nothing)).toEqual({ set: [], remove: [], add: [] });
  });

  it("leaves alone what waits here to be saved", () => {
    const brought = broughtBy({ who: "A" }, { who: "B" }, (path) => path === "who");
    expect(brought).toEqual({ set: [], remove: [], add: [] });
  });

  it("makes entries that are new there, takes away filled ones that are gone, and leaves an empty one to be filled", () => {
    expect(broughtBy({ trucks: [{ plate: "A" }] }, { trucks: [{ plate: "A" }, { plate: "B" }] }, nothing).add).toEqual([
      "trucks[2]",
    ]);
    expect(
      broughtBy({ trucks: [{ plate: "A" }, { plate: "B" }] }, { trucks: [{ plate: "A" }] }, nothing).remove,
    ).toEqual(["trucks[2]"]);
    expect(broughtBy({ trucks: [{ plate: "A" }, {}] }, { trucks: [{ plate: "A" }] }, nothing).remove).toEqual([]);
  });

  it("never makes or takes away what the form itself counts", () => {
    const session = openSession(exampleForm(), { answers: { wards_number: 2 } });
    expect(rearrange(session, { set: [], add: ["wards[3]"], remove: ["wards[2]"] })).toBe(false);
    expect(session.children("wards")).toHaveLength(2);
  });
});
