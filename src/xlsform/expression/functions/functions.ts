/**
 * Every function of the ODK XForms specification that is supported, by name. A program for browsers is built without the rare
 * ones, since nothing there uses what this file itself does, and adds them when a form calls one.
 */
export { functions, unsupportedFunctions } from "./common-functions.ts";
import { addRareFunctions } from "./rare-functions.ts";

addRareFunctions();
