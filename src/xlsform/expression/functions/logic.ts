import { define } from "../call.ts";
import { toText } from "../values.ts";

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
};
