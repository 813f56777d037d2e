import { beforeEach, describe, expect, it } from "vitest";
import { openSession } from "../../../xlsform/index.ts";
import { exampleForm } from "../../questionnaires/question/testing/example.ts";
import { sectionsOf } from "../../questionnaires/fields.ts";
import { type Given, LiveAnswers } from "./live-answers.ts";

const form = exampleForm();
let kept: Given[];
let drawn: string[];
let live: LiveAnswers;

beforeEach(() => {
  kept = [];
  drawn = [];
  live = new LiveAnswers(openSession(form), "en", { keep: (given) => void kept.push(given) });
  for (const path of ["who", "finance/demand", "finance/double", "finance/means", "finance/thanks"])
    live.watch(live.session.node(path)!, () => void drawn.push(path));
});

describe("Answers that are being given", () => {
  it("are kept as given, and only what they change is drawn again", () => {
    live.answer("finance/demand", 12, "12");
    expect(kept).toEqual([{ set: { "finance/demand": 12 } }]);
    expect(drawn).toContain("finance/double");
    expect(drawn).not.toContain("who");
    live.answer("finance/demand", 12, "12.");
    expect(kept, "nothing new was said").toHaveLength(1);
    expect(live.typed("finance/demand")).toBe("12.");
  });

  it("aren't called wrong while they are typed, but when they are left, until they are mended", () => {
    live.answer("finance/demand", "many", "many");
    expect(live.errors.get("finance/demand")).toBeUndefined();
    expect(live.leave("finance/demand")).toMatch(/number/i);
    live.answer("finance/demand", 3, "3");
    expect(live.errors.get("finance/demand")).toBeUndefined();
  });

  it("aren't missed where a field was only passed through, but where the person wants to go on", () => {
    expect(live.leave("who")).toBeUndefined();
    live.showFaults(sectionsOf(form.definition)[0]!);
    expect(live.errors.get("who")).toBeTruthy();
  });

  it("keep entries of rosters that are added and removed", () => {
    const path = live.addEntry("trucks");
    live.removeEntry(path);
    expect(kept).toEqual([{ set: { [path]: {} } }, { remove: [path] }]);
  });
});
