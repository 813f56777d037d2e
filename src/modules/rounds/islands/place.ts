import type { Lang } from "../../../platform/i18n/lang.ts";
import { answersPath, checkPath, sectionPath } from "../rounds.paths.ts";

/** Which page of a response the person is on. */
export type Place = { kind: "list" } | { kind: "section"; slug: string } | { kind: "check" };

/** The place that an address names; null for any other page. */
export function placeOf(pathname: string, lang: Lang, responseId: string): Place | null {
  const base = answersPath(lang, responseId);
  if (pathname === base) return { kind: "list" };
  if (pathname === checkPath(lang, responseId)) return { kind: "check" };
  const prefix = sectionPath(lang, responseId, "");
  return pathname.startsWith(prefix)
    ? { kind: "section", slug: decodeURIComponent(pathname.slice(prefix.length)) }
    : null;
}

/** The address of a place. */
export function addressOf(place: Place, lang: Lang, responseId: string): string {
  if (place.kind === "section") return sectionPath(lang, responseId, place.slug);
  return place.kind === "check" ? checkPath(lang, responseId) : answersPath(lang, responseId);
}

/** Has the link to the other language lead to the page that is shown now. */
export function pointLanguages(address: string): void {
  for (const link of document.querySelectorAll<HTMLAnchorElement>("a[hreflang]"))
    link.href = address.replace(/^\/\w+/, `/${link.hreflang}`);
}
