import type { ContentFault } from "../../../platform/files/content.ts";
import { Problem } from "../../../platform/errors/problem.ts";
import { formatNumber } from "../../../platform/i18n/numbers.ts";
import type { Lang } from "../../../platform/i18n/lang.ts";
import { largestPiece, mostFiles } from "./attachments.rules.ts";

/** Why a file can't be an answer: what is wrong with its content, or with it in this place. */
export type FileFault = ContentFault | "not-a-picture" | "not-a-sound" | "not-a-film" | "empty";

const told: Record<FileFault, Record<Lang, string>> = {
  empty: { bn: "ফাইলটি খালি। অন্য একটি ফাইল দিন।", en: "The file is empty. Give another." },
  "not-a-picture": {
    bn: "এখানে একটি ছবি দিতে হবে (JPEG, PNG বা WebP)। দেওয়া ফাইলটি ছবি নয়।",
    en: "A picture belongs here (JPEG, PNG or WebP). This file isn't one.",
  },
  "not-a-sound": {
    bn: "এখানে একটি শব্দ-রেকর্ড দিতে হবে। দেওয়া ফাইলটি তা নয়।",
    en: "A sound recording belongs here. This file isn't one.",
  },
  "not-a-film": {
    bn: "এখানে একটি ভিডিও দিতে হবে। দেওয়া ফাইলটি ভিডিও নয়।",
    en: "A video belongs here. This file isn't one.",
  },
  "picture-format": {
    bn: "এই ধরনের ছবি নেওয়া যায় না। ছবিটি JPEG, PNG বা WebP হিসেবে দিন।",
    en: "This kind of picture can't be taken. Give it as JPEG, PNG or WebP.",
  },
  "too-many-pixels": {
    bn: "ছবিটি ৫ কোটি পিক্সেলের চেয়ে বড়। ছোট করে আবার দিন।",
    en: "The picture has more than 50 million pixels. Make it smaller and give it again.",
  },
  damaged: {
    bn: "ছবিটি নষ্ট বা অসম্পূর্ণ, পুরোটা খোলা যায় না। আবার তুলে বা মূল ছবিটি আবার দিন।",
    en: "The picture is damaged or its end is missing. Take it again, or give the first copy again.",
  },
  cut: {
    bn: "ফাইলটির শেষ অংশ নেই বা ফাইলটি নষ্ট। মূল ফাইলটি আবার দিন।",
    en: "The end of the file is missing or it is damaged. Give the first copy again.",
  },
  program: {
    bn: "এটি একটি প্রোগ্রাম, বা এর ভেতরে প্রোগ্রাম আছে। প্রোগ্রাম নেওয়া হয় না।",
    en: "This is a program, or has one in it. Programs aren't taken.",
  },
  script: {
    bn: "ফাইলটির ভেতরে স্ক্রিপ্ট বা ম্যাক্রো আছে। সেটি ছাড়া, যেমন PDF হিসেবে, আবার দিন।",
    en: "There are scripts or macros in this file. Give it without them, for instance as PDF.",
  },
  bomb: {
    bn: "ফাইলটি খুললে অস্বাভাবিক বড় হয়, বা এর ভেতরে আরও সংকুচিত ফাইল আছে। ফাইলগুলো আলাদা করে দিন।",
    en: "This file grows beyond measure when it is unpacked, or has packed files within. Give its files one by one.",
  },
  locked: {
    bn: "ফাইলটি পাসওয়ার্ড দিয়ে বন্ধ। পাসওয়ার্ড ছাড়া আবার দিন।",
    en: "The file is locked with a password. Give it without one.",
  },
  unknown: {
    bn: "এই ধরনের ফাইল নেওয়া যায় না। PDF, Word, Excel, ছবি, শব্দ, ভিডিও বা লেখা দিন।",
    en: "This kind of file can't be taken. Give PDF, Word, Excel, a picture, sound, video or plain text.",
  },
};

/** What is said of a file that can't be an answer. */
export function faultWords(fault: FileFault): Record<Lang, string> {
  return told[fault];
}

/** What is said of a file over the limit. */
export function tooLargeWords(bytes: number): Record<Lang, string> {
  const megabytes = bytes / 1024 / 1024;
  return {
    bn: `ফাইলটি খুব বড়। একসঙ্গে সর্বোচ্চ ${formatNumber(megabytes, "bn")} এমবি দেওয়া যায়।`,
    en: `The file is too large: at most ${formatNumber(megabytes, "en")} MB at once.`,
  };
}

/** What sending a file may be refused with. */
export const attachmentProblems = {
  fault: (fault: FileFault) => refusedBefore(codeOf(fault)),
  tooLarge: (bytes: number) => new Problem("attachment-too-large", 422, tooLargeWords(bytes), [], { limit: bytes }),
  tooMany: () =>
    new Problem("attachment-too-many", 422, {
      bn: `একটি উত্তরে সর্বোচ্চ ${formatNumber(mostFiles, "bn")}টি ফাইল দেওয়া যায়।`,
      en: `A response takes at most ${mostFiles} files.`,
    }),
  noQuestion: () =>
    new Problem("attachment-question", 422, {
      bn: "এই নামে এমন কোনো প্রশ্ন নেই যার উত্তর ফাইল",
      en: "There is no question of this name that is answered with a file",
    }),
  differs: () =>
    new Problem("attachment-differs", 409, {
      bn: "এই পরিচয়ে অন্য একটি ফাইল আগেই পাঠানো হয়েছে",
      en: "Another file has been sent under this id already",
    }),
  nameTaken: () =>
    new Problem("attachment-name-taken", 409, {
      bn: "এই উত্তরে এই নামে আরেকটি ফাইল আছে",
      en: "This response has another file of this name",
    }),
  pieceTooLarge: () =>
    new Problem(
      "attachment-piece",
      413,
      { bn: "এক টুকরায় সর্বোচ্চ ২৫৬ কেবি পাঠানো যায়", en: "A piece has from 1 byte to 256 kB" },
      [],
      { limit: largestPiece },
    ),
  wrongOffset: (offset: number) =>
    new Problem(
      "attachment-offset",
      409,
      { bn: "ফাইলের এই টুকরাটি অন্য জায়গার; যেখানে থেমেছে সেখান থেকে পাঠান", en: "The file goes on at another place" },
      [],
      { offset },
    ),
  wrongSum: () =>
    new Problem(
      "attachment-damaged",
      422,
      { bn: "ফাইলটি আসার পথে নষ্ট হয়েছে; শুরু থেকে আবার পাঠান", en: "The file was damaged on its way; send it once more" },
      [],
      { offset: 0 },
    ),
};

/** The stable name of a fault; one that is damaged for good must not be taken for one damaged on its way. */
export function codeOf(fault: FileFault): string {
  return `attachment-${fault === "damaged" ? "broken" : fault}`;
}

/** The problem that an attachment was refused with, by its recorded name. */
export function refusedBefore(code: string): Problem {
  const fault = (Object.keys(told) as FileFault[]).find((each) => codeOf(each) === code) ?? "unknown";
  return new Problem(code, 422, told[fault]);
}
