import type { Answers, AnswerValue, Definition, Node, Question } from "../../../xlsform/engine.ts";
import { flatten } from "../rounds.rules.ts";
import { isAlikeType, isGiven } from "./last-time.rules.ts";

/** A fact that was approved in another questionnaire, with its source. Plain data: pages carry it. */
export interface KnownFact {
  value: AnswerValue;
  /** Of the round that asked for it. */
  titleBn: string;
  titleEn: string;
  /** `YYYY-MM-DD` */
  approvedOn: string;
}

/** Facts by the paths of the questions that ask for them. */
export type FactsByPath = Readonly<Record<string, KnownFact>>;

/** Approved answers to another form. */
export interface FactSource extends Omit<KnownFact, "value"> {
  definition: Definition;
  answers: Answers;
}

/** The questions outside of repeats that give an indicator code, by that code; the first where several do. */
export function indicatorPaths(definition: Definition): Map<string, Question> {
  const found = new Map<string, Question>();
  const walk = (nodes: readonly Node[]) => {
    for (const node of nodes) {
      if (node.kind === "group") walk(node.children);
      const code = node.kind === "question" ? (node.extra.indicator ?? "").trim() : "";
      if (node.kind === "question" && code !== "" && !found.has(code)) found.set(code, node);
    }
  };
  walk(definition.children);
  return found;
}

/** What is known for the questions of a form; the first of the sources that has it counts. */
export function factsFor(definition: Definition, sources: readonly FactSource[]): FactsByPath {
  const facts: Record<string, KnownFact> = {};
  const wanted = indicatorPaths(definition);
  for (const { definition: other, answers, ...source } of sources) {
    const flat = flatten(answers);
    for (const [code, question] of indicatorPaths(other)) {
      const asks = wanted.get(code);
      const value = flat.get(question.path);
      if (asks && !(asks.path in facts) && isGiven(value) && isAlikeType(asks.type, question.type))
        facts[asks.path] = { ...source, value };
    }
  }
  return facts;
}
