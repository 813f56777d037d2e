import type { Definition, Node } from "../definition/definition.ts";
import type { Expression } from "../expression/tree.ts";
import type { ChoiceList } from "./choice-list.ts";

/** A definition made ready to answer: expressions parsed, names resolved, dependencies known. Shared by all its sessions. */
export interface Form {
  readonly definition: Definition;
  /** The form itself; its children are the definition's. */
  readonly root: FormNode;
  /** All nodes but the root, in the order of the survey sheet. */
  readonly nodes: readonly FormNode[];
  readonly byPath: ReadonlyMap<string, FormNode>;
  /** What `${name}` means. */
  readonly byName: ReadonlyMap<string, FormNode>;
  readonly lists: ReadonlyMap<string, ChoiceList>;
  /** Everything that is worked out, in an order in which each comes after what it reads. */
  readonly computations: readonly Computation[];
  /** What names a response, by the settings sheet; null without one that can be read. */
  readonly instanceName: Expression | null;
  /** The names of the XPath functions that the form calls, sorted. */
  readonly functions: readonly string[];
}

/** A node of the form, whatever the number of its instances. */
export interface FormNode {
  readonly kind: "root" | Node["kind"];
  /** Absent from the root only. */
  readonly definition: Node | null;
  readonly name: string;
  readonly path: string;
  readonly parent: FormNode | null;
  readonly children: FormNode[];
  readonly childByName: Map<string, FormNode>;
  /** The repeats that it stands in, from the outside; a repeat doesn't stand in itself. */
  readonly repeats: readonly FormNode[];
  /** Its place among the nodes of the innermost repeat it stands in. */
  readonly slot: number;
  /** How many slots the instances of this repeat (or the root) have. */
  slots: number;
  readonly list: ChoiceList | null;
  readonly own: Partial<Record<Aspect, Computation>>;
  /** What must be worked out anew when the value or the relevance of this node changes. */
  readonly dependents: Dependent[];
  /** What is calculated when this question gets another answer. */
  readonly triggers: Dependent[];
}

/**
 * What can be worked out about a node. `text` stands for labels that show other answers: they are only reported; `triggered`
 * for a calculation that waits for a question to get another answer.
 */
export type Aspect =
  | "relevant"
  | "count"
  | "calculation"
  | "choices"
  | "required"
  | "readonly"
  | "validity"
  | "text"
  | "default"
  | "triggered";

export interface Computation {
  readonly node: FormNode;
  readonly aspect: Aspect;
  /** Null where there is nothing to evaluate: a text, or a validity without a constraint. */
  readonly tree: Expression | null;
  /** It looks at the answer of its own node. */
  readonly readsItself: boolean;
  /** Its value is in the language that the session speaks. */
  readonly speaks: boolean;
  /** Place in `Form.computations`. */
  rank: number;
}

export interface Dependent {
  readonly computation: Computation;
  /** How many of the outer repeats both nodes share the same instance of; 0 reaches every instance. */
  readonly shared: number;
}
