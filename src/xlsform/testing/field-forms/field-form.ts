import type { Step } from "../official-engine.ts";

/** A form as it is met in the field, and steps of somebody who answers it, changes his mind and slips. */
export interface FieldForm {
  name: string;
  form: string;
  steps: Step[];
  /** Nodes whose values differ from the official engine's, by their paths without numbers, and why ours are right. */
  apart?: Record<string, string>;
}

export const EMPTY_SUM = "XPath 1.0, 4.4: the sum of no nodes is 0";

export function set(path: string, value: string): Step {
  return { set: path, value };
}

export function add(addRepeat: string): Step {
  return { addRepeat };
}

export function remove(removeRepeat: string): Step {
  return { removeRepeat };
}
