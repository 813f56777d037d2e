import { walk, type Expression } from "./tree.ts";

/** `column = something` in a predicate, where the something is the same for every node that is tried. */
export interface Equality {
  column: string;
  equals: Expression;
}

const known = new WeakMap<Expression, readonly Equality[]>();

/** What of a predicate an index can answer: its equalities, alone or joined to others by `and`. */
export function equalitiesOf(predicate: Expression): readonly Equality[] {
  let found = known.get(predicate);
  if (!found) known.set(predicate, (found = collect(predicate)));
  return found;
}

function collect(predicate: Expression): Equality[] {
  if (predicate.kind !== "binary") return [];
  const { operator, left, right } = predicate;
  if (operator === "and") return [...collect(left), ...collect(right)];
  if (operator !== "=") return [];
  const [one, other] = [columnOf(left), columnOf(right)];
  if (one !== null && !asksTheNode(right)) return [{ column: one, equals: right }];
  return other !== null && !asksTheNode(left) ? [{ column: other, equals: left }] : [];
}

function columnOf(tree: Expression): string | null {
  if (tree.kind !== "path" || tree.from !== "here" || tree.steps.length !== 1) return null;
  const step = tree.steps[0]!;
  return step.axis === "child" && step.predicates.length === 0 ? step.name : null;
}

const SAME_EVERYWHERE = new Set(["today", "now", "true", "false", "current", "pi"]);

function asksTheNode(tree: Expression): boolean {
  let asks = false;
  walk(tree, (part) => {
    if (part.kind === "path" && part.from === "here") asks = true;
    if (part.kind === "call" && (part.args.length === 0 || part.name === "once"))
      asks ||= !SAME_EVERYWHERE.has(part.name);
  });
  return asks;
}
