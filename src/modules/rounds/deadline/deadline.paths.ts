import type { Lang } from "../../../platform/i18n/lang.ts";
import { reviewPath, roundPath } from "../rounds.paths.ts";

/** Where a round is given more time, or is opened again. */
export const extendRoundPath = (lang: Lang, roundId: string) => `${roundPath(lang, roundId)}/extend`;
/** Where one municipality is given more time. */
export const extendResponsePath = (lang: Lang, roundId: string, code: string) =>
  `${reviewPath(lang, roundId, code)}/extend`;
/** Where a submitted or approved answer is opened for correction. */
export const reopenResponsePath = (lang: Lang, roundId: string, code: string) =>
  `${reviewPath(lang, roundId, code)}/reopen`;
