import { define, type CallArguments, type XPathFunction } from "../call.ts";
import { toNumber } from "../values.ts";

function numbers(given: CallArguments): number[] {
  return given.values(0).map((value) => toNumber(value, given.context.scope.clock));
}

/** One number in, one out. */
export function maths(work: (number: number) => number): XPathFunction {
  return define(1, 1, (given) => work(given.number(0)));
}

/** Halves go up, -2.5 to -2 (XPath 1.0, 4.4; so does JavaRosa); decimals may be negative. */
export function roundTo(number: number, decimals: number): number {
  if (Number.isNaN(number) || Number.isNaN(decimals)) return Number.NaN;
  const places = Math.trunc(decimals);
  if (!Number.isFinite(number) || Math.abs(places) > 15) return number;
  // Shifted in decimal notation, not by multiplying: 1.005 has no exact half in binary.
  return shift(Math.round(shift(number, places)), -places);
}

function shift(number: number, places: number): number {
  const [mantissa = "0", power = "0"] = String(number).split("e");
  return Number(`${mantissa}e${Number(power) + places}`);
}

export const numberFunctions = {
  number: define(0, 1, (given) =>
    given.count === 0 ? toNumber([given.context.node], given.context.scope.clock) : given.number(0),
  ),
  int: maths(Math.trunc),
  round: define(1, 2, (given) => roundTo(given.number(0), given.count > 1 ? given.number(1) : 0)),
  floor: maths(Math.floor),
  ceiling: maths(Math.ceil),
  abs: maths(Math.abs),
  // XPath's sum: one empty answer among them makes it unknown (NaN), not smaller.
  sum: define(1, 1, (given) => numbers(given).reduce((total, number) => total + number, 0)),
  min: define(1, Number.POSITIVE_INFINITY, (given) => extreme(numbers(given), Math.min)),
  max: define(1, Number.POSITIVE_INFINITY, (given) => extreme(numbers(given), Math.max)),
};

function extreme(all: readonly number[], choose: (one: number, other: number) => number): number {
  return all.length === 0 ? Number.NaN : all.reduce((one, other) => choose(one, other));
}
