import { expect, it, test } from "vitest";
import { evaluateSteps } from "../evaluate-steps.ts";
import { definition, group, question, repeat } from "../testing/build.ts";

const PATHS: [source: string, expected: string][] = [
  ["//c", "3"],
  ["/any_name/g/b", "2"],
  ["/data//c", "3"],
  ["name(/data)", "data"],
  ["local-name(..)", "out"],
  ["ancestor::data/a", "1"],
  ["name(/data/g/b/ancestor::*[1])", "g"],
  ["name(/data/g/b/ancestor::*[2])", "data"],
  ["name(/data/g/b/ancestor::*)", "data"],
  ["/data/last/preceding-sibling::a", "1"],
  ["name(/data/last/preceding-sibling::*[1])", "rep"],
  ["name(/data/last/preceding-sibling::*[4])", "a"],
  ["name(/data/last/preceding-sibling::*)", "a"],
  ["/data/a/following-sibling::rep[2]/x", "20"],
  ["name(/data/a/following-sibling::*[1])", "g"],
  ["count(/data/g/c/following-sibling::b)", "0"],
  ["/data/rep[x = 20]/preceding-sibling::rep/x", "10"],
  ["/data/rep[x > 5][2]/x", "20"],
  ["sum(//x)", "30"],
  ["count(/data/rep[x = /data/rep[2]/x])", "1"],
  ["../../g/b/../c", "3"],
  ["/data/g/*[. = 3]", "3"],
];

test.each(PATHS)("%s leads to %s", (source, expected) => {
  const made = definition([
    question("integer", "a", { default: "1" }),
    group("g", [question("integer", "b", { default: "2" }), question("integer", "c", { default: "3" })]),
    repeat("rep", [question("calculate", "x", { calculation: "position(..) * 10" })], { count: "2" }),
    question("integer", "last"),
    group("out", [question("calculate", "found", { calculation: source })]),
  ]);
  expect(evaluateSteps(made, {}).nodes["out/found"]).toMatchObject({ value: expected });
});

it("calls the form's own element as its settings do", () => {
  const made = definition([question("calculate", "n", { calculation: "name(..)" })]);
  expect(evaluateSteps({ ...made, settings: { name: "town" } }, {}).nodes["n"]).toMatchObject({ value: "town" });
});
