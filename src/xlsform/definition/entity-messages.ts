import { meant, say } from "./say.ts";

/** What is said of entities and of the answers that are kept in them. */
export const entityMessages = {
  "entity-list-missing": () =>
    say("The entity belongs to no list: list_name is empty.", "সত্তাটি (entity) কোনো তালিকার নয়: list_name খালি।"),
  "entity-name": (name: string) =>
    say(
      `“${name}” can't be the name of a list of entities: use letters, digits, hyphens and underscores, not two underscores first.`,
      `“${name}” সত্তার (entity) তালিকার নাম হতে পারে না: অক্ষর, অঙ্ক, হাইফেন ও আন্ডারস্কোর দিন, শুরুতে দুটি আন্ডারস্কোর নয়।`,
    ),
  "entity-incomplete": (column: string) =>
    say(`The entity needs a cell in “${column}”.`, `সত্তাটির (entity) “${column}” ঘরটি পূরণ করতে হবে।`),
  "save-to-alone": (cell: string) =>
    say(
      `“${cell}” can't be kept: no entities sheet says in which list.`,
      `“${cell}” রাখার জায়গা নেই: entities শিটে কোনো তালিকা দেওয়া হয়নি।`,
    ),
  "save-to-group": (cell: string) =>
    say(`Groups and repeats can't be kept in “${cell}”.`, `গ্রুপ বা repeat “${cell}”-এ রাখা যায় না।`),
  "save-to-duplicate": (cell: string) =>
    say(`Another question is kept in “${cell}” too.`, `আরেকটি প্রশ্নের উত্তরও “${cell}”-এ রাখা হচ্ছে।`),
  "save-to-name": (cell: string) =>
    say(
      `“${cell}” can't be a property: use letters, digits, hyphens and underscores, not “name” or “label”.`,
      `“${cell}” বৈশিষ্ট্যের নাম হতে পারে না: অক্ষর, অঙ্ক, হাইফেন ও আন্ডারস্কোর দিন, “name” বা “label” নয়।`,
    ),
  "save-to-list": (cell: string) =>
    say(
      `There are several lists of entities: say which one, as in “list_name#${cell}”.`,
      `সত্তার (entity) তালিকা একাধিক: কোনটি তা লিখুন, যেমন “list_name#${cell}”।`,
    ),
  "save-to-unknown": (list: string, suggestion: string | undefined) =>
    say(
      `The entities sheet has no list “${list}”.${meant(suggestion).en}`,
      `entities শিটে “${list}” নামে কোনো তালিকা নেই।${meant(suggestion).bn}`,
    ),
};
