import { texts } from "../../../platform/i18n/lang.ts";

/** Words beside the questions about what is known already. */
export const lastTimeWords = texts(
  {
    last: (period: string) => `গতবার (${period}):`,
    use: "এটিই রাখুন",
    fact: (title: string, day: string) => `“${title}” থেকে, ${day} তারিখে অনুমোদিত:`,
    carrySection: "সব খালি প্রশ্নে গতবারের উত্তর বসান",
    carryHow: (period: string) => `গতবারের (${period}) উত্তর বসিয়ে প্রতিটি মিলিয়ে দেখুন।`,
    carried: (n: string) => `গতবারের ${n}টি উত্তর বসানো হয়েছে। প্রতিটি মিলিয়ে দেখুন।`,
    more: (percent: string) => `গতবারের চেয়ে ${percent} বেশি।`,
    less: (percent: string) => `গতবারের চেয়ে ${percent} কম।`,
    fromNone: "গতবার শূন্য ছিল।",
    howUnlike: "ঠিক না থাকলে বদলান। ঠিক থাকলে কারণ লিখুন।",
    reason: "কারণ",
    askReasons: (n: string) => `${n}টি উত্তর গতবারের চেয়ে অনেক আলাদা।`,
    askReasonsHow: "সংরক্ষিত হয়েছে। মিলিয়ে দেখুন; ঠিক থাকলে কারণ লিখে এগিয়ে যান।",
  },
  {
    last: (period: string) => `Last time (${period}):`,
    use: "Use the same",
    fact: (title: string, day: string) => `From “${title}”, approved ${day}:`,
    carrySection: "Carry over all empty questions from last time",
    carryHow: (period: string) => `This puts in the answers of last time (${period}); check each of them.`,
    carried: (n: string) =>
      n === "1" ? "1 answer was carried over. Check it." : `${n} answers were carried over. Check each of them.`,
    more: (percent: string) => `${percent} more than last time.`,
    less: (percent: string) => `${percent} less than last time.`,
    fromNone: "It was zero last time.",
    howUnlike: "If it is wrong, change it. If it is right, say why.",
    reason: "Reason",
    askReasons: (n: string) =>
      n === "1" ? "1 answer is very different from last time." : `${n} answers are very different from last time.`,
    askReasonsHow: "It is saved. Check; if it is right, write why and go on.",
  },
);
