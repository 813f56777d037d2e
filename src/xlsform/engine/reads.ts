import type { Expression, Path, Step } from "../expression/tree.ts";
import type { ChoiceList } from "./choice-list.ts";
import type { FormNode } from "./form.ts";
import { sharedRepeats, type Outline } from "./outline.ts";

/** A node that an expression reads; `shared` says how many outer repeats it reads the asker's own instance of. */
export interface Read {
  node: FormNode;
  shared: number;
}

/** A name in an expression that leads nowhere. */
export interface LostName {
  kind: "unknown" | "ambiguous" | "unknown-path" | "unknown-column" | "unknown-list" | "last-saved";
  name: string;
  /** Where the likely name is to be looked for. */
  candidates: Iterable<string>;
}

/** Where an expression may stand while it walks: on a node of the form, on a choice of a list, or on nothing known. */
type Place = { node: FormNode; shared: number } | { list: ChoiceList } | { list: ChoiceList; top: true };

/**
 * Walks an expression without answers: which nodes of the form it can read when `asker` owns it, and which of its names lead
 * nowhere. A choice filter stands on a choice of the list `filtered`, which is null when there is no such list.
 */
export function readsOf(tree: Expression, asker: FormNode, outline: Outline, filtered?: ChoiceList | null) {
  const walker = new Walker(outline, asker);
  walker.visit(tree, filtered === undefined ? [walker.home] : filtered ? [{ list: filtered }] : []);
  return { reads: walker.reads, lost: walker.lost };
}

class Walker {
  readonly reads = new Map<FormNode, Read>();
  readonly lost: LostName[] = [];
  readonly home: Place;
  private readonly outline: Outline;
  private readonly asker: FormNode;

  constructor(outline: Outline, asker: FormNode) {
    this.outline = outline;
    this.asker = asker;
    this.home = { node: asker, shared: asker.repeats.length };
  }

  /** Visits a part of the expression standing on `here`; gives the places it leads to. */
  visit(tree: Expression, here: Place[]): Place[] {
    switch (tree.kind) {
      case "reference":
        return this.reference(tree.name, tree.lastSaved);
      case "call":
        return this.call(tree.name, tree.args, here);
      case "negate":
        this.visit(tree.operand, here);
        return [];
      case "binary": {
        const places = [...this.visit(tree.left, here), ...this.visit(tree.right, here)];
        return tree.operator === "|" ? places : [];
      }
      case "filter": {
        const places = this.visit(tree.base, here);
        this.predicates(tree.predicates, places);
        return places;
      }
      case "path":
        return this.path(tree, here);
      default:
        return [];
    }
  }

  private reference(name: string, lastSaved: boolean): Place[] {
    const node = this.named(name);
    if (lastSaved) this.lost.push({ kind: "last-saved", name, candidates: [] });
    if (!node || lastSaved) return [];
    return [this.read(node, sharedRepeats(this.asker, node))];
  }

  private named(name: string): FormNode | undefined {
    const node = this.outline.byName.get(name);
    if (!node) this.lost.push({ kind: "unknown", name, candidates: this.outline.byName.keys() });
    else if (this.outline.ambiguous.has(name)) this.lost.push({ kind: "ambiguous", name, candidates: [] });
    return node;
  }

  private call(name: string, args: readonly Expression[], here: Place[]): Place[] {
    if (name === "current") return [this.home];
    if (name === "instance") return this.instance(args[0]);
    if (name === "indexed-repeat") return this.indexedRepeat(args, here);
    if (name === "jr:choice-name") {
      if (args[0]) this.visit(args[0], here);
      const question = args[1]?.kind === "reference" ? this.named(args[1].name) : undefined;
      for (const shown of question?.list?.shownNames ?? []) this.reference(shown, false);
      return [];
    }
    const places = args.flatMap((argument) => this.visit(argument, here));
    return ["if", "coalesce", "once", "depend", "randomize"].includes(name) ? places : [];
  }

  private instance(id: Expression | undefined): Place[] {
    if (id?.kind !== "text") return [];
    const list = this.outline.lists.get(id.value);
    if (list) return [{ list, top: true }];
    this.lost.push({ kind: "unknown-list", name: id.value, candidates: this.outline.lists.keys() });
    return [];
  }

