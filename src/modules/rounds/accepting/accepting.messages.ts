import { texts } from "../../../platform/i18n/lang.ts";

/** What a reviewer is told of how an answer came. */
export const acceptingWords = texts(
  {
    "after-close": (given: string) => `পর্ব বন্ধ হওয়ার পর পৌঁছেছে। উত্তরদাতার ফোনের হিসাবে আগেই, ${given} তারিখে শেষ করা হয়েছিল।`,
    "clock-off": (given: string) => `উত্তরদাতার ফোনের ঘড়ি ঠিক ছিল না: ফোনে সময় ছিল ${given}।`,
    "version-retired": () => "প্রশ্নপত্রের যে সংস্করণে উত্তর দেওয়া হয়েছে, তার জায়গায় এর মধ্যে নতুন সংস্করণ এসেছে।",
    "other-version": () => "এই পর্বের সংস্করণে নয়, প্রশ্নপত্রের অন্য একটি সংস্করণে উত্তর দেওয়া হয়েছে।",
  },
  {
    "after-close": (given: string) =>
      `It came after the round had closed. By the sender's clock it was finished before, on ${given}.`,
    "clock-off": (given: string) => `The sender's clock was wrong: it said ${given}.`,
    "version-retired": () =>
      "It answers a version of the questionnaire that has been replaced by a newer one meanwhile.",
    "other-version": () => "It answers another version of the questionnaire than this round's.",
  },
);
