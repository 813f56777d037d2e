import type { Choice } from "../definition/definition.ts";
import type { Expression } from "../expression/tree.ts";
import { walk } from "../expression/tree.ts";
import type { DataNode, NodeSet } from "../expression/values.ts";

/** A list of choices, ready to be checked against, filtered, and read by `instance('list')`. */
export class ChoiceList {
  readonly name: string;
  readonly choices: readonly Choice[];
  readonly byName: ReadonlyMap<string, Choice>;
  private nodes: readonly ChoiceNode[] | null = null;
  private readonly indexes = new Map<string, Map<string, ChoiceNode[]>>();

  constructor(name: string, choices: readonly Choice[]) {
    this.name = name;
    this.choices = choices;
    this.byName = new Map(choices.map((choice) => [choice.name, choice]));
  }

  items(): readonly ChoiceNode[] {
    this.nodes ??= this.choices.map((choice, index) => new ChoiceNode(choice, index + 1, this));
    return this.nodes;
  }

  /** The choices whose column holds exactly this text, without looking at the others. */
  itemsWith(column: string, text: string): readonly ChoiceNode[] {
    let index = this.indexes.get(column);
    if (!index) {
      index = new Map();
      for (const item of this.items()) {
        const value = item.column(column) ?? "";
        const same = index.get(value);
        if (same) same.push(item);
        else index.set(value, [item]);
      }
      this.indexes.set(column, index);
    }
    return index.get(text) ?? [];
  }

  /** The top of the secondary instance: `instance('list')`. */
  readonly instance: DataNode = {
    name: "",
    parentNode: () => null,
    childNodes: (name) => (name === null || name === "root" ? [this.root] : []),
    nodeValue: () => "",
    position: () => 1,
  };

  readonly root: DataNode = {
    name: "root",
    parentNode: () => this.instance,
    childNodes: (name) => (name === null || name === "item" ? this.items() : []),
    nodeValue: () => "",
    position: () => 1,
  };
}

/** One choice as an expression sees it: `name`, `label` and the other columns of the choices sheet. */
export class ChoiceNode implements DataNode {
  readonly name = "item";
  readonly choice: Choice;
  private readonly at: number;
  private readonly list: ChoiceList;

  constructor(choice: Choice, at: number, list: ChoiceList) {
    this.choice = choice;
    this.at = at;
    this.list = list;
  }

  parentNode(): DataNode {
    return this.list.root;
  }

  childNodes(name: string | null): NodeSet {
    const names = name === null ? ["name", "label", ...Object.keys(this.choice.extra)] : [name];
    return names.flatMap((column) => {
      const value = this.column(column);
      return value === undefined ? [] : [this.cell(column, value)];
    });
  }

  nodeValue(): string {
    return "";
  }

  position(): number {
    return this.at;
  }

  /** The text of a column, named as its author wrote it or in lower case; undefined where the sheet has none. */
  column(name: string): string | undefined {
    const key = name.toLowerCase();
    // A file may have a column "name" and yet take its choices' names from another.
    if (Object.hasOwn(this.choice.extra, key)) return this.choice.extra[key];
    if (name === "name") return this.choice.name;
    return name === "label" ? (Object.values(this.choice.label)[0] ?? "") : undefined;
  }

  private cell(name: string, value: string): DataNode {
    return { name, parentNode: () => this, childNodes: () => [], nodeValue: () => value, position: () => 1 };
  }
}

/**
 * The part of a choice filter that an index can answer: `column = something that doesn't ask the choice`, alone or joined to
 * others by `and`. Null when there is none.
 */
export function indexedPart(filter: Expression): { column: string; equals: Expression } | null {
  if (filter.kind !== "binary") return null;
  if (filter.operator === "and") return indexedPart(filter.left) ?? indexedPart(filter.right);
  if (filter.operator !== "=") return null;
  const left = columnOf(filter.left);
  if (left !== null && !asksTheChoice(filter.right)) return { column: left, equals: filter.right };
  const right = columnOf(filter.right);
  return right !== null && !asksTheChoice(filter.left) ? { column: right, equals: filter.left } : null;
}

function columnOf(tree: Expression): string | null {
  if (tree.kind !== "path" || tree.from !== "here" || tree.steps.length !== 1) return null;
  const step = tree.steps[0]!;
  return step.axis === "child" && step.predicates.length === 0 ? step.name : null;
}

function asksTheChoice(tree: Expression): boolean {
  let asks = false;
  walk(tree, (part) => {
    if (part.kind === "path" && part.from === "here") asks = true;
    if (part.kind === "call" && (part.args.length === 0 || part.name === "once"))
      asks ||= !["today", "now", "true", "false", "current", "pi"].includes(part.name);
  });
  return asks;
}
