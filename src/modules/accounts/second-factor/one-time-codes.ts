import { Secret, TOTP } from "otpauth";
import { toLatinDigits } from "../../../platform/i18n/digits.ts";

/** How many codes on paper a person gets at once. */
export const recoveryCodeCount = 10;

/** A new secret for an app on the phone: 160 bits in letters of base32, as RFC 4226 wants it. */
export function newAppSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/** What the picture says to the app: whose codes these are and what they are made from (`otpauth://totp/…`). */
export function appAddress(secret: string, email: string): string {
  return totp(secret, email).toString();
}

/**
 * The step of 30 seconds, counted from 1970, that a typed code belongs to: the present one, or the one before or after, since
 * clocks differ (RFC 6238, section 5.2).
 * @param typed as a person types it: in Bangla or Latin digits, with spaces
 * @returns null when it is no code of these moments
 */
export function stepOfCode(secret: string, typed: string, now: Date): number | null {
  const app = totp(secret, "");
  const timestamp = now.getTime();
  const apart = app.validate({ token: plain(typed), timestamp, window: 1 });
  return apart === null ? null : app.counter({ timestamp }) + apart;
}

/** New codes on paper: 80 bits each, in four groups of four letters. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: recoveryCodeCount }, () => inGroups(new Secret({ size: 10 }).base32, "-"));
}

/** A code on paper as it was given, however its letters and groups are typed. */
export function readRecoveryCode(typed: string): string {
  return inGroups(plain(typed).toUpperCase(), "-");
}

/** Letters in groups of four, to be read off and typed. */
export function inGroups(letters: string, between = " "): string {
  return letters.match(/.{1,4}/gs)?.join(between) ?? "";
}

function plain(typed: string): string {
  return toLatinDigits(typed).replace(/[^0-9a-z]/gi, "");
}

function totp(secret: string, label: string): TOTP {
  return new TOTP({ issuer: "Poura", label, secret, algorithm: "SHA1", digits: 6, period: 30 });
}
