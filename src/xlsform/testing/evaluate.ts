import type { Scope } from "../expression/call.ts";
import { evaluate } from "../expression/evaluate.ts";
import { parseExpression } from "../expression/parse.ts";
import type { DataNode, Value } from "../expression/values.ts";

/** A question with one or more values: several stand in a repeat. */
export type Variables = Record<string, string | number | (string | number)[]>;

function leaf(name: string, value: string | number, at: number): DataNode {
  return { name, parentNode: () => null, childNodes: () => [], nodeValue: () => value, position: () => at };
}

/** The value of an expression at noon of Dhaka's 30 November 2026, less 78 minutes. Lists and texts show what they were asked. */
export function valueOf(source: string, variables: Variables = {}, here: string | number = "", language = "en"): Value {
  const { tree, fault } = parseExpression(source);
  if (!tree) throw new Error(fault.message.en);
  const scope: Scope = {
    clock: { now: new Date("2026-11-30T04:42:00Z"), today: "2026-11-30", timeZone: "Asia/Dhaka" },
    reference: (name) => [variables[name] ?? []].flat().map((value, index) => leaf(name, value, index + 1)),
    indexed: () => [],
    root: () => null,
    instance: () => null,
    lookUp: (id, wanted, column, value) => `${wanted} of ${id} where ${column} is ${value}`,
    translation: (id) => `text ${id}`,
    property: (name) => `property ${name}`,
    language,
    choiceLabel: (name, value) => `${name}/${value}`,
  };
  const node = leaf("here", here, 1);
  return evaluate(tree, { scope, current: node, node, position: 1, size: 1 });
}
