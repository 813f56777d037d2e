import { banglaDigits } from "../bangla-digits.ts";
import { meant, say } from "./say.ts";

/** What is said of sheets and columns. */
export const sheetMessages = {
  "sheet-misspelt": (sheet: string, suggestion: string) =>
    say(
      `The sheet “${sheet}” was not read.${meant(suggestion).en}`,
      `“${sheet}” শিটটি পড়া হয়নি।${meant(suggestion).bn}`,
    ),
  "sheet-empty": (sheet: string) =>
    say(`The sheet “${sheet}” has no rows below its header.`, `“${sheet}” শিটে শিরোনামের নিচে কোনো সারি নেই।`),
  "sheet-too-long": (sheet: string, most: number) =>
    say(`The sheet “${sheet}” has more than ${most} rows.`, `“${sheet}” শিটে ${banglaDigits(most)}টির বেশি সারি আছে।`),
  "sheet-too-wide": (sheet: string, most: number) =>
    say(
      `The sheet “${sheet}” has more than ${most} columns.`,
      `“${sheet}” শিটে ${banglaDigits(most)}টির বেশি কলাম আছে।`,
    ),
  "column-missing": (column: string, found: string | undefined) =>
    say(
      `The column “${column}” is missing.${found ? ` Rename “${found}”?` : ""}`,
      `“${column}” কলামটি নেই।${found ? ` “${found}” এর নাম বদলাবেন কি?` : ""}`,
    ),
  "column-misspelt": (column: string, suggestion: string) =>
    say(
      `The column “${column}” has no meaning in XLSForm and is only kept.${meant(suggestion).en}`,
      `“${column}” কলামটি XLSForm-এ নেই, শুধু রেখে দেওয়া হলো।${meant(suggestion).bn}`,
    ),
  "column-duplicate": (column: string, other: string) =>
    say(`The column “${column}” means the same as “${other}”.`, `“${column}” ও “${other}” একই কলাম।`),
  "formula-wrong": (text: string) =>
    say(
      `The formula in this cell is broken: it gives ${text}. Mend it or write the text itself.`,
      `এই ঘরের সূত্রে ভুল আছে: ফল ${text}। সূত্র ঠিক করুন বা লেখাটি সরাসরি লিখুন।`,
    ),
  "column-unread": (column: string, other: string) =>
    say(
      `The column “${column}” was not read, since “${other}” means the same.`,
      `“${column}” কলামটি পড়া হয়নি, কারণ “${other}” একই কলাম।`,
    ),
  "language-unknown": (language: string, suggestion: string | undefined) =>
    say(
      `The default language “${language}” has no columns.${meant(suggestion).en}`,
      `মূল ভাষা “${language}” এর কোনো কলাম নেই।${meant(suggestion).bn}`,
    ),
  "translation-missing": (column: string, rows: number) =>
    say(
      `${rows} row(s) have no text in “${column}” but have one in another language.`,
      `${banglaDigits(rows)}টি সারিতে “${column}” কলাম খালি, অথচ অন্য ভাষায় লেখা আছে।`,
    ),
};

