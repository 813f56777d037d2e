import { define } from "../call.ts";

/** The choices of an answer: names with spaces between. */
function items(list: string): string[] {
  return list.split(/\s+/).filter((item) => item !== "");
}

export const selectFunctions = {
  selected: define(2, 2, (given) => {
    const [list, wanted] = [items(given.text(0)), given.text(1).trim()];
    // Authors ask so whether nothing was chosen: in ODK's engines the empty answer holds the empty name.
    return wanted === "" ? list.length === 0 : list.includes(wanted);
  }),
  "selected-at": define(2, 2, (given) => items(given.text(0))[given.number(1)] ?? ""),
  "count-selected": define(1, 1, (given) => items(given.text(0)).length),
  "jr:choice-name": define(2, 2, (given) => {
    const question = given.args[1];
    const { scope, current } = given.context;
    return question?.kind === "reference" ? scope.choiceLabel(question.name, given.text(0), current) : "";
  }),
};
