import { describe, expect, it } from "vitest";
import { keepTogether, typeset } from "./typeset.ts";

/** Shows what can't be seen: ~ for a space that doesn't break, + for a word joiner. */
const seen = (text: string) => text.replaceAll("\u00a0", "~").replaceAll("\u2060", "+");

describe("lines don't break", () => {
  it.each([
    ["আর ৮ দিন।", "আর ৮~দিন।"],
    ["৳ ১৮ লাখ", "৳~১৮~লাখ"],
    ["৩০ নভেম্বর ২০২৬, সোমবার", "৩০~নভেম্বর~২০২৬, সোমবার"],
    ["30 November 2026", "30~November~2026"],
    ["সকাল ১০:৪২-এ সংরক্ষিত", "সকাল~১০:৪২-+এ সংরক্ষিত"],
    ["অর্থবছর ২০২৫–২৬-এর", "অর্থবছর ২০২৫–+২৬-+এর"],
    ["৫০%-এর কম, ৫০–৫৯%", "৫০%-+এর কম, ৫০–+৫৯%"],
    ["ই-মেইল", "ই-+মেইল"],
    ["8 days left of 2025–26", "8~days left of 2025–+26"],
    ["১,৬১,২০,০০০ টাকা", "১,৬১,২০,০০০~টাকা"],
  ])("within %s", (text, kept) => {
    expect(seen(keepTogether(text))).toBe(kept);
  });

  it.each(["৩৩০টির মধ্যে ১৯৫টি", "2 dayset", "ওয়ার্ড - দুই", "M5501 Magura", "well-known"])("but may in %s", (text) => {
    expect(keepTogether(text)).toBe(text);
  });
});

describe("a finished page", () => {
  it("is set in its text only, never in tags or in what is typed and posted", () => {
    const page =
      '<p title="৮ দিন > ৭ দিন">৮ দিন</p><input value="৮ দিন"><textarea>৮ দিন</textarea><select><option>৮ দিন</option></select><script>"৮ দিন"</script>';
    expect(seen(typeset(page))).toBe(page.replace(">৮ দিন</p>", ">৮~দিন</p>"));
  });

  it("stays the same when it is set again", () => {
    const once = typeset("<p>৩০ নভেম্বর ২০২৬, ২০২৫–২৬-এ, ৳ ৫ লাখ</p>");
    expect(typeset(once)).toBe(once);
  });
});
