import { describe, expect, it } from "vitest";
import { openSession, type Answers, type Definition, type Node } from "../../../xlsform/index.ts";
import { exampleForm } from "../../questionnaires/question/testing/example.ts";
import { sectionsOf } from "../../questionnaires/index.ts";
import { answersFor, lastAnswer, unlike, unlikeAnswers } from "./last-time.rules.ts";
import { carryOver } from "./take-help.ts";

const form = exampleForm();
const { definition } = form;
const session = (answers: Answers = {}) => openSession(form, { answers, today: "2026-11-22" });
const sectionOf = (slug: string) => sectionsOf(definition).find((each) => each.slug === slug)!;

/** The example with the nodes of its finance group changed. */
function withFinance(change: (nodes: Node[]) => Node[]): Definition {
  const children = definition.children.map((node) =>
    node.kind === "group" && node.name === "finance" ? { ...node, children: change(node.children) } : node,
  );
  return { ...definition, children };
}

const lastYear: Answers = {
  who: "Rahim",
  finance: { demand: 1_200_000, online: "yes", means: ["bank", "telex"], double: 2_400_000 },
  wards_number: 2,
  trucks: [{ plate: "A-1", year: 2011 }, { plate: "A-2" }],
  wards: [{ holdings: 300 }, { holdings: 410 }],
};
const last = answersFor(definition, { definition, answers: lastYear });

describe("Last time's answers, at today's questions", () => {
  it("stand at the same path, entries of rosters by their numbers, and what the form worked out too", () => {
    expect(last).toMatchObject({
      who: "Rahim",
      "finance/demand": 1_200_000,
      "finance/double": 2_400_000,
      "trucks[2]/plate": "A-2",
      "wards[2]/holdings": 410,
    });
  });

  it("follow a question that has moved, by its name", () => {
    const moved: Definition = {
      ...withFinance((nodes) => nodes.filter(({ name }) => name !== "area")),
      children: [
        ...withFinance((nodes) => nodes.filter(({ name }) => name !== "area")).children,
        { ...definition.children[0]!, name: "area", path: "area", kind: "question", type: "decimal" } as Node,
      ],
    };
    expect(answersFor(definition, { definition: moved, answers: { area: 12.5 } })).toEqual({ "finance/area": 12.5 });
  });

  it("don't answer a question of another kind", () => {
    const asText = withFinance((nodes) =>
      nodes.map((node) => (node.name === "demand" ? ({ ...node, type: "text" } as Node) : node)),
    );
    expect(answersFor(definition, { definition: asText, answers: { finance: { demand: "much" } } })).toEqual({});
  });

  it("aren't compared in a roster that people fill as they like, only where its entries are given", () => {
    const now = session({ wards_number: 2, trucks: [{ plate: "B-7", year: 1999 }] });
    expect(lastAnswer(now, last, "wards[1]/holdings")).toBe(300);
    expect(lastAnswer(now, last, "trucks[1]/year")).toBeUndefined();
    expect(lastAnswer(now, undefined, "who")).toBeUndefined();
  });
});

describe("Very different", () => {
  it.each([
    [100, 150, false],
    [100, 151, true],
    [100, 49, true],
    [-100, -151, true],
    [0, 0, false],
    [3, 0, true],
    [0, 3, true],
  ])("is %d and then %d: %s, where a half is asked about", (before, now, expected) => {
    expect(unlike(before, now, 0.5)).toBe(expected);
  });

  it.each([
    [1, 2, false],
    [0, 1, false],
    [2, 0, false],
    [2, 5, true],
    [1, 2.5, true],
    [0.4, 1, true],
  ])("is %d and then %d: %s; one or two more or less of what is counted are no question", (before, now, expected) => {
    expect(unlike(before, now, 0.5)).toBe(expected);
  });

  it("never is a text, a choice, nothing at all, or anything in a round that doesn't ask", () => {
    expect(unlike("5", "500", 0.5)).toBe(false);
    expect(unlike(5, undefined, 0.5)).toBe(false);
    expect(unlike(5, 500, null)).toBe(false);
  });

  it("lists the questions of which to ask why", () => {
    const now = session({
      finance: { demand: 12_000_000 },
      wards_number: 2,
      wards: [{ holdings: 310 }, { holdings: 41 }],
    });
    expect(unlikeAnswers(now, { answers: last, unlikeShare: 0.5 })).toEqual([
      { path: "finance/demand", before: 1_200_000, now: 12_000_000 },
      { path: "wards[2]/holdings", before: 410, now: 41 },
    ]);
  });
});

describe("Taking last time's answers over", () => {
  it("answers one question, and leaves one alone that has an answer", () => {
    const now = session({ finance: { demand: 5 } });
    expect(carryOver(now, last, "who")).toEqual({ who: "Rahim" });
    expect(carryOver(now, last, "finance/demand")).toEqual({});
    expect(now.draft()).toMatchObject({ who: "Rahim", finance: { demand: 5 } });
  });

  it("answers all empty questions of a section, also those that an answer brings up, and drops choices that are gone", () => {
    const now = session({ finance: { demand: 5 } });
    expect(carryOver(now, last, sectionOf("finance"))).toEqual({
      "finance/online": "yes",
      "finance/means": ["bank"],
    });
    expect(now.node("who")?.value).toBeUndefined();
  });

  it("fills a roster into which nothing was written, and no other", () => {
    const empty = session();
    expect(carryOver(empty, last, sectionOf("trucks"))).toEqual({
      "trucks[1]/plate": "A-1",
      "trucks[1]/year": 2011,
      "trucks[2]/plate": "A-2",
    });
    expect(empty.draft().trucks).toEqual([{ plate: "A-1", year: 2011 }, { plate: "A-2" }]);
    const begun = session({ trucks: [{ plate: "B-7" }] });
    expect(carryOver(begun, last, sectionOf("trucks"))).toEqual({});
  });

  it("gives back what it laid, so that the same can be saved question by question", () => {
    const now = session();
    const laid = carryOver(now, last, sectionOf("wards"));
    expect(laid).toEqual({});
    now.set("wards_number", 1);
    expect(carryOver(now, last, sectionOf("wards"))).toEqual({ "wards[1]/holdings": 300 });
  });
});
