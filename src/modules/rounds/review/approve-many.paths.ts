import type { Lang } from "../../../platform/i18n/lang.ts";
import { roundPath } from "../rounds.paths.ts";

/** Where several submitted responses are approved at once. */
export const approveManyPath = (lang: Lang, roundId: string) => `${roundPath(lang, roundId)}/approve`;

/** As many names as an address can hold. */
const mostNamed = 100;

/** What was done, to be read as often as one likes: how many were approved, and the codes of those that weren't. */
export function approvedManyPath(lang: Lang, roundId: string, approved: number, skipped: readonly string[]): string {
  const told = new URLSearchParams({ approved: String(approved), skipped: skipped.slice(0, mostNamed).join(" ") });
  return `${approveManyPath(lang, roundId)}?${told}`;
}
