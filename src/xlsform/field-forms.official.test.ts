// @vitest-environment jsdom
import type { RootNode } from "@getodk/xforms-engine";
import { expect, it } from "vitest";
import { evaluateSteps, type Evaluation } from "./evaluate-steps.ts";
import { readForm } from "./read-form.ts";
import { PEOPLE } from "./testing/field-forms/people.ts";
import { RULES } from "./testing/field-forms/rules.ts";
import { SERVICES } from "./testing/field-forms/services.ts";
import { evaluateOfficial, openOfficial, takeOfficial } from "./testing/official-engine.ts";

type Nodes = Evaluation["nodes"];

function withoutNumbers(path: string): string {
  return path.replaceAll(/\[\d+\]/g, "");
}

/** The nodes that are said to agree. */
function agreed(nodes: Nodes, apart: Record<string, string>): Nodes {
  return Object.fromEntries(Object.entries(nodes).filter(([path]) => !Object.hasOwn(apart, withoutNumbers(path))));
}

/** The paths, without numbers, of the nodes of which the engines say different things. */
function different(ours: Nodes, theirs: Nodes): string[] {
  return Object.keys(ours)
    .filter((path) => JSON.stringify(ours[path]) !== JSON.stringify(theirs[path]))
    .map(withoutNumbers);
}

/**
 * Within an instance that is added, the field's XForms begin a repeat with none, though with one everywhere else: here it
 * begins with one everywhere, as `form evaluate` promises.
 */
function beginWithin(root: RootNode, ours: Nodes): void {
  const theirs = evaluateOfficial(root);
  for (const path of Object.keys(ours))
    if (path.endsWith("[1]") && !Object.hasOwn(theirs, path)) takeOfficial(root, { addRepeat: path.slice(0, -3) });
}

it.each([...PEOPLE, ...RULES, ...SERVICES])(
  "says of $name what the field's own engine says, step by step",
  async ({ form, steps, apart = {} }) => {
    const { definition, errors } = readForm(new TextEncoder().encode(form));
    expect(errors).toEqual([]);
    const root: RootNode = await openOfficial(definition!);
    const differed = new Set<string>();
    for (let done = 0; done <= steps.length; done++) {
      const fault = done > 0 ? takeOfficial(root, steps[done - 1]!) : null;
      expect(fault).toBeNull();
      const { nodes } = evaluateSteps(definition!, { steps: steps.slice(0, done) });
      beginWithin(root, nodes);
      const theirs = evaluateOfficial(root);
      const after = `after ${JSON.stringify(steps[done - 1] ?? "nothing")}`;
      expect(agreed(nodes, apart), after).toEqual(agreed(theirs, apart));
      for (const path of different(nodes, theirs)) differed.add(path);
    }
    // What no longer differs must not be said to.
    expect([...differed].toSorted()).toEqual(Object.keys(apart).toSorted());
  },
);
