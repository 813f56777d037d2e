import type { Clock } from "./clock.ts";
import type { Expression } from "./tree.ts";
import type { DataNode, NodeSet, Value } from "./values.ts";

/** What an expression may ask of the form around it. */
export interface Scope {
  readonly clock: Clock;
  /** The nodes of `${name}` as seen from a node: nearest first by the repeats that both stand in. */
  reference(name: string, from: DataNode): NodeSet;
  /** `indexed-repeat`: the nodes of a name, each repeat named standing at the instance of that number. */
  indexed(name: string, instances: ReadonlyMap<string, number>, from: DataNode): NodeSet;
  /** The root above the form's first nodes: where `/` begins. */
  root(): DataNode | null;
  /** A secondary instance by its id: a list of choices. */
  instance(id: string): DataNode | null;
  /** `pulldata`: a column of the first row of a list whose other column holds exactly this value; "" without one. */
  lookUp(id: string, wanted: string, column: string, value: string): string;
  /** The text of an id in the form's translations: of a question (`a/b:label`), of a choice (`list-3`); "" without one. */
  translation(id: string): string;
  /** What the form knows of itself and its surroundings: `version`, `username`, `deviceid` …; "" where it doesn't. */
  property(name: string): string;
  /** The language that texts are in: `bn`. */
  readonly language: string;
  /** The label of a choice of the question `${name}`. */
  choiceLabel(name: string, value: string, from: DataNode): string;
}

/** Where an expression is being evaluated. */
export interface Context {
  scope: Scope;
  /** The node that owns the expression: `current()`. */
  current: DataNode;
  /** The node one stands on: `.` */
  node: DataNode;
  position: number;
  size: number;
}

/** A call of a function: its arguments are evaluated when, and only if, they are asked for. */
export interface CallArguments {
  readonly context: Context;
  readonly args: readonly Expression[];
  readonly count: number;
  value(index: number): Value;
  text(index: number): string;
  number(index: number): number;
  boolean(index: number): boolean;
  /** The nodes of an argument; none when it isn't a node-set. */
  nodes(index: number): NodeSet;
  /**
   * All values from an argument on. Node-sets give each of their nodes that counts; beside other arguments an answer that
   * isn't relevant stands for the empty one.
   */
  values(from: number): (string | number | boolean)[];
}

/** One function of the language. */
export interface XPathFunction {
  least: number;
  most: number;
  call(given: CallArguments): Value;
}

/** Declares a function that takes from `least` to `most` arguments. */
export function define(least: number, most: number, call: (given: CallArguments) => Value): XPathFunction {
  return { least, most, call };
}
