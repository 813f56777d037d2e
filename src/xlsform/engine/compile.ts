import type { Definition, Question, Text } from "../definition/definition.ts";
import { isMetadata } from "../definition/question-types.ts";
import type { ExpressionFault } from "../expression/fault.ts";
import { looksDynamic } from "../expression/looks-dynamic.ts";
import { functions } from "../expression/functions/functions.ts";
import { parseSyntax } from "../expression/parse.ts";
import { walk, type Expression } from "../expression/tree.ts";
import { answersAsChoices, shuffledChoices } from "./choice-trees.ts";
import type { Aspect, Computation, Form, FormNode } from "./form.ts";
import { outline, type Outline } from "./outline.ts";
import { rankComputations } from "./rank.ts";
import { readsOf, type LostName } from "./reads.ts";
import { lookUpIn, piecesOfText } from "./texts.ts";

/** What is wrong with a definition's expressions; `cell` says which cell of the node's row holds it. */
export type FormFault =
  | { kind: "expression"; node: FormNode; cell: ExpressionCell; source: string; fault: ExpressionFault }
  | { kind: "name"; node: FormNode; cell: ExpressionCell; source: string; lost: LostName }
  | { kind: "circle"; node: FormNode; cell: ExpressionCell; names: string[] };

/** The cells that hold an expression, or a text with `${…}` in it. */
export type ExpressionCell =
  | "relevant"
  | "count"
  | "calculation"
  | "choiceFilter"
  | "required"
  | "readonly"
  | "constraint"
  | "default"
  | "label"
  | "hint"
  | "guidance"
  | "trigger"
  | "constraintMessage"
  | "requiredMessage";

/** What is wrong with the calls of an expression. */
type Check = (tree: Expression) => ExpressionFault[];

/** Whoever read the definition has looked at its calls; browsers are spared the words about them. */
const unchecked: Check = () => [];

/**
 * Makes a definition ready to answer. Do it once for each version of a questionnaire and keep the form: sessions share it.
 * Throws only for a definition that `readForm` would have refused.
 */
export function compileForm(definition: Definition): Form {
  const { form, faults } = compile(definition, unchecked);
  const first = faults.find((fault) => !isHarmless(fault));
  if (first) throw new Error(`The definition has a fault at ${first.node.path}, ${first.cell}: ${describe(first)}`);
  return form;
}

/** Nothing of an earlier response is known: what a form asks of it is the empty answer. */
export function isHarmless(fault: FormFault): boolean {
  return fault.kind === "name" && fault.lost.kind === "last-saved";
}

function describe(fault: FormFault): string {
  if (fault.kind === "expression") return fault.fault.message.en;
  return fault.kind === "name" ? `${fault.lost.kind} name ${fault.lost.name}` : `circle ${fault.names.join(" → ")}`;
}

/** Compiles and collects every fault of the expressions; the form is sound only when there is none. */
export function compile(definition: Definition, check: Check): { form: Form; faults: FormFault[] } {
  const laid = outline(definition);
  const compiler = new Compiler(laid, check);
  for (const node of laid.nodes) compiler.addNode(node);
  const { ordered, circles } = rankComputations(compiler.computations, compiler.reads);
  for (const circle of circles) {
    const [first] = circle;
    const names = circle.map((computation) => computation.node.name);
    if (first) compiler.faults.push({ kind: "circle", node: first.node, cell: CELL_OF[first.aspect], names });
  }
  const { root, nodes, byPath, byName, lists } = laid;
  const functions = [...compiler.functions].sort();
  const { tree } = parseSyntax(definition.settings["instance_name"] ?? "");
  const instanceName = tree && callsKnown(tree) ? tree : null;
  return {
    form: { definition, root, nodes, byPath, byName, lists, computations: ordered, instanceName, functions },
    faults: compiler.faults,
  };
}

function callsKnown(tree: Expression): boolean {
  let known = true;
  walk(tree, (part) => (known &&= part.kind !== "call" || functions.has(part.name)));
  return known;
}

const CELL_OF: Readonly<Record<Aspect, ExpressionCell>> = {
  relevant: "relevant",
  count: "count",
  calculation: "calculation",
  choices: "choiceFilter",
  required: "required",
  readonly: "readonly",
  validity: "constraint",
  text: "label",
  default: "default",
  triggered: "calculation",
};

