import { define } from "../call.ts";
import { carefulPattern } from "../careful-pattern.ts";
import { readCarefullyBy } from "../pattern.ts";
import { shuffle } from "../shuffle.ts";
import { checklistFunctions } from "./checklists.ts";
import { addFunctions } from "./common-functions.ts";
import { dateFormatFunctions } from "./date-formats.ts";
import { encodingFunctions } from "./encodings.ts";
import { geographyFunctions } from "./geography.ts";
import { mathsFunctions } from "./maths.ts";

/** Functions of the specification that few forms call. */
export const rareFunctions = {
  ...geographyFunctions,
  ...encodingFunctions,
  ...dateFormatFunctions,
  ...mathsFunctions,
  ...checklistFunctions,
  randomize: define(1, 2, (given) => shuffle(given.nodes(0), given.count > 1 ? given.value(1) : undefined)),
};

/** Makes them known where a program was built without, and how to read patterns that might take long. */
export function addRareFunctions(): void {
  addFunctions(rareFunctions);
  readCarefullyBy(carefulPattern);
}
