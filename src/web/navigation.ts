import { type Actor, permits } from "../platform/auth/actor.ts";
import type { MenuEntry } from "../platform/http/module.ts";
import type { Lang } from "../platform/i18n/lang.ts";
import type { NavLink } from "../platform/ui/page.tsx";

/**
 * The links around a page: the rail of what this person may use, or the public header for who isn't signed in.
 * @param path path of the page without its language; the entry whose path it begins with is the current one
 */
export function navigation(entries: MenuEntry[], actor: Actor | null, lang: Lang, path: string): NavLink[] {
  const place = actor ? "rail" : "header";
  const mine = entries
    .filter((entry) => entry.place === place)
    .filter(
      ({ permission }) =>
        permission === "public" ||
        (actor !== null && actor.only === undefined && (permission === "signed-in" || permits(actor, permission))),
    )
    .sort((a, b) => a.order - b.order);
  const current = mine
    .filter((entry) => path === entry.path || path.startsWith(`${entry.path}/`) || path.startsWith(`${entry.path}?`))
    .sort((a, b) => b.path.length - a.path.length)[0];
  return mine.map((entry) => ({
    href: `/${lang}${entry.path}`,
    label: entry.label[lang],
    icon: entry.icon,
    current: entry === current,
  }));
}
