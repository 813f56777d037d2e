import { randomInt } from "node:crypto";

/** Letters and digits that can't be taken for each other on paper: no 0 O, 1 I L. */
const alphabet = "23456789ABCDEFGHJKMNPQRSTUVWXYZ";

/** A new code for a printed letter, as `K7M4-P2XQ`: some 40 bits, and few guesses. */
export function newCode(): string {
  const letters = Array.from({ length: 8 }, () => alphabet[randomInt(alphabet.length)]).join("");
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}

/** A code as it was typed, in the form in which it was made; null where it can't be one. Bangla digits are digits. */
export function readCode(typed: string): string | null {
  const letters = typed
    .replace(/[০-৯]/g, (digit) => String(digit.charCodeAt(0) - 0x09e6))
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, "");
  if (letters.length !== 8 || [...letters].some((letter) => !alphabet.includes(letter))) return null;
  return `${letters.slice(0, 4)}-${letters.slice(4)}`;
}
