import type { AnswerValue } from "../../../xlsform/engine.ts";

/** A choice's place as its field posts it: `2 bank`. */
const placed = /^(\d+) (\S+)$/;

/**
 * The order that the places of several choices make; places may be left out. Where two have the same place they make none,
 * and what was posted stays as one text, so that the page can show it again and the form says what is wrong.
 */
export function readRanking(values: readonly string[]): AnswerValue | null {
  const places = values.flatMap((value) => {
    const parts = placed.exec(value);
    return parts ? [{ place: Number(parts[1]), name: parts[2]! }] : [];
  });
  if (places.length === 0) return null;
  if (new Set(places.map(({ place }) => place)).size < places.length)
    return places.map(({ place, name }) => `${place} ${name}`).join(", ");
  return places.toSorted((one, other) => one.place - other.place).map(({ name }) => name);
}

/** The place of each choice in an answer, from 1; also in one that `readRanking` had to leave as a text. */
export function placesIn(answer: AnswerValue | undefined): ReadonlyMap<string, number> {
  if (Array.isArray(answer)) return new Map(answer.map((name, index) => [String(name), index + 1]));
  if (typeof answer !== "string") return new Map();
  return new Map(
    answer.split(", ").flatMap((part) => {
      const parts = placed.exec(part);
      return parts ? [[parts[2]!, Number(parts[1])] as const] : [];
    }),
  );
}
