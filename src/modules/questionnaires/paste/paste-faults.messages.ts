import { texts } from "../../../platform/i18n/lang.ts";

/** What can be wrong with rows that were pasted into a roster. */
export const pasteFaultWords = texts(
  {
    notTaken: (n: string) => `পেস্ট করা সারিতে ${n}টি ভুল আছে, তাই কিছুই বসানো হয়নি। ঠিক করে আবার চাপুন।`,
    gone: "তালিকাটি এখন আর নেই।",
    empty: "কোনো সারি নেই।",
    tooMuch: (n: string) => `একবারে ${n}টির বেশি সারি নেওয়া যায় না। ভাগ করে পেস্ট করুন।`,
    noRoom: (rows: string, room: string) => `${rows}টি সারি আছে, জায়গা আছে ${room}টির।`,
    noColumn: (row: string, name: string) => `সারি ${row}: “${name}” নামে কোনো কলাম নেই`,
    tooManyCells: (row: string, cell: string) => `সারি ${row}: “${cell}” কোন প্রশ্নের উত্তর, তা বোঝা যায়নি`,
    cell: (row: string, column: string, fault: string) => `সারি ${row}, ${column}: ${fault}`,
    notNumber: (cell: string) => `“${cell}” সংখ্যা নয়`,
    notWhole: (cell: string) => `“${cell}” পূর্ণসংখ্যা নয়`,
    notDay: (cell: string) => `“${cell}” তারিখ নয়। যেমন লিখবেন: 30/11/2026`,
    notChoice: (cell: string) => `“${cell}” বাছাইয়ের তালিকায় নেই`,
    more: (n: string) => `আরও ${n}টি ভুল আছে।`,
  },
  {
    notTaken: (n: string) =>
      n === "1"
        ? "There is 1 fault in what was pasted, so none of it was taken. Mend it and press again."
        : `There are ${n} faults in what was pasted, so none of it was taken. Mend them and press again.`,
    gone: "This list isn’t there any more.",
    empty: "There are no rows.",
    tooMuch: (n: string) => `No more than ${n} rows can be taken at a time. Paste them in parts.`,
    noRoom: (rows: string, room: string) => `There are ${rows} rows and room for ${room}.`,
    noColumn: (row: string, name: string) => `Row ${row}: there is no column “${name}”`,
    tooManyCells: (row: string, cell: string) => `Row ${row}: it isn’t clear which question “${cell}” answers`,
    cell: (row: string, column: string, fault: string) => `Row ${row}, ${column}: ${fault}`,
    notNumber: (cell: string) => `“${cell}” is not a number`,
    notWhole: (cell: string) => `“${cell}” is not a whole number`,
    notDay: (cell: string) => `“${cell}” is not a date; write it as 30/11/2026`,
    notChoice: (cell: string) => `“${cell}” is not among the choices`,
    more: (n: string) => `and ${n} more faults.`,
  },
);
