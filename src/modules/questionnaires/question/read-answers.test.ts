import { describe, expect, it } from "vitest";
import { FormFields } from "../../../platform/http/form-fields.ts";
import { type Answers, openSession } from "../../../xlsform/index.ts";
import { takeAnswers, takeRosterAction } from "./read-answers.ts";
import { exampleForm } from "./testing/example.ts";

const form = exampleForm();

function fields(shown: string[], values: Record<string, string | string[]>): FormFields {
  const posted = new FormFields();
  for (const path of shown) posted.add("shown", path);
  for (const [name, value] of Object.entries(values)) for (const each of [value].flat()) posted.add(name, each);
  return posted;
}

function taken(answers: Answers, shown: string[], values: Record<string, string | string[]>): Answers {
  const session = openSession(form, { answers });
  takeAnswers(session, fields(shown, values));
  return session.draft();
}

describe("what a page posts", () => {
  it("takes numbers in both scripts, grouped or not, with a true minus", () => {
    const shown = ["finance/demand", "finance/area"];
    expect(taken({}, shown, { "finance/demand": "১,৬৮,৫০,০০০", "finance/area": "−12.5" })).toEqual({
      finance: { demand: 16850000, area: -12.5 },
      trucks: [{}],
    });
  });

  it("keeps what is no number as it was typed, so that the form can say what is wrong", () => {
    const session = openSession(form);
    takeAnswers(session, fields(["finance/demand"], { "finance/demand": " about 5 " }));
    expect(session.draft()).toEqual({ finance: { demand: "about 5" }, trucks: [{}] });
    expect(session.problems()).toContainEqual(expect.objectContaining({ path: "finance/demand", kind: "type" }));
  });

  it("takes an answer away when its field is empty or no box is ticked", () => {
    const before = { who: "Rehana", finance: { online: "yes", means: ["bank"] }, trucks: [] };
    expect(taken(before, ["who", "finance/means"], { who: "" })).toEqual({ finance: { online: "yes" }, trucks: [] });
  });

  it("leaves alone what the page did not show", () => {
    const before = { who: "Rehana", finance: { demand: 5 }, trucks: [{ plate: "A" }] };
    expect(taken(before, ["finance/demand"], { "finance/demand": "6", who: "Someone else" })).toEqual({
      who: "Rehana",
      finance: { demand: 6 },
      trucks: [{ plate: "A" }],
    });
  });

  it("keeps every ticked choice and the order of the list's own page", () => {
    const answers = taken({}, ["finance/means"], { "finance/means": ["bank", "phone"] });
    expect(answers).toEqual({ finance: { means: ["bank", "phone"] }, trucks: [{}] });
  });

  it("makes an instance anew that was taken away meanwhile, only when something was written into it", () => {
    const none = { trucks: [] };
    const shown = ["trucks[1]/plate", "trucks[1]/year"];
    expect(taken(none, shown, { "trucks[1]/plate": "", "trucks[1]/year": "" })).toEqual(none);
    const written = taken(none, shown, { "trucks[1]/plate": "", "trucks[1]/year": "২০১৯" });
    expect(written).toEqual({ trucks: [{ year: 2019 }] });
  });

  it("makes no instance beyond the next one, and none of a counted repeat", () => {
    expect(taken({}, ["trucks[7]/plate"], { "trucks[7]/plate": "x" })).toEqual({ trucks: [{}] });
    expect(taken({}, ["wards[1]/holdings"], { "wards[1]/holdings": "5" })).toEqual({ trucks: [{}] });
  });
});

describe("the buttons of a roster", () => {
  it("add an instance and take one away", () => {
    const session = openSession(form, { answers: { trucks: [{ plate: "A" }, { plate: "B" }] } });
    expect(takeRosterAction(session, "add:trucks")).toBe("trucks[3]");
    expect(takeRosterAction(session, "remove:trucks[1]")).toBe("trucks");
    expect(session.draft().trucks).toEqual([{ plate: "B" }, {}]);
  });

  it.each(["remove:trucks[9]", "add:finance", "add:wards", "remove:wards[1]", "continue", "add:"])(
    "do nothing for %s",
    (action) => {
      const session = openSession(form, { answers: { wards_number: 1, trucks: [], wards: [{ holdings: 3 }] } });
      expect(takeRosterAction(session, action)).toBeNull();
      expect(session.draft()).toEqual({ wards_number: 1, trucks: [], wards: [{ holdings: 3 }] });
    },
  );
});
