import { define } from "../call.ts";
import { maths } from "./numbers.ts";

/** What few questionnaires reckon with. */
export const mathsFunctions = {
  sqrt: maths(Math.sqrt),
  exp: maths(Math.exp),
  exp10: maths((number) => 10 ** number),
  log: maths(Math.log),
  log10: maths(Math.log10),
  sin: maths(Math.sin),
  cos: maths(Math.cos),
  tan: maths(Math.tan),
  asin: maths(Math.asin),
  acos: maths(Math.acos),
  atan: maths(Math.atan),
  atan2: define(2, 2, (given) => Math.atan2(given.number(0), given.number(1))),
  pow: define(2, 2, (given) => given.number(0) ** given.number(1)),
  pi: define(0, 0, () => Math.PI),
  random: define(0, 0, () => Math.random()),
};
