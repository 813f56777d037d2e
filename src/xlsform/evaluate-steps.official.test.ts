// @vitest-environment jsdom
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AnyNode } from "@getodk/xforms-engine";
import { beforeAll, expect, it } from "vitest";
import { evaluateSteps, type Evaluation } from "./evaluate-steps.ts";
import { readForm } from "./read-form.ts";
import { writeXform } from "./writing/xform/write-xform.ts";

let engine: typeof import("@getodk/xforms-engine");

beforeAll(async () => {
  // The engine was bundled for browsers: in Node it looks for what old modules had.
  Object.assign(globalThis, { __dirname: "/", require: createRequire(import.meta.url) });
  engine = await import("@getodk/xforms-engine");
});

/** Every node of the official engine by our path; repeats and what only XForms have are not among them. */
function nodesOf(node: AnyNode): [path: string, node: AnyNode][] {
  return (node.currentState.children ?? []).flatMap((child: AnyNode): [string, AnyNode][] => {
    const path = child.currentState.reference.split("/").slice(2).join("/");
    if (path === "meta") return [];
    return child.nodeType.startsWith("repeat-range") ? nodesOf(child) : [[path, child], ...nodesOf(child)];
  });
}

/** What the official engine says of a node, as `form evaluate` would. */
function told(node: AnyNode): object {
  const { currentState: state } = node;
  if (!("instanceValue" in state)) return { relevant: state.relevant };
  return {
    relevant: state.relevant,
    required: state.required,
    readonly: state.readonly,
    value: String(state.instanceValue),
    violation: (state.relevant && "validationState" in node && node.validationState.violation?.condition) || null,
  };
}

function answer(node: AnyNode | undefined, value: string): void {
  if (node?.nodeType === "select") node.selectValues(value.split(" "));
  else if (node?.nodeType === "input") node.setValue(value);
  else throw new Error("The official engine has no such question.");
}

const STEPS: Record<string, [path: string, value: string][]> = {
  "basic-services": [
    ["basis/area", "12.5"],
    ["basis/area", "-4"],
    ["basis/population_total", "80000"],
    ["basis/households", "17000"],
    ["piped_water/piped_supply", "yes"],
    ["piped_water/households_connected", "4100000"],
    ["disposal/disposal_site", "open"],
  ],
  "profile-and-finance": [
    ["population/wards", "3"],
    ["respondent/respondent_post", "other"],
    ["population/area", "9"],
    ["population/population_total", "54321"],
    ["holding_tax/demand_current", "1000000"],
    ["holding_tax/collected", "9000000"],
    ["staff/key_posts", "none"],
  ],
};

it.each(Object.keys(STEPS))("says of every node of %s what the field's own engine says, step by step", async (name) => {
  const made = readForm(readFileSync(`data/questionnaires/${name}.xlsx`)).definition!;
  const nothing = async () => new Response(null, { status: 404 });
  const form = await engine.loadForm(writeXform(made), { fetchFormAttachment: nothing });
  if (form.status === "failure") throw form.error;
  const { root } = form.createInstance();
  const steps: { set: string; value: string }[] = [];
  for (const [path, value] of STEPS[name]!) {
    answer(new Map(nodesOf(root)).get(path), value);
    steps.push({ set: path, value });
    const { nodes, errors }: Evaluation = evaluateSteps(made, { steps });
    expect(errors).toEqual([]);
    expect(nodes, `after ${path} = ${value}`).toMatchObject(
      Object.fromEntries(nodesOf(root).map(([at, node]) => [at, told(node)])),
    );
  }
});