/** Of all expressions of a form together: a hundred times the longest in the field. */
const MOST_CHARACTERS = 5_000_000;
const MOST_READS = 500_000;
const TOO_MUCH: ExpressionFault = {
  code: "expression-too-long",
  position: 0,
  message: {
    en: "From here on, the form's expressions are too many or refer to too many questions.",
    bn: "এখান থেকে প্রশ্নপত্রের সূত্র অনেক বেশি, অথবা সূত্রগুলো অনেক বেশি প্রশ্নের উপর নির্ভর করে।",
  },
};

/** Before a name: its answer in the response that was saved before this one. */
const LAST_SAVED = "last-saved#";

class Compiler {
  readonly faults: FormFault[] = [];
  readonly computations: Computation[] = [];
  readonly reads = new Map<Computation, FormNode[]>();
  readonly functions = new Set<string>();
  private readonly outline: Outline;
  private readonly check: Check;
  private characters = 0;
  private readsCount = 0;
  private isEntangled = false;

  constructor(laid: Outline, check: Check) {
    this.outline = laid;
    this.check = check;
  }

  addNode(node: FormNode): void {
    const { definition } = node;
    if (!definition) return;
    this.addExpression(node, "relevant", definition.relevant);
    this.addTexts(node);
    if (definition.kind === "repeat") this.addExpression(node, "count", definition.count);
    if (definition.kind === "question") this.addQuestion(node, definition);
  }

  private addQuestion(node: FormNode, question: Question): void {
    if (question.trigger === undefined) this.addExpression(node, "calculation", question.calculation);
    else this.addTriggered(node, question, question.trigger);
    this.addChoices(node, question);
    this.addExpression(node, "required", question.required);
    this.addExpression(node, "readonly", question.readonly);
    if (question.default !== undefined && looksDynamic(question.default, kindOfDefault(question))) {
      this.addExpression(node, "default", question.default);
    }
    if (question.constraint !== undefined) this.addExpression(node, "validity", question.constraint);
    else this.add(node, "validity", null, []);
  }

  /** Choices that aren't a list are the answers of another question; those with a seed are shuffled. */
  private addChoices(node: FormNode, { list = "", choiceFilter, parameters: { randomize, seed } }: Question): void {
    const filtered = (filter: Expression): Expression | null => (choiceFilter === undefined ? null : filter);
    if (node.list && randomize === "true" && seed !== undefined)
      return this.addExpression(node, "choices", choiceFilter ?? seed, (filter) =>
        shuffledChoices(list, filtered(filter), parseSyntax(seed).tree),
      );
    if (!list.startsWith("${")) return this.addExpression(node, "choices", choiceFilter);
    const name = list.slice(2, -1).trim();
    const answered = this.outline.ambiguous.has(name) ? undefined : this.outline.byName.get(name);
    if (!answered) return this.addExpression(node, "choices", list);
    this.addExpression(node, "choices", choiceFilter ?? list, (filter) =>
      answersAsChoices(node, answered, filtered(filter), this.outline),
    );
  }

  /** A calculation that is done when the questions of its trigger get other answers, and only then. */
  private addTriggered(node: FormNode, { calculation, type }: Question, trigger: string): void {
    if (isMetadata(type)) return;
    this.addExpression(node, "triggered", calculation);
    if (!node.own.triggered) this.add(node, "triggered", null, []);
    const computation = node.own.triggered!;
    for (const { node: cause, shared } of this.readsOfText(node, "trigger", { "": trigger }))
      cause.triggers.push({ computation, shared });
  }