/** What is said of the rows of the survey sheet. */
export const surveyMessages = {
  "type-missing": () => say("The row has no type.", "সারিটির ধরন (type) দেওয়া হয়নি।"),
  "type-unknown": (type: string, suggestion: string | undefined) =>
    say(
      `There is no question type “${type}”.${meant(suggestion).en}`,
      `“${type}” নামে প্রশ্নের কোনো ধরন নেই।${meant(suggestion).bn}`,
    ),
  "type-unsupported": (type: string) =>
    say(`The question type “${type}” isn't supported here yet.`, `“${type}” ধরনের প্রশ্ন এখানে এখনো চালু হয়নি।`),
  "or-other-filtered": () =>
    say(
      "“or_other” can't stand beside a choice filter: no filter would leave the choice “other”.",
      "“or_other” ও choice_filter একসঙ্গে চলে না: ছাঁকলে “other” পছন্দটি আর থাকে না।",
    ),
  "name-missing": (type: string) =>
    say(`The row of type “${type}” has no name.`, `“${type}” ধরনের সারিটির নাম (name) নেই।`),
  "name-invalid": (name: string, suggestion: string | undefined) =>
    say(
      `“${name}” can't be a name: use letters, digits, hyphens, dots and underscores, beginning with a letter.${meant(suggestion).en}`,
      `“${name}” নাম হতে পারে না: অক্ষর দিয়ে শুরু করে অক্ষর, অঙ্ক, হাইফেন, ডট ও আন্ডারস্কোর ব্যবহার করুন।${meant(suggestion).bn}`,
    ),
  "name-duplicate": (name: string, row: number) =>
    say(
      `The name “${name}” is already taken in row ${row} of the same group.`,
      `একই অংশের ${banglaDigits(row)} নম্বর সারিতে “${name}” নামটি আগেই আছে।`,
    ),
  "label-missing": (name: string) => say(`“${name}” has no label.`, `“${name}” এর কোনো লেখা (label) নেই।`),
  "list-missing": (type: string) =>
    say(
      `“${type}” must say which list of choices it takes: “${type} list_name”.`,
      `“${type}” কোন তালিকা থেকে নেবে তা লিখতে হবে: “${type} list_name”।`,
    ),
  "list-unknown": (list: string, suggestion: string | undefined, sheet = "choices") =>
    say(
      `The ${sheet} sheet has no list “${list}”.${meant(suggestion).en}`,
      `${sheet} শিটে “${list}” নামে কোনো তালিকা নেই।${meant(suggestion).bn}`,
    ),
  "calculation-missing": (name: string) =>
    say(`“${name}” calculates nothing: the calculation is empty.`, `“${name}” এর হিসাবের সূত্র (calculation) খালি।`),
  "range-wrong": () =>
    say(
      "The parameters of a range are numbers: start, end and a step above 0, as in “start=1 end=10 step=1”.",
      "range-এর parameters হলো সংখ্যা: start, end ও ০-এর বেশি step, যেমন “start=1 end=10 step=1”।",
    ),
  "audit-name": () =>
    say("An audit is always named “audit”: leave its name empty.", "audit-এর নাম সব সময় “audit”: নামের ঘর খালি রাখুন।"),
  "group-unclosed": (what: string, name: string) =>
    say(
      `The ${what} “${name}” begins here and never ends: add “end ${what}”.`,
      `“${name}” (${what}) এখানে শুরু হয়েছে, শেষ হয়নি: “end ${what}” যোগ করুন।`,
    ),
  "loop-too-large": (most: number) =>
    say(
      `The loops stand for more than ${most} questions.`,
      `লুপ (loop) মিলিয়ে ${banglaDigits(most)}টির বেশি প্রশ্ন হয়ে যায়।`,
    ),
  "group-empty": (name: string) => say(`“${name}” holds no question.`, `“${name}” এর ভেতরে কোনো প্রশ্ন নেই।`),
  "end-stray": (what: string) =>
    say(`“end ${what}” closes nothing: nothing is open here.`, `“end ${what}” দিয়ে কিছুই শেষ হচ্ছে না: এখানে কিছু খোলা নেই।`),
  "end-mismatch": (what: string, open: string, row: number) =>
    say(
      `“end ${what}” stands where the ${open} of row ${row} should end.`,
      `এখানে ${banglaDigits(row)} নম্বর সারির ${open} শেষ হওয়ার কথা, “end ${what}” নয়।`,
    ),
  "nesting-too-deep": (most: number) =>
    say(
      `Groups stand more than ${most} deep in each other.`,
      `একটির ভেতরে আরেকটি করে ${banglaDigits(most)} ধাপের বেশি গ্রুপ আছে।`,
    ),
  "default-wrong": (value: string, type: string) =>
    say(
      `The default “${value}” isn't an answer to a question of type “${type}”.`,
      `“${value}” পূর্বনির্ধারিত উত্তরটি “${type}” ধরনের প্রশ্নের উত্তর নয়।`,
    ),
  "required-group": (name: string) =>
    say(
      `“${name}” is a group: “required” says nothing of it. Put it on the questions inside.`,
      `“${name}” একটি গ্রুপ: এতে “required” কাজ করে না। ভেতরের প্রশ্নে দিন।`,
    ),
  "search-unread": () =>
    say(
      "search() fetches no choices here: the choices sheet is offered as it stands. Use select_one_from_file.",
      "search() দিয়ে এখানে পছন্দ আনা হয় না: choices শিটে যা আছে তাই দেখানো হয়। select_one_from_file ব্যবহার করুন।",
    ),
  "trigger-form": (trigger: string) =>
    say(
      `A trigger names questions, as in “$\{age}” or “$\{age}, $\{sex}”: “${trigger}” doesn't.`,
      `trigger কলামে প্রশ্নের নাম দিতে হয়, যেমন “$\{age}” বা “$\{age}, $\{sex}”: “${trigger}” তেমন নয়।`,
    ),
  "image-missing": (name: string) =>
    say(
      `“${name}” has a big-image but no image to show first.`,
      `“${name}” সারিতে big-image আছে, কিন্তু প্রথমে দেখানোর image নেই।`,
    ),
  "trigger-missing": (name: string) =>
    say(
      `“${name}” is noted when a question is answered: name that question in trigger.`,
      `কোন প্রশ্নের উত্তর দিলে “${name}” লেখা হবে, trigger কলামে সেই প্রশ্নের নাম দিন।`,
    ),
  "calculation-stray": (name: string) =>
    say(`“${name}” can't have a calculation.`, `“${name}” সারিতে calculation থাকতে পারে না।`),
  "name-capitals": (name: string, other: string) =>
    say(
      `“${name}” and “${other}” differ in capitals only: some programs can't tell them apart.`,
      `“${name}” ও “${other}” শুধু ছোট-বড় হাতের অক্ষরে আলাদা: কিছু প্রোগ্রাম এদের এক ভাববে।`,
    ),
  "name-taken": (name: string) =>
    say(`The name “${name}” belongs to the form itself: choose another.`, `“${name}” নামটি ফরমের নিজের: অন্য নাম দিন।`),
  "repeat-name-duplicate": (name: string, row: number) =>
    say(
      `The repeat of row ${row} is called “${name}” too: other programs want repeats to have names of their own.`,
      `${banglaDigits(row)} নম্বর সারির repeat-এর নামও “${name}”: অন্য প্রোগ্রামে প্রতিটি repeat-এর আলাদা নাম লাগে।`,
    ),
  "table-list-mixed": (list: string) =>
    say(
      `All selects of a table-list take the same choices: “${list}”.`,
      `table-list-এর সব প্রশ্নের পছন্দের তালিকা একই হতে হবে: “${list}”।`,
    ),
  "table-list-filtered": () => say("A table-list can't have a choice filter.", "table-list-এ choice_filter চলে না।"),
  "faults-cut": (most: number) =>
    say(
      `There are more than ${most} faults; the rest are not listed.`,
      `${banglaDigits(most)}টির বেশি ভুল আছে; বাকিগুলো দেখানো হলো না।`,
    ),
};

