import { banglaDigits } from "../bangla-digits.ts";
import type { Question, QuestionType, Text } from "../definition/definition.ts";
import { numberToText } from "../expression/values.ts";
import { isEmpty, quote, type AnswerValue } from "./answers.ts";
import { rangeOf } from "./range.ts";

/** What is said of an answer that is none of its question's type, or that the choice filter no longer leaves. */
export function typeMessage(question: Question, raw: AnswerValue | undefined, filteredOut: boolean): Text {
  const value = isEmpty(raw) ? "" : quote(raw);
  if (filteredOut) {
    return {
      bn: `“${value}” আপনার অন্য উত্তরের সঙ্গে আর মেলে না। আবার বেছে নিন।`,
      en: `“${value}” no longer fits your other answers. Choose again.`,
    };
  }
  return (MESSAGES[question.type] ?? notText)(value);
}

/** What is said of a number that a range doesn't take. */
export function rangeMessage(question: Question): Text {
  const { from, to, step } = rangeOf(question) ?? { from: 0, to: 0, step: 1 };
  const [least, most, by] = [numberToText(from), numberToText(to), numberToText(step)] as const;
  return {
    bn: `${banglaDigits(least)} থেকে ${banglaDigits(most)} পর্যন্ত, ${banglaDigits(by)} করে বাড়িয়ে একটি সংখ্যা দিন।`,
    en: `Give a number from ${least} to ${most}, in steps of ${by}.`,
  };
}

type Say = (value: string) => Text;

const notText: Say = (value) => ({ bn: `“${value}” লেখা আকারে নেই।`, en: `“${value}” isn't a text.` });
const notNumber: Say = (value) => ({
  bn: `“${value}” সংখ্যা নয়। সংখ্যা লিখুন।`,
  en: `“${value}” isn't a number. Write a number.`,
});
const notDate: Say = (value) => ({ bn: `“${value}” সঠিক তারিখ নয়।`, en: `“${value}” isn't a date that exists.` });
const notMoment: Say = (value) => ({
  bn: `“${value}” সঠিক তারিখ ও সময় নয়।`,
  en: `“${value}” isn't a date with its time.`,
});
const notListed: Say = (value) => ({
  bn: `“${value}” তালিকায় নেই। তালিকা থেকে বেছে নিন।`,
  en: `“${value}” isn't among the choices. Choose from the list.`,
});
const notLine: Say = () => ({
  bn: "প্রতিটি বিন্দুর অক্ষাংশ ও দ্রাঘিমাংশ দিন, বিন্দুগুলোর মাঝে সেমিকোলন (;) দিন। রেখায় অন্তত ২টি, এলাকায় অন্তত ৩টি বিন্দু লাগে।",
  en: "Give each point's latitude and longitude, with a semicolon between points: at least 2 for a line, 3 for an area.",
});

const MESSAGES: Partial<Record<QuestionType, Say>> = {
  integer: (value) => ({
    bn: `“${value}” পূর্ণসংখ্যা নয়। শুধু পূর্ণসংখ্যা লিখুন।`,
    en: `“${value}” isn't a whole number. Write a whole number.`,
  }),
  decimal: notNumber,
  range: notNumber,
  date: notDate,
  today: notDate,
  time: (value) => ({ bn: `“${value}” সঠিক সময় নয়।`, en: `“${value}” isn't a time of day.` }),
  dateTime: notMoment,
  start: notMoment,
  end: notMoment,
  acknowledge: (value) => ({
    bn: `এখানে শুধু “OK” দেওয়া যায়, “${value}” নয়।`,
    en: `Only “OK” can be given here, not “${value}”.`,
  }),
  select_one: notListed,
  select_multiple: notListed,
  rank: () => ({
    bn: "তালিকার প্রতিটি পছন্দকে আলাদা স্থান দিন: এক স্থান দুইবার দেওয়া যায় না।",
    en: "Give each choice of the list a place of its own: no place can be given twice.",
  }),
  geopoint: () => ({
    bn: "অক্ষাংশ ও দ্রাঘিমাংশ দিন, যেমন 23.7806 90.4074।",
    en: "Give the latitude and the longitude, as in 23.7806 90.4074.",
  }),
  geotrace: notLine,
  geoshape: notLine,
};
