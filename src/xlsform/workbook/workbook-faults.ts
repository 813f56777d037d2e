import type { Fault, Message } from "../definition/fault.ts";

const MESSAGES = {
  "workbook-too-large": {
    en: "The file is larger than 10 MB. A questionnaire needs far less: remove pictures and other sheets.",
    bn: "ফাইলটি ১০ মেগাবাইটের চেয়ে বড়। প্রশ্নপত্রে এত লাগে না: ছবি ও বাড়তি শিট বাদ দিন।",
  },
  "workbook-bomb": {
    en: "The file unpacks to far more than a questionnaire can hold, so it was not read.",
    bn: "ফাইলটি খুললে একটি প্রশ্নপত্রের তুলনায় অনেক বড় হয়ে যায়, তাই পড়া হয়নি।",
  },
  "workbook-encrypted": {
    en: "The workbook is protected by a password. Save it without one.",
    bn: "ওয়ার্কবুকটি পাসওয়ার্ড দিয়ে বন্ধ। পাসওয়ার্ড ছাড়া সংরক্ষণ করুন।",
  },
  "workbook-old": {
    en: "This is a workbook of the old kind (.xls). Save it as .xlsx.",
    bn: "এটি পুরোনো ধরনের ওয়ার্কবুক (.xls)। .xlsx হিসেবে সংরক্ষণ করুন।",
  },
  "workbook-other-format": {
    en: "This is a file of another program. Save it as an Excel workbook (.xlsx).",
    bn: "এটি অন্য প্রোগ্রামের ফাইল। এক্সেল ওয়ার্কবুক (.xlsx) হিসেবে সংরক্ষণ করুন।",
  },
  "workbook-not": {
    en: "This is not an Excel workbook (.xlsx).",
    bn: "এটি এক্সেল ওয়ার্কবুক (.xlsx) নয়।",
  },
  "workbook-damaged": {
    en: "The workbook is damaged or incomplete. Open it in Excel, save it again, and try once more.",
    bn: "ওয়ার্কবুকটি নষ্ট বা অসম্পূর্ণ। এক্সেলে খুলে আবার সংরক্ষণ করে চেষ্টা করুন।",
  },
  "text-encoding": {
    en: "The text isn't in UTF-8, so that its letters can't be told for sure. Save it as “CSV UTF-8”.",
    bn: "লেখাটি UTF-8-এ নয়, তাই অক্ষরগুলো নিশ্চিতভাবে পড়া যায় না। “CSV UTF-8” হিসেবে সংরক্ষণ করুন।",
  },
} satisfies Record<string, Message>;

/** A fault of the whole file. */
export function workbookFault(code: keyof typeof MESSAGES): Fault {
  return { severity: "error", code, sheet: "", row: null, column: null, message: MESSAGES[code] };
}

/** No sheet bears the name that every questionnaire must have. */
export function noSurveyFault(names: readonly string[], meant: string | undefined): Fault {
  const found = names.map((name) => `“${name}”`).join(", ");
  const hint = meant === undefined ? ["", ""] : [` Rename “${meant}”?`, ` “${meant}” এর নাম বদলাবেন কি?`];
  return {
    severity: "error",
    code: "sheet-missing",
    sheet: "survey",
    row: null,
    column: null,
    message: {
      en: `The workbook has no sheet “survey”; it has ${found || "none"}.${hint[0]}`,
      bn: `ওয়ার্কবুকে “survey” নামে কোনো শিট নেই; আছে ${found || "কিছুই না"}।${hint[1]}`,
    },
    ...(meant === undefined ? {} : { suggestion: "survey" }),
  };
}