  /** `shape` makes of what its author wrote what is to be worked out. */
  private addExpression(
    node: FormNode,
    aspect: Aspect,
    source: string | undefined,
    shape: (tree: Expression) => Expression = (tree) => tree,
  ): void {
    if (source === undefined) return;
    const cell = CELL_OF[aspect];
    this.characters += source.length;
    if (this.characters > MOST_CHARACTERS || this.readsCount > MOST_READS) return this.entangled(node, cell, source);
    const { tree, fault } = parseSyntax(source);
    for (const wrong of tree ? this.check(tree) : [fault]) {
      this.faults.push({ kind: "expression", node, cell, source, fault: wrong });
    }
    if (!tree) return;
    // A plain "yes" was read as `true()`; its author has called nothing.
    if (source !== "true()") walk(tree, (part) => part.kind === "call" && this.functions.add(part.name));
    const shaped = shape(tree);
    const isOfAnswers = node.definition?.kind === "question" && node.definition.list?.startsWith("${");
    const filtered = aspect === "choices" && !isOfAnswers ? node.list : undefined;
    const { reads, lost } = readsOf(shaped, node, this.outline, filtered);
    for (const name of lost) this.faults.push({ kind: "name", node, cell, source, lost: name });
    this.add(node, aspect, shaped, [...reads.values()]);
  }

  /** Said once: what follows is no longer looked at. */
  private entangled(node: FormNode, cell: ExpressionCell, source: string): void {
    if (!this.isEntangled) this.faults.push({ kind: "expression", node, cell, source, fault: TOO_MUCH });
    this.isEntangled = true;
  }

  private add(
    node: FormNode,
    aspect: Aspect,
    tree: Expression | null,
    reads: { node: FormNode; shared: number }[],
  ): void {
    const readsItself = reads.some((read) => read.node === node);
    const computation: Computation = {
      node,
      aspect,
      tree,
      readsItself,
      speaks: tree !== null && speaks(tree),
      rank: 0,
    };
    this.readsCount += reads.length;
    node.own[aspect] = computation;
    this.computations.push(computation);
    this.reads.set(
      computation,
      reads.map((read) => read.node),
    );
    if (aspect === "default" || aspect === "triggered") return;
    for (const read of reads) {
      // A node's own answer marks its choices and its validity without being asked; that of another instance doesn't.
      const isMarked = aspect === "choices" || aspect === "validity";
      const isOwn = isMarked && read.node === node && read.shared === node.repeats.length;
      if (!isOwn) read.node.dependents.push({ computation, shared: read.shared });
    }
  }

  /** Labels and messages that show an answer: `${name}` in a text. */
  private addTexts(node: FormNode): void {
    const definition = node.definition!;
    const question = definition.kind === "question" ? definition : null;
    const texts: [ExpressionCell, Text | undefined][] = [
      ["label", definition.label],
      ["hint", definition.hint],
      ["guidance", question?.guidance],
      ["constraintMessage", question?.constraintMessage],
      ["requiredMessage", question?.requiredMessage],
    ];
    const reads = texts.flatMap(([cell, text]) => this.readsOfText(node, cell, text ?? {}));
    if (reads.length > 0) this.add(node, "text", null, reads);
  }

  private readsOfText(node: FormNode, cell: ExpressionCell, text: Text): { node: FormNode; shared: number }[] {
    return Object.values(text).flatMap((source) =>
      piecesOfText(source).flatMap(({ shown }) => {
        const tree = shown === undefined ? null : this.treeOfShown(shown, { node, cell, source });
        if (!tree) return [];
        const { reads, lost } = readsOf(tree, node, this.outline);
        for (const lostName of lost) this.faults.push({ kind: "name", node, cell, source, lost: lostName });
        return Array.from(reads.values());
      }),
    );
  }

  private treeOfShown(shown: string, at: { node: FormNode; cell: ExpressionCell; source: string }): Expression | null {
    const lookUp = lookUpIn(shown);
    const lastSaved = shown.startsWith(LAST_SAVED);
    const name = lastSaved ? shown.slice(LAST_SAVED.length) : shown;
    if (!lookUp) return { kind: "reference", name, lastSaved, at: 0 };
    for (const fault of lookUp.tree ? this.check(lookUp.tree) : [lookUp.fault])
      this.faults.push({ kind: "expression", ...at, fault });
    return lookUp.tree ?? null;
  }
}

const SPEAKING = new Set(["jr:choice-name", "jr:itext", "format-date", "format-date-time"]);

function speaks(tree: Expression): boolean {
  let found = false;
  walk(tree, (part) => (found ||= part.kind === "call" && SPEAKING.has(part.name)));
  return found;
}

function kindOfDefault({ type }: Question): string {
  return type === "range" ? "decimal" : type;
}
