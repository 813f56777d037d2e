import type { Choice } from "../definition/definition.ts";
import { isDecimal, toText, valuesOf, type DataNode, type NodeSet, type Value } from "../expression/values.ts";
import type { TypedValue } from "./answers.ts";
import { referencesInText } from "./texts.ts";

/** The choices by what stands in one column; numbers are told from texts, for "01" equals 1 but not "1". */
interface Index {
  byText: Map<string, ChoiceNode[]>;
  byNumber: Map<number, ChoiceNode[]>;
  /** Dates are numbers too where one is compared with them: then every choice is looked at. */
  hasDates: boolean;
}

function put<Key>(index: Map<Key, ChoiceNode[]>, key: Key, item: ChoiceNode): void {
  const same = index.get(key);
  if (same) same.push(item);
  else index.set(key, [item]);
}

/** A list of choices, ready to be checked against, filtered, and read by `instance('list')`. */
export class ChoiceList {
  readonly name: string;
  readonly choices: readonly Choice[];
  readonly byName: ReadonlyMap<string, Choice>;
  private nodes: readonly ChoiceNode[] | null = null;
  private shown: readonly string[] | undefined;
  private readonly indexes = new Map<string, Index>();

  constructor(name: string, choices: readonly Choice[]) {
    this.name = name;
    this.choices = choices;
    this.byName = new Map(choices.map((choice) => [choice.name, choice]));
  }

  /** The questions whose answers stand in the labels. */
  get shownNames(): readonly string[] {
    this.shown ??= this.choices.flatMap(({ label }) => Object.values(label).flatMap(referencesInText));
    return this.shown;
  }

  items(): readonly ChoiceNode[] {
    this.nodes ??= this.choices.map((choice, index) => new ChoiceNode(choice, index + 1, this));
    return this.nodes;
  }

  /** The choices whose column equals a text, or a number as XPath compares them, without looking at the others. */
  itemsWith(column: string, value: string | number): readonly ChoiceNode[] {
    const index = this.indexOf(column);
    if (index.hasDates && typeof value === "number") return this.items();
    return (typeof value === "number" ? index.byNumber.get(value) : index.byText.get(value)) ?? [];
  }

  private indexOf(column: string): Index {
    let index = this.indexes.get(column);
    if (!index) {
      this.indexes.set(column, (index = { byText: new Map(), byNumber: new Map(), hasDates: false }));
      for (const item of this.items()) {
        const text = item.column(column) ?? "";
        put(index.byText, text, item);
        if (isDecimal(text)) put(index.byNumber, Number(text), item);
        else index.hasDates ||= /^\d{4}-\d\d-\d\d/.test(text);
      }
    }
    return index;
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
    childrenWith: (name, column, value) => (name === "item" ? this.itemsWith(column, value) : []),
    nodeValue: () => "",
    position: () => 1,
  };
}

/** Answers given elsewhere as choices, each its own label: `select_one ${name}` offers the names of a repeat. */
export function choicesOf(answers: Value): Choice[] {
  return valuesOf(answers)
    .map(toText)
    .filter((text) => text !== "")
    .map((name) => ({ name, label: { "": name }, extra: {} }));
}

/** What of an answer the choices still offer; all of it where nothing filters them. */
export function onOffer(typed: TypedValue, filtered: readonly Choice[] | undefined): TypedValue {
  if (!filtered || typed === undefined) return typed;
  const offered = (name: string): boolean => filtered.some((choice) => choice.name === name);
  if (!Array.isArray(typed)) return offered(String(typed)) ? typed : undefined;
  const left = typed.filter(offered);
  return left.length > 0 ? left : undefined;
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
    if (key === "name") return this.choice.name;
    return key === "label" ? (Object.values(this.choice.label)[0] ?? "") : undefined;
  }

  private cell(name: string, value: string): DataNode {
    return { name, parentNode: () => this, childNodes: () => [], nodeValue: () => value, position: () => 1 };
  }
}
