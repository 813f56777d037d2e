import type { Choice, Question } from "../definition/definition.ts";
import type { Context } from "../expression/call.ts";
import { candidates, evaluate } from "../expression/evaluate.ts";
import type { Expression } from "../expression/tree.ts";
import { isNodeSet, toBoolean, toNumber } from "../expression/values.ts";
import { answerOf, isEmpty, readAnswer, type AnswerValue } from "./answers.ts";
import { ChoiceNode, choicesOf, onOffer, type ChoiceList } from "./choice-list.ts";
import { dropBlank } from "./collect.ts";
import type { Computation, Dependent, Form, FormNode } from "./form.ts";
import { growInstance, MOST_INSTANCES } from "./grow.ts";
import { itemsBelow, type Item } from "./item.ts";
import { isBeyondRange } from "./range.ts";
import type { SessionScope } from "./scope.ts";

const MOST_ROUNDS = 50;

/** Keeps what is worked out true: a change marks what depends on it, `settle` works that off once, in the form's order. */
export class Settler {
  /** Items whose state has changed since it was last emptied. */
  readonly changed = new Set<Item>();
  /** New items that wait for a default that must be worked out. */
  readonly fresh: Item[] = [];
  /** From now on answers change; before, they were only put where they had been. */
  opened = false;
  private readonly form: Form;
  private readonly scope: SessionScope;
  private readonly pending: (Set<Item> | undefined)[] = [];
  private first = Number.POSITIVE_INFINITY;

  constructor(form: Form, scope: SessionScope) {
    this.form = form;
    this.scope = scope;
  }

  /** Marks everything there is to work out below an instance or the root, as when it is new. */
  markAll(scope: Item): void {
    for (const computation of this.form.computations) {
      const { node, aspect } = computation;
      if (aspect === "default" || aspect === "triggered" || aspect === "text") continue;
      if (node.repeats[scope.depth - 1] !== scopeNode(scope)) continue;
      for (const item of itemsBelow(scope, node, false)) this.mark(computation, item);
    }
  }

  /** Marks what is said in the session's language, and all that bears a text, as when the language has changed. */
  translate(top: Item): void {
    for (const computation of this.form.computations)
      if (computation.speaks && computation.aspect !== "default" && computation.aspect !== "triggered")
        for (const item of itemsBelow(top, computation.node, false)) this.mark(computation, item);
    for (const node of this.form.nodes) for (const item of itemsBelow(top, node, true)) this.changed.add(item);
  }

  /** Marks a new instance, all of it. */
  welcome(instance: Item): void {
    this.changedBelow(instance);
    this.markAll(instance);
  }

  /** All of an instance is new, or stands at another number. */
  changedBelow(instance: Item): void {
    this.changed.add(instance);
    for (const item of instance.slots) {
      this.changed.add(item);
      if (item.kind === "repeat") for (const inner of item.children) this.changedBelow(inner);
    }
  }

  /** Gives a question an answer, or takes it away. Doesn't settle. */
  assign(item: Item, raw: AnswerValue | undefined): void {
    const value = isEmpty(raw) ? undefined : raw;
    if (same(value, item.value)) return;
    item.value = value;
    this.changed.add(item);
    this.retype(item);
    this.markOwn(item, "validity");
    if (item.node.own.choices?.readsItself) this.markOwn(item, "choices");
  }

  /** A repeat's instances came, went or changed their numbers. */
  restructured(repeat: Item): void {
    this.changed.add(repeat);
    const pass = (node: FormNode): void => {
      this.markReached(node.dependents, repeat);
      for (const child of node.children) pass(child);
    };
    pass(repeat.node);
  }

  /** Follows a change of relevance down the tree. */
  refreshRelevance(item: Item): void {
    const relevant = item.ownRelevant && (item.parent?.relevant ?? true);
    if (relevant === item.relevant) return;
    item.relevant = relevant;
    this.changed.add(item);
    this.markReached(item.node.dependents, item);
    this.markOwn(item, "validity");
    for (const child of item.children) this.refreshRelevance(child);
  }

