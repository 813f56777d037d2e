import type { Definition, Node } from "../../definition/definition.ts";
import { CountNodes } from "./count-nodes.ts";
import { Entities } from "./entities.ts";
import { Places } from "./places.ts";
import { namespacesOf } from "./settings.ts";
import { Texts } from "./texts.ts";

/** What an XForm is written from. */
export interface Parts {
  definition: Definition;
  /** All of them, in the order of the survey. */
  nodes: readonly Node[];
  places: Places;
  texts: Texts;
  counts: CountNodes;
  entities: Entities;
  namespaces: Readonly<Record<string, string>>;
}

/** Takes a definition apart for writing. */
export function partsOf(definition: Definition): Parts {
  const places = new Places(definition);
  const nodes = everyNode(definition.children);
  return {
    definition,
    nodes,
    places,
    texts: new Texts(definition, places),
    counts: new CountNodes(nodes),
    entities: new Entities(definition, nodes, places),
    namespaces: namespacesOf(definition),
  };
}

/**
 * The attributes that an author gave a node for its bind, its control or its element. One with a prefix that nothing declares
 * is left out: no program could read the form with it. Where the node stands is not for the author to say.
 */
export function ownAttributes(
  { path, attributes }: Node,
  where: "bind" | "body" | "instance",
  { places, namespaces }: Parts,
): Record<string, string> {
  const asker = places.node(path);
  const sound = Object.entries(attributes?.[where] ?? {}).filter(([name]) => {
    const prefix = /^(?:([\p{L}_][\p{L}\p{N}_.-]*):)?[\p{L}_][\p{L}\p{N}_.-]*$/u.exec(name);
    return (
      name !== "ref" &&
      name !== "nodeset" &&
      prefix &&
      (prefix[1] === undefined || Object.hasOwn(namespaces, `xmlns:${prefix[1]}`))
    );
  });
  return Object.fromEntries(sound.map(([name, value]) => [name, places.attribute(value, asker)]));
}

function everyNode(nodes: readonly Node[]): Node[] {
  return nodes.flatMap((node) => [node, ...(node.kind === "question" ? [] : everyNode(node.children))]);
}
