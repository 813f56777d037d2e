import { render } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { FormFields } from "../../../platform/http/form-fields.ts";
import { Framed } from "../../../platform/ui/frame-context.ts";
import {
  type Answers,
  type AnswerValue,
  compileForm,
  type Definition,
  openSession,
  type Question,
} from "../../../xlsform/index.ts";
import { choices, definition, question } from "../../../xlsform/testing/build.ts";
import type { FieldContext } from "./field-context.ts";
import { QuestionField } from "./question-field.tsx";
import { takeAnswers } from "./read-answers.ts";
import { shownValue } from "./shown-value.ts";

function formOf(type: Question["type"], more: Partial<Question> = {}): Definition {
  return definition([question(type, "a", { list: "means", ...more })], { means: choices("bank", "phone", "office") });
}

function contextOf(questionnaire: Definition, value?: AnswerValue): FieldContext {
  const answers: Answers = value === undefined ? {} : { a: value };
  return { session: openSession(compileForm(questionnaire), { answers }), lang: "en", errors: new Map() };
}

function page(questionnaire: Definition, value?: AnswerValue): string {
  const context = contextOf(questionnaire, value);
  return render(
    <Framed lang="en" csrf="">
      <QuestionField state={context.session.node("a")!} context={context} />
    </Framed>,
  );
}

function shown(questionnaire: Definition, value: AnswerValue): string {
  const context = contextOf(questionnaire, value);
  return shownValue(context.session.node("a")!, context);
}

function posted(questionnaire: Definition, ...values: string[]): AnswerValue | undefined {
  const { session } = contextOf(questionnaire);
  const fields = new FormFields();
  fields.add("shown", "a");
  for (const value of values) fields.add("a", value);
  takeAnswers(session, fields);
  return session.node("a")!.value;
}

describe("a time", () => {
  it("is a clock's field, read in either script", () => {
    expect(page(formOf("time"), "09:30:00.000+06:00")).toMatch(/name="a"[^>]*type="time" value="09:30:00"/);
    expect(posted(formOf("time"), "০৯:৩০")).toBe("09:30");
    expect(shown(formOf("time"), "09:30:00")).toBe("09:30");
  });
  it("stays as it was typed when it is none", () => {
    expect(page(formOf("time"), "noon")).toMatch(/name="a"[^>]*value="noon"/);
  });
});

describe("a date with its time", () => {
  it("is posted on the offices' clock and kept with its offset", () => {
    expect(posted(formOf("dateTime"), "2026-11-30T10:42")).toBe("2026-11-30T10:42:00+06:00");
    expect(page(formOf("dateTime"), "2026-11-30T04:42:00Z")).toMatch(/type="datetime-local" value="2026-11-30T10:42"/);
    expect(shown(formOf("dateTime"), "2026-11-30T04:42:00Z")).toBe("30 November 2026, 10:42");
  });
  it("stays as it was typed when it is none", () => {
    expect(posted(formOf("dateTime"), "tomorrow")).toBe("tomorrow");
    expect(page(formOf("dateTime"), "tomorrow")).toContain('value="tomorrow"');
  });
});

describe("a range", () => {
  const range = formOf("range", { parameters: { start: "0", end: "20", step: "5" }, hint: { en: "As seen" } });
  it("is a number's field that says its limits after the author's hint", () => {
    expect(page(range)).toMatch(/As seen<br\/?>From 0 to 20, in steps of 5/);
    expect(posted(range, "১৫")).toBe(15);
  });
});

describe("an acknowledgement", () => {
  it("is a box to tick", () => {
    expect(page(formOf("acknowledge"), "OK")).toMatch(/type="checkbox"[^>]*value="OK" checked/);
    expect(posted(formOf("acknowledge"), "OK")).toBe("OK");
    expect(posted(formOf("acknowledge"))).toBeUndefined();
    expect(shown(formOf("acknowledge"), "OK")).toBe("Yes");
  });
});

describe("a rank", () => {
  const rank = formOf("rank");
  it("is a list of places beside each choice", () => {
    const html = page(rank, ["phone", "bank"]);
    expect(html.match(/<select/g)).toHaveLength(3);
    expect(html).toMatch(/<option value="2 bank" selected>2<\/option>/);
    expect(html).toMatch(/<option value="1 phone" selected>1<\/option>/);
    expect(html).not.toMatch(/<option value="\d office" selected/);
  });
  it("is read as its choices in order", () => {
    expect(posted(rank, "3 bank", "1 phone", "2 office")).toEqual(["phone", "office", "bank"]);
    expect(posted(rank, "", "1 phone", "")).toEqual(["phone"]);
    expect(posted(rank, "", "", "")).toBeUndefined();
    expect(shown(rank, ["phone", "bank"])).toBe("phone, bank");
  });
  it("shows two choices in the same place again, and is a problem", () => {
    const typed = posted(rank, "1 bank", "1 phone", "");
    const context = contextOf(rank, typed);
    expect(context.session.problems()).toMatchObject([{ path: "a", kind: "type" }]);
    expect(page(rank, typed)).toMatch(/"1 bank" selected.*"1 phone" selected/s);
  });
});

describe("a place", () => {
  it("is a line of text that says how to write it", () => {
    expect(page(formOf("geopoint"))).toContain("Latitude and longitude");
    expect(posted(formOf("geopoint"), " ২৩.৭৮০৬,  ৯০.৪০৭৪ ")).toBe("23.7806 90.4074");
  });
});

describe("a file", () => {
  it("goes along hidden beside a field for another, so that a page posted without one leaves it", () => {
    const file = page(formOf("image"), "view-0192ab3f.jpg");
    expect(file).toMatch(/<input type="hidden" name="a" value="view-0192ab3f.jpg"/);
    expect(file).toMatch(/name="file:a"[^>]*type="file"/);
    expect(posted(formOf("image"), "view-0192ab3f.jpg")).toBe("view-0192ab3f.jpg");
    expect(posted(formOf("image"), "")).toBeUndefined();
  });
  it("is said to be on its way until it is here", () => {
    expect(page(formOf("audio"), "voice.mp3")).toMatch(/Hasn.{1,5}t arrived here yet/);
  });
});

describe("what nobody is asked", () => {
  it("has no field: metadata and hidden values are not shown without a label", () => {
    expect(page(formOf("start", { label: {} }))).toBe("");
    expect(page(formOf("hidden", { label: {} }))).toBe("");
    expect(posted(formOf("hidden"), "x")).toBeUndefined();
  });
});
