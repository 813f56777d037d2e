/** What of the fields a browser fetches only where a form or a person needs it; kept apart so that it comes by itself. */
export { LongChoices } from "./question/long-choices.tsx";
export { rareTypes } from "./question/rare-types.ts";
export { type SearchedChoice, searchChoices } from "./question/search-choices.ts";
export { pasteFaultWords } from "./paste/paste-faults.messages.ts";
export { pasteRows } from "./paste/paste-rows.ts";
