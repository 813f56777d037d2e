import { texts } from "../../../platform/i18n/lang.ts";

/** Words about the reasons that were given, or weren't, for answers very different from last time; where all answers stand. */
export const reasonWords = texts(
  {
    unexplained: (n: string) => `গতবারের চেয়ে অনেক আলাদা ${n}টি উত্তরের কারণ লেখা নেই।`,
    unexplainedHow: "জমা দিতে বাধা নেই। কারণ লেখা থাকলে যাচাই দ্রুত হয়।",
    reasonGiven: (text: string) => `কারণ: ${text}`,
  },
  {
    unexplained: (n: string) =>
      n === "1"
        ? "1 answer is very different from last time, without a reason."
        : `${n} answers are very different from last time, without a reason.`,
    unexplainedHow: "You can submit all the same. A reason makes the review quicker.",
    reasonGiven: (text: string) => `Reason: ${text}`,
  },
);
