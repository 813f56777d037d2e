import type { Lang } from "../../../platform/i18n/lang.ts";
import { reviewPath, roundPath } from "../rounds.paths.ts";

/** Where a link by mail leads; opening it changes nothing. */
export const answerLinkPath = (lang: Lang, token: string) => `/${lang}/answer-link/${token}`;
/** Where the code of a letter is typed. */
export const codePath = (lang: Lang) => `/${lang}/code`;
/** The links to one response: to send, to take back. @param done what was just done */
export const linksPath = (lang: Lang, roundId: string, code: string, done?: "sent" | "revoked") =>
  `${reviewPath(lang, roundId, code)}/links${done ? `?done=${done}` : ""}`;
export const revokeLinkPath = (lang: Lang, roundId: string, code: string) => `${linksPath(lang, roundId, code)}/revoke`;
/** Where letters with codes are chosen and printed. */
export const lettersPath = (lang: Lang, roundId: string) => `${roundPath(lang, roundId)}/letters`;
