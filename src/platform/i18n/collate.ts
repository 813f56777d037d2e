import type { Lang } from "./lang.ts";

const collators = {
  bn: new Intl.Collator("bn", { numeric: true }),
  en: new Intl.Collator("en", { numeric: true }),
} satisfies Record<Lang, Intl.Collator>;

/** The order in which a reader of this language expects names; numbers in names count as numbers. */
export function compareNames(a: string, b: string, lang: Lang): number {
  return collators[lang].compare(a, b);
}

/** The same things in the order of their names. */
export function sortByName<T>(things: readonly T[], nameOf: (thing: T) => string, lang: Lang): T[] {
  return [...things].sort((a, b) => compareNames(nameOf(a), nameOf(b), lang));
}
