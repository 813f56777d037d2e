import { define, type CallArguments } from "../call.ts";
import { relevantOf, valueOfNode, type NodeSet, type Value } from "../values.ts";

/** `indexed-repeat(${question}, ${repeat}, number, …)`: the question in those instances of its repeats; without one, "". */
function indexedRepeat(given: CallArguments): Value {
  const name = nameOf(given, 0);
  const instances = new Map<string, number>();
  for (let index = 1; index + 1 < given.count; index += 2) {
    const repeat = nameOf(given, index);
    if (repeat) instances.set(repeat, given.number(index + 1));
  }
  const nodes: NodeSet = name ? given.context.scope.indexed(name, instances, given.context.current) : [];
  return nodes.length > 0 ? nodes : "";
}

/** The name of the question that an argument points at, written `${name}` or as a path. */
function nameOf(given: CallArguments, index: number): string | undefined {
  const argument = given.args[index];
  if (argument?.kind === "reference") return argument.name;
  return argument?.kind === "path" ? (argument.steps.at(-1)?.name ?? undefined) : undefined;
}

function named(given: CallArguments): string {
  const node = given.count === 0 ? given.context.node : given.nodes(0)[0];
  return node?.name ?? "";
}

export const nodeFunctions = {
  count: define(1, 1, (given) => relevantOf(given.nodes(0)).length),
  "count-non-empty": define(1, 1, (given) => given.nodes(0).filter((node) => valueOfNode(node) !== "").length),
  position: define(0, 1, (given) =>
    given.count === 0 ? given.context.position : (given.nodes(0)[0]?.position() ?? Number.NaN),
  ),
  last: define(0, 0, (given) => given.context.size),
  name: define(0, 1, named),
  "local-name": define(0, 1, named),
  current: define(0, 0, (given) => [given.context.current]),
  instance: define(1, 1, (given) => {
    const root = given.context.scope.instance(given.text(0));
    return root ? [root] : [];
  }),
  "indexed-repeat": define(3, Number.POSITIVE_INFINITY, indexedRepeat),
};
