/** The field's web engine with a form in it; runs in a browser and answers what the tests ask. */
import { Form } from "enketo-core";
import { transform } from "enketo-transformer/web";

let form: Form;

/** What stands at a place of the form: names from its root, repeats by their instance from 1: `trucks[1]/plate`. */
export interface EnketoNode {
  path: string;
  value: string;
  relevant: boolean;
  /** The names of the choices on offer, in order; null where there is nothing to choose. */
  choices: string[] | null;
}

/** Opens an XForm; the errors that the engine found in it. */
async function open(xform: string): Promise<string[]> {
  const made = await transform({ xform });
  document.body.innerHTML = made.form;
  form = new Form(document.querySelector("form.or")!, { modelStr: made.model });
  return form.init();
}

/** Gives an answer as a person would, and says whether the question's rule takes it. */
async function answer(path: string, value: string): Promise<boolean> {
  const control = controlOf(elementAt(path));
  const changed = form.input.setVal(control, value, null) ?? control;
  changed.dispatchEvent(new Event("change", { bubbles: true }));
  await form.validateInput(control);
  return !form.input.getWrapNode(control).classList.contains("invalid-constraint");
}

/** Adds an instance to a repeat. */
function addRepeat(path: string): void {
  const info = document.querySelector<HTMLElement>(`.or-repeat-info[data-name="${xpathOf(path)}"]`);
  info!.querySelector<HTMLElement>(".add-repeat-btn")!.click();
}

/** Every question and group by its place. */
function nodes(): EnketoNode[] {
  const sent = new DOMParser().parseFromString(form.getDataStr({ irrelevant: false }), "text/xml");
  const kept = new Set(everyElement(sent.documentElement).map(([path]) => path));
  const seen = new Map<string, number>();
  return everyElement(rootOf()).map(([path, element]) => {
    const name = nameOf(element);
    const index = seen.get(name) ?? 0;
    seen.set(name, index + 1);
    const isLeaf = element.children.length === 0;
    return {
      path,
      value: isLeaf ? (element.textContent ?? "") : "",
      relevant: kept.has(path),
      choices: isLeaf ? choicesOf(form.input.find(name, index)) : null,
    };
  });
}

function rootOf(): Element {
  return form.model.xml.querySelector("instance > *")!;
}

function everyElement(root: Element, around = "", repeats = repeatPaths()): [path: string, element: Element][] {
  return Array.from(root.children).flatMap((element): [string, Element][] => {
    const same = Array.from(root.children).filter(({ nodeName }) => nodeName === element.nodeName);
    const number = repeats.has(nameOf(element)) ? `[${same.indexOf(element) + 1}]` : "";
    const path = `${around}${element.nodeName}${number}`;
    return [[path, element], ...everyElement(element, `${path}/`, repeats)];
  });
}

function repeatPaths(): Set<string | undefined> {
  const infos = document.querySelectorAll<HTMLElement>(".or-repeat-info");
  return new Set(Array.from(infos, ({ dataset }) => dataset.name));
}

/** The path of an element as the form's controls are named. */
function nameOf(element: Element): string {
  const names: string[] = [];
  for (let at: Element | null = element; at && at.nodeName !== "instance"; at = at.parentElement)
    names.unshift(at.nodeName);
  return `/${names.join("/")}`;
}

function xpathOf(path: string): string {
  return `/${rootOf().nodeName}/${path.replace(/\[\d+\]/g, "")}`;
}

function elementAt(path: string): Element {
  const found = everyElement(rootOf()).find(([each]) => each === path);
  if (!found) throw new Error(`Enketo has no question ${path}.`);
  return found[1];
}

function controlOf(element: Element): HTMLInputElement {
  const name = nameOf(element);
  const same = everyElement(rootOf()).filter(([, each]) => nameOf(each) === name);
  const control = form.input.find(
    name,
    same.findIndex(([, each]) => each === element),
  );
  if (!control) throw new Error(`Enketo asks nothing at ${name}.`);
  return control;
}

function choicesOf(control: HTMLInputElement | undefined): string[] | null {
  if (!control) return null;
  const question = form.input.getWrapNode(control);
  if (question.querySelector(".option-wrapper, select") === null) return null;
  const options = question.querySelectorAll<HTMLInputElement>(
    ".option-wrapper > label:not(.itemset-template) > input, select > option:not(.itemset-template)",
  );
  // A list that drops down has its options a second time, for its own use.
  return [...new Set(Array.from(options, ({ value }) => value))].filter((value) => value !== "");
}

/** What the tests call in the page. */
export const enketo = { open, answer, addRepeat, nodes };
Object.assign(globalThis, { enketo });
