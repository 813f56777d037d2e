import type { Lang } from "../../../platform/i18n/lang.ts";
import { answersPath, reviewPath } from "../rounds.paths.ts";

/** Where answers are taken on the telephone. */
export const deskPath = (lang: Lang, search?: string) =>
  `/${lang}/desk${search ? `?${new URLSearchParams({ search })}` : ""}`;
/** Where a call about one response begins. */
export const beginCallPath = (lang: Lang, roundId: string, code: string) => `${reviewPath(lang, roundId, code)}/call`;
/** A call: the answers to read back, and what the town said. */
export const callPath = (lang: Lang, callId: string) => `/${lang}/calls/${callId}`;
/** Where a town confirms what was typed for it. */
export const confirmPath = (lang: Lang, responseId: string) => `${answersPath(lang, responseId)}/confirm`;
