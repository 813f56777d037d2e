import { describe, expect, test } from "vitest";
import { isHeld, ownPath, secondsToWait } from "./accounts.rules.ts";

describe("the page after a sign-in", () => {
  test.each(["/bn", "/en/work", "/bn/people?q=%E0%A6%95&page=2", "/en?x=1"])("%s is ours", (next) => {
    expect(ownPath(next)).toBe(next);
  });
  test.each([
    "",
    "https://evil.example/",
    "//evil.example",
    "/\\evil.example",
    "/bn\\..\\..\\evil.example",
    "/bn.evil.example",
    "/bnx",
    "/bn/\r\nset-cookie: a=b",
    "/bn/ক",
    "javascript:alert(1)",
  ])("%j leads elsewhere", (next) => {
    expect(ownPath(next)).toBe(null);
  });
});

describe("a role", () => {
  test("is held from its first day", () => {
    expect(isHeld({ fromOn: "2026-07-01", untilOn: null }, "2026-07-01")).toBe(true);
    expect(isHeld({ fromOn: "2026-07-02", untilOn: null }, "2026-07-01")).toBe(false);
  });
  test("is no longer held on the day on which it ends", () => {
    expect(isHeld({ fromOn: "2026-01-01", untilOn: "2026-07-01" }, "2026-06-30")).toBe(true);
    expect(isHeld({ fromOn: "2026-01-01", untilOn: "2026-07-01" }, "2026-07-01")).toBe(false);
  });
});

describe("after failed sign-ins", () => {
  const now = new Date("2026-11-22T10:00:00Z");
  const none = { count: 0, oldest: null };
  test("nine for an e-mail are borne", () => {
    const email = { count: 9, oldest: new Date("2026-11-22T09:59:00Z") };
    expect(secondsToWait({ email, address: none }, now)).toBe(0);
  });
  test("the tenth makes it wait until the oldest is a quarter of an hour old", () => {
    const email = { count: 10, oldest: new Date("2026-11-22T09:50:00Z") };
    expect(secondsToWait({ email, address: none }, now)).toBe(300);
  });
  test("an address that tries many accounts waits too", () => {
    const address = { count: 30, oldest: new Date("2026-11-22T09:46:00Z") };
    expect(secondsToWait({ email: none, address }, now)).toBe(60);
  });
});
