import { z } from "zod";
import { type InputError, refusals } from "../errors/problem.ts";
import type { Lang } from "../i18n/lang.ts";

/** Gives a schema's refusal its words: `z.string().refine(isDate, says({ bn, en }))`. */
export function says(text: Record<Lang, string>): { message: string; params: { text: Record<Lang, string> } } {
  return { message: text.en, params: { text } };
}

/** Reads input by its schema: the value, or every fault with words in both languages. */
export function readInput<S extends z.ZodType>(
  schema: S,
  value: unknown,
): { ok: true; value: z.output<S> } | { ok: false; errors: InputError[] } {
  // Without it an issue doesn't say what was given, and a wrong type can't be told from nothing at all.
  const read = schema.safeParse(value, { reportInput: true });
  return read.success ? { ok: true, value: read.data } : { ok: false, errors: read.error.issues.map(inputError) };
}

/** Reads input by its schema. @throws Problem `bad-input` with every fault */
export function requireInput<S extends z.ZodType>(schema: S, value: unknown): z.output<S> {
  const read = readInput(schema, value);
  if (!read.ok) throw refusals.badInput(read.errors);
  return read.value;
}

function inputError(issue: z.core.$ZodIssue): InputError {
  const path = (issue.path ?? []).map(String).join(".");
  const text = issue.code === "custom" ? (issue.params?.text as Record<Lang, string> | undefined) : undefined;
  return { path, kind: kindOf(issue), message: text ?? wordsFor(issue) };
}

function kindOf(issue: z.core.$ZodIssue): string {
  if (issue.code === "invalid_type" && issue.input === undefined) return "required";
  return issue.code === "unrecognized_keys" ? "unknown" : issue.code === "invalid_type" ? "type" : "constraint";
}

function wordsFor(issue: z.core.$ZodIssue): Record<Lang, string> {
  switch (issue.code) {
    case "invalid_type":
      return issue.input === undefined || issue.input === ""
        ? { bn: "এটি দিতে হবে", en: "This must be given" }
        : { bn: "এখানে অন্য ধরনের তথ্য দরকার", en: `It must be of the kind “${issue.expected}”` };
    case "too_small":
      return issue.origin !== "number" && issue.minimum === 1
        ? { bn: "এটি দিতে হবে", en: "This must be given" }
        : { bn: `অন্তত ${issue.minimum} হতে হবে`, en: `It must be at least ${issue.minimum}` };
    case "too_big":
      return { bn: `সর্বোচ্চ ${issue.maximum} হতে পারে`, en: `It can be at most ${issue.maximum}` };
    case "invalid_value":
      return { bn: "তালিকা থেকে একটি বেছে নিন", en: `It must be one of: ${issue.values.join(", ")}` };
    case "invalid_format":
      return { bn: "লেখার ধরন ঠিক নেই", en: "It is not written in the right form" };
    case "unrecognized_keys":
      return { bn: `অচেনা নাম: ${issue.keys.join(", ")}`, en: `Unknown name: ${issue.keys.join(", ")}` };
    case "invalid_union":
      return { bn: "এখানে যে কটি রূপ চলে, এটি তার কোনোটি নয়", en: "It has none of the forms that may stand here" };
    default:
      return { bn: "এটি ঠিক নয়", en: issue.message };
  }
}
