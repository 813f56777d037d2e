import type { Lang } from "../../../platform/i18n/lang.ts";
import { formatNumber } from "../../../platform/i18n/numbers.ts";

/** Below this a number is as likely a year as an amount, and neither needs grouping to be read. */
const leastGrouped = 10_000;

/** A number with all its decimals. */
export function numberText(value: number, lang: Lang): string {
  return formatNumber(value, lang, { decimals: "all", grouped: Math.abs(value) >= leastGrouped });
}
