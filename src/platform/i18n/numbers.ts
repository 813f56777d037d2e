import { digitsOf, toLatinDigits } from "./digits.ts";
import type { Lang } from "./lang.ts";

/**
 * Understands a number as people type it: digits of either script, commas in any grouping, spaces, minus or −.
 * @returns null when it is no number
 */
export function parseNumber(typed: string): number | null {
  const text = toLatinDigits(typed.normalize("NFC"))
    .replace(/[\s\u00A0\u2060,]/g, "")
    .replace(/^[−–]/, "-");
  return /^[+-]?(\d+\.?\d*|\.\d+)$/.test(text) ? Number(text) : null;
}

/** How a number is written. */
export interface NumberStyle {
  /** Places after the point, always all of them; or `all` that the number has (at most 10). Zero by default. */
  decimals?: number | "all";
  /** Groups of lakh and crore; on by default. */
  grouped?: boolean;
}

const formatters = new Map<string, Intl.NumberFormat>();

/** A number in the language's digits, in groups of lakh and crore, with a true minus. */
export function formatNumber(value: number, lang: Lang, { decimals = 0, grouped = true }: NumberStyle = {}): string {
  const key = `${decimals}${grouped}`;
  let formatter = formatters.get(key);
  if (!formatter) {
    formatter = new Intl.NumberFormat("en-IN", {
      minimumFractionDigits: decimals === "all" ? 0 : decimals,
      maximumFractionDigits: decimals === "all" ? 10 : decimals,
      useGrouping: grouped,
    });
    formatters.set(key, formatter);
  }
  // Rounding may leave a negative nothing.
  const text = formatter.format(value).replace(/^-(?=[0.,]*$)/, "");
  return digitsOf(text.replace("-", "−"), lang);
}

/** A share of a hundred, as `67.8%`. @param value already times a hundred */
export function formatPercent(value: number, lang: Lang, decimals = 0): string {
  return `${formatNumber(value, lang, { decimals })}%`;
}

/** An amount of taka, as `৳ 1,68,50,000`. @param value BDT */
export function formatMoney(value: number, lang: Lang, decimals = 0): string {
  const amount = formatNumber(Math.abs(value), lang, { decimals });
  return `${value < 0 && amount !== formatNumber(0, lang, { decimals }) ? "−" : ""}৳ ${amount}`;
}

/** An amount in lakh, as `৳ ১৮ লাখ`; from a crore on in crore. @param value BDT */
export function formatLakh(value: number, lang: Lang): string {
  const [unit, word] = Math.abs(value) >= 1e7 ? [1e7, { bn: "কোটি", en: "crore" }] : [1e5, { bn: "লাখ", en: "lakh" }];
  const amount = value / unit;
  return `৳ ${formatNumber(amount, lang, { decimals: Math.abs(amount) < 100 && amount % 1 !== 0 ? 1 : 0 })} ${word[lang]}`;
}

/** A place in an order: ১ম, ২য় … ১০ম, ১১তম; 1st, 2nd … */
export function formatOrdinal(value: number, lang: Lang): string {
  if (lang === "bn") {
    const endings = ["", "ম", "য়", "য়", "র্থ", "ম", "ষ্ঠ", "ম", "ম", "ম", "ম"];
    return digitsOf(String(value), lang) + (endings[value] ?? "তম");
  }
  const ending = { one: "st", two: "nd", few: "rd" }[
    new Intl.PluralRules("en", { type: "ordinal" }).select(value) as "one"
  ];
  return `${value}${ending ?? "th"}`;
}
