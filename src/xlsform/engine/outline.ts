import type { Definition, Node } from "../definition/definition.ts";
import { ChoiceList } from "./choice-list.ts";
import type { FormNode } from "./form.ts";

/** The form's nodes, with their places but nothing worked out yet. */
export interface Outline {
  definition: Definition;
  root: FormNode;
  nodes: FormNode[];
  byPath: Map<string, FormNode>;
  byName: Map<string, FormNode>;
  /** Names that several nodes bear: `${name}` can't say which. */
  ambiguous: Set<string>;
  lists: Map<string, ChoiceList>;
  /** What a choice filter may ask of a choice: the columns of the choices sheet. */
  choiceColumns: ReadonlySet<string>;
}

/** Lays out the nodes of a definition. */
export function outline(definition: Definition): Outline {
  const lists = new Map(
    Object.entries(definition.choiceLists).map(([name, choices]) => [name, new ChoiceList(name, choices)]),
  );
  // As its element is called in the form's XML: expressions may ask for it.
  const root = { ...newNode("root", null, null, [], 0, null), name: definition.settings["name"] ?? "data" };
  const made: Outline = {
    definition,
    root,
    nodes: [],
    byPath: new Map(),
    byName: new Map(),
    ambiguous: new Set(),
    lists,
    choiceColumns: columnsOf(definition),
  };
  addChildren(made, root, definition.children, [root]);
  return made;
}

function columnsOf({ choiceLists }: Definition): Set<string> {
  const columns = new Set(["name", "label"]);
  for (const list of Object.values(choiceLists)) {
    for (const choice of list) for (const column of Object.keys(choice.extra)) columns.add(column);
  }
  return columns;
}

/** `scopes` are the root and the repeats around the children, from the outside. */
function addChildren(made: Outline, parent: FormNode, children: readonly Node[], scopes: readonly FormNode[]): void {
  for (const child of children) {
    const list = child.kind === "question" && child.list !== undefined ? (made.lists.get(child.list) ?? null) : null;
    const node = newNode(child.kind, child, parent, scopes.slice(1), scopes.at(-1)!.slots++, list);
    parent.children.push(node);
    if (!parent.childByName.has(node.name)) parent.childByName.set(node.name, node);
    made.nodes.push(node);
    made.byPath.set(node.path, node);
    if (made.byName.has(node.name)) made.ambiguous.add(node.name);
    else made.byName.set(node.name, node);
    if (child.kind !== "question")
      addChildren(made, node, child.children, child.kind === "repeat" ? [...scopes, node] : scopes);
  }
}

function newNode(
  kind: FormNode["kind"],
  definition: Node | null,
  parent: FormNode | null,
  repeats: readonly FormNode[],
  slot: number,
  list: ChoiceList | null,
): FormNode {
  const name = definition?.name ?? "";
  const path = parent?.path ? `${parent.path}/${name}` : name;
  const rest = { children: [], childByName: new Map(), slots: 0, own: {}, dependents: [], triggers: [] };
  return { kind, definition, name, path, parent, repeats, slot, list, ...rest };
}

/** How many of the repeats that two nodes stand in are the same, from the outside. */
export function sharedRepeats(one: FormNode, other: FormNode): number {
  const most = Math.min(one.repeats.length, other.repeats.length);
  let shared = 0;
  while (shared < most && one.repeats[shared] === other.repeats[shared]) shared++;
  return shared;
}
