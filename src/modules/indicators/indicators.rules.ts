import type { Answers, Definition, Expression, Node } from "../../xlsform/index.ts";
import { evaluateNumber, parseExpression, referencesOf } from "../../xlsform/index.ts";

/** A question that supplies a variable of the indicators: its column `indicator` names it, as `FIN03` or `GEN04.male`. */
export interface Source {
  variable: string;
  /** Names from the form's root down to the question. */
  path: string[];
  /** Whether the question, or a group around it inside its repeat, has a condition: left out, it counts for nothing. */
  conditional: boolean;
}

/** What the variables stand for in one answer; null is not known. */
export type Variables = Readonly<Record<string, number | string | null>>;

/** An indicator's expressions, parsed once. */
export interface Formula {
  code: string;
  numerator: Expression;
  denominator: Expression | null;
  factor: number;
  /** Variables that the numerator speaks of. */
  counts: string[];
}

/** What one answer says about one indicator; null is not known, never zero. */
export interface Figure {
  code: string;
  numerator: number | null;
  denominator: number | null;
  value: number | null;
}

/** The questions of a questionnaire that supply variables, in the order of the form. */
export function sourcesIn(definition: Definition): Source[] {
  return sourcesUnder(definition.children, [], false);
}

function sourcesUnder(nodes: readonly Node[], path: string[], conditional: boolean): Source[] {
  return nodes.flatMap((node): Source[] => {
    const here = [...path, node.name];
    const asked = conditional || node.relevant !== undefined;
    if (node.kind === "group") return sourcesUnder(node.children, here, asked);
    // A repeat's own condition speaks of all its instances at once: none of them is answered then.
    if (node.kind === "repeat") return sourcesUnder(node.children, here, false);
    const variable = (node.extra.indicator ?? "").trim();
    return variable === "" ? [] : [{ variable, path: here, conditional: asked }];
  });
}

/**
 * The variables that a questionnaire asks, as one answer has them; null where it doesn't say. Where two questions supply
 * the same one, the first that is answered counts.
 */
export function variablesOf(sources: readonly Source[], answers: Answers): Variables {
  const variables: Record<string, number | string | null> = {};
  for (const source of sources) {
    variables[source.variable] ??= valueAt(answers, source.path, source.conditional);
  }
  return variables;
}

/** Follows the path; from a repeat on, it adds up over the instances. */
function valueAt(within: unknown, path: readonly string[], conditional: boolean): number | string | null {
  const [name, ...rest] = path;
  if (name === undefined) return plainValue(within);
  if (Array.isArray(within)) return sumOver(within, path, conditional);
  if (typeof within !== "object" || within === null) return null;
  return valueAt((within as Record<string, unknown>)[name], rest, conditional);
}

/**
 * The sum over a repeat's instances. One that isn't answered makes the sum not known, unless it may have been left out
 * because it didn't apply; no instance at all is not known either.
 */
function sumOver(instances: readonly unknown[], path: readonly string[], conditional: boolean): number | null {
  const values = instances.map((instance) => numberOf(valueAt(instance, path, conditional)));
  const known = values.filter((value) => value !== null);
  if (known.length === 0 || (known.length < values.length && !conditional)) return null;
  return known.reduce((sum, value) => sum + value, 0);
}

function plainValue(answer: unknown): number | string | null {
  if (typeof answer === "number") return Number.isFinite(answer) ? answer : null;
  return typeof answer === "string" && answer.trim() !== "" ? answer : null;
}

function numberOf(value: number | string | null): number | null {
  const number = value === null ? Number.NaN : Number(value);
  return Number.isFinite(number) ? number : null;
}

/**
 * What a questionnaire asks, completed by what it doesn't ask from other answers, of which the first that knows a
 * variable counts. What it asks and this answer leaves open stays not known.
 */
export function completed(own: Variables, others: readonly Variables[]): Variables {
  const elsewhere: Record<string, number | string | null> = {};
  for (const other of others) {
    for (const [name, value] of Object.entries(other)) elsewhere[name] ??= value;
  }
  return { ...elsewhere, ...own };
}

/**
 * Parses an indicator's expressions.
 * @returns null for an indicator that is only defined
 * @throws Error that names the indicator and says what is wrong with its expression
 */
export function formulaOf(indicator: {
  code: string;
  numerator: string | null;
  denominator: string | null;
  factor: number;
}): Formula | null {
  if (indicator.numerator === null) return null;
  const numerator = treeOf(indicator.code, indicator.numerator);
  const denominator = indicator.denominator === null ? null : treeOf(indicator.code, indicator.denominator);
  return { code: indicator.code, numerator, denominator, factor: indicator.factor, counts: referencesOf(numerator) };
}

function treeOf(code: string, source: string): Expression {
  const { tree, fault } = parseExpression(source);
  if (!tree) throw new Error(`Indicator ${code}: ${fault.message.en} Expression: ${source}`);
  return tree;
}

/**
 * Computes every indicator that a questionnaire asks about: of whose numerator it supplies at least one variable.
 * @param asked variables that the questionnaire supplies
 * @param variables what they, and those completed from elsewhere, stand for
 */
export function figuresOf(formulas: readonly Formula[], asked: ReadonlySet<string>, variables: Variables): Figure[] {
  return formulas
    .filter(({ counts }) => counts.some((name) => asked.has(name)))
    .map((formula) => figureOf(formula, variables));
}

/** value = numerator ÷ denominator × factor; not known when either is, or when the denominator is zero. */
function figureOf({ code, numerator, denominator, factor }: Formula, variables: Variables): Figure {
  const above = knownOrNull(evaluateNumber(numerator, variables));
  if (denominator === null) return { code, numerator: above, denominator: null, value: times(above, factor) };
  const below = knownOrNull(evaluateNumber(denominator, variables));
  const quotient = above === null || below === null || below === 0 ? null : above / below;
  return { code, numerator: above, denominator: below, value: times(quotient, factor) };
}

function knownOrNull(number: number): number | null {
  return Number.isFinite(number) ? number : null;
}

function times(value: number | null, factor: number): number | null {
  return value === null ? null : value * factor;
}

/** Sums over the municipalities of a place whose value is known. */
export interface Sums {
  numerator: number | null;
  denominator: number | null;
}

/**
 * A place's figure: the sum of its municipalities for a quantity, sum over sum for a ratio (never an average of rates),
 * and nothing for what can't be added up.
 */
export function aggregateOf(
  { aggregate, factor }: { aggregate: "sum" | "ratio" | "none"; factor: number },
  { numerator, denominator }: Sums,
): number | null {
  if (aggregate === "none" || numerator === null) return null;
  if (aggregate === "sum") return numerator * factor;
  return denominator === null || denominator === 0 ? null : (numerator / denominator) * factor;
}
