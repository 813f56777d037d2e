import type { CallArguments, Context } from "./call.ts";
import { equalitiesOf } from "./equalities.ts";
import { functions } from "./functions/functions.ts";
import type { BinaryOperator, Expression, Path, Step } from "./tree.ts";
import {
  atomOf,
  isNodeSet,
  toBoolean,
  toNumber,
  toText,
  valueOfNode,
  valuesOf,
  type DataNode,
  type NodeSet,
  type Value,
} from "./values.ts";

/** Evaluates a parsed expression where it stands. */
export function evaluate(tree: Expression, context: Context): Value {
  switch (tree.kind) {
    case "number":
    case "text":
      return tree.value;
    case "reference":
      return tree.lastSaved ? "" : context.scope.reference(tree.name, context.current);
    case "call":
      return functions.get(tree.name)?.call(new Arguments(tree.args, context)) ?? "";
    case "negate":
      return -toNumber(evaluate(tree.operand, context), context.scope.clock);
    case "binary":
      return binary(tree.operator, tree.left, tree.right, context);
    case "filter":
      return tree.predicates.reduce<NodeSet>(
        (kept, predicate) => filter(kept, predicate, context),
        nodesOf(tree.base, context),
      );
    case "path":
      return walkPath(tree, context);
  }
}

class Arguments implements CallArguments {
  readonly args: readonly Expression[];
  readonly context: Context;

  constructor(args: readonly Expression[], context: Context) {
    this.args = args;
    this.context = context;
  }

  get count(): number {
    return this.args.length;
  }

  value(index: number): Value {
    const argument = this.args[index];
    return argument ? evaluate(argument, this.context) : "";
  }

  text(index: number): string {
    return toText(this.value(index));
  }

  number(index: number): number {
    return toNumber(this.value(index), this.context.scope.clock);
  }

  boolean(index: number): boolean {
    return toBoolean(this.value(index));
  }

  nodes(index: number): NodeSet {
    const value = this.value(index);
    return isNodeSet(value) ? value : [];
  }

  values(from: number): (string | number | boolean)[] {
    const isAlone = this.count - from === 1;
    return this.args.slice(from).flatMap((argument) => {
      const value = evaluate(argument, this.context);
      const values = valuesOf(value);
      return values.length === 0 && !isAlone && isNodeSet(value) ? value.slice(0, 1).map(valueOfNode) : values;
    });
  }
}

function binary(operator: BinaryOperator, leftTree: Expression, rightTree: Expression, context: Context): Value {
  const left = evaluate(leftTree, context);
  if (operator === "and") return toBoolean(left) && toBoolean(evaluate(rightTree, context));
  if (operator === "or") return toBoolean(left) || toBoolean(evaluate(rightTree, context));
  const right = evaluate(rightTree, context);
  const { clock } = context.scope;
  switch (operator) {
    case "=":
    case "!=":
    case "<":
    case "<=":
    case ">":
    case ">=":
      return compare(operator, left, right, context);
    case "|":
      return isNodeSet(left) && isNodeSet(right) ? [...new Set([...left, ...right])] : [];
    case "+":
      return toNumber(left, clock) + toNumber(right, clock);
    case "-":
      return toNumber(left, clock) - toNumber(right, clock);
    case "*":
      return toNumber(left, clock) * toNumber(right, clock);
    case "div":
      return toNumber(left, clock) / toNumber(right, clock);
    case "mod":
      return toNumber(left, clock) % toNumber(right, clock);
  }
}

type Comparison = "=" | "!=" | "<" | "<=" | ">" | ">=";

/**
 * XPath 1.0, 3.4: a node-set compares by any of its nodes, so that one without nodes equals nothing, not even the empty text.
 * An empty answer, or one that isn't relevant, has a node with the empty text.
 */
function compare(operator: Comparison, left: Value, right: Value, context: Context): boolean {
  if (isNodeSet(left) && typeof right !== "boolean")
    return left.some((node) => compare(operator, valueOfNode(node), right, context));
  if (isNodeSet(right) && typeof left !== "boolean")
    return right.some((node) => compare(operator, left, valueOfNode(node), context));
  return compareAtoms(operator, left, right, context);
}

function compareAtoms(operator: Comparison, left: Value, right: Value, { scope: { clock } }: Context): boolean {
  if (operator === "=" || operator === "!=") return equal(left, right) === (operator === "=");
  const [a, b] = [toNumber(left, clock), toNumber(right, clock)];
  if (operator === "<") return a < b;
  if (operator === "<=") return a <= b;
  return operator === ">" ? a > b : a >= b;

  function equal(one: Value, other: Value): boolean {
    if (typeof one === "boolean" || typeof other === "boolean") return toBoolean(one) === toBoolean(other);
    if (typeof one === "number" || typeof other === "number") return toNumber(one, clock) === toNumber(other, clock);
    return toText(one) === toText(other);
  }
}

