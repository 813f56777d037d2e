import { functions, unsupportedFunctions } from "./functions/functions.ts";

/**
 * Whether a `default` is an expression rather than a value: it names a question, calls a function, or, where a number is
 * asked, joins things by an operator. A date and a negative number are values, "Other (specify)" too.
 */
export function looksDynamic(source: string, type: string): boolean {
  if (/\$\{[^{}]+\}/.test(source)) return true;
  for (const { 0: word, index } of source.matchAll(/[\p{L}_][\p{L}\p{N}_.:-]*/gu)) {
    const isCalled = source[index + word.length] === "(";
    if (isCalled && (functions.has(word) || unsupportedFunctions.has(word))) return true;
  }
  const isNumber = type === "integer" || type === "decimal" || type === "calculate";
  return isNumber && /\S\s+(?:[+\-*]|div|mod)\s+\S|\d\s*[+*]\s*\d/.test(source);
}
