import type { Lang } from "../../../platform/i18n/lang.ts";
import { roundPath } from "../rounds.paths.ts";

/** Where several submitted responses are approved at once. */
export const approveManyPath = (lang: Lang, roundId: string) => `${roundPath(lang, roundId)}/approve`;
