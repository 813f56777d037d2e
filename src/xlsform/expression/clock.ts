/** The time and the place in which expressions are evaluated. */
export interface Clock {
  now: Date;
  /** The office's date, `YYYY-MM-DD`. */
  today: string;
  /** An IANA name: `Asia/Dhaka`. */
  timeZone: string;
}

const DAY = 86_400_000;
const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIME = /^(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:?\d{2})?$/;

/** Days from 1 January 1970 to a date `YYYY-MM-DD`; null when there is no such date. */
export function dayOfDate(text: string): number | null {
  const parts = DATE.exec(text);
  if (!parts) return null;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? date.getTime() / DAY : null;
}

/** The date `YYYY-MM-DD` of a number of days from 1 January 1970, its fraction left off; "" outside the years 0 to 9999. */
export function dateOfDay(days: number): string {
  const date = new Date(Math.floor(days) * DAY);
  const year = date.getUTCFullYear();
  if (Number.isNaN(year) || year < 0 || year > 9999) return "";
  return date.toISOString().slice(0, 10);
}

/** The part of a day that a time `HH:MM[:SS[.fff]]` stands for, from 0 to 1, and its own offset if it has one. */
export function partOfDay(text: string): { part: number; offset: number | null } | null {
  const parts = TIME.exec(text);
  if (!parts) return null;
  const [hours, minutes, seconds] = [Number(parts[1]), Number(parts[2]), Number(parts[3] ?? 0)];
  if (hours > 23 || minutes > 59 || seconds > 59) return null;
  const milliseconds = Number(`0.${parts[4] ?? 0}`) * 1000;
  const part = (((hours * 60 + minutes) * 60 + seconds) * 1000 + milliseconds) / DAY;
  return { part, offset: parts[5] === undefined ? null : readOffset(parts[5]) };
}

function readOffset(text: string): number {
  if (text === "Z") return 0;
  const minutes = Number(text.slice(1, 3)) * 60 + Number(text.slice(-2));
  return text.startsWith("-") ? -minutes : minutes;
}

/**
 * A date or a date with its time as days from 1 January 1970, both on the wall clock of the clock's time zone, so that a
 * date compares with a moment as people mean it. Null when the text is neither.
 */
export function daysOf(text: string, clock: Clock): number | null {
  if (text.length < 10 || text.charCodeAt(4) !== 45) return null;
  const day = dayOfDate(text.slice(0, 10));
  if (day === null || text.length === 10) return day;
  const time = text[10] === "T" ? partOfDay(text.slice(11)) : null;
  if (!time) return null;
  if (time.offset === null) return day + time.part;
  const instant = (day + time.part) * DAY - time.offset * 60_000;
  return (instant + offsetAt(instant, clock.timeZone)) / DAY;
}

/** The moment, in milliseconds, that a number of days on the wall clock stands for. */
export function instantOf(days: number, clock: Clock): number {
  const wall = Math.round(days * DAY);
  const guess = wall - offsetAt(wall, clock.timeZone);
  return wall - offsetAt(guess, clock.timeZone);
}

/** A moment as ODK writes it, with the offset of its zone: `2026-11-30T10:42:00.000+06:00`. */
export function writeMoment(instant: number, timeZone: string): string {
  const offset = offsetAt(instant, timeZone);
  const minutes = Math.abs(offset) / 60_000;
  const clock = `${String(Math.floor(minutes / 60)).padStart(2, "0")}:${String(Math.floor(minutes % 60)).padStart(2, "0")}`;
  return `${new Date(instant + offset).toISOString().slice(0, -1)}${offset < 0 ? "-" : "+"}${clock}`;
}

/** Asked once: it costs more than many an expression, and a machine doesn't move while it works. */
let machineZone: string | undefined;

/** The clock of this moment in a zone; without a zone, the machine's own. */
export function clockAt(now: Date = new Date(), timeZone?: string, today?: string): Clock {
  const zone = timeZone ?? (machineZone ??= Intl.DateTimeFormat().resolvedOptions().timeZone);
  return { now, timeZone: zone, today: today ?? dateOfDay((now.getTime() + offsetAt(now.getTime(), zone)) / DAY) };
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** How far the wall clock of a zone is ahead of UTC at a moment, in milliseconds. */
function offsetAt(instant: number, timeZone: string): number {
  if (timeZone === "UTC" || !Number.isFinite(instant) || Math.abs(instant) > 8.64e15) return 0;
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone,
      hourCycle: "h23",
      era: "short",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    formats.set(timeZone, format);
  }
  const wall: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(instant)) wall[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = wall;
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return date.getTime() + ((hour * 60 + minute) * 60 + second) * 1000 - Math.floor(instant / 1000) * 1000;
}
