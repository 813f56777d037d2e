import { dateOfDay } from "../expression/clock.ts";
import { numberToText } from "../expression/values.ts";

/** What the cells of a workbook need to become text. */
export interface CellFormats {
  strings: readonly string[];
  /** By style: whether its numbers are dates or times. */
  dateStyles: readonly boolean[];
  /** Days count from 1904, as on old Macintoshes. */
  from1904: boolean;
}

/** The text of a cell's stored value: what its author sees, but numbers without their format and dates as ISO 8601. */
export function cellText(type: string, stored: string, style: number, formats: CellFormats): string {
  switch (type) {
    case "s":
      return formats.strings[Number(stored)] ?? "";
    case "b":
      return stored.trim() === "1" ? "TRUE" : "FALSE";
    case "inlineStr":
    case "str":
      return unescape(stored);
    case "d":
      return stored.trim().replace(/T00:00:00(\.0+)?Z?$/, "");
    case "e":
      return stored.trim();
    default:
  }
  const number = Number(stored);
  if (stored.trim() === "" || !Number.isFinite(number)) return stored.trim();
  return formats.dateStyles[style] ? dateText(number, formats.from1904) : numberToText(number);
}

/** Days from 30 December 1899 to 1 January 1970. */
const EPOCH = 25_569;
const FROM_1904 = 1_462;

/** A serial number of Excel as a date, a date with its time, or below 1 a time. */
function dateText(serial: number, from1904: boolean): string {
  // Excel believes that there was a 29 February 1900 (day 60).
  const days = from1904 ? serial + FROM_1904 : serial < 60 ? serial + 1 : serial;
  const seconds = Math.round((days - Math.floor(days)) * 86_400);
  const date = dateOfDay(Math.floor(days) - EPOCH + (seconds === 86_400 ? 1 : 0));
  const time = new Date((seconds % 86_400) * 1000).toISOString().slice(11, 19);
  if (serial >= 0 && serial < 1) return time;
  return seconds % 86_400 === 0 ? date : `${date}T${time}`;
}

/** Excel writes control characters as `_x000D_`. */
export function unescape(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)));
}

/** Excel's own limit. */
const LONGEST_FORMAT = 255;

/** Whether a number format shows a date or a time: the built-in ones, and those whose code has a day, month, hour … */
export function isDateFormat(id: number, code: string | undefined): boolean {
  if (code === undefined)
    return (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);
  if (code.length > LONGEST_FORMAT) return false;
  const letters = code.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, "");
  return /[ymdhs]/i.test(letters) && !/general/i.test(letters);
}

/** The column, counted from 0, of a reference such as `AB12`; null when it is none. */
export function columnOf(reference: string): number | null {
  let column = 0;
  for (const letter of reference) {
    const value = letter.charCodeAt(0) - 64;
    if (value < 1 || value > 26) break;
    column = column * 26 + value;
  }
  return column === 0 || column > 16_384 ? null : column - 1;
}
