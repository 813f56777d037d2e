import { describe, expect, it } from "vitest";
import { toBanglaDigits, toLatinDigits } from "./digits.ts";
import { formatLakh, formatMoney, formatNumber, formatOrdinal, formatPercent, parseNumber } from "./numbers.ts";

describe("numbers as people type them", () => {
  it.each([
    ["১,৬৮,৫০,০০০", 16_850_000],
    ["1,68,50,000", 16_850_000],
    ["16,850,000", 16_850_000],
    [" ২৭ ৯৬ ", 2796],
    ["৪৪.৩৬", 44.36],
    [".5", 0.5],
    ["12.", 12],
    ["−৫", -5],
    ["-5", -5],
    ["–5", -5],
    ["১2৩", 123],
    ["1\u00a0000", 1000],
    ["007", 7],
  ])("understands %s", (typed, value) => {
    expect(parseNumber(typed)).toBe(value);
  });

  it.each(["", " ", ",", "-", ".", "১২ টাকা", "1.2.3", "1e5", "0x10", "٣", "5-", "জানা নেই"])(
    "doesn't take %j for a number",
    (typed) => {
      expect(parseNumber(typed)).toBeNull();
    },
  );

  it("refuses more digits than it can keep, rather than change the last ones", () => {
    expect(parseNumber("999999999999999")).toBe(999_999_999_999_999);
    expect(parseNumber("9999999999999999")).toBeNull();
  });

  it("takes minus nothing as nothing", () => {
    expect(Object.is(parseNumber("-0"), 0)).toBe(true);
  });

  it("reads back what it writes", () => {
    for (const value of [0, 7, -12.5, 16_850_000, 0.1 + 0.2, 98_355]) {
      for (const lang of ["bn", "en"] as const) {
        expect(parseNumber(formatNumber(value, lang, { decimals: "all" }))).toBeCloseTo(value, 9);
      }
    }
  });
});

describe("numbers as pages write them", () => {
  it.each([
    [16_850_000, {}, "১,৬৮,৫০,০০০", "1,68,50,000"],
    [999, {}, "৯৯৯", "999"],
    [1000, {}, "১,০০০", "1,000"],
    [1_000_000_000, {}, "১,০০,০০,০০,০০০", "1,00,00,00,000"],
    [-4.5, { decimals: "all" as const }, "−৪.৫", "−4.5"],
    [67.8, { decimals: 1 }, "৬৭.৮", "67.8"],
    [67, { decimals: 1 }, "৬৭.০", "67.0"],
    [2026, { grouped: false }, "২০২৬", "2026"],
    [-0.2, {}, "০", "0"],
  ])("%d with %o", (value, style, bangla, english) => {
    expect(formatNumber(value, "bn", style)).toBe(bangla);
    expect(formatNumber(value, "en", style)).toBe(english);
  });

  it("writes amounts with the sign of the taka, the minus before it", () => {
    expect(formatMoney(1097, "bn")).toBe("৳ ১,০৯৭");
    expect(formatMoney(-1097, "en")).toBe("−৳ 1,097");
    expect(formatMoney(-0.4, "en")).toBe("৳ 0");
    expect(formatMoney(12.5, "en", 2)).toBe("৳ 12.50");
  });

  it.each([
    [1_800_000, "৳ ১৮ লাখ", "৳ 18 lakh"],
    [1_850_000, "৳ ১৮.৫ লাখ", "৳ 18.5 lakh"],
    [9_999_000, "৳ ১ কোটি", "৳ 1 crore"],
    [16_850_000, "৳ ১.৬৯ কোটি", "৳ 1.69 crore"],
    [45_000, "৳ ৪৫,০০০", "৳ 45,000"],
    [-1_800_000, "−৳ ১৮ লাখ", "−৳ 18 lakh"],
  ])("says %d taka in prose", (taka, bangla, english) => {
    expect(formatLakh(taka, "bn")).toBe(bangla);
    expect(formatLakh(taka, "en")).toBe(english);
  });

  it("writes shares without decimals unless asked", () => {
    expect(formatPercent(67.8, "bn")).toBe("৬৮%");
    expect(formatPercent(67.8, "en", 1)).toBe("67.8%");
  });

  it("writes places in an order", () => {
    const bangla = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 22].map((place) => formatOrdinal(place, "bn"));
    expect(bangla.join(" ")).toBe("১ম ২য় ৩য় ৪র্থ ৫ম ৬ষ্ঠ ৭ম ৮ম ৯ম ১০ম ১১তম ২২তম");
    expect([1, 2, 3, 4, 11, 12, 13, 21, 102].map((place) => formatOrdinal(place, "en")).join(" ")).toBe(
      "1st 2nd 3rd 4th 11th 12th 13th 21st 102nd",
    );
  });
});

describe("digits", () => {
  it("go from one script to the other and back, leaving all else", () => {
    expect(toBanglaDigits("M5501, 10%")).toBe("M৫৫০১, ১০%");
    expect(toLatinDigits("M৫৫০১, ১০%")).toBe("M5501, 10%");
  });
});
