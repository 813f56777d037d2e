import { createRequire } from "node:module";
import type { AnyNode, RootNode } from "@getodk/xforms-engine";

const require = createRequire(import.meta.url);

/** The field's own engine in this process, for which a browser's document is laid out around it. */
export async function loadOfficial(): Promise<typeof import("@getodk/xforms-engine")> {
  const { JSDOM }: { JSDOM: new (page: string, more: { url: string }) => { window: object } } = require("jsdom");
  const { window } = new JSDOM("", { url: "http://localhost/" });
  for (const name of Object.getOwnPropertyNames(window)) {
    if (!(name in globalThis)) Object.assign(globalThis, { [name]: Reflect.get(window, name) });
  }
  // It was bundled for browsers: in Node it looks for what old modules had.
  Object.assign(globalThis, { __dirname: "/", require });
  return import("@getodk/xforms-engine");
}

/** Its questions by our paths. Found anew after a repeat has grown. */
export function questionsOf(root: RootNode): Map<string, AnyNode> {
  const found = new Map<string, AnyNode>();
  const visit = (node: AnyNode): void => {
    for (const child of (node.currentState.children ?? []) as readonly AnyNode[]) {
      found.set(child.currentState.reference.split("/").slice(2).join("/"), child);
      visit(child);
    }
  };
  visit(root);
  return found;
}

/** Gives a question its answer there. */
export function answerOfficial(node: AnyNode | undefined, value: string): void {
  if (node?.nodeType === "select") node.selectValues(value.split(" "));
  else if (node?.nodeType === "input") node.setValue(value);
  else throw new Error("The official engine has no such question.");
}
