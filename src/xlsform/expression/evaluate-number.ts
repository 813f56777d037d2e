import type { Scope } from "./call.ts";
import { clockAt, type Clock } from "./clock.ts";
import { evaluate } from "./evaluate.ts";
import { parseExpression } from "./parse.ts";
import { walk, type Expression } from "./tree.ts";
import { toNumber, type DataNode } from "./values.ts";

/** What `${name}` stands for in an expression over named figures; null and absent are the empty answer. */
export type Variables = Readonly<Record<string, number | string | null | undefined>>;

/**
 * Works out an expression over named figures: `${FIN03} div (${FIN01} + ${FIN02})`. What is empty is NaN and makes the result
 * NaN ("not known"), unless the expression says otherwise (`coalesce(${FIN02}, 0)`). A source with a fault throws an Error:
 * check it with `parseExpression` when it is written, not when it is used.
 */
export function evaluateNumber(expression: string | Expression, variables: Variables): number {
  const tree = typeof expression === "string" ? treeOf(expression) : expression;
  const scope = new VariableScope(variables);
  const here = leaf("", "");
  const number = toNumber(evaluate(tree, { scope, current: here, node: here, position: 1, size: 1 }), scope.clock);
  return Number.isFinite(number) ? number : Number.NaN;
}

/** The names of an expression's `${…}`, each once, in the order of their first mention. */
export function referencesOf(tree: Expression): string[] {
  const names = new Set<string>();
  walk(tree, (part) => {
    if (part.kind === "reference") names.add(part.name);
  });
  return [...names];
}

function treeOf(source: string): Expression {
  const { tree, fault } = parseExpression(source);
  if (!tree) throw new Error(`${fault.message.en} Expression: ${source}`);
  return tree;
}

class VariableScope implements Scope {
  readonly language = "";
  private time: Clock | null = null;
  private readonly variables: Variables;

  constructor(variables: Variables) {
    this.variables = variables;
  }

  /** Few figures ask for the time, and to know it costs more than the rest. */
  get clock(): Clock {
    return (this.time ??= clockAt());
  }

  reference(name: string): DataNode[] {
    return [leaf(name, Object.hasOwn(this.variables, name) ? (this.variables[name] ?? "") : "")];
  }
  indexed(): DataNode[] {
    return [];
  }
  root(): null {
    return null;
  }
  instance(): null {
    return null;
  }
  lookUp(): string {
    return "";
  }
  translation(): string {
    return "";
  }
  property(): string {
    return "";
  }
  choiceLabel(): string {
    return "";
  }
}

function leaf(name: string, value: string | number): DataNode {
  return {
    name,
    parentNode: () => null,
    childNodes: () => [],
    nodeValue: () => (Number.isNaN(value) ? "" : value),
    position: () => 1,
  };
}
