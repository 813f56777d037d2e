import { define, type CallArguments } from "../call.ts";
import { dateOfDay, daysOf, instantOf, writeMoment, type Clock } from "../clock.ts";
import type { Expression } from "../tree.ts";
import { atomOf, toText, type Value } from "../values.ts";

/** Milliseconds of a day. */
export const DAY = 86_400_000;

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

/**
 * The day of a function's first argument, with its time; null where it is none. `date(decimal-date-time(${visit}) + 7)` is how
 * authors add days, and means the calendar's days: such a number counts in UTC, where a day of ours begins on the day before.
 */
export function daysOfArgument(given: CallArguments): number | null {
  const { clock } = given.context.scope;
  const value = given.value(0);
  const day = days(value, clock);
  if (day === null || typeof atomOf(value) !== "number" || !countsInUtc(given.args[0]!)) return day;
  return dateOfDay(day) === "" ? day : daysOf(writeMoment(Math.round(day * DAY), clock.timeZone), clock);
}

/** Whether an expression reckons with what `decimal-date-time` gives. */
function countsInUtc(given: Expression): boolean {
  if (given.kind === "binary") return countsInUtc(given.left) || countsInUtc(given.right);
  if (given.kind === "negate") return countsInUtc(given.operand);
  return given.kind === "call" && (given.name === "decimal-date-time" || given.args.some(countsInUtc));
}

/**
 * The moment of an argument in milliseconds. A number counts days in UTC here, as `decimal-date-time` gives them, and as
 * JavaRosa has it; `date` and `format-date` take the whole part of any other number as a day of the calendar.
 */
export function momentOfArgument(given: CallArguments): number | null {
  const { clock } = given.context.scope;
  const value = given.value(0);
  const day = days(value, clock);
  if (day === null) return null;
  return typeof atomOf(value) === "number" ? Math.round(day * DAY) : instantOf(day, clock);
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
    const moment = momentOfArgument(given);
    return moment === null || dateOfDay(moment / DAY) === "" ? "" : writeMoment(moment, clock.timeZone);
  }),
};
