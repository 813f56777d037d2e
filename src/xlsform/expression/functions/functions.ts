import type { XPathFunction } from "../call.ts";
import { dateFunctions } from "./dates.ts";
import { encodingFunctions } from "./encodings.ts";
import { geographyFunctions } from "./geography.ts";
import { listFunctions } from "./lists.ts";
import { logicFunctions } from "./logic.ts";
import { nodeFunctions } from "./nodes.ts";
import { numberFunctions } from "./numbers.ts";
import { selectFunctions } from "./selects.ts";
import { textFunctions } from "./texts.ts";

/** Every function of the ODK XForms specification that is supported, by name. */
export const functions: ReadonlyMap<string, XPathFunction> = new Map(
  Object.entries({
    ...textFunctions,
    ...logicFunctions,
    ...numberFunctions,
    ...nodeFunctions,
    ...dateFunctions,
    ...selectFunctions,
    ...listFunctions,
    ...geographyFunctions,
    ...encodingFunctions,
  }),
);

/** Functions that belong to XLSForm and aren't supported yet: an author is told so rather than "unknown". */
export const unsupportedFunctions: ReadonlySet<string> = new Set(["extract-signed", "intersects", "search"]);
