import * as fc from "fast-check";
import { expect, it } from "vitest";
import { choices, form, group, question, repeat } from "../testing/build.ts";
import { isAnswers, type Answers } from "./answers.ts";
import { openSession } from "./session.ts";

const asked = form(
  [
    question("integer", "n", { required: "${t} != ''", default: "2" }),
    question("text", "t", { relevant: "${n} > 1" }),
    group(
      "g",
      [question("decimal", "d"), question("select_multiple", "m", { list: "ab", choiceFilter: "name != ${t}" })],
      { relevant: "${n} < 50" },
    ),
    repeat(
      "counted",
      [question("date", "day"), question("calculate", "p", { calculation: "position(..) + coalesce(${n}, 0)" })],
      { count: "${n}" },
    ),
    repeat("free", [
      question("integer", "x", { constraint: ". > ${d}" }),
      repeat("inner", [question("select_one", "y", { list: "ab" })]),
    ]),
    question("calculate", "all", { calculation: "sum(${x}) + count(${inner}) + count-selected(${m})" }),
  ],
  { ab: choices("a", "b") },
);

const names = fc.constantFrom(
  "n",
  "t",
  "g",
  "d",
  "m",
  "counted",
  "day",
  "free",
  "x",
  "inner",
  "y",
  "all",
  "zz",
  "__proto__",
);
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { depthSize: "small" },
    fc.constantFrom("", "a", "b", 0, 1, 3, 60, 1.5, null, true, "2026-11-30"),
    fc.array(tie("any"), { maxLength: 3 }),
    fc.dictionary(names, tie("any"), { maxKeys: 4 }),
  ),
})).any;
const paths = fc.constantFrom(
  "n",
  "t",
  "g",
  "g/d",
  "g/m",
  "counted[1]/day",
  "counted[2]",
  "free",
  "free[1]/x",
  "free[2]/inner[1]/y",
  "all",
  "x",
  "free[0]/x",
  "//",
  "",
);

it("whatever is answered, a session holds, and opened again from its draft it says the same", () => {
  const steps = fc.array(fc.tuple(paths, value), { maxLength: 8 });
  fc.assert(
    fc.property(fc.dictionary(names, value), steps, (answers, sets) => {
      const session = openSession(asked, { answers: answers as Answers, today: "2026-11-30" });
      for (const [path, answer] of sets) {
        session.set(path, answer as never);
        if (path === "free") session.addInstance("free");
        if (path === "free[1]/x" && session.node("free[1]")) session.removeInstance("free[1]");
      }
      const draft = session.draft();
      fc.pre(Object.keys(draft).length > 0);
      const again = openSession(asked, { answers: JSON.parse(JSON.stringify(draft)), today: "2026-11-30" });
      expect(again.draft()).toEqual(draft);
      expect(again.revision()).toEqual(session.revision());
      expect(again.problems()).toEqual(session.problems().filter((problem) => problem.kind !== "unknown"));
      expect(isAnswers(again.unknown)).toBe(true);
    }),
    { seed: 20261130, numRuns: 300 },
  );
});
