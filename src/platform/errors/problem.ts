import type { Lang } from "../i18n/lang.ts";

/** One fault in what was sent: where, what kind, and what it means in both languages. */
export interface InputError {
  /** Name of the field, or the path of the question, as `trucks[1]/plate`. */
  path: string;
  kind: string;
  message: Record<Lang, string>;
  /** What else a caller may use: sheet, row, column of a workbook … */
  more?: Record<string, unknown>;
}

/** A refusal that people and programs can act on. Pages and API say the same thing, each in its own form. */
export class Problem extends Error {
  constructor(
    /** Stable name, as `round-closed`; programs decide by it. */
    readonly code: string,
    /** HTTP status. */
    readonly status: number,
    readonly title: Record<Lang, string>,
    readonly errors: InputError[] = [],
    /** Further members of the problem document. */
    readonly more: Record<string, unknown> = {},
  ) {
    super(`${code}: ${title.en}`);
    this.name = "Problem";
  }
}

/** The problem as RFC 9457 has it. */
export function problemDocument(problem: Problem, lang: Lang, instance: string) {
  return {
    ...problem.more,
    type: `urn:poura:problem:${problem.code}`,
    title: problem.title[lang],
    status: problem.status,
    detail: problem.errors[0]?.message[lang] ?? problem.title[lang],
    instance,
    ...(problem.errors.length > 0 && {
      errors: problem.errors.map(({ path, kind, message, more }) => ({ ...more, path, kind, message: message[lang] })),
    }),
  };
}

/** Refusals that any module may give. */
export const refusals = {
  notFound: () =>
    new Problem("not-found", 404, { bn: "যা খুঁজছেন তা পাওয়া যায়নি", en: "What you are looking for was not found" }),
  notAllowed: () =>
    new Problem("not-allowed", 403, { bn: "এই কাজের অনুমতি আপনার নেই", en: "You are not allowed to do this" }),
  onlyByLink: () =>
    new Problem("not-allowed", 403, {
      bn: "লিংক বা কোড দিয়ে এলে শুধু একটি প্রশ্নপত্রের উত্তর দেওয়া যায়। বাকি সব দেখতে প্রবেশ করুন।",
      en: "A link or code opens one questionnaire only. Sign in to see everything else.",
    }),
  signInFirst: () => new Problem("sign-in-first", 401, { bn: "আগে প্রবেশ করুন", en: "Sign in first" }),
  formExpired: () =>
    new Problem("form-expired", 403, {
      bn: "পাতাটি পুরোনো হয়ে গেছে। পাতাটি আবার খুলে আরেকবার চেষ্টা করুন।",
      en: "This page is out of date. Open it again and try once more.",
    }),
  badInput: (errors: InputError[]) =>
    new Problem("bad-input", 422, { bn: "যা পাঠানো হয়েছে তাতে ভুল আছে", en: "What was sent has errors" }, errors),
  tooLarge: (limit: string) =>
    new Problem("too-large", 413, {
      bn: `যা পাঠানো হয়েছে তা খুব বড়; সীমা ${limit}`,
      en: `What was sent is too large; the limit is ${limit}`,
    }),
  notReady: () =>
    new Problem(
      "not-ready",
      503,
      {
        bn: "এই মুহূর্তে সেবা দেওয়া যাচ্ছে না। একটু পরে আবার চেষ্টা করুন।",
        en: "We can't serve you at this moment. Try again shortly.",
      },
      [],
      { retryAfter: 2 },
    ),
  tooMany: (seconds: number) =>
    new Problem(
      "too-many-attempts",
      429,
      { bn: "অনেকবার চেষ্টা হয়েছে। কিছুক্ষণ পর আবার চেষ্টা করুন।", en: "Too many attempts. Try again in a while." },
      [],
      { retryAfter: seconds },
    ),
};
