import * as fc from "fast-check";

/**
 * Sound expressions of numbers, texts, truths and nodes. Their references are `${n0}`, `${n1}` … to questions with a whole number, `${m0}` … with a decimal one,
 * `${t0}` … with a text, `${d0}` … with a date, `${s0}` … with choices and `${r0}` … to repeats, to be put in by `fillIn`. Sets of nodes
 * are of `${v0}` …, questions with a number, and `${w0}` …, repeats, that are always relevant: the official engine has the
 * others among them, JavaRosa and this engine don't. `${i0}` … are numbers of certain instances, `${p0}` the place of the
 * asker's own.
 */
export interface Expressions {
  number: string;
  text: string;
  truth: string;
  date: string;
  nodes: string;
}

const WORDS = ["''", "'a'", "'b'", "'ab c'", "'12'", "'-3.5'", "'Ka-1'", "'কখ'", "' a  b '", "'true'", '"it\'s"'];
const NUMBERS = ["0", "1", "2", "7", "10", "0.5", ".25", "3.", "100", "2.5", "-1", "-0.5"];
const DATES = ["'2024-02-29'", "'2023-12-31'", "'2024-01-01'", "''"];

function call(name: string, ...args: fc.Arbitrary<string>[]): fc.Arbitrary<string> {
  return fc.tuple(...args).map((given) => `${name}(${given.join(", ")})`);
}

function joined(left: fc.Arbitrary<string>, words: readonly string[], right = left): fc.Arbitrary<string> {
  return fc.tuple(left, fc.constantFrom(...words), right).map(([one, word, other]) => `${one} ${word} ${other}`);
}

function reference(kind: string): fc.Arbitrary<string> {
  return fc.nat(4).map((index) => `\${${kind}${index}}`);
}

const SMALL = fc.constantFrom("0", "1", "2", "3", "-1");
const CHOICE = fc.constantFrom("'a'", "'b'", "'c'", "'z'");

function oneOf(...all: fc.Arbitrary<string>[]): fc.Arbitrary<string> {
  return fc.oneof({ maxDepth: 3, depthSize: "small", withCrossShrink: true }, ...all);
}

type Tie = fc.LetrecTypedTie<Expressions>;

/** What a number that isn't known is as a text, the engines differ on. */
function known(number: fc.Arbitrary<string>): fc.Arbitrary<string> {
  return call("coalesce", number, fc.constant("0"));
}

function numbers(tie: Tie): fc.Arbitrary<string> {
  const number = tie("number");
  const text = tie("text");
  const truth = tie("truth");
  const date = tie("date");
  const nodes = tie("nodes");
  const instances = fc.tuple(reference("w"), fc.constantFrom("1", "position() > 1", "last()")).map(filtered);
  return oneOf(
    fc.oneof(fc.constantFrom(...NUMBERS), reference("n"), reference("i"), reference("p")),
    // As a text, 5 is "5.0" in the official engine where a decimal was asked for, and "5" in JavaRosa and here.
    reference("m").map((decimal) => `(${decimal} + 0)`),
    joined(number, ["+", "-", "*", "div", "mod"]),
    number.map((inner) => `(${inner})`),
    number.map((inner) => `-(${inner})`),
    // Halves below zero aren't rounded: the official engine departs from XPath 1.0 (4.4) there.
    call("round", call("abs", number), SMALL),
    call("round", call("abs", number)),
    call("if", truth, number, number),
    call("coalesce", number, number),
    fc.constantFrom("int", "abs", "floor", "ceiling").chain((name) => call(name, number)),
    call("string-length", text),
    call("number", text),
    call("pow", number, fc.constantFrom("1", "2")),
    fc.constantFrom("count", "min", "max", "count-non-empty").chain((name) => call(name, nodes)),
    // An instance itself has no value here, in the official engine that of all its questions together.
    call("count", fc.oneof(reference("w"), instances)),
    // The sum of no nodes isn't 0 in the official engine.
    call("coalesce", call("sum", nodes), fc.constant("0")),
    fc.constantFrom("min", "max").chain((name) => call(name, number, number)),
    call("count-selected", reference("s")),
    joined(date, ["-"]),
    call("int", call("decimal-date-time", date)),
    call("count", chosen("name")),
  );
}

