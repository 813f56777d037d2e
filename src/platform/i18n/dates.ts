import type { Lang } from "./lang.ts";
import { digitsOf } from "./digits.ts";
import { officeDay } from "./office-day.ts";

/** A moment, or a day `YYYY-MM-DD`. */
export type DateLike = Date | string;

const months = {
  bn: ["জানুয়ারি", "ফেব্রুয়ারি", "মার্চ", "এপ্রিল", "মে", "জুন", "জুলাই", "আগস্ট", "সেপ্টেম্বর", "অক্টোবর", "নভেম্বর", "ডিসেম্বর"],
  en: [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
  ],
};

const weekdays = {
  bn: ["রবিবার", "সোমবার", "মঙ্গলবার", "বুধবার", "বৃহস্পতিবার", "শুক্রবার", "শনিবার"],
  en: ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"],
};

const clock = new Intl.DateTimeFormat("en-GB", {
  timeZone: "Asia/Dhaka",
  hour: "2-digit",
  minute: "2-digit",
  hourCycle: "h23",
});

function dayOf(date: DateLike): string {
  return typeof date === "string" ? date : officeDay(date);
}

function partsOf(date: DateLike): { year: number; month: number; day: number; weekday: number } {
  const [year, month, day] = dayOf(date).split("-").map(Number) as [number, number, number];
  return { year, month, day, weekday: new Date(Date.UTC(year, month - 1, day)).getUTCDay() };
}

/**
 * A day as `৩০ নভেম্বর ২০২৬` or `30 November 2026`. What is no day stays as it stands: people may have typed it.
 * @param date a moment, or a day `YYYY-MM-DD`
 */
export function formatDate(date: DateLike, lang: Lang): string {
  const { year, month, day } = partsOf(date);
  const name = months[lang][month - 1];
  return name ? digitsOf(`${day} ${name} ${year}`, lang) : dayOf(date);
}

/** A day without its year, for a list whose year is known. */
export function formatDayMonth(date: DateLike, lang: Lang): string {
  const { month, day } = partsOf(date);
  return digitsOf(`${day} ${months[lang][month - 1]}`, lang);
}

/** A day with its weekday, for what is due. */
export function formatDateWeekday(date: DateLike, lang: Lang): string {
  return `${formatDate(date, lang)}, ${weekdays[lang][partsOf(date).weekday]}`;
}

/** The hour from which each part of the day begins, the latest first. */
const partsOfDay = [
  { from: 20, name: "রাত" },
  { from: 18, name: "সন্ধ্যা" },
  { from: 15, name: "বিকাল" },
  { from: 12, name: "দুপুর" },
  { from: 6, name: "সকাল" },
  { from: 4, name: "ভোর" },
  { from: 0, name: "রাত" },
];

/** The office's time: `সকাল ১০:৪২` with the part of the day, `10:42` in English. */
export function formatTime(moment: Date, lang: Lang): string {
  const time = clock.format(moment);
  if (lang === "en") return time;
  const hour = Number(time.slice(0, 2));
  const part = partsOfDay.find(({ from }) => hour >= from)!;
  return digitsOf(`${part.name} ${hour % 12 || 12}:${time.slice(3)}`, lang);
}

/** Day and time. */
export function formatDateTime(moment: Date, lang: Lang): string {
  return `${formatDate(moment, lang)}, ${formatTime(moment, lang)}`;
}

/** Days from one day to another; negative when it has passed. Both `YYYY-MM-DD`. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** What is left until a day: `আর ৮ দিন`, `আজই শেষ দিন`, `৩ দিন আগে শেষ হয়েছে`. */
export function formatDaysLeft(due: DateLike, today: DateLike, lang: Lang): string {
  const days = daysBetween(dayOf(today), dayOf(due));
  if (lang === "bn") {
    if (days === 0) return "আজই শেষ দিন";
    return digitsOf(days > 0 ? `আর ${days} দিন` : `${-days} দিন আগে শেষ হয়েছে`, lang);
  }
  if (days === 0) return "today is the last day";
  const words = Math.abs(days) === 1 ? "1 day" : `${Math.abs(days)} days`;
  return days > 0 ? `${words} left` : `${words} ago`;
}

/** A fiscal year `2025-26` as `২০২৫–২৬` or `2025–26`. */
export function formatFiscalYear(period: string, lang: Lang): string {
  return digitsOf(period.replace("-", "–"), lang);
}
