/** What pages know of the types that few questionnaires ask for. */
export { rareTypes } from "../../questionnaires/on-demand.ts";
