import type { Node, Question } from "../../definition/definition.ts";
import { looksDynamic } from "../../expression/looks-dynamic.ts";
import { element, escapeXml } from "../xml.ts";
import { controlOf, parameterAttributes } from "./controls.ts";
import { beside } from "./count-nodes.ts";
import { ownAttributes, type Parts } from "./parts.ts";
import type { Places } from "./places.ts";
import { rootAttributes } from "./settings.ts";

/** What a response says about itself, as the settings ask for it. */
function metaOf({ nodes, definition: { settings }, entities }: Parts): string {
  const hasNoId = /^(yes|true|true\(\))$/i.test(settings["omit_instanceid"] ?? "");
  return element(
    "meta",
    {},
    nodes.some(isAudit) ? "<audit/>" : "",
    hasNoId ? "" : "<instanceID/>",
    settings["instance_name"] ? "<instanceName/>" : "",
    entities.instance(""),
  );
}

/** The primary instance: an element for each node, with the values that stand there from the beginning. */
export function primaryInstance(parts: Parts): string {
  const { definition, places } = parts;
  const inside = definition.children.map((node) => instanceOf(node, parts));
  return element("instance", {}, element(places.rootName, rootAttributes(definition), ...inside, metaOf(parts)));
}

/** Which of a repeat's elements stand there: around the form both, within the template or an instance of another its like. */
type Stands = "both" | "template" | "instance";

function instanceOf(node: Node, parts: Parts, stands: Stands = "both"): string {
  if (isAudit(node)) return "";
  const own = ownAttributes(node, "instance", parts);
  if (node.kind === "question") return element(node.name, own, escapeXml(fixedDefault(node)));
  const entity = parts.entities.instance(node.path);
  const meta = entity === "" ? "" : element("meta", {}, entity);
  const inside = (what: Stands) => [...node.children.map((child) => instanceOf(child, parts, what)), meta];
  if (node.kind === "group") return element(node.name, own, ...inside(stands));
  const count = parts.counts.nameOf(node);
  return [
    count ? element(count) : "",
    stands === "instance" ? "" : element(node.name, { ...own, "jr:template": "" }, ...inside("template")),
    stands === "template" ? "" : element(node.name, own, ...inside("instance")),
  ].join("");
}

/** What stands in a question from the beginning; a picture's by where it lies on a phone. */
function fixedDefault(question: Question): string {
  if (question.default === undefined || isDynamic(question)) return "";
  const isFile = question.type === "image" && !question.default.includes("://");
  return isFile ? `jr://images/${question.default}` : question.default;
}

/** Whether a question's default is worked out. */
export function isDynamic(question: Question): boolean {
  return question.default !== undefined && looksDynamic(question.default, question.type);
}

/** An audit stands in the meta of the form, wherever its row does. */
function isAudit(node: Node): boolean {
  return node.kind === "question" && node.type === "audit";
}

/** A bind for each node that has a type or a rule. */
export function binds(parts: Parts): string[] {
  const { nodes, places, definition, entities } = parts;
  const meta = (name: string, more: Record<string, string>) =>
    element("bind", { nodeset: places.absolute(`meta/${name}`), type: "string", ...more });
  const { instance_name: name, instance_id: id } = definition.settings;
  return [
    ...nodes.map((node) => (node.kind === "question" ? bind(node, parts) : structure(node, parts))),
    ...entities.binds(),
    id
      ? meta("instanceID", { readonly: "true()", calculate: places.expression(id, null) })
      : meta("instanceID", { readonly: "true()", "jr:preload": "uid" }),
    name ? meta("instanceName", { calculate: places.expression(name, null) }) : "",
  ];
}

function bind(question: Question, parts: Parts): string {
  const { places, texts, entities } = parts;
  const asker = places.node(question.path);
  const nodeset = places.absolute(question.path);
  const rule = (source: string | undefined) => (source === undefined ? undefined : places.expression(source, asker));
  const { data, preload } = controlOf(question);
  return element("bind", {
    nodeset: isAudit(question) ? places.absolute("meta/audit") : nodeset,
    type: data,
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
    "entities:saveto": entities.saveTo(question),
    ...parameterAttributes(question, "bind"),
    ...ownAttributes(question, "bind", parts),
  });
}

function structure(node: Exclude<Node, Question>, parts: Parts): string {
  const { places, counts } = parts;
  const asker = places.node(node.path);
  const relevant = node.relevant === undefined ? undefined : places.expression(node.relevant, asker);
  const rules = { relevant, ...ownAttributes(node, "bind", parts) };
  const isBound = Object.values(rules).some((rule) => rule !== undefined);
  const own = isBound ? element("bind", { nodeset: places.absolute(node.path), ...rules }) : "";
  const count = node.kind === "repeat" ? counts.nameOf(node) : null;
  if (node.kind !== "repeat" || count === null || node.count === undefined) return own;
  // The count stands beside its repeat, so that paths from either are the same.
  const calculate = places.expression(node.count, asker);
  const nodeset = places.absolute(beside(node.path, count));
  return element("bind", { nodeset, type: "string", readonly: "true()", calculate }) + own;
}

/** What happens when a response begins: defaults are worked out, and devices say where they are or begin to listen. */
export function firstActions({ nodes, definition, places, entities }: Parts): string[] {
  const devices = nodes.flatMap((node) => {
    const action = node.kind === "question" ? controlOf(node).action : undefined;
    if (node.kind !== "question" || action === undefined) return [];
    const event = action === "odk:recordaudio" ? "odk-instance-load" : "odk-instance-first-load";
    return [element(action, { event, ref: places.absolute(node.path), "odk:quality": node.parameters["quality"] })];
  });
  const defaults = questionsOf(definition.children).filter(isDynamic);
  return [
    ...defaults.map((question) => setValue(question, places, "odk-instance-first-load")),
    ...devices,
    entities.newId(""),
  ];
}

/** What sets a question to what an expression gives, or empties it, when something happens: without one to its default. */
export function setValue(question: Question, places: Places, event: string, source = question.default ?? ""): string {
  const value = source === "" ? undefined : places.expression(source, places.node(question.path));
  return element("setvalue", { event, ref: places.absolute(question.path), value });
}

/** The questions that stand in the same repeat. */
export function questionsOf(nodes: readonly Node[]): Question[] {
  return nodes.flatMap((node) => {
    if (node.kind === "question") return [node];
    return node.kind === "group" ? questionsOf(node.children) : [];
  });
}
