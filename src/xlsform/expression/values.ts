import { daysOf, type Clock } from "./clock.ts";

/** What an expression sees of a form: an element of the response's XML, or of a list of choices. */
export interface DataNode {
  readonly name: string;
  parentNode(): DataNode | null;
  /** Children of one name, or all (null); those too that aren't relevant. */
  childNodes(name: string | null): readonly DataNode[];
  /** Children of a name that have a child `column` of this value, where an index knows them; in their order. */
  childrenWith?(name: string, column: string, value: string | number): readonly DataNode[];
  /**
   * What it holds, relevant or not; "" when it is empty or isn't a question. A number is given as a number to spare its
   * conversion.
   */
  nodeValue(): string | number;
  /** False where its value doesn't count; what can't be irrelevant needn't say so. */
  readonly relevant?: boolean;
  /** Among its siblings of the same name, from 1. */
  position(): number;
}

export type NodeSet = readonly DataNode[];
export type Value = string | number | boolean | NodeSet;

export function isNodeSet(value: Value): value is NodeSet {
  return typeof value === "object";
}

/** Of a node that isn't relevant "": it stands in the response, with the empty answer. */
export function valueOfNode(node: DataNode): string | number {
  return node.relevant === false ? "" : node.nodeValue();
}

/** A node's value alone, or the first of several; "" for none. */
export function atomOf(value: Value): string | number | boolean {
  return isNodeSet(value) ? (value[0] ? valueOfNode(value[0]) : "") : value;
}

/** The nodes that count among several: those that aren't relevant are left out, as in JavaRosa. */
export function relevantOf(nodes: NodeSet): NodeSet {
  return nodes.filter((node) => node.relevant !== false);
}

/** The value alone, or of a node-set each that counts. */
export function valuesOf(value: Value): (string | number | boolean)[] {
  return isNodeSet(value) ? relevantOf(value).map((node) => node.nodeValue()) : [value];
}

/** XPath's `string()`. */
export function toText(value: Value): string {
  const atom = atomOf(value);
  return typeof atom === "number" ? numberToText(atom) : String(atom);
}

/**
 * XPath's `boolean()`: a text is true when it isn't empty. A node-set is judged by its first value, as the specification
 * notes under "XPath Functions", not by being there: an empty answer is false.
 */
export function toBoolean(value: Value): boolean {
  const atom = atomOf(value);
  if (typeof atom === "number") return atom !== 0 && !Number.isNaN(atom);
  return typeof atom === "boolean" ? atom : atom.length > 0;
}

const NUMBER = /^\s*(-?(?:\d+(?:\.\d*)?|\.\d+))\s*$/;

/** Whether a text is a number as XPath writes them. */
export function isDecimal(text: string): boolean {
  return NUMBER.test(text);
}

/** XPath's `number()`, widened by ODK: a date is its days since 1 January 1970. What is no number, the empty too, is NaN. */
export function toNumber(value: Value, clock: Clock): number {
  const atom = atomOf(value);
  if (typeof atom === "number") return atom;
  if (typeof atom === "boolean") return atom ? 1 : 0;
  if (atom === "") return Number.NaN;
  const number = NUMBER.exec(atom);
  return number ? Number(number[1]) : (daysOf(atom, clock) ?? Number.NaN);
}

/** A number in digits, never with an exponent, as XPath writes it. */
export function numberToText(number: number): string {
  const text = String(number);
  if (!text.includes("e")) return text;
  const [mantissa = "", power = "0"] = text.split("e");
  const negative = mantissa.startsWith("-");
  const [whole = "", fraction = ""] = mantissa.replace("-", "").split(".");
  const point = whole.length + Number(power);
  const digits = whole + fraction;
  const plain =
    point <= 0
      ? `0.${"0".repeat(-point)}${digits}`
      : point >= digits.length
        ? digits + "0".repeat(point - digits.length)
        : `${digits.slice(0, point)}.${digits.slice(point)}`;
  return negative ? `-${plain}` : plain;
}
