import { functionFaults, type ExpressionFault } from "./fault.ts";
import { functions, unsupportedFunctions } from "./functions/functions.ts";
import { likely } from "./likely.ts";
import { patternOf } from "./pattern.ts";
import { walk, type Call, type Expression } from "./tree.ts";

/** The calls in a tree of functions that don't exist, aren't supported yet, or get the wrong number of arguments. */
export function checkFunctions(tree: Expression): ExpressionFault[] {
  const faults: ExpressionFault[] = [];
  walk(tree, (part) => {
    if (part.kind !== "call") return;
    const fault = checkCall(part.name, part.args.length, part.at) ?? checkPattern(part);
    if (fault) faults.push(fault);
  });
  return faults;
}

/** What spreadsheets and other languages call a function. */
const FOREIGN: ReadonlyMap<string, string> = new Map(
  Object.entries({
    len: "string-length",
    length: "string-length",
    strlen: "string-length",
    concatenate: "concat",
    power: "pow",
    "choice-name": "jr:choice-name",
    itext: "jr:itext",
    lookup: "pulldata",
    vlookup: "pulldata",
  }),
);

function checkCall(name: string, given: number, at: number): ExpressionFault | null {
  const known = functions.get(name);
  const faults = functionFaults(name, at);
  if (known) {
    if (given >= known.least && given <= known.most) return null;
    return faults.arguments(arity(known.least, known.most), given);
  }
  if (unsupportedFunctions.has(name)) return faults.unsupported();
  return faults.unknown(
    FOREIGN.get(name.toLowerCase()) ?? likely(name, [...functions.keys(), ...unsupportedFunctions]),
  );
}

/** A pattern written out in the expression can be tried before anybody answers. */
function checkPattern({ name, args, at }: Call): ExpressionFault | null {
  const pattern = name === "regex" && args[1]?.kind === "text" ? args[1].value : null;
  if (pattern === null || patternOf(pattern)) return null;
  return functionFaults(name, at).pattern(pattern);
}

function arity(least: number, most: number): string {
  if (most === Number.POSITIVE_INFINITY) return `${least}+`;
  return least === most ? String(least) : `${least}–${most}`;
}
