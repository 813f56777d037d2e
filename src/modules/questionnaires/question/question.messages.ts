import { texts } from "../../../platform/i18n/lang.ts";

/** Words around the questions of a questionnaire. */
export const questionWords = texts(
  {
    clear: "উত্তরটি মুছে দিন",
    computedLater: "সংরক্ষণ করলে হিসাব দেখা যাবে",
    computedSoon: "উত্তর দিলে হিসাব দেখা যাবে",
    computed: "নিজে থেকে হিসাব করা",
    entry: "ভুক্তি",
    add: (name: string) => `${name} যোগ করুন`,
    noEntries: "এখনো কোনো ভুক্তি নেই।",
    countedNone: "আগের উত্তর অনুযায়ী এখানে কোনো ভুক্তি লাগছে না।",
    shownWhen: "শুধু দেখা যাবে, যদি:",
    guidance: "এই অংশ কীভাবে পূরণ করবেন",
    save: "সংরক্ষণ করুন",
    range: (least: string, most: string, step: string) => `${least} থেকে ${most} পর্যন্ত, ${step} করে বাড়িয়ে`,
    rank: "প্রতিটির পাশে তার স্থান বেছে নিন: ১ মানে সবার আগে।",
    noPlace: "স্থান নেই",
    acknowledged: "হ্যাঁ",
    point: "অক্ষাংশ ও দ্রাঘিমাংশ, মাঝে ফাঁক দিয়ে। যেমন: ২৩.৭৮০৬ ৯০.৪০৭৪, বা ২৩°৪৬′৫০″ উ ৯০°২৪′২৬″ পূ",
    points: "প্রতিটি বিন্দুর অক্ষাংশ ও দ্রাঘিমাংশ; বিন্দুগুলোর মাঝে সেমিকোলন। যেমন: 23.78 90.40; 23.79 90.41; 23.79 90.42",
  },
  {
    clear: "Take the answer away",
    computedLater: "Worked out when you save",
    computedSoon: "Worked out once you answer",
    computed: "Worked out by itself",
    entry: "Entry",
    add: (name: string) => `Add: ${name}`,
    noEntries: "There are no entries yet.",
    countedNone: "According to the answers before, no entries are needed here.",
    shownWhen: "Only shown when:",
    guidance: "How to fill in this section",
    save: "Save",
    range: (least: string, most: string, step: string) => `From ${least} to ${most}, in steps of ${step}`,
    rank: "Choose its place beside each: 1 comes first.",
    noPlace: "No place",
    acknowledged: "Yes",
    point: "Latitude and longitude with a space between, as in 23.7806 90.4074 or 23°46′50″ N 90°24′26″ E",
    points:
      "Latitude and longitude of each point, a semicolon between points, as in 23.78 90.40; 23.79 90.41; 23.79 90.42",
  },
);
