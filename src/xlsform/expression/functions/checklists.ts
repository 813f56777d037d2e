import { define, type CallArguments } from "../call.ts";
import { toNumber, valuesOf } from "../values.ts";

/** How many values from an argument on are true: numbers above 0, or the text "true". */
function positives(given: CallArguments, values: readonly (string | number | boolean)[]): boolean[] {
  return values.map((value) => value === true || value === "true" || toNumber(value, given.context.scope.clock) > 0);
}

/** -1 means no bound. */
function within(total: number, least: number, most: number): boolean {
  return (least < 0 || total >= least) && (most < 0 || total <= most);
}

function weightedChecklist(given: CallArguments): boolean {
  let total = 0;
  for (let index = 2; index + 1 < given.count; index += 2) {
    const truths = positives(given, valuesOf(given.value(index)));
    const weights = valuesOf(given.value(index + 1)).map((weight) => toNumber(weight, given.context.scope.clock));
    truths.forEach((truth, at) => (total += truth ? (weights[at] ?? 0) : 0));
  }
  return within(total, given.number(0), given.number(1));
}

/** How many of several things are so. */
export const checklistFunctions = {
  checklist: define(2, Number.POSITIVE_INFINITY, (given) => {
    const truths = positives(given, given.values(2)).filter(Boolean).length;
    return within(truths, given.number(0), given.number(1));
  }),
  "weighted-checklist": define(2, Number.POSITIVE_INFINITY, weightedChecklist),
};
