import { z } from "zod";
import { says } from "../../../platform/http/input.ts";
import type { AnswerValue } from "../../../xlsform/index.ts";
import { answer, AnswersBody } from "../rounds.input.ts";

/** Made by who sends it, once for each thing that is sent: sent again under the same id, it counts once. */
const requestId = z.uuid().transform((id) => id.toLowerCase());

/** Path of a question, as `trucks[1]/plate`. */
const path = z.string().min(1).max(500);
const instancePath = path.regex(/\[\d{1,6}\]$/);
/** As PostgreSQL counts drafts. */
const baseVersion = z.int().min(0).max(2_147_483_647);
const reasons = z.record(path, z.string().trim().max(2000).nullable());
/** When the person finished, by their own clock; the calendar begins with the year 1. */
const givenAt = z.iso
  .datetime({ offset: true })
  .transform((text) => new Date(text))
  .refine((date) => date.getUTCFullYear() >= 1, says({ bn: "তারিখটি ঠিক নয়", en: "This is not a date" }));

/** A few answers, changed in the draft that they were given to. */
export const ChangesBody = z.object({
  id: requestId,
  baseVersion,
  /** What is answered, by the question's path; null takes an answer away, and one past the last row makes a new row. */
  set: z.record(path, answer as z.ZodType<AnswerValue | null>).default({}),
  /** Rows to take away, by the numbers that they have in the draft of `baseVersion`. */
  remove: z.array(instancePath).max(1000).default([]),
  reasons: reasons.default({}),
  /** The sender's own answers that give way to someone else's to the same questions: kept in the history. */
  aside: z.record(path, answer as z.ZodType<AnswerValue>).default({}),
  givenAt: givenAt.optional(),
});

export type Changes = z.output<typeof ChangesBody>;

export const ChangesQuery = z.object({ problems: z.enum(["yes", "no"]).default("no") });

/** A submit: of the draft as it stands, or of whole answers in one go. */
export const SubmitBody = z
  .object({
    id: requestId.optional(),
    answers: AnswersBody.optional(),
    /** The draft that the answers were changed from; without it they stand as they are. */
    baseVersion: baseVersion.optional(),
    reasons: reasons.default({}),
    givenAt: givenAt.optional(),
    /** The version of the questionnaire that was answered; the round's without it. */
    versionId: z.uuid().optional(),
    channel: z.enum(["web", "phone-app", "program"]).default("program"),
  })
  .default({ reasons: {}, channel: "program" });

export type Submit = z.output<typeof SubmitBody>;

export const ReceiptParams = z.object({ receipt: z.string().min(1).max(60) });
