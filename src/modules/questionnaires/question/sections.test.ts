import { describe, expect, it } from "vitest";
import { openSession } from "../../../xlsform/index.ts";
import { openQuestions, sectionOfPath, sectionsOf } from "./sections.ts";
import { exampleForm } from "./testing/example.ts";

const form = exampleForm();
const sections = sectionsOf(form.definition);

describe("the sections of a questionnaire", () => {
  it("are its groups and repeats, and the loose questions between them, in order", () => {
    expect(sections.map(({ number, slug }) => [number, slug])).toEqual([
      [1, "who"],
      [2, "finance"],
      [3, "wards_number"],
      [4, "trucks"],
      [5, "wards"],
    ]);
  });

  it("count what can be answered: no note, no calculation, a repeat's questions once", () => {
    expect(sections.map(({ questions }) => questions)).toEqual([1, 5, 1, 2, 1]);
  });

  it("are named by their group's label, and loose ones say that they are general", () => {
    expect(sections[1]?.title).toEqual({ bn: "অর্থ", en: "Finance" });
    expect(sections[0]?.title.bn).toBe("সাধারণ প্রশ্ন");
  });

  it("ask only what is relevant now", () => {
    const session = openSession(form);
    const asked = () => openQuestions(session, sections[1]!).map(({ path }) => path);
    expect(asked()).not.toContain("finance/means");
    session.set("finance/online", "yes");
    expect(asked()).toContain("finance/means");
    expect(asked()).not.toContain("finance/double");
  });

  it("are found by the path of any question in them", () => {
    expect(sectionOfPath(sections, "trucks[2]/plate")?.slug).toBe("trucks");
    expect(sectionOfPath(sections, "unseen")?.slug).toBe("who");
    expect(sectionOfPath(sections, "elsewhere")).toBeUndefined();
  });
});
