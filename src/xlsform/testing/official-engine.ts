import { createRequire } from "node:module";
import type { AnyNode, RootNode } from "@getodk/xforms-engine";
import type { Definition } from "../definition/definition.ts";
import type { Evaluation } from "../evaluate-steps.ts";
import { writeXform } from "../writing/xform/write-xform.ts";

type Engine = typeof import("@getodk/xforms-engine");
let engine: Engine | undefined;

/** A step as a steps file holds it. */
export type Step = { set: string; value: string } | { addRepeat: string } | { removeRepeat: string };

/** The field's own engine; it needs a browser's document around it (jsdom will do). */
async function loadEngine(): Promise<Engine> {
  // It was bundled for browsers: in Node it looks for what old modules had.
  Object.assign(globalThis, { __dirname: "/", require: createRequire(import.meta.url) });
  return (engine ??= await import("@getodk/xforms-engine"));
}

/** Opens a new response of a definition's XForm in the field's own engine; throws what it says of a form it can't take. */
export async function openOfficial(definition: Definition): Promise<RootNode> {
  const { loadForm } = await loadEngine();
  const nothing = async () => new Response(null, { status: 404 });
  const form = await loadForm(withFirstInstances(writeXform(definition)), { fetchFormAttachment: nothing });
  if (form.status === "failure") throw form.error;
  return form.createInstance().root;
}

const JAVAROSA = "http://openrosa.org/javarosa";

/**
 * A repeat without a count begins with one instance, here and in Enketo also in an added instance of a repeat around it. The
 * official engine and JavaRosa take only what stands in the outer template, where Enketo wants none: so it is put there.
 */
function withFirstInstances(xform: string): string {
  const model = new DOMParser().parseFromString(xform, "text/xml");
  const all = Array.from(model.getElementsByTagName("*"));
  const isTemplate = (one: Element): boolean => one.hasAttributeNS(JAVAROSA, "template");
  const counted = all.filter((one) => one.hasAttributeNS(JAVAROSA, "count")).map((one) => one.getAttribute("nodeset"));
  // From the inside, so that what is put there has its own.
  for (const template of all.filter(isTemplate).toReversed()) {
    const [, ...around] = ancestors(template);
    const path = `/${[...around.map(({ tagName }) => tagName), template.tagName].join("/")}`;
    if (!around.some(isTemplate) || counted.includes(path)) continue;
    const first = template.cloneNode(true) as Element;
    first.removeAttributeNS(JAVAROSA, "template");
    for (const inner of Array.from(first.getElementsByTagName("*")).filter(isTemplate)) inner.remove();
    template.after(first);
  }
  return new XMLSerializer().serializeToString(model);
}

/** The elements around one, from the primary instance inwards. */
function ancestors({ parentElement: parent }: Element): Element[] {
  if (!parent) return [];
  return parent.tagName === "instance" ? [parent] : [...ancestors(parent), parent];
}

function pathOf(node: AnyNode): string {
  return node.currentState.reference.split("/").slice(2).join("/");
}

/** Its nodes by our paths, in the form's order: repeats themselves and what only XForms have are not among them. */
export function officialNodes(node: AnyNode): [path: string, node: AnyNode][] {
  return (node.currentState.children ?? []).flatMap((child: AnyNode): [string, AnyNode][] => {
    const path = pathOf(child);
    if (path === "meta" || isCount(child)) return [];
    return child.nodeType.startsWith("repeat-range") ? officialNodes(child) : [[path, child], ...officialNodes(child)];
  });
}

/** The node that our XForms count a repeat by. */
function isCount(node: AnyNode): boolean {
  return node.nodeType === "model-value" && node.currentState.reference.endsWith("_count");
}

/** Does a step there; gives what is wrong with it, or null. */
export function takeOfficial(root: RootNode, step: Step): string | null {
  if ("set" in step) return set(officialNodes(root).find(([path]) => path === step.set)?.[1], step.value);
  const [, range, number] = /^(.*?)(?:\[(\d+)\])?$/.exec("addRepeat" in step ? step.addRepeat : step.removeRepeat)!;
  const repeat = repeatAt(root, range!);
  if (repeat?.nodeType !== "repeat-range:uncontrolled") return "not a repeat that people fill";
  if ("addRepeat" in step) repeat.addInstances();
  else if (Number(number) > repeat.currentState.children.length) return "no such instance";
  else repeat.removeInstances(Number(number) - 1, 1);
  return null;
}

function repeatAt(node: AnyNode, path: string): AnyNode | undefined {
  for (const child of (node.currentState.children ?? []) as readonly AnyNode[]) {
    if (child.nodeType.startsWith("repeat-range") && pathOf(child) === path) return child;
    const inside = repeatAt(child, path);
    if (inside) return inside;
  }
  return undefined;
}

function set(node: AnyNode | undefined, value: string): string | null {
  if (!node || node.currentState.readonly) return "takes no answer";
  const words = value.split(/\s+/).filter((word) => word !== "");
  switch (node.nodeType) {
    case "input":
    case "range":
      node.setValue(value);
      return null;
    case "select":
      node.selectValues(node.selectType === "select1" ? words.slice(0, 1) : words);
      return null;
    case "rank": {
      // All that is on offer, in an order: anything else is refused there.
      const offered = node.currentState.valueOptions.map((option: { value: string }) => option.value);
      if (offered.toSorted().join(" ") !== words.toSorted().join(" ")) return "takes no answer";
      node.setValues(words);
      return null;
    }
    case "trigger":
      node.setValue(value === "OK");
      return null;
    default:
      return "takes no answer";
  }
}

/** What it says of every node, as `form evaluate` would; a relevant node's violation only. */
export function evaluateOfficial(root: RootNode): Evaluation["nodes"] {
  return Object.fromEntries(officialNodes(root).map(([path, node]) => [path, told(node)]));
}

function told(node: AnyNode): Evaluation["nodes"][string] {
  const { currentState: state } = node;
  if (!("instanceValue" in state)) return { relevant: state.relevant };
  const hasChoices = node.nodeType === "select" || node.nodeType === "rank";
  return {
    relevant: state.relevant,
    required: state.required,
    readonly: state.readonly,
    value: String(state.instanceValue),
    violation: (state.relevant && "validationState" in node && node.validationState.violation?.condition) || null,
    choices: hasChoices ? node.currentState.valueOptions.map(({ value }: { value: string }) => value) : null,
    label: state.label?.asString ?? "",
  };
}
