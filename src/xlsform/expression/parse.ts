import { banglaDigits } from "../bangla-digits.ts";
import { checkFunctions } from "./check-functions.ts";
import { ExpressionError, syntaxFault, type ExpressionFault } from "./fault.ts";
import { tokenize, type Token } from "./tokens.ts";
import type { Axis, BinaryOperator, Expression, Step } from "./tree.ts";

/** Excel's own limit of a cell. */
const LONGEST = 32_767;
/** Brackets within brackets. */
const DEEPEST = 200;
/** Operators in one expression: the tree of `a + b + c …` is as deep as the row is long. */
const MOST_OPERATORS = 1_500;

const PRECEDENCE: Readonly<Record<BinaryOperator, number>> = {
  or: 1,
  and: 2,
  "=": 3,
  "!=": 3,
  "<": 4,
  "<=": 4,
  ">": 4,
  ">=": 4,
  "+": 5,
  "-": 5,
  "*": 6,
  div: 6,
  mod: 6,
  "|": 8,
};
const UNARY_PRECEDENCE = 7;

const AXES = new Set<string>([
  "child",
  "self",
  "parent",
  "descendant-or-self",
  "ancestor",
  "preceding-sibling",
  "following-sibling",
] satisfies Axis[]);

export type Parsed = { tree: Expression; fault?: undefined } | { tree?: undefined; fault: ExpressionFault };

/**
 * Parses an expression of XLSForm: XPath 1.0 with ODK's functions and `${name}`. Gives its tree, or the first thing that is
 * wrong with it: syntax, a function that doesn't exist, a wrong number of arguments. Never throws.
 */
export function parseExpression(source: string): Parsed {
  const parsed = parseSyntax(source);
  const fault = parsed.tree && checkFunctions(parsed.tree)[0];
  return fault ? { fault } : parsed;
}

/** The same without a look at the functions' names. */
export function parseSyntax(source: string): Parsed {
  try {
    if (source.length > LONGEST) throw tooMuch("expression-too-long", LONGEST);
    return { tree: new Parser(tokenize(source)).whole() };
  } catch (error) {
    if (error instanceof ExpressionError) return { fault: error.fault };
    throw error;
  }
}

function tooMuch(code: "expression-too-long" | "expression-too-deep", limit: number): ExpressionError {
  const message =
    code === "expression-too-long"
      ? {
          en: `The expression is longer than ${limit} characters.`,
          bn: `সূত্রটি ${banglaDigits(limit)} অক্ষরের চেয়ে লম্বা।`,
        }
      : {
          en: `The expression is nested deeper than ${limit}.`,
          bn: `সূত্রটির ভেতরে ${banglaDigits(limit)} ধাপের বেশি বন্ধনী আছে।`,
        };
  return new ExpressionError({ code, position: 0, message });
}

class Parser {
  private next = 0;
  private depth = 0;
  private operators = 0;
  private readonly tokens: Token[];

  constructor(tokens: Token[]) {
    this.tokens = tokens;
  }

  whole(): Expression {
    const tree = this.expression(0);
    if (this.peek().kind !== "end") throw this.unexpected();
    return tree;
  }

  /** Precedence climbing over the binary operators. */
  private expression(above: number): Expression {
    if (++this.depth > DEEPEST) throw tooMuch("expression-too-deep", DEEPEST);
    let left = this.unary();
    while (this.peek().kind === "operator") {
      const operator = this.peek().text as BinaryOperator;
      const precedence = PRECEDENCE[operator];
      if (precedence <= above) break;
      if (++this.operators > MOST_OPERATORS) throw tooMuch("expression-too-deep", MOST_OPERATORS);
      this.next++;
      left = { kind: "binary", operator, left, right: this.expression(precedence) };
    }
    this.depth--;
    return left;
  }

  private unary(): Expression {
    if (!this.takes("operator", "-")) return this.operand();
    return { kind: "negate", operand: this.expression(UNARY_PRECEDENCE) };
  }

  /** A path, or a primary expression with its predicates and the steps that follow it. */
  private operand(): Expression {
    const { at } = this.peek();
    if (this.beginsStep()) return { kind: "path", from: "here", steps: this.steps([this.step()]), at };
    if (this.takes("symbol", "/"))
      return { kind: "path", from: "root", steps: this.beginsStep() ? this.steps([this.step()]) : [], at };
    if (this.takes("symbol", "//"))
      return { kind: "path", from: "root", steps: this.steps([anywhere(), this.step()]), at };
    let from = this.primary();
    const predicates = this.predicates();
    if (predicates.length > 0) from = { kind: "filter", base: from, predicates };
    const steps = this.steps([]);
    return steps.length > 0 ? { kind: "path", from, steps, at } : from;
  }

