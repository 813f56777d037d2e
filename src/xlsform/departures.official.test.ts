// @vitest-environment jsdom
import { expect, it } from "vitest";
import { readForm } from "./read-form.ts";
import { differencesAfter } from "./testing/differ.ts";
import { CHOICES } from "./testing/generate-form.ts";
import type { Step } from "./testing/official-engine.ts";
import { workbookOf, type Cell } from "./testing/workbook.ts";

const HEAD = ["type", "name", "label", "calculation", "relevant", "default", "choice_filter", "required", "constraint"];
const calculated = (name: string, calculation: string): Cell[] => ["calculate", name, null, calculation];

/** Where the official engine departs from the specification: the paragraph, a form, steps, and `path aspect: theirs, ours`. */
const DEPARTURES: [paragraph: string, survey: Cell[][], steps: Step[], differences: string[]][] = [
  [
    "XPath 1.0, 4.4: the sum of no nodes is 0",
    [["integer", "n", "N"], calculated("c", "sum(${n}[. > 1])")],
    [],
    ['c value: "", "0"'],
  ],
  [
    "XPath 1.0, 4.2: the text of a number that isn't known is NaN",
    [calculated("c", "concat('a', number('b'))")],
    [],
    ['c value: "a", "aNaN"'],
  ],
  [
    "XPath 1.0, 4.2: numbers are written without an exponent",
    [calculated("c", "concat('a', pow(10, 21))")],
    [],
    ['c value: "a1e+21", "a1000000000000000000000"'],
  ],
  [
    "XPath 1.0, 4.4: a text is a number only as XPath writes them",
    [calculated("c", "number('1e3')"), calculated("d", "'0x10' = 16")],
    [],
    ['c value: "1000", ""', 'd value: "true", "false"'],
  ],
  [
    "XPath 1.0, 4.2: what follows the whole of the second text",
    [calculated("c", "substring-after('abc', 'ab')")],
    [],
    ['c value: "bc", "c"'],
  ],
  [
    "XPath 1.0, 4.2: no letter has a place below the start and at or beyond it",
    [calculated("c", "substring('abc', 3, -1)")],
    [],
    ['c value: "b", ""'],
  ],
  [
    "ODK XForms, XPath Functions, format-date: %a is the short name of the day, on Sundays too",
    [calculated("c", "format-date('2024-03-03', '%a')")],
    [],
    ['c value: "", "Sun"'],
  ],
  [
    "ODK XForms, Repeat Functions: indexed-repeat gives a text, so that without the instance it is the empty one",
    [
      ["begin repeat", "r", "R"],
      ["text", "t", "T"],
      ["end repeat"],
      calculated("c", "indexed-repeat(${t}, ${r}, 2) = ''"),
    ],
    [],
    ['c value: "false", "true"'],
  ],
  [
    "ODK XForms, Bindings: what is required must not be empty, also where the filter took the answer away",
    [["select_one abc", "s", "S", null, null, "b", "kind = 'a'", "yes"]],
    [],
    ['s violation: null, "required"'],
  ],
  [
    "XForms 1.1, 10.2: setvalue sets a value whether or not the question is relevant yet",
    [
      ["integer", "n", "N"],
      ["text", "t", "T", null, "${n} > 1", "concat('a', 'b')"],
    ],
    [{ set: "n", value: "2" }],
    ['t value: "", "ab"'],
  ],
];

it.each(DEPARTURES)("differs from the official engine by %s", async (_, survey, steps, differences) => {
  const { definition, errors } = readForm(workbookOf({ survey: [HEAD, ...survey], choices: CHOICES }));
  expect(errors).toEqual([]);
  expect(await differencesAfter(definition!, steps)).toEqual(differences);
});