function nodesOf(tree: Expression, context: Context): NodeSet {
  const value = evaluate(tree, context);
  return isNodeSet(value) ? value : [];
}

function walkPath(path: Path, context: Context): NodeSet {
  let nodes: NodeSet;
  if (path.from === "here") nodes = [context.node];
  else if (path.from === "root") nodes = [context.scope.root()].filter((node) => node !== null);
  else nodes = nodesOf(path.from, context);
  path.steps.forEach((step, index) => {
    // The first name of an absolute path is that of the form itself, whatever its author calls it.
    const isForm = index === 0 && path.from === "root" && step.axis === "child";
    nodes = takeStep(nodes, isForm ? { ...step, name: null } : step, context);
  });
  return nodes;
}

function takeStep(nodes: NodeSet, step: Step, context: Context): NodeSet {
  const only = nodes.length === 1 ? nodes[0] : undefined;
  if (only) return reach(only, step, context);
  const reached = new Set<DataNode>();
  for (const node of nodes) for (const next of reach(node, step, context)) reached.add(next);
  return [...reached];
}

function reach(node: DataNode, step: Step, context: Context): NodeSet {
  const [first, ...others] = step.predicates;
  if (!first) return inOrder(step, along(node, step));
  let kept = lookUp(node, step, first, context) ?? filter(along(node, step), first, context);
  for (const predicate of others) kept = filter(kept, predicate, context);
  return inOrder(step, kept);
}

/** On these axes positions count back from the nearest node (XPath 1.0, 2.4), but what is found has the document's order. */
function inOrder({ axis }: Step, found: NodeSet): NodeSet {
  return axis === "ancestor" || axis === "preceding-sibling" ? found.toReversed() : found;
}

/** A step's first predicate answered by an index; null where there is none, or nothing in it that one could answer. */
function lookUp(node: DataNode, { axis, name }: Step, predicate: Expression, context: Context): NodeSet | null {
  if (!node.childrenWith || axis !== "child" || name === null) return null;
  const fewest = candidates(predicate, context, (column, value) => node.childrenWith!(name, column, value));
  if (!fewest) return null;
  const { scope, current } = context;
  const size = node.childNodes(name).length;
  return fewest.filter((child) =>
    toBoolean(evaluate(predicate, { scope, current, node: child, position: child.position(), size })),
  );
}

/**
 * The nodes that can meet a predicate by the narrowest of its equalities, as `find` knows them; null where it has none that
 * compares with one text or number alone.
 */
export function candidates<Found>(
  predicate: Expression,
  context: Context,
  find: (column: string, value: string | number) => readonly Found[],
): readonly Found[] | null {
  let fewest: readonly Found[] | null = null;
  for (const { column, equals } of equalitiesOf(predicate)) {
    const value = evaluate(equals, context);
    if (isNodeSet(value) ? value.length > 1 : typeof value === "boolean") continue;
    const atom = atomOf(value);
    if (typeof atom === "boolean") continue;
    const found = find(column, atom);
    if (!fewest || found.length < fewest.length) fewest = found;
  }
  return fewest;
}

/** A predicate that gives a number asks for that position. */
function filter(nodes: NodeSet, predicate: Expression, { scope, current }: Context): NodeSet {
  return nodes.filter((node, index) => {
    const value = evaluate(predicate, { scope, current, node, position: index + 1, size: nodes.length });
    return typeof value === "number" ? value === index + 1 : toBoolean(value);
  });
}

/** The nodes on an axis, the nearest first. */
function along(node: DataNode, { axis, name }: Step): NodeSet {
  const named = (found: DataNode | null): NodeSet => (found && (name === null || found.name === name) ? [found] : []);
  const siblings = (): NodeSet => node.parentNode()?.childNodes(null) ?? [];
  const isNamed = (found: DataNode): boolean => name === null || found.name === name;
  switch (axis) {
    case "child":
      return node.childNodes(name);
    case "self":
      return named(node);
    case "parent":
      return named(node.parentNode());
    case "descendant-or-self":
      return [
        ...named(node),
        ...node.childNodes(null).flatMap((child) => along(child, { axis, name, predicates: [] })),
      ];
    case "ancestor": {
      const parent = node.parentNode();
      return parent ? [...named(parent), ...along(parent, { axis, name, predicates: [] })] : [];
    }
    case "preceding-sibling":
      return siblings()
        .slice(0, Math.max(0, siblings().indexOf(node)))
        .filter(isNamed)
        .toReversed();
    case "following-sibling":
      return siblings()
        .slice(siblings().indexOf(node) + 1)
        .filter(isNamed);
  }
}
