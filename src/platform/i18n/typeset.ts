const noBreakSpace = "\u00a0";
const wordJoiner = "\u2060";

const months =
  "জানুয়ারি|ফেব্রুয়ারি|মার্চ|এপ্রিল|মে|জুন|জুলাই|আগস্ট|সেপ্টেম্বর|অক্টোবর|নভেম্বর|ডিসেম্বর|January|February|March|April|May|June|July|August|September|October|November|December";
const units =
  "দিন|সপ্তাহ|মাস|বছর|ঘণ্টা|মিনিট|সেকেন্ড|কার্যদিবস|টাকা|হাজার|লাখ|কোটি|শতাংশ|পয়েন্ট|জন|কিলোমিটার|কিমি|মিটার|বর্গ|টন|days?|weeks?|months?|years?|hours?|minutes?|seconds?|taka|lakh|crore|points?|per cent|km|metres?|tonnes?|kB|MB";

// The places where a line must not break: number and word, month and year, taka sign or part of the day and number, the dash
// of a span, the hyphen of -এ and -এর.
const places = new RegExp(
  [
    String.raw`(?<=[0-9০-৯]) (?=(?:${months}|${units})(?![a-z]))`,
    String.raw`(?<=${months}) (?=[0-9০-৯]{4})`,
    String.raw`(?<=৳|ভোর|সকাল|দুপুর|বিকাল|সন্ধ্যা|রাত) (?=[0-9০-৯])`,
    String.raw`(?<=[0-9০-৯])–(?=[0-9০-৯])`,
    String.raw`(?<=[^\s])-(?=[\u0985-\u09b9\u09dc-\u09df])`,
  ].join("|"),
  "g",
);

// What is no text is passed over: a tag, or an element whose content must come back as it stands (what is typed or posted).
const stretches = /<(script|style|textarea|option|pre|code)\b[\s\S]*?<\/\1>|<(?:[^>"']|"[^"]*"|'[^']*')*>|[^<]+/g;

/**
 * Keeps together what a line must not break: a number and the word it counts, a fiscal year at its dash, a Bangla suffix
 * at its hyphen. It works on a page's text; tags, attributes and what stands in fields are left as they are.
 */
export function typeset(html: string): string {
  return html.replace(stretches, (stretch) => (stretch.startsWith("<") ? stretch : keepTogether(stretch)));
}

/** The same for a text without tags. */
export function keepTogether(text: string): string {
  // Most texts of a page have neither a digit nor a hyphen, and are not looked at twice.
  if (!/[0-9০-৯-]/.test(text)) return text;
  return text.replace(places, (place) => (place === " " ? noBreakSpace : place + wordJoiner));
}
