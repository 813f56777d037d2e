import {
  type Definition,
  isAsked,
  isMedia,
  type Node,
  type NodeState,
  type Session,
  type Text,
} from "../../../xlsform/engine.ts";

/** A part of a questionnaire that is answered on one page. */
export interface Section {
  /** Stands in the page's address: the name of its group or repeat, or of its first question. */
  slug: string;
  /** Place among the sections, from 1. */
  number: number;
  title: Text;
  /** What the author says about the whole section. */
  hint: Text;
  /** Its nodes on the form's top level: one group or repeat, or loose questions that follow one another. */
  nodes: readonly Node[];
  /** How many questions can be answered in it; those of a repeat count once. */
  questions: number;
}

/** What loose questions are called that stand on top level without a group. */
const looseTitle: Text = { bn: "সাধারণ প্রশ্ন", en: "General questions" };
const none: Text = {};

/**
 * The sections of a questionnaire in its own order. Each group and repeat on top level is one; loose questions that follow
 * one another form a section of their own, unless people see none of them.
 */
export function sectionsOf(definition: Definition): Section[] {
  const runs: Node[][] = [];
  let loose: Node[] | null = null;
  for (const node of definition.children) {
    if (node.kind !== "question") {
      runs.push([node]);
      loose = null;
    } else if (loose) loose.push(node);
    else runs.push((loose = [node]));
  }
  return runs.filter((nodes) => nodes.some(isSeen)).map((nodes, index) => sectionOf(nodes, index + 1));
}

/** The section of this name and the one after it, whose words come before those of all others; none where there is none. */
export function firstShown(sections: readonly Section[], slug: string): Section[] {
  const index = sections.findIndex((each) => each.slug === slug);
  return index < 0 ? [] : sections.slice(index, index + 2);
}

function sectionOf(nodes: Node[], number: number): Section {
  const first = nodes.find(isSeen)!;
  const own = first.kind === "question" ? null : first;
  return {
    slug: first.name,
    number,
    title: own && hasText(own.label) ? own.label : own ? { "": own.name } : looseTitle,
    hint: own?.hint ?? none,
    nodes,
    questions: countQuestions(nodes),
  };
}

/** Whether people see anything of a node; what nobody is asked works unseen where it has no label. */
function isSeen(node: Node): boolean {
  if (node.kind !== "question") return node.children.some(isSeen);
  return isAsked(node.type) || node.type === "note" || isMedia(node.type) || hasText(node.label);
}

function countQuestions(nodes: readonly Node[]): number {
  return nodes.reduce(
    (sum, node) => sum + (node.kind === "question" ? Number(isAsked(node.type)) : countQuestions(node.children)),
    0,
  );
}

/** Whether any of these nodes is answered with what a device gives: a file, or where it is. */
export function asksDevice(nodes: readonly Node[]): boolean {
  return nodes.some((node) =>
    node.kind === "question" ? isMedia(node.type) || node.type === "geopoint" : asksDevice(node.children),
  );
}

/** Whether any of these nodes is answered with a file. */
export function asksForFiles(nodes: readonly Node[]): boolean {
  return nodes.some((node) => (node.kind === "question" ? isMedia(node.type) : asksForFiles(node.children)));
}

/** Whether a text says anything in any language. */
export function hasText(text: Text): boolean {
  return Object.values(text).some((words) => words.trim() !== "");
}

/** A section's nodes as they stand in a response; irrelevant ones too. */
export function sectionNodes(session: Session, section: Section): NodeState[] {
  return section.nodes.flatMap(({ name }) => session.node(name) ?? []);
}

/** The questions of a section that a person can answer now, in order: relevant ones that people are asked. */
export function openQuestions(session: Session, section: Section): NodeState[] {
  const below = (state: NodeState): NodeState[] => {
    if (!state.relevant) return [];
    if (state.kind !== "question") return session.children(state.path).flatMap(below);
    return isAnswerable(state) ? [state] : [];
  };
  return sectionNodes(session, section).flatMap(below);
}

/** Whether a person answers this question, and not the form itself. */
export function isAnswerable({ definition, readonly }: NodeState): boolean {
  return definition.kind === "question" && isAsked(definition.type) && !readonly;
}

/** The section in which the node of this path stands; undefined for a path of no section. */
export function sectionOfPath(sections: readonly Section[], path: string): Section | undefined {
  const top = path.split(/[/[]/, 1)[0];
  return sections.find(({ nodes }) => nodes.some(({ name }) => name === top));
}
