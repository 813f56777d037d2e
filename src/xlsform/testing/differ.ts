import type { RootNode } from "@getodk/xforms-engine";
import type { Definition, Question } from "../definition/definition.ts";
import { answerOf, readAnswer } from "../engine/answers.ts";
import { compileForm } from "../engine/compile.ts";
import type { Form } from "../engine/form.ts";
import { takesFractions } from "../engine/range.ts";
import { isDecimal } from "../expression/values.ts";
import { evaluateSteps, type Evaluation } from "../evaluate-steps.ts";
import type { RawStep } from "./generate-form.ts";
import { evaluateOfficial, openOfficial, takeOfficial, type Step } from "./official-engine.ts";

/** Where this engine and the field's own differ after some steps; each line `path aspect: theirs, ours`. */
export interface Difference {
  steps: Step[];
  lines: string[];
}

/**
 * Answers a form in both engines, step by step, and gives the first difference; null where there is none. Where the official
 * engine is known to depart from the specification the two have parted, and nothing after it is compared.
 */
export async function differenceOf(definition: Definition, raw: readonly RawStep[]): Promise<Difference | null> {
  const form = compileForm(definition);
  const root = await openOfficial(definition);
  const steps: Step[] = [];
  const waiting = [...raw];
  let before: Evaluation["nodes"] = {};
  for (;;) {
    const theirs = evaluateOfficial(root);
    const lines = unlike(theirs, evaluateSteps(definition, { steps }).nodes, form);
    if (lines.length > 0) return { steps, lines };
    const next = waiting.shift();
    if (!next || haveParted(theirs, before, form)) return null;
    before = theirs;
    const step = stepOf(next, root, form);
    if (step && takeOfficial(root, step) === null) steps.push(step);
  }
}

/** Where the two differ once some steps were taken in both; what the official engine can't take is left out. */
export async function differencesAfter(definition: Definition, steps: readonly Step[]): Promise<string[]> {
  const root = await openOfficial(definition);
  const taken = steps.filter((step) => takeOfficial(root, step) === null);
  return unlike(evaluateOfficial(root), evaluateSteps(definition, { steps: taken }).nodes, compileForm(definition));
}

/**
 * Whether a new question got no default since it isn't relevant yet. XForms 1.1, 10.2 sets a value whatever the relevance (as
 * JavaRosa does), and the event comes only once; in the official engine the question stays empty when it becomes relevant.
 */
function haveParted(nodes: Evaluation["nodes"], before: Evaluation["nodes"], form: Form): boolean {
  return Object.entries(nodes).some(([path, { relevant }]) => {
    const isNew = !(path in before);
    return isNew && !relevant && form.byPath.get(path.replace(/\[\d+\]/g, ""))?.own.default !== undefined;
  });
}

/** A step of a kind on one of the nodes that are there. */
function stepOf({ what, at, value }: RawStep, root: RootNode, form: Form): Step | null {
  const paths = Object.keys(evaluateOfficial(root));
  const instances = paths.filter((path) => path.endsWith("]"));
  const path = paths[at % paths.length]!;
  if (what === "set") return isBent(questionAt(form, path), value) ? null : { set: path, value };
  const instance = instances[at % instances.length];
  if (instance === undefined) return null;
  return what === "add" ? { addRepeat: instance.replace(/\[\d+\]$/, "") } : { removeRepeat: instance };
}

function questionAt(form: Form, path: string): Question | null {
  const definition = form.byPath.get(path.replace(/\[\d+\]/g, ""))?.definition;
  return definition?.kind === "question" ? definition : null;
}

function fits(form: Form, path: string, question: Question, value: string): boolean {
  const list = form.byPath.get(path.replace(/\[\d+\]/g, ""))?.list ?? null;
  return readAnswer(question, list, answerOf(question, value)) !== null;
}

/** The official engine takes for a number what JavaScript does: "1e3", "0x10", and cuts "2.5" to an integer 2. */
function isBent(question: Question | null, value: string): boolean {
  if (question === null || value === "" || Number.isNaN(Number(value))) return false;
  if (!["integer", "decimal", "range"].includes(question.type)) return !isDecimal(value);
  return !(takesFractions(question) ? /^-?\d{1,9}(\.\d+)?$/ : /^-?\d{1,9}$/).test(value);
}

function unlike(theirs: Evaluation["nodes"], ours: Evaluation["nodes"], form: Form): string[] {
  const lost = Object.keys(ours).filter((path) => !theirs[path] && ours[path]!.relevant);
  const lines = Object.entries(theirs).flatMap(([path, their]) => {
    const our = ours[path];
    if (!our) return [`${path}: only theirs`];
    const question = questionAt(form, path);
    const mistaken = question && "value" in our && our.value !== "" && !fits(form, path, question, our.value);
    return Object.entries(their).flatMap(([aspect, said]) => {
      const known: unknown = our[aspect as keyof typeof our];
      if (mistaken && (aspect === "value" || aspect === "violation")) {
        if (aspect === "value" ? said === "" : known === "constraint") return [];
      }
      return agree(aspect, said, known) ? [] : [`${path} ${aspect}: ${JSON.stringify(said)}, ${JSON.stringify(known)}`];
    });
  });
  return [...lost.map((path) => `${path}: only ours`), ...lines];
}

function agree(aspect: string, said: unknown, known: unknown): boolean {
  if (aspect === "value" && sameNumber(String(said), String(known))) return true;
  return JSON.stringify(said) === JSON.stringify(known);
}

/** XPath 1.0, 4.2: no number has an exponent. What is infinite, or a date of nothing, isn't known here: empty. */
function sameNumber(said: string, known: string): boolean {
  if (/^(-?Infinity|Invalid Date)$/.test(said)) return known === "";
  return said.includes("e") && Number(said) === Number(known);
}
