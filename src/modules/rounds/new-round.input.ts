import { z } from "zod";
import { says } from "../../platform/http/input.ts";
import { toLatinDigits } from "../../platform/i18n/digits.ts";
import { datesInOrder, day, period } from "./rounds.input.ts";

const tooLong = says({ bn: "সর্বোচ্চ ৩০০ অক্ষর লিখুন", en: "Write at most 300 characters" });

const title = (missing: ReturnType<typeof says>) =>
  z
    .string()
    .default("")
    .refine((text) => text !== "", missing)
    .refine((text) => text.length <= 300, tooLong);

const typed = z.string().default("").transform(toLatinDigits);
const dayNeeded = (missing: ReturnType<typeof says>) =>
  typed.refine((text) => text !== "", { ...missing, abort: true }).pipe(day);

/** A round as a person fills in its form. */
export const NewRoundForm = z
  .object({
    questionnaireId: z
      .string()
      .default("")
      .refine((id) => z.uuid().safeParse(id).success, says({ bn: "প্রশ্নপত্র বেছে নিন", en: "Choose a questionnaire" })),
    titleBn: title(says({ bn: "পর্বের বাংলা নাম লিখুন", en: "Write the round's name in Bangla" })),
    titleEn: title(says({ bn: "পর্বের ইংরেজি নাম লিখুন", en: "Write the round's name in English" })),
    period: typed.transform((text) => text.replace("–", "-")).pipe(period),
    opensOn: dayNeeded(says({ bn: "খোলার তারিখ দিন", en: "Give the opening date" })),
    dueOn: dayNeeded(says({ bn: "উত্তর দেওয়ার শেষ তারিখ দিন", en: "Give the due date" })),
    closesOn: typed.transform((text) => (text === "" ? undefined : text)).pipe(day.optional()),
    public: z.enum(["yes", "no"]).default("yes"),
    mayorSigns: z.enum(["yes", "no"]).default("no"),
    practice: z.enum(["yes", "no"]).default("no"),
    respondents: z
      .enum(["all", "region", "district", "list"], { error: "one of all, region, district, list" })
      .default("all"),
    region: z.string().max(40).default(""),
    district: z.string().max(40).default(""),
    municipalities: z.string().max(100_000).default(""),
  })
  .superRefine(datesInOrder)
  .refine(
    ({ respondents, region }) => respondents !== "region" || region !== "",
    always("region", says({ bn: "অঞ্চল বেছে নিন", en: "Choose a region" })),
  )
  .refine(
    ({ respondents, district }) => respondents !== "district" || district !== "",
    always("district", says({ bn: "জেলা বেছে নিন", en: "Choose a district" })),
  )
  .refine(
    ({ respondents, municipalities }) => respondents !== "list" || municipalities.trim() !== "",
    always(
      "municipalities",
      says({ bn: "অন্তত একটি পৌরসভার নাম বা কোড লিখুন", en: "Write the name or code of at least one municipality" }),
    ),
  );

/** Said together with the faults of other fields, not only once those are mended. */
function always(field: string, words: ReturnType<typeof says>) {
  return { ...words, path: [field], when: () => true };
}

export type NewRoundFields = z.output<typeof NewRoundForm>;