  /** Works off everything that is marked, then the defaults of new questions. */
  settle(): void {
    this.workOff();
    for (let item = this.fresh.shift(); item; item = this.fresh.shift()) {
      const tree = item.node.own.default?.tree;
      if (!tree || !isEmpty(item.value)) continue;
      const value = answerOf(item.definition as Question, evaluate(tree, this.contextOf(item)));
      if (!isEmpty(value)) this.assign(item, value);
      this.workOff();
    }
  }

  private workOff(): void {
    const { length } = this.form.computations;
    let visits = 0;
    while (this.first < length) {
      const rank = this.first++;
      const items = this.pending[rank];
      if (!items) continue;
      // Choice filters of several instances can chase each other's answers; a form without circles is done long before.
      if (++visits > MOST_ROUNDS * length) break;
      this.pending[rank] = undefined;
      const computation = this.form.computations[rank]!;
      for (const item of items) this.work(computation, item);
    }
    this.first = Number.POSITIVE_INFINITY;
  }

  private mark(computation: Computation, item: Item): void {
    const { rank } = computation;
    (this.pending[rank] ??= new Set()).add(item);
    if (rank < this.first) this.first = rank;
  }

  private markOwn(item: Item, aspect: "validity" | "choices"): void {
    const computation = item.node.own[aspect];
    if (computation && item.kind === "question") this.mark(computation, item);
  }

  /** Marks what reads a node, in the instances that read this very item. */
  private markReached(dependents: readonly Dependent[], item: Item): void {
    for (const { computation, shared } of dependents) {
      const around = item.scopeAt(Math.min(shared, item.depth));
      for (const target of itemsBelow(around, computation.node, false)) this.mark(computation, target);
    }
  }

  private work({ aspect, tree }: Computation, item: Item): void {
    switch (aspect) {
      case "relevant":
        item.ownRelevant = this.isTrue(tree, item);
        return this.refreshRelevance(item);
      case "calculation":
        return this.calculate(item, tree);
      case "triggered":
        return tree ? this.calculate(item, tree) : this.assign(item, undefined);
      case "choices":
        return this.filterChoices(item, tree);
      case "count":
        return this.recount(item, tree);
      case "required":
        return this.judge(item, aspect, this.isTrue(tree, item));
      case "readonly":
        // A note takes no answer, whatever its own rule says.
        return this.judge(item, aspect, isNote(item) || this.isTrue(tree, item));
      case "validity":
        return this.validate(item, tree);
      default:
        this.changed.add(item);
    }
  }

  private judge(item: Item, aspect: "required" | "readonly", now: boolean): void {
    if (item[aspect] === now) return;
    item[aspect] = now;
    this.changed.add(item);
    this.markOwn(item, "validity");
  }

  private calculate(item: Item, tree: Expression | null): void {
    if (!tree) return;
    const value = answerOf(item.definition as Question, evaluate(tree, this.contextOf(item)));
    if (!same(value, item.value)) this.assign(item, value);
  }

  private validate(item: Item, constraint: Expression | null): void {
    const broken = this.brokenRule(item, constraint);
    // In XForms the steps of a range are hints for whoever draws it, not a rule; here nobody could have chosen such a number.
    const strict = item.relevant && isBeyondRange(item) ? "constraint" : broken;
    const violation = item.relevant && item.wrongType ? "type" : strict;
    if (violation === item.violation && broken === item.broken) return;
    item.violation = violation;
    item.broken = broken;
    this.changed.add(item);
  }

  private brokenRule(item: Item, constraint: Expression | null): Item["broken"] {
    if (!item.relevant) return null;
    if (item.typed === undefined) return item.required ? "required" : null;
    return constraint && !this.isTrue(constraint, item) ? "constraint" : null;
  }

