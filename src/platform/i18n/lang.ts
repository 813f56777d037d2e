/** The languages that every page speaks, Bangla first. */
export const languages = ["bn", "en"] as const;

export type Lang = (typeof languages)[number];

/** Whether a word is the code of one of our languages. */
export function isLang(word: string): word is Lang {
  return (languages as readonly string[]).includes(word);
}

/** English of the shape that Bangla has: the same keys, and functions of the same parameters. */
export type Same<T> = {
  [K in keyof T]: T[K] extends string
    ? string
    : T[K] extends (...args: infer A) => infer R
      ? (...args: A) => R
      : Same<T[K]>;
};

/** Words in both languages. Bangla sets the shape; English that lacks a key fails the type check. */
/* @__NO_SIDE_EFFECTS__ */
export function texts<T extends object>(bn: T, en: Same<T>): Record<Lang, Same<T>> {
  return { bn: bn as Same<T>, en };
}