/** What is said of the rows of the choices sheet. */
export const choiceMessages = {
  "choice-list-missing": () =>
    say("The choice belongs to no list: list_name is empty.", "পছন্দটি কোনো তালিকার নয়: list_name খালি।"),
  "choice-name-missing": () => say("The choice has no name.", "পছন্দটির নাম (name) নেই।"),
  "choice-name-space": (name: string, suggestion: string) =>
    say(
      `“${name}” has a space in it, so that it can't be told apart among several selected ones.${meant(suggestion).en}`,
      `“${name}” নামে ফাঁক আছে, তাই একসঙ্গে কয়েকটি বাছলে আলাদা করা যাবে না।${meant(suggestion).bn}`,
    ),
  "choice-name-duplicate": (name: string, row: number) =>
    say(
      `The list already has “${name}” in row ${row}. (If it is meant, set allow_choice_duplicates to yes.)`,
      `${banglaDigits(row)} নম্বর সারিতে এই তালিকায় “${name}” আগেই আছে। (ইচ্ছাকৃত হলে settings শিটে allow_choice_duplicates = yes দিন।)`,
    ),
  "choice-label-missing": (name: string) =>
    say(`The choice “${name}” has no label.`, `“${name}” পছন্দটির কোনো লেখা (label) নেই।`),
};

