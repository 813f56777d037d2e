import { z } from "zod";
import { says } from "../../../platform/http/input.ts";
import { toLatinDigits } from "../../../platform/i18n/digits.ts";

const days = says({ bn: "০ থেকে ৩৬৫ পর্যন্ত একটি পূর্ণ সংখ্যা লিখুন", en: "Write a whole number from 0 to 365" });

/** Another day for letters, as a person fills it in. */
export const ScheduleForm = z
  .object({
    days: z
      .string()
      .default("")
      .transform((text) => toLatinDigits(text.trim()))
      .refine((text) => /^\d{1,3}$/.test(text) && Number(text) <= 365, days)
      .transform(Number),
    side: z.enum(["before", "after"]).default("before"),
    audience: z.enum(["respondents", "regions"]).default("respondents"),
  })
  .transform((form) => ({
    daysAfterDue: form.side === "before" ? -form.days || 0 : form.days,
    audience: form.audience,
  }));

export const ScheduleParams = z.object({ id: z.uuid(), schedule: z.uuid() });
