import { describe, expect, it, test } from "vitest";
import type { AnswerValue } from "./answers.ts";
import type { QuestionType } from "../definition/definition.ts";
import { choices, definition, form, question } from "../testing/build.ts";
import { evaluateSteps } from "../evaluate-steps.ts";
import { openSession } from "./session.ts";

const LISTS = { means: choices("bank", "phone", "office") };

function violation(type: QuestionType, value: AnswerValue, parameters: Record<string, string> = {}) {
  const session = openSession(form([question(type, "a", { parameters, list: "means" })], LISTS));
  session.set("a", value);
  return session.node("a")!.violation;
}

const SOUND: [QuestionType, AnswerValue][] = [
  ["time", "09:30"],
  ["time", "23:59:59"],
  ["time", "10:30:00.000+06:00"],
  ["dateTime", "2026-11-30T10:42:00.000+06:00"],
  ["dateTime", "2026-11-30T10:42:00Z"],
  ["range", 7],
  ["acknowledge", "OK"],
  ["barcode", "8941100"],
  ["hidden", "x"],
  ["rank", ["phone", "bank", "office"]],
  ["rank", ["phone"]],
  ["geopoint", "23.7806 90.4074"],
  ["geopoint", "-23.7806 90.4074 12.5 4"],
  ["geotrace", "23.78 90.40 0 0; 23.79 90.41 0 0;"],
  ["geoshape", "23.78 90.40;23.79 90.41;23.79 90.42"],
  ["image", "front.jpg"],
];

test.each(SOUND)("a %s takes %j", (type, value) => {
  expect(violation(type, value)).toBeNull();
});

const WRONG: [QuestionType, AnswerValue][] = [
  ["time", "25:00"],
  ["time", "9:30"],
  ["time", 9],
  ["dateTime", "2026-11-30"],
  ["dateTime", "2026-02-30T10:00:00Z"],
  ["dateTime", "2026-11-30 10:42"],
  ["range", "7"],
  ["acknowledge", "yes"],
  ["acknowledge", true],
  ["rank", ["phone", "phone"]],
  ["rank", ["phone", "post"]],
  ["rank", "phone"],
  ["geopoint", "91 90"],
  ["geopoint", "23.78"],
  ["geopoint", "23.78 ninety"],
  ["geotrace", "23.78 90.40"],
  ["geoshape", "23.78 90.40;23.79 90.41"],
];

test.each(WRONG)("a %s doesn't take %j, and says so in both languages", (type, value) => {
  expect(violation(type, value)).toBe("type");
  const session = openSession(form([question(type, "a", { list: "means" })], LISTS), { answers: { a: value } });
  const [problem] = session.problems();
  expect(problem).toMatchObject({ path: "a", kind: "type" });
  expect(problem!.message.bn).toMatch(/[ঀ-৿]/);
  expect(problem!.message.en).not.toMatch(/isn't a text/);
});

describe("a range", () => {
  it.each([
    [0.5, null],
    [2.5, null],
    [0, "constraint"],
    [3, "constraint"],
    [0.75, "constraint"],
  ])("from 0.5 to 2.5 in steps of 0.5 judges %d as %j", (value, expected) => {
    expect(violation("range", value, { start: "0.5", end: "2.5", step: "0.5" })).toBe(expected);
  });

  it("breaks no rule of its author between two steps", () => {
    const { nodes } = evaluateSteps(definition([question("range", "a", { parameters: { step: "2" } })]), {
      steps: [{ set: "a", value: "2" }],
    });
    expect(nodes["a"]).toMatchObject({ value: "2", violation: null });
  });

  it("forgives what binary fractions lose", () => {
    expect(violation("range", 0.7, { start: "0", end: "1", step: "0.1" })).toBeNull();
  });

  it("says its limits", () => {
    const session = openSession(form([question("range", "a", { parameters: { end: "5" } })]), { answers: { a: 6 } });
    expect(session.problems()).toEqual([
      {
        path: "a",
        kind: "constraint",
        message: {
          bn: "১ থেকে ৫ পর্যন্ত, ১ করে বাড়িয়ে একটি সংখ্যা দিন।",
          en: "Give a number from 1 to 5, in steps of 1.",
        },
      },
    ]);
  });

  it("is a number in expressions and in its default", () => {
    const session = openSession(
      form([question("range", "a", { default: "2 + 3" }), question("calculate", "b", { calculation: "${a} * 2" })]),
    );
    expect(session.revision()).toEqual({ a: 5, b: 10 });
  });
});

describe("a rank", () => {
  it("is its names in order for expressions, and loses what the filter no longer leaves", () => {
    const session = openSession(
      form(
        [
          question("text", "without"),
          question("rank", "a", { list: "means", choiceFilter: "name != ${without}" }),
          question("calculate", "first", { calculation: "selected-at(${a}, 0)" }),
        ],
        LISTS,
      ),
    );
    session.set("a", ["phone", "office", "bank"]);
    expect(session.revision()).toEqual({ a: ["phone", "office", "bank"], first: "phone" });
    session.set("without", "phone");
    expect(session.node("a")!.violation).toBe("type");
  });
});

describe("what a form notes down itself", () => {
  const metadata = form([
    question("start", "began"),
    question("end", "ended"),
    question("today", "day"),
    question("deviceid", "device", { required: "true()" }),
    question("text", "a"),
  ]);
  const now = new Date("2026-11-30T04:42:00Z");
  const session = openSession(metadata, { now, timeZone: "Asia/Dhaka" });

  it("is when it was begun and on what day, from a new response's first moment", () => {
    const began = "2026-11-30T10:42:00.000+06:00";
    expect(session.draft()).toEqual({ began, day: "2026-11-30" });
    const later = openSession(metadata, { answers: session.draft(), now: new Date("2026-12-01T05:00:00Z") });
    expect(later.draft()).toEqual({ began, day: "2026-11-30" });
  });

  it("is when it was finished, once it is", () => {
    expect(session.node("ended")!.value).toBeUndefined();
    expect(session.revision()).toMatchObject({ ended: "2026-11-30T10:42:00.000+06:00" });
  });

  it("never stands in the way where it isn't known", () => {
    expect(session.problems()).toEqual([]);
  });
});

it.each(["note", "hidden", "deviceid", "calculate"] as const)(
  "a %s that an author marks as required is so, but nobody is kept from submitting without it",
  (type) => {
    const session = openSession(form([question(type, "q", { required: "true()" })]));
    expect(session.node("q")).toMatchObject({ required: true, violation: "required" });
    expect(session.problems()).toEqual([]);
  },
);

it("a hidden value takes its default", () => {
  expect(openSession(form([question("hidden", "edition", { default: "7a" })])).revision()).toEqual({ edition: "7a" });
});
