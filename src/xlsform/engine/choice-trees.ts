import type { Expression, Step } from "../expression/tree.ts";
import type { FormNode } from "./form.ts";
import { sharedRepeats, type Outline } from "./outline.ts";

/**
 * The choices of `select_one ${name}`, asked by a question: the answers of `${name}` in every instance of its innermost repeat
 * that the choice filter leaves. In the filter, `${…}` of that repeat means the instance that is tried, as pyxform has it.
 */
export function answersAsChoices(
  asker: FormNode,
  answered: FormNode,
  filter: Expression | null,
  { root, byName }: Outline,
): Expression {
  const repeat = answered.repeats.at(-1) ?? root;
  const shared = Math.min(sharedRepeats(asker, answered), repeat.repeats.length);
  const scope = asker.repeats[shared - 1] ?? root;
  const steps = [...upTo(scope, asker), ...downTo(repeat, scope)];
  const last = steps.at(-1)!;
  const relative = (name: string): Step[] | null => {
    const node = byName.get(name);
    return node && isTried(node, repeat, asker) ? downTo(node, repeat) : null;
  };
  if (filter) steps[steps.length - 1] = { ...last, predicates: [tried(filter, relative)] };
  return { kind: "path", from: call("current"), steps: [...steps, ...downTo(answered, repeat)], at: 0 };
}

/** The choices of a list that its filter leaves, in the order of a seed: `randomize(instance('list')/root/item[filter], seed)`. */
export function shuffledChoices(list: string, filter: Expression | null, seed: Expression | undefined): Expression {
  const items: Expression = {
    kind: "path",
    from: call("instance", { kind: "text", value: list }),
    steps: [child("root"), { ...child("item"), predicates: filter ? [filter] : [] }],
    at: 0,
  };
  return call("randomize", items, ...(seed ? [seed] : []));
}

function call(name: string, ...args: Expression[]): Expression {
  return { kind: "call", name, args, at: 0 };
}

function child(name: string): Step {
  return { axis: "child", name, predicates: [] };
}

function upTo(above: FormNode, node: FormNode): Step[] {
  if (node === above) return [];
  return [{ axis: "parent", name: null, predicates: [] }, ...upTo(above, node.parent!)];
}

function downTo(node: FormNode, above: FormNode): Step[] {
  if (node === above) return [];
  return [...downTo(node.parent!, above), child(node.name)];
}

/**
 * Whether the filter of an asker means this node in the instance that is tried, not the one nearest to the asker. What stands in
 * an inner repeat together with the asker is the asker's own.
 */
export function isTried(node: FormNode, repeat: FormNode, asker: FormNode): boolean {
  return node.repeats.includes(repeat) && sharedRepeats(asker, node) <= repeat.repeats.length + 1;
}

/** A filter as it stands on an instance of the repeat; `relative` gives the way from there to what is asked of it. */
function tried(tree: Expression, relative: (name: string) => Step[] | null): Expression {
  const inside = (part: Expression): Expression => tried(part, relative);
  switch (tree.kind) {
    case "reference": {
      const steps = relative(tree.name);
      return steps ? { kind: "path", from: "here", steps, at: tree.at } : tree;
    }
    case "call":
      // The second argument of this one is the name of a question.
      return tree.name === "jr:choice-name"
        ? { ...tree, args: [...tree.args.slice(0, 1).map(inside), ...tree.args.slice(1)] }
        : { ...tree, args: tree.args.map(inside) };
    case "negate":
      return { ...tree, operand: inside(tree.operand) };
    case "binary":
      return { ...tree, left: inside(tree.left), right: inside(tree.right) };
    case "filter":
      return { ...tree, base: inside(tree.base) };
    case "path":
      return typeof tree.from === "object" ? { ...tree, from: inside(tree.from) } : tree;
    default:
      return tree;
  }
}
