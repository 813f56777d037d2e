import { define, type CallArguments } from "../call.ts";
import { dateOfDay, daysOf, instantOf, partOfDay, writeMoment, type Clock } from "../clock.ts";
import { atomOf, toText, type Value } from "../values.ts";

const DAY = 86_400_000;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const WEEKDAYS = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

/** Days on the wall clock of what a person or an expression calls a date: a text, or a number of days. */
function days(value: Value, clock: Clock): number | null {
  const atom = atomOf(value);
  if (typeof atom === "number") return Number.isFinite(atom) ? atom : null;
  const text = toText(atom).trim();
  const unpadded = /^(\d{4})-(\d{1,2})-(\d{1,2})(T.*)?$/.exec(text);
  if (!unpadded) return null;
  const [, year, month = "", day = "", time = ""] = unpadded;
  return daysOf(`${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}${time}`, clock);
}

function daysOfArgument(given: CallArguments): number | null {
  return days(given.value(0), given.context.scope.clock);
}

/** The letters after % of the specification; those of the time stand in `format-date-time` only. */
const DATE_PARTS: Readonly<Record<string, (date: Date) => string>> = {
  Y: (date) => String(date.getUTCFullYear()).padStart(4, "0"),
  y: (date) => String(date.getUTCFullYear()).slice(-2),
  m: (date) => String(date.getUTCMonth() + 1).padStart(2, "0"),
  n: (date) => String(date.getUTCMonth() + 1),
  b: (date) => MONTHS[date.getUTCMonth()] ?? "",
  d: (date) => String(date.getUTCDate()).padStart(2, "0"),
  e: (date) => String(date.getUTCDate()),
  a: (date) => WEEKDAYS[date.getUTCDay()] ?? "",
};
const TIME_PARTS: Readonly<Record<string, (date: Date) => string>> = {
  H: (date) => String(date.getUTCHours()).padStart(2, "0"),
  h: (date) => String(date.getUTCHours()),
  M: (date) => String(date.getUTCMinutes()).padStart(2, "0"),
  S: (date) => String(date.getUTCSeconds()).padStart(2, "0"),
  3: (date) => String(date.getUTCMilliseconds()).padStart(3, "0"),
};

function format(given: CallArguments, parts: Readonly<Record<string, (date: Date) => string>>): string {
  const day = daysOfArgument(given);
  const date = new Date(Math.round((day ?? Number.NaN) * DAY));
  if (Number.isNaN(date.getTime())) return "";
  return given.text(1).replace(/%(.)/gu, (whole, letter: string) => parts[letter]?.(date) ?? whole);
}

export const dateFunctions = {
  today: define(0, 0, (given) => given.context.scope.clock.today),
  now: define(0, 0, ({ context: { scope } }) => writeMoment(scope.clock.now.getTime(), scope.clock.timeZone)),
  date: define(1, 1, (given) => {
    const day = daysOfArgument(given);
    return day === null ? "" : dateOfDay(day);
  }),
  "date-time": define(1, 1, (given) => {
    const { clock } = given.context.scope;
    const day = daysOfArgument(given);
    return day === null || dateOfDay(day) === "" ? "" : writeMoment(instantOf(day, clock), clock.timeZone);
  }),
  "format-date": define(2, 2, (given) => format(given, DATE_PARTS)),
  "format-date-time": define(2, 2, (given) => format(given, { ...DATE_PARTS, ...TIME_PARTS })),
  "decimal-date-time": define(1, 1, (given) => {
    const day = daysOfArgument(given);
    return day === null ? Number.NaN : instantOf(day, given.context.scope.clock) / DAY;
  }),
  "decimal-time": define(1, 1, (given) => partOfDay(given.text(0))?.part ?? Number.NaN),
};
