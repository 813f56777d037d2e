import { texts } from "../../../platform/i18n/lang.ts";

/** Words around the questions of a questionnaire. */
export const questionWords = texts(
  {
    clear: "উত্তরটি মুছে দিন",
    computedLater: "সংরক্ষণ করলে হিসাব দেখা যাবে",
    computed: "নিজে থেকে হিসাব করা",
    entry: "ভুক্তি",
    add: (name: string) => `${name} যোগ করুন`,
    noEntries: "এখনো কোনো ভুক্তি নেই।",
    countedNone: "আগের উত্তর অনুযায়ী এখানে কোনো ভুক্তি লাগছে না।",
    shownWhen: "শুধু দেখা যাবে, যদি:",
    guidance: "এই অংশ কীভাবে পূরণ করবেন",
    save: "সংরক্ষণ করুন",
  },
  {
    clear: "Take the answer away",
    computedLater: "Worked out when you save",
    computed: "Worked out by itself",
    entry: "Entry",
    add: (name: string) => `Add: ${name}`,
    noEntries: "There are no entries yet.",
    countedNone: "According to the answers before, no entries are needed here.",
    shownWhen: "Only shown when:",
    guidance: "How to fill in this section",
    save: "Save",
  },
);