  private primary(): Expression {
    const token = this.tokens[this.next++]!;
    switch (token.kind) {
      case "number":
        return { kind: "number", value: Number(token.text) };
      case "text":
        return { kind: "text", value: token.text };
      case "reference": {
        const lastSaved = token.text.startsWith("last-saved#");
        return { kind: "reference", name: lastSaved ? token.text.slice(11) : token.text, lastSaved, at: token.at };
      }
      case "name":
        return this.call(token);
      default:
    }
    if (token.kind === "symbol" && token.text === "(") {
      const inner = this.expression(0);
      this.expects(")");
      return inner;
    }
    this.next--;
    throw this.unexpected();
  }

  private call(token: Token): Expression {
    this.expects("(");
    const args: Expression[] = [];
    if (!this.takes("symbol", ")")) {
      do args.push(this.expression(0));
      while (this.takes("symbol", ","));
      this.expects(")");
    }
    const name = token.text;
    return { kind: "call", name, args: name === "jr:choice-name" ? args.map(quotedReference) : args, at: token.at };
  }

  private steps(steps: Step[]): Step[] {
    for (;;) {
      if (steps.length === 0 || this.peek().text === "/" || this.peek().text === "//") {
        if (this.takes("symbol", "//")) steps.push(anywhere());
        else if (!this.takes("symbol", "/")) return steps;
        steps.push(this.step());
      } else return steps;
    }
  }

  private step(): Step {
    if (this.takes("symbol", "..")) return { axis: "parent", name: null, predicates: this.predicates() };
    if (this.takes("symbol", ".")) return { axis: "self", name: null, predicates: this.predicates() };
    let axis: Axis = "child";
    if (this.peek().kind === "name" && this.peek(1).text === "::") {
      const name = this.peek().text;
      if (!AXES.has(name)) throw this.unexpected();
      axis = name as Axis;
      this.next += 2;
    }
    const token = this.peek();
    if (token.kind !== "name" && token.text !== "*") throw this.unexpected();
    this.next++;
    const anyNode = token.text === "node" && this.takes("symbol", "(") && this.expects(")");
    const name = anyNode || token.text === "*" ? null : token.text;
    return { axis, name, predicates: this.predicates() };
  }

  private predicates(): Expression[] {
    const predicates: Expression[] = [];
    while (this.takes("symbol", "[")) {
      predicates.push(this.expression(0));
      this.expects("]");
    }
    return predicates;
  }

  /** A name begins a step unless it is a function's: `node()` alone is both. */
  private beginsStep(): boolean {
    const { kind, text } = this.peek();
    if (kind === "symbol") return text === "." || text === ".." || text === "*";
    return kind === "name" && (this.peek(1).text !== "(" || text === "node");
  }

  private peek(ahead = 0): Token {
    return this.tokens[Math.min(this.next + ahead, this.tokens.length - 1)]!;
  }

  private takes(kind: Token["kind"], text: string): boolean {
    const token = this.peek();
    if (token.kind !== kind || token.text !== text) return false;
    this.next++;
    return true;
  }

  private expects(text: string): true {
    if (this.takes("symbol", text)) return true;
    const { kind, at, text: found } = this.peek();
    const place = kind === "end" ? ["at the end", "শেষে"] : [`before “${found}”`, `“${found}” এর আগে`];
    throw new ExpressionError(syntaxFault(at, `“${text}” is missing ${place[0]}`, `${place[1]} “${text}” নেই`, text));
  }

  private unexpected(): ExpressionError {
    const { kind, at, text } = this.peek();
    if (kind === "end") return new ExpressionError(syntaxFault(at, "the expression breaks off", "সূত্রটি অসম্পূর্ণ"));
    const written = kind === "reference" ? `\${${text}}` : text;
    const meant = this.meant();
    if (meant) {
      const en = `“${written}” wasn't expected here, perhaps “${meant}” is meant`;
      return new ExpressionError(
        syntaxFault(at, en, `এখানে “${written}” থাকার কথা নয়, সম্ভবত “${meant}” বোঝানো হয়েছে`, meant),
      );
    }
    return new ExpressionError(syntaxFault(at, `“${written}” wasn't expected here`, `এখানে “${written}” থাকার কথা নয়`));
  }

  /** What was probably meant by a word that isn't expected: an operator in capitals, a function without its brackets. */
  private meant(): string | undefined {
    const { kind, text } = this.peek();
    if (kind === "name" && Object.hasOwn(PRECEDENCE, text.toLowerCase())) return text.toLowerCase();
    const before = this.tokens[this.next - 1];
    return before?.kind === "name" && before.text === "not" ? "not(…)" : undefined;
  }
}

/** `//` stands for `/descendant-or-self::node()/`. */
function anywhere(): Step {
  return { axis: "descendant-or-self", name: null, predicates: [] };
}

/** `jr:choice-name` takes the question in quotes: `jr:choice-name(${q}, '${q}')`. */
function quotedReference(argument: Expression): Expression {
  const name = argument.kind === "text" ? /^\$\{([^{}]+)\}$/.exec(argument.value.trim())?.[1]?.trim() : undefined;
  return name ? { kind: "reference", name, lastSaved: false, at: 0 } : argument;
}
