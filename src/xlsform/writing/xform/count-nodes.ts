import type { Node, Repeat } from "../../definition/definition.ts";

/** The nodes that an XForm counts repeats by: a reference as it is, any other expression through a node of its own. */
export class CountNodes {
  private readonly taken: Set<string>;
  private readonly names = new Map<Repeat, string>();

  constructor(nodes: readonly Node[]) {
    this.taken = new Set(nodes.map((node) => node.path));
  }

  /** The name of the count's own node, which stands just before its repeat; null where it needs none. */
  nameOf(repeat: Repeat): string | null {
    if (repeat.count === undefined || /^\s*\$\{[^{}]+\}\s*$/.test(repeat.count)) return null;
    const known = this.names.get(repeat);
    if (known !== undefined) return known;
    let name = `${repeat.name}_count`;
    while (this.taken.has(beside(repeat.path, name))) name += "_";
    this.names.set(repeat, name);
    return name;
  }
}

/** The path of a node of that name beside another. */
export function beside(path: string, name: string): string {
  return [...path.split("/").slice(0, -1), name].join("/");
}
