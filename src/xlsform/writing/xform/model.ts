import type { Definition, Node, Question, Repeat } from "../../definition/definition.ts";
import { takesFractions } from "../../engine/range.ts";
import { looksDynamic } from "../../expression/looks-dynamic.ts";
import { element, escapeXml } from "../xml.ts";
import { controlOf } from "./controls.ts";
import type { Places } from "./places.ts";
import type { Texts } from "./texts.ts";

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

/** The primary instance: an element for each node, with the values that stand there from the beginning. */
export function primaryInstance(definition: Definition, places: Places, counts: CountNodes): string {
  const meta = element("meta", {}, "<instanceID/>", definition.settings["instance_name"] ? "<instanceName/>" : "");
  const attributes = { id: definition.formId, version: definition.version || undefined };
  const inside = definition.children.map((node) => instanceOf(node, counts));
  return element("instance", {}, element(places.rootName, attributes, ...inside, meta));
}

function instanceOf(node: Node, counts: CountNodes): string {
  if (node.kind === "question") {
    const fixed = node.default !== undefined && !isDynamic(node) ? node.default : "";
    return element(node.name, {}, escapeXml(fixed));
  }
  const inside = node.children.map((child) => instanceOf(child, counts));
  if (node.kind === "group") return element(node.name, {}, ...inside);
  const count = counts.nameOf(node);
  const template = element(node.name, { "jr:template": "" }, ...inside);
  return (count ? element(count) : "") + template + (node.count === undefined ? element(node.name, {}, ...inside) : "");
}

/** Whether a question's default is worked out. */
export function isDynamic(question: Question): boolean {
  return question.default !== undefined && looksDynamic(question.default, question.type);
}

/** A secondary instance for each choice list: its items with their name, their label's id and the author's columns. */
export function choiceInstances({ choiceLists }: Definition, texts: Texts): string[] {
  return Object.entries(choiceLists).map(([list, choices]) => {
    const items = choices.map(({ name, label, extra }, index) => {
      const id = `${list}-${index}`;
      texts.add(id, Object.keys(label).length === 0 ? { "": name } : label, null);
      const columns = Object.entries(extra).filter(([column]) => /^[\p{L}_][\p{L}\p{M}\p{N}_.-]*$/u.test(column));
      const values = [["itextId", id], ["name", name], ...columns] as const;
      return element("item", {}, ...values.map(([column, text]) => element(column, {}, escapeXml(text))));
    });
    return element("instance", { id: list }, element("root", {}, ...items));
  });
}

/** A bind for each node that has a type or a rule. */
export function binds(
  definition: Definition,
  nodes: readonly Node[],
  places: Places,
  texts: Texts,
  counts: CountNodes,
) {
  const root = places.rootName;
  const meta = [
    element("bind", { nodeset: `/${root}/meta/instanceID`, type: "string", readonly: "true()", "jr:preload": "uid" }),
  ];
  const name = definition.settings["instance_name"];
  if (name)
    meta.push(
      element("bind", {
        nodeset: `/${root}/meta/instanceName`,
        type: "string",
        calculate: places.expression(name, null),
      }),
    );
  return [
    ...nodes.map((node) => (node.kind === "question" ? bind(node, places, texts) : structure(node, places, counts))),
    ...meta,
  ];
}

function bind(question: Question, places: Places, texts: Texts): string {
  const asker = places.node(question.path);
  const nodeset = places.absolute(question.path);
  const rule = (source: string | undefined) => (source === undefined ? undefined : places.expression(source, asker));
  const { data, preload } = controlOf(question.type);
  return element("bind", {
    nodeset,
    type: question.type === "range" && !takesFractions(question) ? "int" : data,
    relevant: rule(question.relevant),
    required: rule(question.required),
    "jr:requiredMsg": texts.add(`${nodeset}:jr:requiredMsg`, question.requiredMessage, asker),
    constraint: rule(question.constraint),
    "jr:constraintMsg": texts.add(`${nodeset}:jr:constraintMsg`, question.constraintMessage, asker),
    // What waits for a trigger is set by the trigger's control.
    calculate: question.trigger === undefined ? rule(question.calculation) : undefined,
    readonly: question.type === "note" ? "true()" : rule(question.readonly),
    "jr:preload": preload?.[0],
    "jr:preloadParams": preload?.[1],
  });
}

function structure(node: Exclude<Node, Question>, places: Places, counts: CountNodes): string {
  const asker = places.node(node.path);
  const relevant = node.relevant === undefined ? undefined : places.expression(node.relevant, asker);
  const own = relevant === undefined ? "" : element("bind", { nodeset: places.absolute(node.path), relevant });
  const count = node.kind === "repeat" ? counts.nameOf(node) : null;
  if (node.kind !== "repeat" || count === null || node.count === undefined) return own;
  // The count stands beside its repeat, so that paths from either are the same.
  const calculate = places.expression(node.count, asker);
  const nodeset = places.absolute(beside(node.path, count));
  return element("bind", { nodeset, type: "string", readonly: "true()", calculate }) + own;
}

/** What sets a question to what an expression gives, or empties it, when something happens: without one to its default. */
export function setValue(question: Question, places: Places, event: string, source = question.default ?? ""): string {
  const value = source === "" ? undefined : places.expression(source, places.node(question.path));
  return element("setvalue", { event, ref: places.absolute(question.path), value });
}
