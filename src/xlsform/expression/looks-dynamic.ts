/**
 * Whether a `default` is an expression rather than a value, judged as the field's converter does: it calls a function, names
 * a question, or joins things by an operator. A date and a negative number are values, a text with a hyphen too.
 */
export function looksDynamic(source: string, type: string): boolean {
  if (/\$\{[^{}]+\}/.test(source)) return true;
  if (/^\s*[\p{L}_][\p{L}\p{N}_.:-]*\s*\(.*\)/su.test(source)) return true;
  if (type === "text" || type === "note" || type === "date" || type.startsWith("select")) return false;
  return /^\s*\S+\s+(?:[+\-*]|div|mod)\s+\S+/.test(source) || /^\s*\d+\s*[+*]\s*\d+\s*$/.test(source);
}
