import type { XPathFunction } from "../call.ts";
import { isSimple } from "../pattern.ts";
import { dateFunctions } from "./dates.ts";
import { listFunctions } from "./lists.ts";
import { logicFunctions } from "./logic.ts";
import { nodeFunctions } from "./nodes.ts";
import { numberFunctions } from "./numbers.ts";
import { selectFunctions } from "./selects.ts";
import { textFunctions } from "./texts.ts";

const known = new Map<string, XPathFunction>(
  Object.entries({
    ...textFunctions,
    ...logicFunctions,
    ...numberFunctions,
    ...nodeFunctions,
    ...dateFunctions,
    ...selectFunctions,
    ...listFunctions,
  }),
);

/** The functions that expressions may call, by name. */
export const functions: ReadonlyMap<string, XPathFunction> = known;

/** Makes more functions known. */
export function addFunctions(more: Readonly<Record<string, XPathFunction>>): void {
  for (const [name, each] of Object.entries(more)) known.set(name, each);
}

/** Those that few forms call, and that a browser fetches only for such a form: `rare-functions.ts` has them. */
export const rareNames: readonly string[] = [
  "acos",
  "area",
  "asin",
  "atan",
  "atan2",
  "base64-decode",
  "checklist",
  "cos",
  "decimal-date-time",
  "decimal-time",
  "digest",
  "distance",
  "enclosed-area",
  "exp",
  "exp10",
  "extract-signed",
  "format-date",
  "format-date-time",
  "geofence",
  "intersects",
  "log",
  "log10",
  "pi",
  "pow",
  "random",
  "randomize",
  "sin",
  "sqrt",
  "tan",
  "weighted-checklist",
];

const rareCall = new RegExp(`(?:^|[^\\w-])(?:${rareNames.join("|")})\\s*\\(`);

/**
 * Whether a definition, as it travels, calls a rare function or tests answers by patterns that must be read with care: all
 * those that aren't written out, and simple. In doubt it does.
 */
export function needsRare(definition: string): boolean {
  // As the author wrote it: JSON doubles each backslash.
  const written = definition.replaceAll("\\\\", "\\");
  const tests = Array.from(written.matchAll(/regex\s*\((?:[^'"(),]*,\s*'([^']*)'\s*\))?/g), ([, pattern]) => pattern);
  // Choices are shuffled by their seed.
  const isRare = rareCall.test(written) || written.includes('"seed":');
  return isRare || tests.some((pattern) => pattern === undefined || !isSimple(pattern));
}

/** Functions that belong to XLSForm and aren't supported yet: an author is told so rather than "unknown". */
export const unsupportedFunctions: ReadonlySet<string> = new Set(["search"]);
