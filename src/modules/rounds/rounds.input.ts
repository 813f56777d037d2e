import { z } from "zod";
import { says } from "../../platform/http/input.ts";
import type { Answers } from "../../xlsform/index.ts";

const notADay = says({ bn: "তারিখটি ঠিক নয়", en: "This is not a date" });
/** A day of the calendar, `YYYY-MM-DD`. */
export const day = z.string().refine((text) => isDay(text), notADay);

function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

/** A fiscal year, as `2025-26`. */
export const period = z
  .string()
  .refine(
    (text) => /^\d{4}-\d{2}$/.test(text) && (Number(text.slice(0, 4)) + 1) % 100 === Number(text.slice(5)),
    says({ bn: "অর্থবছর এভাবে লিখুন: 2025-26", en: "Write the fiscal year as 2025-26" }),
  );

const code = z.string().min(1).max(40);

const respondents = z.union([
  z.literal("all"),
  z.strictObject({ municipalities: z.array(code).min(1).max(2000) }),
  z.strictObject({ region: code }),
  z.strictObject({ district: code }),
]);

const title = z.string().trim().min(1).max(300);

/** A round as a program asks for it. One title serves both languages. */
export const NewRoundBody = z
  .object({
    questionnaireId: z.uuid(),
    title: z
      .union([title, z.strictObject({ bn: title, en: title })])
      .transform((given) => (typeof given === "string" ? { bn: given, en: given } : given)),
    opensOn: day,
    dueOn: day,
    closesOn: day.nullish().transform((given) => given ?? undefined),
    period: period.optional(),
    public: z.boolean().default(true),
    mayorSigns: z.boolean().default(false),
    practice: z.boolean().default(false),
    answersEach: z.enum(["one", "many"]).default("one"),
    respondents,
  })
  .superRefine(datesInOrder);

/** Due after opening, closing after due: said at the date that is wrong. */
export function datesInOrder(
  dates: { opensOn: string; dueOn: string; closesOn?: string | undefined },
  ctx: z.core.$RefinementCtx,
): void {
  const fault = (path: string, bn: string, en: string) =>
    ctx.addIssue({ code: "custom", path: [path], message: en, params: { text: { bn, en } } });
  if (dates.dueOn < dates.opensOn) {
    fault("dueOn", "শেষ তারিখ খোলার তারিখের আগে হতে পারে না", "The due date can't be before the opening date");
  }
  if (dates.closesOn !== undefined && dates.closesOn < dates.dueOn) {
    fault("closesOn", "বন্ধের তারিখ শেষ তারিখের আগে হতে পারে না", "The closing date can't be before the due date");
  }
}

/** No questionnaire nests its groups and repeats deeper. */
const deepest = 100;

/** Whether a value can be kept as it is: a number beyond all measure would become nothing in the draft. */
function canBeKept(value: unknown, depth = 1): boolean {
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value !== "object" || value === null) return true;
  return depth <= deepest && Object.values(value).every((each) => canBeKept(each, depth + 1));
}

export const answer = z.unknown().refine(
  (value) => canBeKept(value),
  says({
    bn: "এতে এমন কিছু আছে যা রাখা যায় না: খুব বড় সংখ্যা বা খুব বেশি স্তর",
    en: "It holds what can't be kept: a number too large, or levels too deep",
  }),
);

/** Answers nested by name; what they mean is the form's business. */
export const AnswersBody = z.record(z.string(), answer) as z.ZodType<Answers>;

export const DraftBody = z.object({ answers: AnswersBody, baseVersion: z.int().min(0).optional() });

export const ReturnBody = z.object({
  comment: z.string().trim().max(5000).default(""),
  questions: z
    .array(z.object({ path: z.string().min(1).max(500), comment: z.string().trim().min(1).max(5000) }))
    .max(1000)
    .default([]),
});

/** What a reviewer writes when returning a response: on the whole, on single questions, or both. */
export type ReturnWords = z.output<typeof ReturnBody>;

export const RoundParams = z.object({ id: z.uuid() });
export const ResponseParams = z.object({ id: z.uuid(), code });
export const RevisionParams = z.object({ id: z.uuid(), code, n: z.coerce.number().int().min(1).max(1_000_000) });
export const ExportQuery = z.object({ format: z.enum(["csv", "json", "zip"]).default("csv") });

/** A page's number, search or choice that isn't one of ours counts as not given: an old link still opens. */
const word = z.string().trim().max(100).optional().catch(undefined);
const done = <const D extends readonly [string, ...string[]]>(words: D) => z.enum(words).optional().catch(undefined);

export const RoundsQuery = z.object({ cursor: z.string().max(500).optional().catch(undefined) });

/** Which responses a list may be narrowed to: `out` is everything that isn't in yet. */
export const listedStates = [
  "out",
  "not-started",
  "in-progress",
  "with-mayor",
  "returned",
  "submitted",
  "approved",
] as const;

/** How a round's page is asked for: what its list is narrowed to, and what was just done. */
export const RoundQuery = z.object({
  region: word,
  district: word,
  state: z.enum(listedStates).optional().catch(undefined),
  search: word.transform((text) => text?.normalize("NFC")),
  page: z.coerce.number().int().min(1).max(100_000).catch(1),
  done: done(["opened", "closed"]),
});

/** Which answers a reviewer looks at, and between which revisions. */
export const answerViews = ["changed", "unlike", "commented", "empty", "all"] as const;
const number = z.coerce.number().int().min(1).max(1_000_000).optional().catch(undefined);

export const ReviewQuery = z.object({
  view: z.enum(answerViews).optional().catch(undefined),
  from: number,
  to: number,
  done: done(["approved", "returned", "signed", "sent-back"]),
});

export const NewRoundQuery = z.object({ questionnaire: z.uuid().optional().catch(undefined) });
