import { digitsOf, toLatinDigits } from "./digits.ts";
import type { Lang } from "./lang.ts";

/**
 * Understands a number as people type it: digits of either script, commas in any grouping, spaces, minus or −.
 * @returns null when it is no number, or has more digits than can be kept exactly
 */
export function parseNumber(typed: string): number | null {
  const text = toLatinDigits(typed)
    .replace(/[\s\u200b-\u200d\u2060,]/g, "")
    .replace(/^[−–]/, "-");
  if (!/^[+-]?(\d+\.?\d*|\.\d+)$/.test(text)) return null;
  const significant = text.replace(/[+.-]/g, "").replace(/^0+/, "");
  // Adding nothing makes an ordinary zero of −0.
  return significant.length > 15 ? null : Number(text) + 0;
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
      // A loss that rounds to nothing isn't written as a loss.
      signDisplay: "negative",
    });
    formatters.set(key, formatter);
  }
  return digitsOf(formatter.format(value).replace("-", "−"), lang);
}

/** A share of a hundred, as `67.8%`. @param value already times a hundred */
export function formatPercent(value: number, lang: Lang, decimals = 0): string {
  return `${formatNumber(value, lang, { decimals })}%`;
}

/** An amount of taka, as `৳ 1,68,50,000`. @param value BDT */
export function formatMoney(value: number, lang: Lang, decimals = 0): string {
  return afterMinus(formatNumber(value, lang, { decimals }));
}

/** An amount as prose says it: `৳ ১৮ লাখ`, from a crore on `৳ ১.৬৯ কোটি`, under a lakh in full. @param value BDT */
export function formatLakh(value: number, lang: Lang): string {
  const lakhs = Math.round(value / 1e4) / 10;
  if (Math.abs(lakhs) < 1) return formatMoney(value, lang);
  if (Math.abs(lakhs) < 100) return `${afterMinus(formatNumber(lakhs, lang, { decimals: "all" }))} ${units[lang].lakh}`;
  const crores = Math.round(value / 1e5) / 100;
  return `${afterMinus(formatNumber(crores, lang, { decimals: "all" }))} ${units[lang].crore}`;
}

const units = { bn: { lakh: "লাখ", crore: "কোটি" }, en: { lakh: "lakh", crore: "crore" } };

/** The minus stands before the sign of the currency. */
function afterMinus(amount: string): string {
  return amount.startsWith("−") ? `−৳ ${amount.slice(1)}` : `৳ ${amount}`;
}

const banglaEndings = ["", "ম", "য়", "য়", "র্থ", "ম", "ষ্ঠ", "ম", "ম", "ম", "ম"];
const englishEndings: Partial<Record<Intl.LDMLPluralRule, string>> = { one: "st", two: "nd", few: "rd" };
const englishRule = new Intl.PluralRules("en", { type: "ordinal" });

/** A place in an order: ১ম, ২য় … ১০ম, ১১তম; 1st, 2nd … */
export function formatOrdinal(value: number, lang: Lang): string {
  const ending = lang === "bn" ? (banglaEndings[value] ?? "তম") : (englishEndings[englishRule.select(value)] ?? "th");
  return formatNumber(value, lang) + ending;
}
