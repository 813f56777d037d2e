import { z } from "zod";
import { says } from "../../../platform/http/input.ts";
import { toLatinDigits } from "../../../platform/i18n/digits.ts";
import { datesInOrder, day } from "../rounds.input.ts";
import { deadlineWords } from "./deadline.messages.ts";

const typed = z.string().default("").transform(toLatinDigits);
const missingDay = says({ bn: "নতুন শেষ তারিখ দিন", en: "Give the new due date" });
const dueOn = typed.refine((text) => text !== "", { ...missingDay, abort: true }).pipe(day);
const missingReason = says({ bn: deadlineWords.bn.giveReason, en: deadlineWords.en.giveReason });
const reason = z
  .string()
  .trim()
  .max(2000)
  .default("")
  .refine((text) => text !== "", missingReason);

/** More time for one municipality. */
export const ExtendResponse = z.object({ dueOn, reason });

/** More time for everyone; without `closesOn` answers are taken until the round is closed by hand. */
export const ExtendRound = z
  .object({ dueOn, reason, closesOn: typed.transform((text) => text || undefined).pipe(day.optional()) })
  .superRefine((asked, ctx) => datesInOrder({ ...asked, opensOn: asked.dueOn }, ctx));

export const Reopen = z.object({ reason });
