import { texts } from "../../../platform/i18n/lang.ts";

/** Words for moving a due date and for opening answers again. */
export const deadlineWords = texts(
  {
    extend: "সময় বাড়ান",
    reopen: "পর্বটি আবার খুলুন",
    extendTitle: (title: string) => `${title}: সময় বাড়ানো`,
    reopenTitle: (title: string) => `${title}: আবার খোলা`,
    townTitle: (town: string) => `${town}: সময় বাড়ানো`,
    now: (date: string) => `এখনকার শেষ তারিখ ${date}।`,
    everyone: (n: string) => `যে ${n}টি পৌরসভার উত্তর এখনো আসেনি, তাদের নতুন তারিখ জানানো হবে।`,
    oneTown: "শুধু এই পৌরসভার জন্য। তাদের ফোকাল পারসনকে নতুন তারিখ জানানো হবে।",
    dueOn: "নতুন শেষ তারিখ",
    closesOn: "উত্তর নেওয়া বন্ধের তারিখ",
    closesOnHint: "খালি রাখলে হাতে বন্ধ না করা পর্যন্ত উত্তর নেওয়া হবে।",
    reason: "কারণ",
    reasonHint: "কাজের ইতিহাসে থাকবে।",
    giveReason: "কারণ লিখুন",
    back: "ফিরে যান",
    reopenAnswer: "সংশোধনের জন্য আবার খুলুন",
    reopenAnswerTitle: (town: string) => `${town}: উত্তর আবার খোলা`,
    reopenAnswerLead:
      "পৌরসভা উত্তর সংশোধন করে আবার জমা দিতে পারবে। অনুমোদিত তথ্য ততক্ষণ প্রকাশিত থাকবে, যতক্ষণ না সংশোধিত উত্তর অনুমোদিত হয়।",
    reopenReasonHint: "পৌরসভা এই কারণটি দেখবে।",
  },
  {
    extend: "Extend the time",
    reopen: "Open the round again",
    extendTitle: (title: string) => `${title}: more time`,
    reopenTitle: (title: string) => `${title}: open again`,
    townTitle: (town: string) => `${town}: more time`,
    now: (date: string) => `Due on ${date} now.`,
    everyone: (n: string) => `The ${n} municipalities that haven't answered yet will be told the new date.`,
    oneTown: "For this municipality only. Its focal person will be told the new date.",
    dueOn: "New due date",
    closesOn: "Last day that answers are taken",
    closesOnHint: "Leave it empty to take answers until the round is closed by hand.",
    reason: "Reason",
    reasonHint: "It stays in the history.",
    giveReason: "Write the reason",
    back: "Back",
    reopenAnswer: "Open again for correction",
    reopenAnswerTitle: (town: string) => `${town}: open the answers again`,
    reopenAnswerLead:
      "The municipality can correct its answers and submit them again. What was approved stays published until the correction is approved.",
    reopenReasonHint: "The municipality sees this reason.",
  },
);
