/** An expression of the ODK XForms dialect of XPath 1.0, parsed. `at` is an offset in the source, counted from 0. */
export type Expression =
  | { kind: "number"; value: number }
  | { kind: "text"; value: string }
  | Reference
  | Call
  | { kind: "negate"; operand: Expression }
  | { kind: "binary"; operator: BinaryOperator; left: Expression; right: Expression }
  | { kind: "filter"; base: Expression; predicates: Expression[] }
  | Path;

export type BinaryOperator =
  | "or"
  | "and"
  | "="
  | "!="
  | "<"
  | "<="
  | ">"
  | ">="
  | "+"
  | "-"
  | "*"
  | "div"
  | "mod"
  | "|";

/** `${name}`: the question of that name, nearest to the one that asks. */
export interface Reference {
  kind: "reference";
  name: string;
  /** `${last-saved#name}`: the answer of the last response that was saved. */
  lastSaved: boolean;
  at: number;
}

export interface Call {
  kind: "call";
  name: string;
  args: Expression[];
  at: number;
}

/** Steps from the root, from the node one stands on, or from the nodes that an expression gives. */
export interface Path {
  kind: "path";
  from: "root" | "here" | Expression;
  steps: Step[];
  at: number;
}

export type Axis =
  | "child"
  | "self"
  | "parent"
  | "descendant-or-self"
  | "ancestor"
  | "preceding-sibling"
  | "following-sibling";

export interface Step {
  axis: Axis;
  /** A name, or null for any (`*`, `node()`). */
  name: string | null;
  predicates: Expression[];
}

/** Calls `visit` for an expression and everything inside it. */
export function walk(tree: Expression, visit: (part: Expression) => void): void {
  visit(tree);
  switch (tree.kind) {
    case "call":
      for (const argument of tree.args) walk(argument, visit);
      break;
    case "negate":
      walk(tree.operand, visit);
      break;
    case "binary":
      walk(tree.left, visit);
      walk(tree.right, visit);
      break;
    case "filter":
      walk(tree.base, visit);
      for (const predicate of tree.predicates) walk(predicate, visit);
      break;
    case "path":
      if (typeof tree.from === "object") walk(tree.from, visit);
      for (const step of tree.steps) for (const predicate of step.predicates) walk(predicate, visit);
      break;
    default:
  }
}
