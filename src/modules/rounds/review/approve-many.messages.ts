import { texts } from "../../../platform/i18n/lang.ts";

/** Words for approving several responses at once. */
export const approveManyWords = texts(
  {
    choose: "বেছে নিন",
    approveChosen: "বেছে নেওয়া উত্তর অনুমোদন করুন",
    title: (n: string) => `${n}টি উত্তর অনুমোদন করবেন?`,
    none: "কোনো উত্তর বেছে নেওয়া হয়নি",
    noneLead: "পর্বের তালিকায় জমা হওয়া উত্তরের পাশে টিক দিন, তারপর আবার চেষ্টা করুন।",
    lead: "এই পৌরসভাগুলোর সবশেষ জমা দেওয়া উত্তর অনুমোদিত হবে। প্রকাশ্য পর্বের সংখ্যা সঙ্গে সঙ্গে ড্যাশবোর্ডে যাবে।",
    yes: "হ্যাঁ, অনুমোদন করুন",
    back: "পর্বে ফিরুন",
    approved: (n: string) => `${n}টি উত্তর অনুমোদিত হয়েছে।`,
    skipped: (names: string) => `এগুলো এর মধ্যে বদলেছে বলে অনুমোদিত হয়নি: ${names}।`,
  },
  {
    choose: "Choose",
    approveChosen: "Approve the chosen",
    title: (n: string) => (n === "1" ? "Approve 1 response?" : `Approve ${n} responses?`),
    none: "No response was chosen",
    noneLead: "Tick submitted responses in the round's list, then try again.",
    lead: "The newest submitted answers of these municipalities are approved. Figures of a public round stand on the dashboard at once.",
    yes: "Yes, approve",
    back: "Back to the round",
    approved: (n: string) => (n === "1" ? "1 response was approved." : `${n} responses were approved.`),
    skipped: (names: string) => `These have changed meanwhile and were not approved: ${names}.`,
  },
);
