import { formats } from "../../../platform/i18n/format.ts";
import type { Lang } from "../../../platform/i18n/lang.ts";
import { type Definition, type Expression, parseExpression, resolveText } from "../../../xlsform/index.ts";
import type { PaperNumbers } from "./paper-numbers.ts";
import { paperWords } from "./paper.messages.ts";

type Comparison = "=" | "!=" | "<" | "<=" | ">" | ">=";
type Call = Extract<Expression, { kind: "call" }>;

const OPPOSITE = { "=": "!=", "!=": "=", "<": ">=", "<=": ">", ">": "<=", ">=": "<" } as const;
/** The same seen from the other side. */
const TURNED = { "=": "=", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<=" } as const;

/**
 * A relevance in words, its questions by their numbers on the paper: “Only if the answer to 2.5 is “Yes”.” A condition that
 * can't be said so, such as one on a figure that nobody writes, becomes a reference to the guide.
 */
export function skipWords(relevant: string, definition: Definition, numbers: PaperNumbers, lang: Lang): string {
  const words = paperWords[lang];
  const { tree } = parseExpression(relevant);
  const said = tree && new Teller(definition, numbers, lang).say(tree, true);
  return said ? words.onlyIf(said) : words.seeGuide;
}

/** Says conditions; null for what has no words here. */
class Teller {
  private readonly definition: Definition;
  private readonly numbers: PaperNumbers;
  private readonly lang: Lang;

  constructor(definition: Definition, numbers: PaperNumbers, lang: Lang) {
    this.definition = definition;
    this.numbers = numbers;
    this.lang = lang;
  }

  /** Says that a condition holds, or that it doesn't. */
  say(tree: Expression, holds: boolean): string | null {
    if (tree.kind === "call" && tree.name === "not" && tree.args[0]) return this.say(tree.args[0], !holds);
    if (tree.kind === "call" && tree.name === "selected") return this.selected(tree, holds);
    if (tree.kind !== "binary") return null;
    if (tree.operator === "and" || tree.operator === "or") return this.joined(tree, holds);
    if (!Object.hasOwn(OPPOSITE, tree.operator)) return null;
    const operator = holds ? (tree.operator as Comparison) : OPPOSITE[tree.operator as Comparison];
    return this.compared(operator, tree.left, tree.right) ?? this.compared(TURNED[operator], tree.right, tree.left);
  }

  /** “Not (a and b)” is “not a or not b”. */
  private joined(tree: Extract<Expression, { kind: "binary" }>, holds: boolean): string | null {
    const words = paperWords[this.lang];
    const isAnd = (tree.operator === "and") === holds;
    const sides = [tree.left, tree.right].map((side) => {
      const said = this.say(side, holds);
      const isOr = side.kind === "binary" && side.operator === (holds ? "or" : "and");
      return said !== null && isAnd && isOr ? words.bracket(said) : said;
    });
    const [one, other] = sides;
    if (!one || !other) return null;
    return isAnd ? words.and(one, other) : words.or(one, other);
  }

  private selected({ args: [asked, chosen] }: Call, holds: boolean): string | null {
    const question = this.numberOf(asked);
    if (!question || asked?.kind !== "reference" || chosen?.kind !== "text") return null;
    const { isChosen, isNotChosen } = paperWords[this.lang];
    return (holds ? isChosen : isNotChosen)(question, this.answer(asked.name, chosen.value));
  }

  private compared(operator: Comparison, asked: Expression, to: Expression): string | null {
    const words = paperWords[this.lang];
    if (asked.kind === "call" && asked.name === "count-selected") {
      const question = this.numberOf(asked.args[0]);
      return question && to.kind === "number" ? words.chosen[operator](question, this.figure(to.value)) : null;
    }
    const question = this.numberOf(asked);
    if (!question || asked.kind !== "reference") return null;
    if (to.kind === "number") return words.figure[operator](question, this.figure(to.value));
    if (to.kind !== "text" || (operator !== "=" && operator !== "!=")) return null;
    if (to.value === "") return operator === "=" ? words.isEmpty(question) : words.isAnswered(question);
    return (operator === "=" ? words.is : words.isNot)(question, this.answer(asked.name, to.value));
  }

  private numberOf(tree: Expression | undefined): string | undefined {
    return tree?.kind === "reference" && !tree.lastSaved ? this.numbers.byName.get(tree.name)?.number : undefined;
  }

  /** A choice by its label. */
  private answer(question: string, value: string): string {
    const list = this.numbers.byName.get(question)?.question.list;
    const choice =
      list === undefined ? undefined : this.definition.choiceLists[list]?.find(({ name }) => name === value);
    return (choice && resolveText(choice.label, this.lang)) || value;
  }

  private figure(value: number): string {
    return formats(this.lang).number(value);
  }
}
