import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import { Framed } from "../frame-context.ts";
import { CheckboxField, Choices } from "./choices.tsx";
import { ButtonForm, ErrorSummary, fieldId, Form } from "./form.tsx";
import { DateField, FileField, NumberField, PasswordField, SelectField, TextArea, TextField } from "./inputs.tsx";

const show = (vnode: VNode, lang: "bn" | "en" = "bn") =>
  renderToString(
    <Framed lang={lang} csrf="token">
      {vnode}
    </Framed>,
  );

const attribute = (html: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(html)?.[1];
const control = (html: string) => /<(?:input|select|textarea)(?:[^>"]|"[^"]*")*>/.exec(html)![0];

describe("a field", () => {
  const html = show(
    <TextField name="name" label="নাম" hint="পুরো নাম" error="নাম লিখুন" prev="গত বছর: ক" value={'<b>"ক"</b>'} />,
  );

  it("has a label, and names its hint, message and last answer in the order in which they are read", () => {
    expect(html).toContain('<label class="label" for="f-name">নাম</label>');
    expect(attribute(control(html), "aria-describedby")).toBe("f-name-h f-name-e f-name-p");
    for (const id of ["f-name-h", "f-name-e", "f-name-p"]) expect(html).toContain(`id="${id}"`);
  });

  it("is marked as wrong, in words too", () => {
    expect(attribute(control(html), "aria-invalid")).toBe("true");
    expect(html).toContain('<span class="sr-only">ভুল:</span> নাম লিখুন');
    expect(html).toContain('class="field err"');
  });

  it("keeps what was typed, and shows it as no markup", () => {
    expect(control(html)).toContain('value="&lt;b>&quot;ক&quot;&lt;/b>"');
  });

  it("carries none of this when nothing is wrong", () => {
    const plain = show(<TextField name="name" label="নাম" />);
    expect(plain).not.toMatch(/aria-|msg|hint|value=/);
  });

  it("says that it may stay empty", () => {
    expect(show(<TextField name="n" label="Remark" optional />, "en")).toContain("(optional)");
  });
});

describe("kinds of fields", () => {
  it("a number is written in the language's digits, with its unit tied to it", () => {
    const html = show(<NumberField name="q1" label="হাল দাবি" value={16_850_000} unit="টাকা" />);
    expect(attribute(control(html), "value")).toBe("১,৬৮,৫০,০০০");
    expect(attribute(control(html), "aria-describedby")).toBe("f-q1-u");
    expect(html).toContain('<span id="f-q1-u">টাকা</span>');
    expect(attribute(control(html), "inputmode")).toBe("numeric");
  });

  it("a number that can't be read stays as it was typed", () => {
    expect(attribute(control(show(<NumberField name="q1" label="দাবি" value="১২ হাজার" error="ভুল" />)), "value")).toBe(
      "১২ হাজার",
    );
  });

  it("a password is never sent back", () => {
    expect(show(<PasswordField name="p" label="পাসওয়ার্ড" autocomplete="current-password" />)).not.toContain("value");
  });

  it("a text of several lines keeps its first line break and is no markup", () => {
    const html = show(<TextArea name="t" label="মন্তব্য" value={"\n</textarea><script>"} />);
    expect(html).toContain("\n\n&lt;/textarea>&lt;script></textarea>");
  });

  it("a choice among many keeps what was chosen", () => {
    const options = [
      { value: "a", label: "ক" },
      { value: "b", label: "খ" },
    ];
    const html = show(<SelectField name="s" label="শ্রেণি" options={options} value="b" />);
    expect(html).toContain(
      '<option value>বাছুন</option><option value="a">ক</option><option value="b" selected>খ</option>',
    );
  });

  it("a day stands in a calendar, what is no day in a plain field", () => {
    expect(control(show(<DateField name="d" label="তারিখ" value="2026-11-30" />))).toContain('type="date"');
    expect(control(show(<DateField name="d" label="তারিখ" value="৩০/১১" error="ভুল" />))).toContain('value="৩০/১১"');
    expect(control(show(<DateField name="d" label="তারিখ" value="৩০/১১" error="ভুল" />))).not.toContain('type="date"');
  });

  it("a file tells what is already there", () => {
    expect(show(<FileField name="f" label="কার্যবিবরণী" kept="আগেরটি: সভা.pdf" />)).toContain("আগেরটি: সভা.pdf");
  });
});

describe("choices", () => {
  const choices = [
    { value: "yes", label: "হ্যাঁ", reveal: <p>কোন মাধ্যমে?</p> },
    { value: "no", label: "না" },
  ];

  it("are one question with a legend; the first one is where the error summary leads", () => {
    const html = show(
      <Choices kind="radio" name="online" label="অনলাইনে?" choices={choices} value="no" error="একটি বাছুন" />,
    );
    expect(html).toContain('<legend class="label">অনলাইনে?</legend>');
    expect(html).toMatch(/<fieldset class="field err" aria-describedby="f-online-e">/);
    expect(html).toMatch(/<input type="radio" id="f-online" name="online" value="yes"/);
    expect(html).toMatch(/<input type="radio" name="online" value="no" checked/);
  });

  it("show what follows from one, for those without scripts", () => {
    expect(show(<Choices kind="radio" name="online" label="অনলাইনে?" choices={choices} />)).toContain(
      '<div class="reveal"><p>কোন মাধ্যমে?</p></div>',
    );
  });

  it("may be several", () => {
    const html = show(<Choices kind="checkbox" name="by" label="মাধ্যম" choices={choices} value={["yes", "no"]} />);
    expect(html.match(/ checked/g)).toHaveLength(2);
  });

  it("a single box is tied to its message", () => {
    const html = show(<CheckboxField name="ack" label="দেখেছি" error="টিক দিন" />);
    expect(attribute(control(html), "aria-describedby")).toBe("f-ack-e");
    expect(html).toContain('id="f-ack-e"');
  });
});

describe("the error summary", () => {
  const errors = [
    { name: "q3", message: "২.৩ আদায়: দাবির চেয়ে বেশি" },
    { name: "wards[1]/holdings", message: "ওয়ার্ড ১" },
  ];

  it("counts, is told at once, takes the focus and leads to each field", () => {
    const html = show(<ErrorSummary errors={errors} />);
    expect(html).toContain('<h2 id="error-summary">২টি জায়গা ঠিক করুন</h2>');
    expect(html).toMatch(/role="alert"[^>]*tabindex="-1"[^>]*autofocus/i);
    expect(html).toContain('<a href="#f-q3">২.৩ আদায়: দাবির চেয়ে বেশি</a>');
  });

  it("leads to an id that the field has, whatever its name", () => {
    const field = show(<NumberField name="wards[1]/holdings" label="হোল্ডিং" />);
    expect(show(<ErrorSummary errors={errors} />)).toContain(`href="#${attribute(control(field), "id")}"`);
    expect(fieldId("wards[1]/holdings")).toBe("f-wards-1-holdings");
  });

  it("counts one as one, and says nothing of none", () => {
    expect(show(<ErrorSummary errors={errors.slice(1)} />, "en")).toContain("Correct 1 place<");
    expect(show(<ErrorSummary errors={[]} />)).toBe("");
  });
});

describe("forms", () => {
  it("post with the token, and leave the checking to us", () => {
    const html = show(
      <Form action="/bn/x" files>
        <p>…</p>
      </Form>,
    );
    expect(html).toMatch(/^<form[^>]* method="post" action="\/bn\/x" enctype="multipart\/form-data" novalidate>/i);
    expect(html).toContain('<input type="hidden" name="_csrf" value="token"/>');
  });

  it("of one button say what they act on", () => {
    const html = show(<ButtonForm action="/bn/x" label="সরান" object="ওয়ার্ড ১" values={{ ward: "1" }} />);
    expect(html).toContain(
      '<input type="hidden" name="_csrf" value="token"/><input type="hidden" name="ward" value="1"/>',
    );
    expect(html).toContain('সরান<span class="sr-only"> ওয়ার্ড ১</span>');
  });
});