  /** Its repeats are taken by number, so of those it reads every instance. */
  private indexedRepeat(args: readonly Expression[], here: Place[]): Place[] {
    const places = args.flatMap((argument, index) => {
      const found = this.visit(argument, here);
      return index === 0 || index % 2 === 1 ? found : [];
    });
    const numbered = new Set(places.slice(1).map((place) => ("node" in place ? place.node : null)));
    return places.slice(0, 1).map((place) => {
      if (!("node" in place)) return place;
      const firstNumbered = place.node.repeats.findIndex((repeat) => numbered.has(repeat));
      return this.read(place.node, Math.min(place.shared, Math.max(0, firstNumbered)));
    });
  }

  private path(path: Path, here: Place[]): Place[] {
    let places: Place[];
    if (path.from === "here") places = here;
    else if (path.from === "root") places = [{ node: this.outline.root, shared: 0 }];
    else places = this.visit(path.from, here);
    // The first step of an absolute path names the form itself, whatever the author calls it.
    const steps = path.from === "root" && path.steps[0]?.axis === "child" ? path.steps.slice(1) : path.steps;
    for (const step of steps) places = this.step(places, step);
    for (const place of places) if ("node" in place) this.read(place.node, place.shared);
    return places;
  }

  private step(places: Place[], step: Step): Place[] {
    const reached = places.flatMap((place) =>
      "node" in place ? this.formStep(place, step) : this.listStep(place, step),
    );
    const tried = places.flatMap((place) => ("node" in place ? [place.node] : []));
    // `//name` tries every node on its way: only a name that none of them has is lost.
    if (reached.length === 0 && tried.length > 0 && step.name !== null && step.axis === "child") {
      const candidates = tried.flatMap((node) => Array.from(node.childByName.keys()));
      this.lost.push({ kind: "unknown-path", name: step.name, candidates });
    }
    for (const place of reached)
      if ("node" in place && place.node.kind === "repeat") this.read(place.node, place.shared);
    this.predicates(step.predicates, reached);
    return reached;
  }

  private formStep(place: { node: FormNode; shared: number }, { axis, name }: Step): Place[] {
    const { node } = place;
    const at = (reached: FormNode): Place => ({
      node: reached,
      shared: Math.min(place.shared, reached.repeats.length + (reached.kind === "repeat" ? 1 : 0)),
    });
    if (axis === "self") return [place];
    if (axis === "parent") return node.parent ? [at(node.parent)] : [];
    if (axis === "ancestor")
      return ancestors(node)
        .filter((found) => name === null || found.name === name)
        .map(at);
    if (axis === "descendant-or-self")
      return [node, ...descendants(node)].filter((found) => name === null || found.name === name).map(at);
    const parent = axis === "child" ? node : node.parent;
    return (parent?.children.filter((child) => name === null || child.name === name) ?? []).map(at);
  }

  private listStep(place: { list: ChoiceList; top?: true }, { axis, name }: Step): Place[] {
    if (axis !== "child" || name === null) return [];
    if (place.top)
      return name === "root" ? [{ list: place.list, top: true }] : name === "item" ? [{ list: place.list }] : [];
    const columns = this.outline.choiceColumns;
    // A list without a choice, as of a file that is missing, has no columns that could be told from wrong ones.
    if (place.list.choices.length > 0 && !columns.has(name) && !columns.has(name.toLowerCase())) {
      this.lost.push({ kind: "unknown-column", name, candidates: columns });
    }
    return [];
  }

  private predicates(predicates: readonly Expression[], places: Place[]): void {
    for (const predicate of predicates) this.visit(predicate, places);
  }

  private read(node: FormNode, shared: number): { node: FormNode; shared: number } {
    const known = this.reads.get(node);
    if (!known) this.reads.set(node, { node, shared });
    else known.shared = Math.min(known.shared, shared);
    return { node, shared };
  }
}

function ancestors(node: FormNode): FormNode[] {
  return node.parent ? [node.parent, ...ancestors(node.parent)] : [];
}

function descendants(node: FormNode): FormNode[] {
  return node.children.flatMap((child) => [child, ...descendants(child)]);
}
