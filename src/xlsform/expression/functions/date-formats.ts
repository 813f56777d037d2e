import { define, type CallArguments } from "../call.ts";
import { dateOfDay, daysOf, writeMoment } from "../clock.ts";
import { DAY, daysOfArgument, momentOfArgument } from "./dates.ts";

const formats = new Map<string, Intl.DateTimeFormat>();

/** The short name of a month or a weekday in the form's language; in English where its language is no known code. */
function shortName(date: Date, part: "month" | "weekday", language: string): string {
  const key = `${part} ${language}`;
  let format = formats.get(key);
  if (!format) {
    const code = /^[a-z]{2,3}(-[a-z\d]{2,8})*$/i.test(language) ? language : "en";
    const locale = Intl.DateTimeFormat.supportedLocalesOf([code])[0] ?? "en";
    if (formats.size > 100) formats.clear();
    formats.set(key, (format = new Intl.DateTimeFormat(locale, { [part]: "short", timeZone: "UTC" })));
  }
  return format.format(date);
}

type DateParts = Readonly<Record<string, (date: Date, language: string) => string>>;

/** The letters after % of the specification; `format-date` takes those of the time as well, as ODK's engines do. */
const PARTS: DateParts = {
  Y: (date) => String(date.getUTCFullYear()).padStart(4, "0"),
  y: (date) => String(date.getUTCFullYear()).slice(-2),
  m: (date) => String(date.getUTCMonth() + 1).padStart(2, "0"),
  n: (date) => String(date.getUTCMonth() + 1),
  b: (date, language) => shortName(date, "month", language),
  d: (date) => String(date.getUTCDate()).padStart(2, "0"),
  e: (date) => String(date.getUTCDate()),
  a: (date, language) => shortName(date, "weekday", language),
  H: (date) => String(date.getUTCHours()).padStart(2, "0"),
  h: (date) => String(date.getUTCHours()),
  M: (date) => String(date.getUTCMinutes()).padStart(2, "0"),
  S: (date) => String(date.getUTCSeconds()).padStart(2, "0"),
  3: (date) => String(date.getUTCMilliseconds()).padStart(3, "0"),
  // Of ODK's engines JavaRosa alone has this one.
  W: (date) => String(weekOf(date)),
};

/** The week of the year, as ISO 8601 counts: its first holds the year's first Thursday. */
function weekOf(date: Date): number {
  const thursday = new Date(date);
  thursday.setUTCDate(date.getUTCDate() + 4 - (date.getUTCDay() || 7));
  const firstDay = new Date(0);
  firstDay.setUTCFullYear(thursday.getUTCFullYear(), 0, 1);
  return Math.floor((thursday.getTime() - firstDay.getTime()) / DAY / 7) + 1;
}

/** Puts a day with its time on the wall clock into words. */
function format(given: CallArguments, days: number | null): string {
  const date = new Date(Math.round((days ?? Number.NaN) * DAY));
  if (Number.isNaN(date.getTime())) return "";
  const { language } = given.context.scope;
  return given.text(1).replace(/%(.)/gu, (whole, letter: string) => PARTS[letter]?.(date, language) ?? whole);
}

/** What puts dates into words or into numbers. */
export const dateFormatFunctions = {
  "format-date": define(2, 2, (given) => format(given, daysOfArgument(given))),
  "format-date-time": define(2, 2, (given) => {
    const { clock } = given.context.scope;
    const moment = momentOfArgument(given);
    const isDay = moment !== null && dateOfDay(moment / DAY) !== "";
    return format(given, isDay ? daysOf(writeMoment(moment, clock.timeZone), clock) : null);
  }),
  "decimal-date-time": define(1, 1, (given) => {
    const moment = momentOfArgument(given);
    return moment === null ? Number.NaN : moment / DAY;
  }),
  "decimal-time": define(1, 1, (given) => {
    // A time with an offset of its own is put on the clock of the session's zone, on the day that ODK's engines take.
    const days = daysOf(`1970-01-01T${given.text(0)}`, given.context.scope.clock);
    return days === null ? Number.NaN : days - Math.floor(days);
  }),
};
