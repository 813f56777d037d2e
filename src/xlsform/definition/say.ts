import type { Message } from "./fault.ts";

/** A message in both languages of the platform. */
export function say(en: string, bn: string): Message {
  return { en, bn };
}

/** The question that ends a message where something is likely; else nothing. */
export function meant(suggestion: string | undefined): Message {
  return suggestion === undefined
    ? say("", "")
    : say(` Did you mean “${suggestion}”?`, ` “${suggestion}” বোঝাতে চেয়েছেন কি?`);
}
