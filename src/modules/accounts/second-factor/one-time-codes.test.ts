import { describe, expect, test } from "vitest";
import { toBanglaDigits } from "../../../platform/i18n/digits.ts";
import {
  appAddress,
  inGroups,
  newAppSecret,
  newRecoveryCodes,
  readRecoveryCode,
  stepOfCode,
} from "./one-time-codes.ts";

/** “12345678901234567890”, the secret of RFC 6238's test vectors (appendix B), and their last six digits. */
const secret = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";
const at = (seconds: number) => new Date(seconds * 1000);

describe("a code of the app", () => {
  test.each([
    [59, "287082"],
    [1_111_111_109, "081804"],
    [1_234_567_890, "005924"],
    [20_000_000_000, "353130"],
  ])("is that of RFC 6238 at second %i", (seconds, code) => {
    expect(stepOfCode(secret, code, at(seconds))).toBe(Math.floor(seconds / 30));
  });

  test("is understood in Bangla digits and with spaces", () => {
    for (const typed of [toBanglaDigits("287082"), "287 082", " ২৮৭ ০৮২ ", "287-082"]) {
      expect(stepOfCode(secret, typed, at(59))).toBe(1);
    }
  });

  test("holds one step before and after its own, and no longer", () => {
    const taken = [29, 30, 59, 60, 89, 90].map((seconds) => stepOfCode(secret, "287082", at(seconds)));
    expect(taken).toEqual([1, 1, 1, 1, 1, null]);
    expect(stepOfCode(secret, "081804", at(1_111_111_109 - 60))).toBeNull();
  });

  test("is nothing else", () => {
    for (const typed of ["", "28708", "2870821", "abcdef", "২৮৭", "💥"]) {
      expect(stepOfCode(secret, typed, at(59))).toBeNull();
    }
  });
});

describe("a secret", () => {
  test("has 160 bits, and the app is told whose it is", () => {
    const made = newAppSecret();
    expect(made).toMatch(/^[A-Z2-7]{32}$/);
    expect(made).not.toBe(newAppSecret());
    expect(appAddress(made, "k@mab.example")).toBe(
      `otpauth://totp/Poura:k%40mab.example?issuer=Poura&secret=${made}&algorithm=SHA1&digits=6&period=30`,
    );
    expect(inGroups("ABCDEFGHIJ")).toBe("ABCD EFGH IJ");
  });
});

describe("codes on paper", () => {
  test("are ten, all different, and read however they are typed", () => {
    const codes = newRecoveryCodes();
    expect(new Set(codes).size).toBe(10);
    for (const code of codes) {
      expect(code).toMatch(/^[A-Z2-7]{4}(-[A-Z2-7]{4}){3}$/);
      expect(readRecoveryCode(` ${toBanglaDigits(code.toLowerCase()).replaceAll("-", " ")}`)).toBe(code);
    }
  });
});
