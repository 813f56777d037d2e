import { texts } from "../../../platform/i18n/lang.ts";

/** Words of notices, of their page and of the weekly summary. */
export const noticeWords = texts(
  {
    notices: "বিজ্ঞপ্তি",
    lead: (unread: string) => `${unread}টি বিজ্ঞপ্তি এখনো পড়া হয়নি।`,
    allRead: "সব বিজ্ঞপ্তি পড়া হয়েছে।",
    none: "কোনো বিজ্ঞপ্তি নেই",
    noneLead: "আপনার পৌরসভা বা কাজের বিষয়ে কিছু ঘটলে তা এখানে দেখা যাবে।",
    caption: "বিজ্ঞপ্তি, নতুনটি প্রথমে",
    what: "বিষয়",
    when: "সময়",
    isNew: "নতুন",
    readAll: "সব পড়া হয়েছে বলে চিহ্নিত করুন",
    byMail: "ই-মেইলে বিজ্ঞপ্তি",
    byMailHint: "এই পাতায় বিজ্ঞপ্তি সব সময় থাকবে। ই-মেইলে কীভাবে চান?",
    wishes: { each: "প্রতিটি সঙ্গে সঙ্গে", weekly: "সপ্তাহে একবার, রবিবার সকালে একসঙ্গে", none: "ই-মেইলে চাই না" },
    keep: "সংরক্ষণ করুন",
    kept: "আপনার পছন্দ সংরক্ষণ করা হয়েছে।",
  },
  {
    notices: "Notices",
    lead: (unread: string) => `${unread} not read yet.`,
    allRead: "You have read them all.",
    none: "No notices",
    noneLead: "When something happens to what is yours, it stands here.",
    caption: "Notices, the newest first",
    what: "What",
    when: "When",
    isNew: "New",
    readAll: "Mark all as read",
    byMail: "Notices by e-mail",
    byMailHint: "Notices always stand on this page. How do you want them by e-mail?",
    wishes: { each: "Each at once", weekly: "Once a week, together, on Sunday morning", none: "Not by e-mail" },
    keep: "Save",
    kept: "Your choice is saved.",
  },
);
