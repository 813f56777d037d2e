import type { Question } from "../definition/definition.ts";
import type { Item } from "./item.ts";

/** The numbers that a question of type range takes. */
export interface Range {
  from: number;
  to: number;
  /** Between two numbers that it takes; counted from `from`. */
  step: number;
}

/** The limits of a range as its parameters say; without them 1 to 10, as XLSForm has it. Null when they make no sense. */
export function rangeOf({ parameters }: Pick<Question, "parameters">): Range | null {
  const [start, end, step] = [parameters["start"] ?? "1", parameters["end"] ?? "10", parameters["step"] ?? "1"].map(
    (text) => (/^-?(\d+(\.\d*)?|\.\d+)$/.test(text) ? Number(text) : Number.NaN),
  ) as [number, number, number];
  if (![start, end, step].every(Number.isFinite) || step <= 0 || start === end) return null;
  return { from: Math.min(start, end), to: Math.max(start, end), step };
}

/** Whether a question's numbers have fractions: a range has only where its author wrote a decimal point, as in the field. */
export function takesFractions({ type, parameters }: Pick<Question, "type" | "parameters">): boolean {
  if (type !== "range") return type === "decimal";
  return ["start", "end", "step"].some((name) => parameters[name]?.includes("."));
}

/** Whether a range takes this number; the step forgives what binary fractions lose. */
export function isInRange(number: number, { from, to, step }: Range): boolean {
  if (number < from || number > to) return false;
  const steps = (number - from) / step;
  return Math.abs(steps - Math.round(steps)) < 1e-6;
}

/** Whether the answer of a question of type range is none of the numbers that it takes. */
export function isBeyondRange({ definition, typed }: Item): boolean {
  if (definition.kind !== "question" || definition.type !== "range" || typeof typed !== "number") return false;
  const range = rangeOf(definition);
  return range !== null && !isInRange(typed, range);
}