/** What is said of the files that a questionnaire brings along. */
export const attachmentMessages = {
  "file-missing": (file: string, suggestion: string | undefined) =>
    say(
      `The file “${file}” isn't attached.${meant(suggestion).en}`,
      `“${file}” ফাইলটি সঙ্গে দেওয়া হয়নি।${meant(suggestion).bn}`,
    ),
  "file-kind": (file: string) =>
    say(
      `Choices are read from a file that ends in .csv, .xml or .geojson: “${file}” doesn't.`,
      `পছন্দের তালিকা .csv, .xml বা .geojson ফাইল থেকে পড়া হয়: “${file}” তেমন ফাইল নয়।`,
    ),
  "file-unreadable": (file: string) =>
    say(
      `The file “${file}” holds no list: it isn't inside what its ending says.`,
      `“${file}” ফাইলে কোনো তালিকা পাওয়া যায়নি: নামের শেষে যা লেখা, ভেতরে তা নেই।`,
    ),
  "external-in-repeat": (name: string) =>
    say(
      `“${name}” stands for a file and can't be inside a repeat: move the row out.`,
      `“${name}” একটি ফাইল, তাই repeat-এর ভেতরে থাকতে পারে না: সারিটি বাইরে নিন।`,
    ),
  "external-taken": (name: string, file: string | undefined) =>
    say(
      `“${name}” already means ${file === undefined ? "a list of choices" : `the file “${file}”`}: give this file another name.`,
      `“${name}” নামে আগেই ${file === undefined ? "একটি পছন্দের তালিকা" : `“${file}” ফাইলটি`} আছে: এই ফাইলের অন্য নাম দিন।`,
    ),
  "file-column-missing": (file: string, column: string, suggestion: string | undefined) =>
    say(
      `The file “${file}” has no column “${column}”.${meant(suggestion).en}`,
      `“${file}” ফাইলে “${column}” নামে কোনো কলাম নেই।${meant(suggestion).bn}`,
    ),
};

/** What is said of names in expressions. */
export const nameMessages = {
  "question-unknown": (name: string, suggestion: string | undefined) =>
    say(
      `There is no question “${name}”.${meant(suggestion).en}`,
      `“${name}” নামে কোনো প্রশ্ন নেই।${meant(suggestion).bn}`,
    ),
  "question-ambiguous": (name: string) =>
    say(
      `Several questions are named “${name}”: $\{${name}} can't say which.`,
      `“${name}” নামে একাধিক প্রশ্ন আছে: $\{${name}} দিয়ে কোনটি তা বোঝা যায় না।`,
    ),
  "path-unknown": (name: string, suggestion: string | undefined) =>
    say(
      `The path leads nowhere at “${name}”.${meant(suggestion).en}`,
      `“${name}” অংশে পথটি কোথাও পৌঁছায় না।${meant(suggestion).bn}`,
    ),
  "choice-column-unknown": (name: string, suggestion: string | undefined) =>
    say(
      `The choices sheet has no column “${name}”.${meant(suggestion).en}`,
      `choices শিটে “${name}” নামে কোনো কলাম নেই।${meant(suggestion).bn}`,
    ),
  "instance-unknown": (name: string, suggestion: string | undefined) =>
    say(`There is no list “${name}”.${meant(suggestion).en}`, `“${name}” নামে কোনো তালিকা নেই।${meant(suggestion).bn}`),
  "last-saved-empty": (name: string) =>
    say(
      `$\{last-saved#${name}} is empty here: nothing is taken over from the response before.`,
      `$\{last-saved#${name}} এখানে খালি থাকে: আগের উত্তরপত্র থেকে কিছু আনা হয় না।`,
    ),
  circle: (names: string) =>
    say(`These wait for each other in a circle: ${names}.`, `এগুলো চক্রাকারে একে অন্যের উপর নির্ভর করছে: ${names}।`),
};