function texts(tie: Tie): fc.Arbitrary<string> {
  const number = tie("number");
  const text = tie("text");
  const truth = tie("truth");
  const date = tie("date");
  const nodes = tie("nodes");
  return oneOf(
    fc.oneof(fc.constantFrom(...WORDS), reference("t"), reference("s")),
    call("concat", text, text),
    call("concat", text, known(number), truth),
    call("string", fc.oneof(known(number), truth, text)),
    call("substr", text, SMALL, SMALL),
    // Where the length is below zero, the official engine gives what stands before the start.
    call("substring", text, number, call("abs", number)),
    call("substring-before", text, text),
    // The official engine gives what follows the first letter of the mark.
    call("substring-after", text, call("substr", text, fc.constant("0"), fc.constant("1"))),
    call("translate", text, fc.constantFrom("'ab'", "'a-b'"), fc.constantFrom("'xy'", "'x'", "''")),
    call("normalize-space", text),
    call("if", truth, text, text),
    call("coalesce", text, text),
    call("join", fc.constantFrom("' '", "'-'"), nodes),
    call("selected-at", reference("s"), SMALL),
    call("string", chosen("size")),
    call("pulldata", fc.constant("'abc'"), fc.constantFrom("'kind'", "'size'"), fc.constant("'name'"), CHOICE),
    // Of a repeat without instances the official engine throws: only the first question is asked for.
    fc.constant("jr:choice-name(${s0}, '${s0}')"),
    call("format-date", date, fc.constantFrom("'%Y-%m-%d'", "'%e/%n/%y'", "'%d %b'")),
  );
}

function truths(tie: Tie): fc.Arbitrary<string> {
  const number = tie("number");
  const text = tie("text");
  const truth = tie("truth");
  const date = tie("date");
  const nodes = tie("nodes");
  return oneOf(
    joined(number, ["=", "!=", "<", "<=", ">", ">="]),
    joined(text, ["=", "!="]),
    joined(truth, ["and", "or"]),
    joined(date, ["<", ">="]),
    joined(nodes, ["=", "<", ">"], number),
    fc.constantFrom("true()", "false()"),
    call("not", truth),
    call("selected", reference("s"), CHOICE),
    fc.constantFrom("contains", "starts-with", "ends-with").chain((name) => call(name, text, text)),
    call("regex", text, fc.constantFrom("'^[0-9]+$'", "'a|b'", "'^.{2}$'", "'[ক-হ]'")),
    call("boolean-from-string", text),
    call("checklist", SMALL, SMALL, truth, truth),
    truth.map((inner) => `(${inner})`),
  );
}

function dates(tie: Tie): fc.Arbitrary<string> {
  const date = tie("date");
  const someDate = call("coalesce", date, fc.constant("'2024-01-31'"));
  return oneOf(
    fc.oneof(reference("d"), call("date", fc.constantFrom(...DATES))),
    call("date", joined(someDate, ["+", "-"], fc.constantFrom("1", "30", "366"))),
  );
}

/** A column of the choices that meet several conditions at once. */
function chosen(column: string): fc.Arbitrary<string> {
  const conditions = fc.constantFrom("kind = 'a'", "size > 1", "name = ${s0}", "size <= ${n0}", "kind != ${t0}");
  return joined(conditions, ["and", "or"]).map((both) => `instance('abc')/root/item[${both}]/${column}`);
}

const nodeSets = oneOf(
  reference("v"),
  fc.tuple(reference("v"), fc.constantFrom(". > 1", "1", "last()", "position() < 3", ". != ''")).map(filtered),
  fc
    .tuple(fc.constantFrom("a", "b", "z"), fc.constantFrom("name", "kind", "size"))
    .map(([kind, column]) => `instance('abc')/root/item[kind = '${kind}']/${column}`),
);

/** Arbitraries of each kind; they shrink to a single word or name. */
export const expressions = fc.letrec<Expressions>((tie: Tie) => ({
  number: numbers(tie),
  text: texts(tie),
  truth: truths(tie),
  date: dates(tie),
  nodes: nodeSets,
}));

function filtered([nodes, predicate]: [string, string]): string {
  return `${nodes}[${predicate}]`;
}

/** What there is to refer to, as expressions write it, by the letter of its kind. */
export type Names = Readonly<Record<string, readonly string[]>>;

/** What stands for a question of a kind that there is none of: a node too, that may be counted and filtered. */
const NONE = "/data/n";

/** Puts what there is in the place of an expression's references. */
export function fillIn(source: string, names: Names): string {
  return source.replace(/\$\{([a-z])(\d+)\}/g, (_, kind: string, index: string) => {
    const known = names[kind] ?? [];
    return known[Number(index) % known.length] ?? NONE;
  });
}
