import type { Lang } from "../../../platform/i18n/lang.ts";
import { roundPath } from "../rounds.paths.ts";

/** When a round's letters go out, and what went out. */
export const remindersPath = (lang: Lang, roundId: string) => `${roundPath(lang, roundId)}/reminders`;
export const removeSchedulePath = (lang: Lang, roundId: string, scheduleId: string) =>
  `${remindersPath(lang, roundId)}/${scheduleId}/remove`;
