import { type InputError, Problem } from "../../platform/errors/problem.ts";
import type { Lang } from "../../platform/i18n/lang.ts";
import type { Fault } from "../../xlsform/index.ts";

/** What questionnaires may refuse. */
export const questionnaireProblems = {
  badWorkbook: (errors: Fault[], warnings: Fault[], lang: Lang) =>
    new Problem(
      "bad-workbook",
      422,
      { bn: "এক্সেল ফাইলে ভুল আছে, তাই কিছু নেওয়া হয়নি", en: "The workbook has faults, so nothing was imported" },
      errors.map(inputErrorOf),
      { warnings: warnings.map((fault) => faultDocument(fault, lang)) },
    ),
  noDraft: () =>
    new Problem("no-draft", 409, {
      bn: "প্রকাশ করার মতো খসড়া নেই। আগে একটি এক্সেল ফাইল দিন।",
      en: "There is no draft to publish. Import a workbook first.",
    }),
};

/** A fault with one language's words, as programs get it. */
export function faultDocument(fault: Fault, lang: Lang) {
  const { path, kind, message, more } = inputErrorOf(fault);
  return { ...more, path, kind, message: message[lang] };
}

/** A fault of a workbook among the problems that every part of the house has. */
function inputErrorOf({ code, sheet, row, column, message, suggestion }: Fault): InputError {
  return {
    path: placeOf({ sheet, row, column }),
    kind: code,
    message,
    more: { sheet, row, column, ...(suggestion !== undefined && { suggestion }) },
  };
}

/** A place in a workbook as one word, like `survey row 5/type`. */
function placeOf({ sheet, row, column }: Pick<Fault, "sheet" | "row" | "column">): string {
  const line = [sheet, row === null ? "" : `row ${row}`].filter((part) => part !== "").join(" ");
  return column === null ? line : `${line}/${column}`;
}
