import { render } from "preact-render-to-string";
import { describe, expect, it } from "vitest";
import type { Lang } from "../../../platform/i18n/lang.ts";
import { Framed } from "../../../platform/ui/frame-context.ts";
import { type Answers, openSession } from "../../../xlsform/index.ts";
import { SectionFields, SectionGuidance } from "./section-fields.tsx";
import { sectionsOf } from "./sections.ts";
import { exampleForm } from "./testing/example.ts";

const form = exampleForm();

function shown(
  slug: string,
  answers: Answers = {},
  lang: Lang = "en",
  errors: Record<string, string> = {},
  all = false,
): string {
  const session = openSession(form, { answers });
  const section = sectionsOf(form.definition).find((each) => each.slug === slug)!;
  const context = { session, lang, errors: new Map(Object.entries(errors)), all };
  return render(
    <Framed lang={lang} csrf="">
      <SectionFields section={section} context={context} />
    </Framed>,
  );
}

describe("a question on a page", () => {
  it("is a field named by its path, with its hint wired to it", () => {
    expect(shown("who")).toMatch(/<label class="label" for="f-who">Name<\/label>.*id="f-who-h".*As on the card/);
    expect(shown("who")).toMatch(/<input id="f-who" name="who" aria-describedby="f-who-h"/);
    expect(shown("who")).toContain('<input type="hidden" name="shown" value="who"');
  });

  it("says in words when it may be left empty", () => {
    expect(shown("finance", {}, "bn")).toMatch(/আয়তন<span class="mut font-normal"> \(ঐচ্ছিক\)/);
    expect(shown("finance", {}, "bn")).not.toMatch(/দাবি<span class="mut font-normal">/);
  });

  it("shows a number in the language's digits and lakh groups, and a year without groups", () => {
    expect(shown("finance", { finance: { demand: 16850000, area: 12.345678 } }, "bn")).toMatch(
      /value="১,৬৮,৫০,০০০".*value="১২.৩৪৫৬৭৮"/,
    );
    expect(shown("trucks", { trucks: [{ year: 2019 }] })).toContain('value="2019"');
  });

  it("shows what was typed when it was no number, with its fault wired to the field", () => {
    const page = shown("finance", { finance: { demand: "about 5" } }, "en", {
      "finance/demand": "Write a whole number.",
    });
    expect(page).toMatch(/id="f-finance-demand-e".*Write a whole number\./);
    expect(page).toMatch(
      /aria-invalid="true" aria-describedby="f-finance-demand-e f-finance-demand-u"[^>]*value="about 5"/,
    );
  });

  it("is asked only while it is relevant", () => {
    expect(shown("finance")).not.toContain("By what means?");
    expect(shown("finance", { finance: { online: "yes" } })).toContain("By what means?");
  });

  it("is shown with its condition to who checks the questionnaire", () => {
    expect(shown("finance", {}, "en", {}, true)).toMatch(/<code>\${online} = &#39;yes&#39;|<code>\${online} = 'yes'/);
  });

  it("offers to take away an optional choice that was made", () => {
    expect(shown("finance", { finance: { online: "no" } })).toMatch(
      /checked[^>]*\/><span>No<.*value\/><span>Take the answer away/,
    );
    expect(shown("finance")).not.toContain("Take the answer away");
  });

  it("is worked out and not asked when it is a calculation", () => {
    const page = shown("finance", { finance: { demand: 50000 } });
    expect(page).toContain("<b>1,00,000 BDT</b>");
    expect(page).not.toContain('name="finance/double"');
  });

  it("never lets an answer become markup", () => {
    const page = shown("finance", { who: "<b>x</b>" });
    expect(page).toContain("Thanks, &lt;b>x&lt;/b>");
  });
});

describe("a roster", () => {
  it("has a card for each instance with buttons that post the page", () => {
    const page = shown("trucks", { trucks: [{ plate: "A" }, { plate: "B" }] }, "bn");
    expect(page).toContain('name="action" value="remove:trucks[2]"');
    expect(page).toContain('name="action" value="add:trucks"');
    expect(page).toMatch(/<h3>ট্রাক ২<\/h3>.*name="trucks\[2\]\/plate"[^>]*value="B"/);
  });

  it("has no buttons when the form counts it", () => {
    const page = shown("wards", { wards_number: 2 });
    expect(page).toContain('name="wards[2]/holdings"');
    expect(page).not.toContain('name="action"');
  });
});

it("guidance stands beside the form, under the label of its question", () => {
  const session = openSession(form);
  const section = sectionsOf(form.definition)[1]!;
  const page = render(<SectionGuidance section={section} context={{ session, lang: "en", errors: new Map() }} />);
  expect(page).toMatch(/Whole taka.*<b>Demand<\/b>: The demand register, column 7/);
});
