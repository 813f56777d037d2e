import { meant, say } from "./say.ts";

/** What is said of the column parameters. */
export const parameterMessages = {
  "parameters-form": (rest: string) =>
    say(
      `Parameters are pairs like “rows=3 seed=1”: “${rest}” isn't one.`,
      `parameters লিখতে হয় “rows=3 seed=1” এভাবে: “${rest}” তেমন নয়।`,
    ),
  "parameter-unknown": (name: string, type: string, suggestion: string | undefined) =>
    say(
      `The parameter “${name}” means nothing to a question of type “${type}” and is only kept.${meant(suggestion).en}`,
      `“${type}” ধরনের প্রশ্নে “${name}” প্যারামিটারের কোনো অর্থ নেই, শুধু রেখে দেওয়া হলো।${meant(suggestion).bn}`,
    ),
  "parameter-wrong": (name: string, value: string, wanted: readonly string[]) =>
    say(
      `The parameter “${name}” can't be “${value}”: it is ${wanted.length > 0 ? wanted.join(" or ") : "a number"}.`,
      `“${name}” প্যারামিটার “${value}” হতে পারে না: ${wanted.length > 0 ? wanted.join(" বা ") : "সংখ্যা"} দিন।`,
    ),
  "seed-alone": () => say("A seed means nothing without randomize=true.", "randomize=true ছাড়া seed-এর কোনো অর্থ নেই।"),
  "audit-incomplete": (missing: string) =>
    say(
      `To note where the answering happens, an audit also needs ${missing}.`,
      `কোথায় উত্তর দেওয়া হলো তা রাখতে audit-এ আরও লাগবে ${missing}।`,
    ),
  "audit-age": () =>
    say(
      "location-max-age can't be less than location-min-interval.",
      "location-max-age কখনো location-min-interval-এর চেয়ে কম হতে পারে না।",
    ),
};

/** What is said of the settings sheet. */
export const settingMessages = {
  "setting-unclear": (name: string, value: string) =>
    say(`“${name}” is yes or no: “${value}” is taken for no answer.`, `“${name}” হবে yes বা no: “${value}” ধরা হলো না।`),
  "instance-id-needed": () =>
    say(
      "omit_instanceID can't be yes where public_key asks for encryption.",
      "public_key দিয়ে গোপন করা হলে omit_instanceID yes হতে পারে না।",
    ),
};
