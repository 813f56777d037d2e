import type { Lang } from "./lang.ts";

const banglaZero = 0x09e6;

/** The same text with ০–৯ written as 0–9. */
export function toLatinDigits(text: string): string {
  return text.replace(/[০-৯]/g, (digit) => String(digit.charCodeAt(0) - banglaZero));
}

/** The same text with 0–9 written as ০–৯. */
export function toBanglaDigits(text: string): string {
  return text.replace(/[0-9]/g, (digit) => String.fromCharCode(banglaZero + Number(digit)));
}

/** The same text with its Latin digits in the digits of the language. */
export function digitsOf(text: string, lang: Lang): string {
  return lang === "bn" ? toBanglaDigits(text) : text;
}
