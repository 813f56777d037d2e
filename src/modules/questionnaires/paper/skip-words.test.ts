import { describe, expect, it } from "vitest";
import type { Definition, Node, Question } from "../../../xlsform/index.ts";
import { numberPaper } from "./paper-numbers.ts";
import { skipWords } from "./skip-words.ts";

const none = { label: {}, hint: {}, guidance: {}, constraintMessage: {}, requiredMessage: {} };

function question(name: string, more: Partial<Question> = {}): Node {
  const rest = { appearance: [], parameters: {}, row: 0, extra: {} };
  return { kind: "question", type: "text", name, path: `g/${name}`, ...none, ...rest, ...more };
}

const definition: Definition = {
  formId: "f",
  title: { bn: "F" },
  version: "1",
  defaultLanguage: "bn",
  languages: ["bn", "en"],
  settings: {},
  choiceLists: {
    yn: [
      { name: "yes", label: { bn: "হ্যাঁ", en: "Yes" }, extra: {} },
      { name: "no", label: { bn: "না", en: "No" }, extra: {} },
    ],
  },
  children: [
    {
      kind: "group",
      name: "g",
      path: "g",
      label: { bn: "ক" },
      hint: {},
      appearance: [],
      row: 0,
      extra: {},
      children: [
        question("online", { type: "select_one", list: "yn" }),
        question("means", { type: "select_multiple", list: "yn" }),
        question("total", { type: "calculate", calculation: "1" }),
        question("workers", { type: "integer" }),
      ],
    },
  ],
};

function said(relevant: string, lang: "bn" | "en" = "en"): string {
  return skipWords(relevant, definition, numberPaper(definition, lang), lang);
}

describe("a condition on paper", () => {
  it.each([
    ["${online} = 'yes'", "Only if the answer to 1.1 is “Yes”."],
    ["'yes' = ${online}", "Only if the answer to 1.1 is “Yes”."],
    ["${online} != 'yes'", "Only if the answer to 1.1 is not “Yes”."],
    ["not(${online} = 'yes')", "Only if the answer to 1.1 is not “Yes”."],
    ["selected(${means}, 'no')", "Only if “No” is chosen in 1.2."],
    ["not(selected(${means}, 'no'))", "Only if “No” is not chosen in 1.2."],
    ["count-selected(${means}) > 1", "Only if more than 1 are chosen in 1.2."],
    ["${workers} >= 100000", "Only if 1.3 is 1,00,000 or more."],
    ["not(${workers} > 5)", "Only if 1.3 is 5 or less."],
    ["5 < ${workers}", "Only if 1.3 is more than 5."],
    ["${workers} != ''", "Only if 1.3 is answered."],
    ["${online} = 'yes' and ${workers} > 5", "Only if the answer to 1.1 is “Yes” and 1.3 is more than 5."],
    [
      "(${online} = 'yes' or ${online} = 'no') and ${workers} > 5",
      "Only if (the answer to 1.1 is “Yes” or the answer to 1.1 is “No”) and 1.3 is more than 5.",
    ],
    ["not(${online} = 'yes' and ${workers} > 5)", "Only if the answer to 1.1 is not “Yes” or 1.3 is 5 or less."],
  ])("is said in words: %s", (relevant, words) => {
    expect(said(relevant)).toBe(words);
  });

  it("is said in Bangla with its digits", () => {
    expect(said("${online} = 'yes' and ${workers} > 5", "bn")).toBe(
      "শুধু যদি ১.১ নম্বরে উত্তর “হ্যাঁ” হয় এবং ১.৩ নম্বরের সংখ্যা ৫-এর বেশি হয়।",
    );
  });

  it.each([
    "${total} > 3",
    "${workers} > ${total}",
    "regex(${online}, 'y')",
    "${online} = 'yes' and ${total} > 0",
    "(",
  ])("points to the guide where it has no words: %s", (relevant) => {
    expect(said(relevant)).toBe("Not always asked: see the guide.");
  });
});
