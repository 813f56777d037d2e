/** What helps to answer, as a browser needs it: fetched only where something is known from before. */
export { lastTimeWords } from "./last-time.messages.ts";
export { CarrySection, HelpNote, previous, WhyUnlike } from "./section-help.tsx";
export { reasonField, takeHelp, unexplained } from "./take-help.ts";
