import type { Choice, Node } from "../definition/definition.ts";
import type { DataNode, NodeSet } from "../expression/values.ts";
import { atomOfTyped, type AnswerValue, type TypedValue } from "./answers.ts";
import { ChoiceList } from "./choice-list.ts";
import type { FormNode } from "./form.ts";

/** What a page shows of a node. A live view: read it again after a change. */
export interface NodeState {
  /** With instances, counted from 1: `trucks[1]/plate`. */
  readonly path: string;
  readonly kind: "question" | "group" | "repeat" | "instance";
  readonly definition: Node;
  /** Inherited: nothing in an irrelevant group is relevant. */
  readonly relevant: boolean;
  readonly required: boolean;
  readonly readonly: boolean;
  /** What was answered, whatever its type, or what was calculated. */
  readonly value: AnswerValue | undefined;
  /** Of relevant nodes only. */
  readonly violation: "required" | "constraint" | "type" | null;
  /** Of selects: what the choice filter leaves. */
  readonly choices?: readonly Choice[];
  /** Of repeats: the number of instances is calculated, so that they can't be added or removed. */
  readonly counted?: boolean;
}

/**
 * One node of one response. Questions, groups, repeats and instances are items; so is the root. An expression sees them as
 * XML would have them: a repeat's instances stand directly in the repeat's parent.
 */
export class Item implements DataNode, NodeState {
  readonly node: FormNode;
  /** The group, instance or repeat around it. */
  readonly parent: Item | null;
  /** The instance it belongs to, or the root; an instance belongs to itself. */
  readonly scope: Item;
  readonly kind: NodeState["kind"];
  /** Of a group, an instance or the root: its nodes. Of a repeat: its instances, also those beyond a lowered count. */
  readonly children: Item[] = [];
  /** Of an instance or the root: all its items by `FormNode.slot`. */
  readonly slots: Item[] = [];
  /** Of an instance: its number, from 1. */
  ordinal = 1;
  /** Of the root: how many items the response has grown. */
  grown = 0;
  /** Of a repeat: how many of its instances are in use. */
  active = 0;

  ownRelevant = true;
  relevant = true;
  required = false;
  readonly = false;
  violation: NodeState["violation"] = null;
  /** The author's rule that the answer breaks as expressions see it: as empty, or as what the filter leaves, where it is a wrong one. */
  broken: "required" | "constraint" | null = null;
  /** As handed in. */
  value: AnswerValue | undefined = undefined;
  /** As expressions see it. */
  typed: TypedValue = undefined;
  wrongType = false;
  /** Of a repeat: it was asked for more instances than a response may hold. */
  overfull = false;
  /** Choices that the filter leaves; undefined where nothing filters. */
  filtered: readonly Choice[] | undefined = undefined;

  constructor(node: FormNode, parent: Item | null, asInstance: boolean) {
    this.node = node;
    this.parent = parent;
    this.kind = asInstance ? "instance" : node.kind === "root" ? "group" : node.kind;
    this.scope = asInstance || !parent ? this : parent.scope;
    if (!asInstance && parent) this.scope.slots[node.slot] = this;
  }

  get definition(): Node {
    return this.node.definition!;
  }

  get path(): string {
    if (!this.parent) return "";
    if (this.kind === "instance") return `${this.parent.path}[${this.ordinal}]`;
    return this.parent.parent ? `${this.parent.path}/${this.node.name}` : this.node.name;
  }

  get choices(): readonly Choice[] | undefined {
    return this.filtered ?? this.node.list?.choices;
  }

  /** What its answer is checked against: its list, or where it has none the choices that other answers make. */
  get list(): ChoiceList | null {
    return this.node.list ?? (this.filtered ? new ChoiceList("", this.filtered) : null);
  }

  get counted(): boolean | undefined {
    return this.kind === "repeat" ? this.node.own.count !== undefined : undefined;
  }

  /** It was handed in as something that a group, an instance or a repeat can't be; its `value` keeps that. */
  get isMisfit(): boolean {
    return this.kind !== "question" && this.value !== undefined;
  }

  /** How many repeats deep its instance stands. */
  get depth(): number {
    return this.kind === "instance" ? this.node.repeats.length + 1 : this.node.repeats.length;
  }

  /** The instance around it at that depth of repeats; 0 is the root. */
  scopeAt(depth: number): Item {
    let scope = this.scope;
    while (scope.depth > depth) scope = scope.parent!.scope;
    return scope;
  }

  /** It stands in the response now: not in an instance that was removed, or is beyond a lowered count. */
  get isInUse(): boolean {
    for (let scope = this.scope; scope.parent; scope = scope.parent.scope)
      if (scope.ordinal > scope.parent.active || scope.parent.children[scope.ordinal - 1] !== scope) return false;
    return true;
  }

  /** Of a repeat: the instances in use. */
  instances(): readonly Item[] {
    return this.active === this.children.length ? this.children : this.children.slice(0, this.active);
  }

  get name(): string {
    return this.node.name;
  }

  parentNode(): DataNode | null {
    return this.kind === "instance" ? this.parent!.parent : this.parent;
  }

  childNodes(name: string | null): NodeSet {
    if (this.kind === "repeat" || this.kind === "question") return [];
    const found: Item[] = [];
    for (const child of this.children) {
      if (name !== null && child.node.name !== name) continue;
      if (child.kind === "repeat") found.push(...child.instances());
      else found.push(child);
    }
    return found;
  }

  nodeValue(): string | number {
    return atomOfTyped(this.typed);
  }

  position(): number {
    return this.ordinal;
  }
}

/** The items of a node below an instance (or the root), through all instances of the repeats between. */
export function itemsBelow(scope: Item, node: FormNode, onlyActive: boolean): readonly Item[] {
  let scopes: readonly Item[] = [scope];
  for (let depth = scope.depth; depth < node.repeats.length; depth++) {
    const { slot } = node.repeats[depth]!;
    scopes = scopes.flatMap((outer) => {
      const repeat = outer.slots[slot]!;
      return onlyActive ? repeat.instances() : repeat.children;
    });
  }
  return scopes.map((inner) => inner.slots[node.slot]!);
}
