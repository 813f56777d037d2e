import { define, type CallArguments } from "../call.ts";
import { toNumber, toText } from "../values.ts";

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
    const truths = positives(given, valuesOf(given, index));
    const weights = valuesOf(given, index + 1).map((weight) => toNumber(weight, given.context.scope.clock));
    truths.forEach((truth, at) => (total += truth ? (weights[at] ?? 0) : 0));
  }
  return within(total, given.number(0), given.number(1));
}

function valuesOf(given: CallArguments, index: number): (string | number | boolean)[] {
  const value = given.value(index);
  return typeof value === "object" ? value.map((node) => node.nodeValue()) : [value];
}

export const logicFunctions = {
  true: define(0, 0, () => true),
  false: define(0, 0, () => false),
  not: define(1, 1, (given) => !given.boolean(0)),
  boolean: define(1, 1, (given) => given.boolean(0)),
  "boolean-from-string": define(1, 1, (given) => ["true", "1"].includes(given.text(0))),
  if: define(3, 3, (given) => (given.boolean(0) ? given.value(1) : given.value(2))),
  coalesce: define(1, Number.POSITIVE_INFINITY, (given) => {
    for (let index = 0; index < given.count; index++) {
      const value = given.value(index);
      const empty = toText(value) === "" || (typeof value === "number" && Number.isNaN(value));
      if (!empty) return value;
    }
    return "";
  }),
  once: define(1, 1, (given) => {
    const kept = given.context.current.nodeValue();
    return kept === "" ? given.value(0) : kept;
  }),
  depend: define(1, Number.POSITIVE_INFINITY, (given) => given.value(0)),
  checklist: define(2, Number.POSITIVE_INFINITY, (given) => {
    const truths = positives(given, given.values(2)).filter(Boolean).length;
    return within(truths, given.number(0), given.number(1));
  }),
  "weighted-checklist": define(2, Number.POSITIVE_INFINITY, weightedChecklist),
};
