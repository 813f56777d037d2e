import { describe, expect, it } from "vitest";
import {
  daysBetween,
  formatDate,
  formatDateTime,
  formatDateWeekday,
  formatDayMonth,
  formatDaysLeft,
  formatFiscalYear,
  formatTime,
} from "./dates.ts";
import { fiscalYearOf, officeDay } from "./office-day.ts";

/** A moment of the office's clock, six hours ahead of UTC. */
const dhaka = (time: string) => new Date(`2026-11-22T${time}:00+06:00`);

describe("dates", () => {
  it("are written in the words of each language", () => {
    expect(formatDate("2026-11-30", "bn")).toBe("৩০ নভেম্বর ২০২৬");
    expect(formatDate("2026-11-30", "en")).toBe("30 November 2026");
    expect(formatDayMonth("2026-01-05", "bn")).toBe("৫ জানুয়ারি");
    expect(formatDateWeekday("2026-11-30", "bn")).toBe("৩০ নভেম্বর ২০২৬, সোমবার");
    expect(formatDateWeekday("2026-11-30", "en")).toBe("30 November 2026, Monday");
  });

  it("are the office's day, not that of London", () => {
    const shortlyAfterMidnight = new Date("2026-11-29T18:30:00Z");
    expect(officeDay(shortlyAfterMidnight)).toBe("2026-11-30");
    expect(formatDate(shortlyAfterMidnight, "en")).toBe("30 November 2026");
  });

  it("leave what is no day as it was typed", () => {
    expect(formatDate("2026-99-01", "bn")).toBe("2026-99-01");
    expect(formatDate("গত মাসে", "bn")).toBe("গত মাসে");
  });

  it.each([
    ["00:05", "রাত ১২:০৫", "00:05"],
    ["04:30", "ভোর ৪:৩০", "04:30"],
    ["10:42", "সকাল ১০:৪২", "10:42"],
    ["12:30", "দুপুর ১২:৩০", "12:30"],
    ["16:18", "বিকাল ৪:১৮", "16:18"],
    ["18:15", "সন্ধ্যা ৬:১৫", "18:15"],
    ["23:59", "রাত ১১:৫৯", "23:59"],
  ])("%s is said with its part of the day", (time, bangla, english) => {
    expect(formatTime(dhaka(time), "bn")).toBe(bangla);
    expect(formatTime(dhaka(time), "en")).toBe(english);
  });

  it("go with their time", () => {
    expect(formatDateTime(dhaka("11:05"), "bn")).toBe("২২ নভেম্বর ২০২৬, সকাল ১১:০৫");
    expect(formatDateTime(dhaka("11:05"), "en")).toBe("22 November 2026, 11:05");
  });
});

describe("what is left", () => {
  it.each([
    ["2026-11-30", "আর ৮ দিন", "8 days left"],
    ["2026-11-23", "আর ১ দিন", "1 day left"],
    ["2026-11-22", "আজই শেষ দিন", "today is the last day"],
    ["2026-11-19", "৩ দিন আগে শেষ হয়েছে", "3 days ago"],
  ])("until %s", (due, bangla, english) => {
    expect(formatDaysLeft(due, "2026-11-22", "bn")).toBe(bangla);
    expect(formatDaysLeft(due, "2026-11-22", "en")).toBe(english);
  });

  it("counts over the ends of months and years", () => {
    expect(daysBetween("2026-12-31", "2027-01-01")).toBe(1);
    expect(daysBetween("2028-02-28", "2028-03-01")).toBe(2);
  });
});

describe("fiscal years", () => {
  it("run from July to June", () => {
    expect(fiscalYearOf("2025-06-30")).toBe("2024-25");
    expect(fiscalYearOf("2025-07-01")).toBe("2025-26");
    expect(fiscalYearOf("1999-12-31")).toBe("1999-00");
  });

  it("are written with a dash", () => {
    expect(formatFiscalYear("2025-26", "bn")).toBe("২০২৫–২৬");
    expect(formatFiscalYear("2025-26", "en")).toBe("2025–26");
  });
});
