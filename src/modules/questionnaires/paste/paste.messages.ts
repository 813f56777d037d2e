import { texts } from "../../../platform/i18n/lang.ts";

/** Words of the place at a roster where rows are pasted. */
export const pasteWords = texts(
  {
    open: "স্প্রেডশিট থেকে সারি বসান",
    field: "সারিগুলো এখানে পেস্ট করুন",
    how: (columns: string) => `কলামের ক্রম: ${columns}। প্রথম সারিতে কলামের নাম থাকলে যেকোনো ক্রম চলবে।`,
    take: "সারিগুলো বসান",
    taken: (n: string) => `${n}টি সারি বসানো হয়েছে।`,
  },
  {
    open: "Paste rows from a spreadsheet",
    field: "Paste the rows here",
    how: (columns: string) => `Columns in this order: ${columns}. With their names in the first row any order will do.`,
    take: "Take the rows",
    taken: (n: string) => (n === "1" ? "1 row was taken." : `${n} rows were taken.`),
  },
);
