import { texts } from "../../platform/i18n/lang.ts";

/** Words of a section's page, and those that other pages of answering share with it. */
export const sectionWords = texts(
  {
    comment: (who: string, when: string) => `${who}, ${when}`,
    conflict: (who: string) => `আপনি লেখার সময় ${who} এই পাতার কিছু উত্তর বদলেছেন।`,
    conflictHow: "নিচে যেগুলোতে দুজনের উত্তর আলাদা, সেখানে দুটিই দেখানো আছে। যেটি ঠিক সেটি রেখে আবার সংরক্ষণ করুন।",
    emptyAnswer: "খালি",
    moreQuestions: (n: string) => `আপনার উত্তরের কারণে এই পাতায় আরও ${n}টি প্রশ্ন এসেছে।`,
    notKept: "যা লিখেছেন তা নিচে আছে, কিন্তু সংরক্ষিত হয়নি। দরকার হলে অন্য জায়গায় লিখে রাখুন।",
    notSaved: "এবার সংরক্ষণ করা যায়নি",
    onBehalf: (town: string) => `আপনি সদর দপ্তর থেকে ${town} পৌরসভার পক্ষে উত্তর লিখছেন। উত্তরের সঙ্গে এ কথা লেখা থাকবে।`,
    partOf: (n: string, all: string) => `অংশ ${n}, মোট ${all}`,
    saveAndBack: "সংরক্ষণ করে তালিকায় ফিরুন",
    saveAndGoOn: "সংরক্ষণ করে এগিয়ে যান",
    savedAt: (time: string) => `${time}-এ সংরক্ষিত`,
    someone: "অন্য একজন",
    theirAnswer: (text: string) => `অন্যজনের সংরক্ষিত উত্তর: ${text}`,
  },
  {
    comment: (who: string, when: string) => `${who}, ${when}`,
    conflict: (who: string) => `While you were writing, ${who} changed some answers on this page.`,
    conflictHow: "Where the two differ, both are shown below. Keep the right one and save again.",
    emptyAnswer: "empty",
    moreQuestions: (n: string) => `Your answers brought ${n} more questions to this page.`,
    notKept: "What you wrote stands below but was not saved. Note it elsewhere if you need it.",
    notSaved: "This time it could not be saved",
    onBehalf: (town: string) =>
      `You are answering from head office on behalf of ${town}. This is recorded with the answers.`,
    partOf: (n: string, all: string) => `Section ${n} of ${all}`,
    saveAndBack: "Save and go back to the list",
    saveAndGoOn: "Save and continue",
    savedAt: (time: string) => `Saved ${time}`,
    someone: "someone else",
    theirAnswer: (text: string) => `The other saved answer: ${text}`,
  },
);
