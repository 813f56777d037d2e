import { toLatinDigits } from "../../../platform/i18n/digits.ts";

const number = String.raw`\d+(?:\.\d+)?`;
const side = "N|S|E|W|উত্তর|উ|দক্ষিণ|দ|পূর্ব|পূ|পশ্চিম|প";
/** Degrees, minutes and seconds, each after its mark. */
const measure = String.raw`(-?)(${number})\s*[°º](?:\s*(${number})\s*['′’](?!['′]))?(?:\s*(${number})\s*(?:["″”]|''|′′))?`;
/** An angle with its side of the world before or behind it, or with none. */
const angle = new RegExp(String.raw`(?:(${side})\s*${measure})|(?:${measure}(?:\s*(${side}))?)`, "giu");
const south = /^(s|w|দক্ষিণ|দ|পশ্চিম|প)$/iu;
const east = /^(e|w|পূর্ব|পূ|পশ্চিম|প)$/iu;

/**
 * A point as people write it, as forms have it: decimal degrees with a comma or a space between, or degrees, minutes and
 * seconds with the sides of the world, in digits of either script. What is no point stays as it was written.
 */
export function readPoint(typed: string): string {
  const text = toLatinDigits(typed).trim();
  const plain = text.replace(/[,\s]+/g, " ").trim();
  const angles = Array.from(text.matchAll(angle), readAngle);
  const [first, second] = angles;
  const between = text.replace(angle, "").replace(/[,;\s]+/g, "");
  if (!first || !second || angles.length > 2 || between !== "") return plain;
  const [latitude, longitude] = first.isLongitude && !second.isLongitude ? [second, first] : [first, second];
  return `${latitude.degrees} ${longitude.degrees}`;
}

function readAngle(found: RegExpExecArray): { degrees: number; isLongitude: boolean } | null {
  const [, before, ...parts] = found;
  const [minus, degrees, minutes = "0", seconds = "0"] = before === undefined ? parts.slice(4) : parts;
  if (Number(minutes) >= 60 || Number(seconds) >= 60) return null;
  const name = before ?? parts[8] ?? "";
  const sign = minus === "-" || south.test(name) ? -1 : 1;
  const value = sign * (Number(degrees) + Number(minutes) / 60 + Number(seconds) / 3600);
  return { degrees: Number(value.toFixed(6)), isLongitude: east.test(name) };
}
