import { digitsOf, toLatinDigits } from "../../../platform/i18n/digits.ts";
import { formatDate } from "../../../platform/i18n/dates.ts";
import type { Lang } from "../../../platform/i18n/lang.ts";

/** The clock of the offices; it has had no summer time since 2009. */
const officeOffset = "+06:00";
const officeMinutes = 6 * 60;

/** A date and time as a page posts it, `2026-11-30T10:42`, as the answer with the offices' offset; else as it was typed. */
export function readMoment(typed: string): string {
  const text = toLatinDigits(typed).replace(/^(\d{4}-\d{2}-\d{2}) +(?=\d)/, "$1T");
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/.test(text)) return text;
  return `${text.length === 16 ? `${text}:00` : text}${officeOffset}`;
}

/** An answer's date and time on the offices' clock, `2026-11-30T10:42`, seconds only where it has them; else as it stands. */
export function officeMoment(answer: string): string {
  const parts = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:?\d{2})?$/.exec(answer);
  if (!parts) return answer;
  const [, wall = "", offset] = parts;
  const utc = Date.parse(`${wall}${(offset ?? officeOffset).replace(/^([+-]\d{2})(\d{2})$/, "$1:$2")}`);
  if (Number.isNaN(utc)) return answer;
  return new Date(utc + officeMinutes * 60_000).toISOString().slice(0, 19).replace(/:00$/, "");
}

/** A date and time as it is read: `30 November 2026, 10:42`. */
export function formatMoment(answer: string, lang: Lang): string {
  const [day = "", time] = officeMoment(answer).split("T");
  return time === undefined ? answer : `${formatDate(day, lang)}, ${digitsOf(time, lang)}`;
}

/** A time as it is read, without the fraction of its seconds: `10:42`. */
export function formatTime(answer: string, lang: Lang): string {
  const time = /^(\d{2}:\d{2})(?::(\d{2}))?/.exec(answer);
  if (!time) return answer;
  return digitsOf(time[2] && time[2] !== "00" ? `${time[1]}:${time[2]}` : time[1]!, lang);
}
