import type { Lang } from "../../../platform/i18n/lang.ts";
import { answersPath } from "../rounds.paths.ts";

/** What is said about the questions of a response, with a place to reply. */
export const conversationPath = (lang: Lang, responseId: string) => `${answersPath(lang, responseId)}/comments`;