  /** Reads an answer as its type and against the choices that are left; tells its readers when that makes a difference. */
  private retype(item: Item): void {
    const read = readAnswer(item.definition as Question, item.list, item.value);
    const offered = read && onOffer(read.typed, item.filtered);
    item.wrongType = !read || !same(offered ?? undefined, read.typed);
    const typed = offered ?? undefined;
    if (same(typed, item.typed)) return;
    item.typed = typed;
    this.markReached(item.node.dependents, item);
    if (this.opened) this.markReached(item.node.triggers, item);
  }

  private filterChoices(item: Item, filter: Expression | null): void {
    const { list } = item.node;
    if (!filter) return;
    if (!list) return this.offer(item, choicesOf(evaluate(filter, this.contextOf(item))));
    // A filter that looks at its own answer sees it whole, not what the filter left of it: else it would chase its tail.
    const narrowed = item.typed;
    item.typed = readAnswer(item.definition as Question, list, item.value)?.typed;
    const filtered = this.chooseFrom(list, filter, this.contextOf(item));
    item.typed = narrowed;
    this.offer(item, filtered);
  }

  private offer(item: Item, choices: Choice[]): void {
    if (item.filtered && same(choices, item.filtered)) return;
    item.filtered = choices;
    this.changed.add(item);
    this.retype(item);
    this.markOwn(item, "validity");
  }

  private chooseFrom(list: ChoiceList, filter: Expression, context: Context): Choice[] {
    if (filter.kind === "call" && filter.name === "randomize") {
      const shuffled = evaluate(filter, context);
      return isNodeSet(shuffled) ? shuffled.flatMap((node) => (node instanceof ChoiceNode ? [node.choice] : [])) : [];
    }
    const narrowed = candidates(filter, context, (column, value) => list.itemsWith(column, value)) ?? list.items();
    return narrowed.filter((node) => this.holds(filter, node, context)).map((node) => node.choice);
  }

  private holds(filter: Expression, node: ChoiceNode, { scope, current, size }: Context): boolean {
    return toBoolean(evaluate(filter, { scope, current, node, position: node.position(), size }));
  }

  /** A count that isn't known, as while it is being changed, takes no instance away: so do ODK's engines. */
  private recount(repeat: Item, count: Expression | null): void {
    const number = count ? toNumber(evaluate(count, this.contextOf(repeat)), this.scope.clock) : Number.NaN;
    const kept = repeat.isMisfit ? 0 : repeat.children.length;
    this.resize(repeat, Number.isNaN(number) ? kept : Math.max(0, Math.trunc(number)));
  }

  /** Gives a counted repeat its number of instances; answers beyond a lowered number are kept aside in place. */
  private resize(repeat: Item, wanted: number): void {
    repeat.overfull = wanted > MOST_INSTANCES;
    repeat.violation = repeat.isMisfit ? "type" : repeat.overfull ? "constraint" : null;
    const number = Math.min(wanted, MOST_INSTANCES);
    const before = repeat.children.length;
    dropBlank(repeat, number);
    while (repeat.children.length < number) {
      const instance = growInstance(repeat, this.fresh);
      if (!instance) break;
      this.welcome(instance);
    }
    const active = Math.min(number, repeat.children.length);
    if (active === repeat.active && before === repeat.children.length) return;
    repeat.active = active;
    for (const instance of repeat.children) {
      instance.ownRelevant = instance.ordinal <= repeat.active;
      this.refreshRelevance(instance);
    }
    this.restructured(repeat);
  }

  private isTrue(tree: Expression | null, item: Item): boolean {
    return tree !== null && toBoolean(evaluate(tree, this.contextOf(item)));
  }

  /** Where the expressions of a node stand. */
  contextOf(item: Item): Context {
    return { scope: this.scope, current: item, node: item, position: item.position(), size: 1 };
  }
}

function isNote({ definition }: Item): boolean {
  return definition.kind === "question" && definition.type === "note";
}

/** The repeat whose instance a scope is; undefined for the root. */
function scopeNode(scope: Item): FormNode | undefined {
  return scope.kind === "instance" ? scope.node : undefined;
}

function same(one: unknown, other: unknown): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return one === other;
  return one.length === other.length && one.every((value, index) => value === other[index]);
}
