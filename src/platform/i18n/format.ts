import {
  type DateLike,
  formatDate,
  formatDateTime,
  formatDateWeekday,
  formatDayMonth,
  formatDaysLeft,
  formatFiscalYear,
  formatTime,
} from "./dates.ts";
import { digitsOf } from "./digits.ts";
import type { Lang } from "./lang.ts";
import { formatLakh, formatMoney, formatNumber, formatOrdinal, formatPercent } from "./numbers.ts";

/** Every way in which a page of one language writes numbers and dates. */
export type Formats = ReturnType<typeof make>;

const made: Partial<Record<Lang, Formats>> = {};

/** How this language writes numbers, amounts, dates and lists. */
export function formats(lang: Lang): Formats {
  return (made[lang] ??= make(lang));
}

function make(lang: Lang) {
  return {
    /** Grouped by lakh, with every decimal or exactly so many. */
    number: (value: number, decimals: number | "all" = "all") => formatNumber(value, lang, { decimals }),
    /** Grouped by lakh, rounded to a whole number. */
    integer: (value: number) => formatNumber(value, lang, { decimals: 0 }),
    /** ৳ ১,০৯৭, from taka. */
    money: (taka: number) => formatMoney(taka, lang),
    /** ৳ ১৮ লাখ, from taka. */
    lakh: (taka: number) => formatLakh(taka, lang),
    /** ৬৮%, from 68. */
    percent: (percent: number, decimals = 0) => formatPercent(percent, lang, decimals),
    date: (date: DateLike) => formatDate(date, lang),
    /** Without its year. */
    dayMonth: (date: DateLike) => formatDayMonth(date, lang),
    dateWeekday: (date: DateLike) => formatDateWeekday(date, lang),
    time: (moment: Date) => formatTime(moment, lang),
    dateTime: (moment: Date) => formatDateTime(moment, lang),
    /** ১ম, 1st. */
    ordinal: (place: number) => formatOrdinal(place, lang),
    /** ২০২৫–২৬, from `2025-26`. */
    fiscalYear: (year: string) => formatFiscalYear(year, lang),
    /** Any text with its Latin digits in this language's digits. */
    digits: (text: string) => digitsOf(text, lang),
    /** আর ৮ দিন, 8 days left. */
    daysLeft: (due: DateLike, today: DateLike) => formatDaysLeft(due, today, lang),
    /** ক, খ ও গ; a, b and c. */
    list: (items: readonly string[]) => formatList(items, lang),
  };
}

function formatList(items: readonly string[], lang: Lang): string {
  const last = items.at(-1) ?? "";
  if (items.length < 2) return last;
  return `${items.slice(0, -1).join(", ")} ${lang === "bn" ? "ও" : "and"} ${last}`;
}
