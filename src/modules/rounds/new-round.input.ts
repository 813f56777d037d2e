import { z } from "zod";
import { says } from "../../platform/http/input.ts";
import { toLatinDigits } from "../../platform/i18n/digits.ts";
import { datesInOrder, day, period } from "./rounds.input.ts";

const given = says({ bn: "এটি দিতে হবে", en: "This must be given" });
const chosen = says({ bn: "একটি বেছে নিন", en: "Choose one" });
const tooLong = says({ bn: "সর্বোচ্চ ৩০০ অক্ষর লিখুন", en: "Write at most 300 characters" });

const title = z
  .string()
  .default("")
  .refine((text) => text !== "", given)
  .refine((text) => text.length <= 300, tooLong);

const typed = z.string().default("").transform(toLatinDigits);
const needed = typed.refine((text) => text !== "", { ...given, abort: true });

/** A round as a person fills in its form. */
export const NewRoundForm = z
  .object({
    questionnaireId: z
      .string()
      .default("")
      .refine((id) => z.uuid().safeParse(id).success, chosen),
    titleBn: title,
    titleEn: title,
    period: typed.transform((text) => text.replace("–", "-")).pipe(period),
    opensOn: needed.pipe(day),
    dueOn: needed.pipe(day),
    closesOn: typed.transform((text) => (text === "" ? undefined : text)).pipe(day.optional()),
    public: z.enum(["yes", "no"]).default("yes"),
    respondents: z
      .enum(["all", "region", "district", "list"], { error: "one of all, region, district, list" })
      .default("all"),
    region: z.string().max(40).default(""),
    district: z.string().max(40).default(""),
    municipalities: z.string().max(100_000).default(""),
  })
  .superRefine(datesInOrder)
  .refine(({ respondents, region }) => respondents !== "region" || region !== "", always("region", chosen))
  .refine(({ respondents, district }) => respondents !== "district" || district !== "", always("district", chosen))
  .refine(
    ({ respondents, municipalities }) => respondents !== "list" || municipalities.trim() !== "",
    always("municipalities", given),
  );

/** Said together with the faults of other fields, not only once those are mended. */
function always(field: string, words: ReturnType<typeof says>) {
  return { ...words, path: [field], when: () => true };
}

export type NewRoundFields = z.output<typeof NewRoundForm>;
