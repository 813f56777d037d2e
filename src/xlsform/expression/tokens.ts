import { ExpressionError, syntaxFault } from "./fault.ts";

/** One word of an expression. `at` is its offset in the source. */
export interface Token {
  kind: "number" | "text" | "reference" | "name" | "operator" | "symbol" | "end";
  text: string;
  at: number;
}

const SPACE = /[\s\u00a0\u200b\ufeff]/;
const NAME = /[\p{L}_][\p{L}\p{M}\p{N}_.\-\u00b7\u200c\u200d]*/uy;
const NUMBER = /(?:\d+(?:\.\d*)?|\.\d+)/y;
const REFERENCE = /\$\{([^{}]*)\}/y;
const SYMBOLS = [
  "::",
  "//",
  "..",
  "!=",
  "<=",
  ">=",
  "(",
  ")",
  "[",
  "]",
  ",",
  "/",
  ".",
  "@",
  "|",
  "+",
  "-",
  "*",
  "=",
  "<",
  ">",
];
const OPERATOR_SYMBOLS = new Set(["!=", "<=", ">=", "|", "+", "-", "*", "=", "<", ">"]);
const OPERATOR_NAMES = new Set(["and", "or", "div", "mod"]);

/** Word processors replace quotes and minus signs; they are read as what was typed. */
const SINGLE_QUOTES = "'‘’‚‛′";
const DOUBLE_QUOTES = '"“”„‟″';
const LOOKALIKES: Readonly<Record<string, string>> = { "−": "-", "–": "-", "≠": "!=", "≤": "<=", "≥": ">=" };

/** What other languages write, and what XPath calls it. */
const FOREIGN: Readonly<Record<string, string>> = {
  "=!": "!=",
  "==": "=",
  "&&": "and",
  "||": "or",
  "<>": "!=",
  "=<": "<=",
  "=>": ">=",
  "%": "mod",
  "÷": "div",
  "×": "*",
  "!": "not(…)",
};

/** Cuts an expression into words. Throws an ExpressionError at the first that isn't one. */
export function tokenize(source: string): Token[] {
  const tokens: Token[] = [];
  let at = 0;
  while (at < source.length) {
    if (SPACE.test(source[at]!)) {
      at++;
      continue;
    }
    const { token, end } = readToken(source, at, tokens.at(-1));
    tokens.push(token);
    at = end;
  }
  tokens.push({ kind: "end", text: "", at: source.length });
  return tokens;
}

function readToken(source: string, at: number, before: Token | undefined): { token: Token; end: number } {
  const first = source[at]!;
  if (SINGLE_QUOTES.includes(first)) return readText(source, at, SINGLE_QUOTES);
  if (DOUBLE_QUOTES.includes(first)) return readText(source, at, DOUBLE_QUOTES);
  if (first === "$" || first === "{" || source.startsWith("#{", at)) {
    const reference = match(REFERENCE, source, at);
    const name = reference?.[1]?.trim();
    if (reference && name) return word("reference", name, at, reference[0].length);
    throw new ExpressionError(
      syntaxFault(at, "a question is written as ${its_name}", "প্রশ্নের নাম ${name} আকারে লিখতে হয়", "${…}"),
    );
  }
  const number = match(NUMBER, source, at)?.[0];
  if (number) return word("number", number, at, number.length);
  const name = match(NAME, source, at)?.[0];
  if (name) return readName(source, name, at, before);
  const lookalike = LOOKALIKES[first];
  if (lookalike) return word("operator", lookalike, at, 1);
  refuseForeign(source, at);
  const symbol = SYMBOLS.find((candidate) => source.startsWith(candidate, at));
  if (!symbol) throw new ExpressionError(syntaxFault(at, `“${first}” has no meaning here`, `এখানে “${first}” বোঝা যায়নি`));
  const kind = symbol === "*" && !endsOperand(before) ? "symbol" : OPERATOR_SYMBOLS.has(symbol) ? "operator" : "symbol";
  return word(kind, symbol, at, symbol.length);
}

function readName(source: string, name: string, at: number, before: Token | undefined) {
  if (OPERATOR_NAMES.has(name) && endsOperand(before)) return word("operator", name, at, name.length);
  const prefixed = source[at + name.length] === ":" ? match(NAME, source, at + name.length + 1)?.[0] : undefined;
  const whole = prefixed ? `${name}:${prefixed}` : name;
  return word("name", whole, at, whole.length);
}

/** A text ends at the quote that began it, or, when a word processor changed one of the two, at its nearest relative. */
function readText(source: string, at: number, relatives: string): { token: Token; end: number } {
  const quote = source[at]!;
  const straight = quote === "'" || quote === '"';
  let end = straight ? source.indexOf(quote, at + 1) : -1;
  if (end < 0) end = nearest(source, at + 1, relatives);
  if (end < 0)
    throw new ExpressionError(
      syntaxFault(at, "the text that begins here has no closing quote", "এখানে শুরু হওয়া লেখার শেষে উদ্ধৃতিচিহ্ন নেই", quote),
    );
  return { token: { kind: "text", text: source.slice(at + 1, end), at }, end: end + 1 };
}

function nearest(source: string, from: number, characters: string): number {
  for (let at = from; at < source.length; at++) if (characters.includes(source[at]!)) return at;
  return -1;
}

function refuseForeign(source: string, at: number): void {
  const foreign = Object.keys(FOREIGN).find((candidate) => source.startsWith(candidate, at));
  if (!foreign || (foreign === "!" && source[at + 1] === "=")) return;
  const meant = FOREIGN[foreign]!;
  throw new ExpressionError(
    syntaxFault(at, `“${foreign}” is written “${meant}”`, `“${foreign}” এর বদলে “${meant}” লিখতে হয়`, meant),
  );
}

/** After an operand `*`, `and`, `or`, `div` and `mod` are operators, elsewhere names (XPath 1.0, 3.7). */
function endsOperand(before: Token | undefined): boolean {
  if (!before || before.kind === "operator") return false;
  return before.kind !== "symbol" || ![",", "(", "[", "@", "::", "/", "//"].includes(before.text);
}

function match(pattern: RegExp, source: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(source);
}

function word(kind: Token["kind"], text: string, at: number, length: number) {
  return { token: { kind, text, at }, end: at + length };
}
