import { type InputError, Problem } from "../../platform/errors/problem.ts";
import type { Answers } from "../../xlsform/index.ts";
import type { Clash } from "./accepting/accepting.rules.ts";

/** What a round or a response may refuse. */
export const roundProblems = {
  notPublished: () =>
    new Problem("not-published", 409, {
      bn: "প্রশ্নপত্রটি এখনো প্রকাশিত হয়নি। আগে প্রকাশ করুন, তারপর পর্ব খুলুন।",
      en: "The questionnaire is not published yet. Publish it, then open a round.",
    }),
  notOpenYet: (opensOn: string) =>
    new Problem("round-not-open", 409, { bn: "পর্বটি এখনো খোলেনি", en: "The round is not open yet" }, [], { opensOn }),
  closed: () =>
    new Problem("round-closed", 409, {
      bn: "পর্বটি বন্ধ হয়েছে, আর উত্তর নেওয়া হচ্ছে না। সংরক্ষিত উত্তর রাখা আছে।",
      en: "The round is closed and takes no more answers. What was saved is kept.",
    }),
  locked: () =>
    new Problem("response-locked", 409, {
      bn: "উত্তর জমা হয়ে গেছে, এখন বদলানো যাবে না",
      en: "The answers have been submitted and can't be changed now",
    }),
  nothingSaved: () =>
    new Problem("nothing-saved", 409, { bn: "এখনো কোনো উত্তর লেখা হয়নি", en: "No answer has been written yet" }),
  notSubmitted: () =>
    new Problem("not-submitted", 409, {
      bn: "কেবল জমা হওয়া উত্তর অনুমোদন বা ফেরত করা যায়",
      en: "Only submitted answers can be approved or returned",
    }),
  notWithMayor: () =>
    new Problem("not-with-mayor", 409, {
      bn: "উত্তরটি এখন মেয়রের কাছে নেই",
      en: "These answers don't wait for the mayor now",
    }),
  alreadyClosed: () =>
    new Problem("round-closed", 409, { bn: "পর্বটি আগেই বন্ধ হয়েছে", en: "The round is closed already" }),
  stale: (draftVersion: number, answers: Answers, yours: Answers) =>
    new Problem(
      "stale-draft",
      409,
      {
        bn: "এর মধ্যে অন্য কেউ এই উত্তর সংরক্ষণ করেছেন। দুটি উত্তরই নিচে আছে।",
        en: "Someone else has saved these answers meanwhile. Both are given here.",
      },
      [],
      { draftVersion, answers, yours },
    ),
  clash: (draftVersion: number, conflicts: Clash[], last: { by: string | null; at: Date | null }) =>
    new Problem(
      "stale-draft",
      409,
      {
        bn: "এর মধ্যে অন্য কেউ একই প্রশ্নের উত্তর বদলেছেন। দুটি উত্তরই নিচে আছে। কিছুই সংরক্ষণ করা হয়নি।",
        en: "Someone else has changed the same answers meanwhile. Both are given here, and nothing was saved.",
      },
      [],
      { draftVersion, conflicts, savedBy: last.by, savedAt: last.at },
    ),
  noSuchRow: (path: string) =>
    new Problem("no-such-row", 422, { bn: "এই সারিটি নেই", en: "There is no such row" }, [
      { path, kind: "constraint", message: { bn: "এই সারিটি নেই", en: "There is no such row" } },
    ]),
  notOneQuestion: (path: string) => {
    const title = {
      bn: "এটি প্রশ্ন নয়, কয়েকটি প্রশ্নের দল: উত্তর প্রতিটি প্রশ্নের পথে দিন",
      en: "This is no question but holds some: give each its answer by its own path",
    };
    return new Problem("not-one-question", 422, title, [{ path, kind: "type", message: title }]);
  },
  noSuchReceipt: () =>
    new Problem("no-such-receipt", 404, {
      bn: "এই নম্বরের কোনো রসিদ আমরা দিইনি",
      en: "We gave no receipt with this number",
    }),
  noSuchVersion: () =>
    new Problem("no-such-version", 422, {
      bn: "এই পর্বের প্রশ্নপত্রের এমন কোনো প্রকাশিত সংস্করণ নেই",
      en: "The questionnaire of this round has no such published version",
    }),
  notReady: (errors: InputError[]) =>
    new Problem(
      "answers-not-ready",
      422,
      { bn: "কিছু উত্তর ঠিক করতে হবে", en: "Some answers have to be mended" },
      errors,
    ),
};
