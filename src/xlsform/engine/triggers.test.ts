import { describe, expect, it } from "vitest";
import { readForm } from "../read-form.ts";
import { workbookOf, type Cell } from "../testing/workbook.ts";
import { form, question, repeat } from "../testing/build.ts";
import { compileForm } from "./compile.ts";
import { openSession } from "./session.ts";

describe("a calculation with a trigger", () => {
  const ages = form([
    question("integer", "a"),
    question("integer", "b"),
    question("integer", "sum", { calculation: "${a} + ${b}", trigger: "${a}" }),
    question("calculate", "twice", { calculation: "${sum} * 2" }),
  ]);

  it("is done when its question gets another answer, not when what it reads changes", () => {
    const session = openSession(ages);
    session.set("b", 1);
    expect(session.node("sum")!.value).toBeUndefined();
    expect(session.set("a", 2)).toEqual(expect.arrayContaining(["a", "sum", "twice"]));
    session.set("b", 5);
    expect(session.revision()).toEqual({ a: 2, b: 5, sum: 3, twice: 6 });
  });

  it("leaves alone what a person writes over it, until the next time", () => {
    const session = openSession(ages, { answers: { a: 2, b: 1, sum: 3 } });
    session.set("sum", 40);
    expect(session.draft()).toEqual({ a: 2, b: 1, sum: 40 });
    session.set("a", 7);
    expect(session.draft()).toMatchObject({ sum: 8 });
  });

  it("isn't done by opening the response", () => {
    expect(openSession(ages, { answers: { a: 2, b: 1 } }).draft()).toEqual({ a: 2, b: 1 });
  });

  it("stays in its own instance of a repeat, and waits for any of several questions", () => {
    const session = openSession(
      form([
        question("text", "all"),
        repeat("trucks", [
          question("text", "plate"),
          question("text", "copy", { calculation: "${plate}", trigger: "${plate}, ${all}" }),
        ]),
      ]),
      { answers: { trucks: [{ plate: "A" }, { plate: "B" }] } },
    );
    session.set("trucks[1]/plate", "C");
    expect(session.draft()).toEqual({ trucks: [{ plate: "C", copy: "C" }, { plate: "B" }] });
    session.set("all", "x");
    expect(session.draft()).toMatchObject({ trucks: [{ copy: "C" }, { copy: "B" }] });
  });

  it("of nothing takes the answer away", () => {
    const session = openSession(form([question("text", "a"), question("text", "b", { trigger: "${a}" })]));
    session.set("b", "kept");
    session.set("a", "changed");
    expect(session.draft()).toEqual({ a: "changed" });
  });

  it("comes to an end where two wait for each other", () => {
    const session = openSession(
      form([
        question("integer", "a", { calculation: "${b} + 1", trigger: "${b}" }),
        question("integer", "b", { calculation: "${a} + 1", trigger: "${a}" }),
      ]),
    );
    session.set("a", 1);
    expect(session.problems()).toEqual([]);
  });
});

function read(columns: Cell[], ...rows: Cell[][]) {
  return readForm(workbookOf({ survey: [columns, ...rows] }));
}

describe("the column trigger", () => {
  it("is read, and a question in it that isn't there is an error at its cell", () => {
    const columns = ["type", "name", "label", "calculation", "trigger"];
    const sound = read(columns, ["text", "house", "A"], ["calculate", "b", null, "now()", "${house}"]);
    expect([sound.errors, sound.warnings]).toEqual([[], []]);
    expect(sound.definition!.children[1]).toMatchObject({ trigger: "${house}" });
    const wrong = read(columns, ["text", "house", "A"], ["calculate", "b", null, "now()", "${huose}"]);
    expect(wrong.errors).toMatchObject([{ row: 3, column: "trigger", code: "question-unknown", suggestion: "house" }]);
  });
});

describe("what was last saved", () => {
  it("is empty, and its author is told", () => {
    const columns = ["type", "name", "label", "default"];
    const { definition, errors, warnings } = read(columns, ["text", "a", "Was ${last-saved#a}.", "${last-saved#a}"]);
    expect(errors).toEqual([]);
    expect(warnings).toMatchObject([
      { row: 2, column: "label", code: "last-saved-empty" },
      { row: 2, column: "default", code: "last-saved-empty" },
    ]);
    expect(openSession(compileForm(definition!)).draft()).toEqual({});
  });

  it("must be of a question that there is", () => {
    const { errors } = read(["type", "name", "label", "default"], ["text", "house", "A", "${last-saved#huose}"]);
    expect(errors).toMatchObject([{ code: "question-unknown", suggestion: "house" }]);
  });
});
