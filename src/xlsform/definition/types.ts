import { banglaDigits } from "../bangla-digits.ts";
import { likely } from "../expression/likely.ts";
import { QUESTION_TYPES, type QuestionType } from "./question-types.ts";

/** What has a row where it begins and one where it ends. */
export type Bracket = "group" | "repeat" | "loop";

/** What a cell of the type column says. */
export type RowType =
  | { kind: "begin"; what: "group" | "repeat" }
  | { kind: "begin"; what: "loop"; list: string }
  | { kind: "end"; what: Bracket }
  | {
      kind: "question";
      type: QuestionType;
      list?: string;
      /** The list is one of the sheet external_choices. */
      external?: true;
      /** The name of the file that the choices stand in. */
      file?: string;
      orOther: boolean;
      /** What the type says beside what its answer is. */
      means?: Meaning;
    }
  /** Not a question: a file that expressions read by its name. */
  | { kind: "external"; ending: "csv" | "xml" }
  | { kind: "list-missing"; type: string }
  | { kind: "unsupported" }
  | { kind: "unknown"; suggestion: string | undefined };

/** What an old type said of its answers without a column for it. */
export interface Meaning {
  constraint: string;
  hint?: { en: string; bn: string };
}

/** Types that are another with a constraint, which their row may replace. */
const MEANINGS: Readonly<Record<string, Meaning & { type: QuestionType }>> = {
  percentage: { type: "integer", constraint: "0 <= . and . <= 100" },
  "phone number": {
    type: "text",
    constraint: "regex(., '^\\d*$')",
    hint: { en: "Enter numbers only.", bn: "শুধু অঙ্ক লিখুন।" },
  },
  "number of days in last month": daysUpTo(31),
  "number of days in last six months": daysUpTo(183),
  "number of days in last year": daysUpTo(365),
};

/** The other spellings of types that need no list. */
const ALSO: Readonly<Partial<Record<QuestionType, readonly string[]>>> = {
  text: ["string", "tel"],
  integer: ["int"],
  dateTime: ["datetime", "date time"],
  acknowledge: ["trigger"],
  image: ["photo", "picture", "signature", "draw", "annotate", "selfie"],
  geopoint: ["gps", "location"],
  start: ["start time", "get start time"],
  end: ["end time", "get end time"],
  today: ["get today"],
  deviceid: ["device id", "imei", "get device id", "uri:deviceid"],
  username: ["get username", "uri:username"],
  email: ["get email", "uri:email"],
  phonenumber: ["get phone number", "uri:phonenumber"],
  simserial: ["sim id", "get sim id", "uri:simserial"],
  subscriberid: ["subscriber id", "get subscriber id", "uri:subscriberid"],
};
const LISTED: ReadonlySet<QuestionType> = new Set<QuestionType>(["select_one", "select_multiple", "rank", "osm"]);
const TYPES = new Map<string, QuestionType>(
  QUESTION_TYPES.filter((type) => !LISTED.has(type)).flatMap((type) =>
    [type.toLowerCase(), ...(ALSO[type] ?? [])].flatMap((name) =>
      [name, `q ${name}`, `add ${name} prompt`].map((spelling) => [spelling, type] as const),
    ),
  ),
);

/** Types of older or other programs, which have no meaning here. */
const UNSUPPORTED =
  /^(cascading[_ ]select\b.*|(begin|end)[_ ](kobomatrix|score|rank)|score__row|rank__level|include|add .+ prompt)$/;

/** What people write who know other form builders. */
const MEANT: Readonly<Record<string, string>> = {
  number: "integer",
  numeric: "decimal",
  float: "decimal",
  double: "decimal",
  textarea: "text",
  longtext: "text",
  paragraph: "text",
  checkbox: "select_multiple",
  radio: "select_one",
  dropdown: "select_one",
  select: "select_one",
  boolean: "select_one",
  section: "begin group",
  calculated: "calculate",
  calculation: "calculate",
};

const BEGIN_OR_END = /^(begin|end)[\s_]*(group|repeat|lgroup|looped group)$/;
const LOOP = /^(begin|end)[\s_]*loop(?: over)?(?: (\S+))?$/;
const SELECT_ONE =
  /^(?:select[_ ]one|select1|add select one prompt)(?: from| using)?(?: (\S+))?( or[_ ]other| or specify other)?$/;
const SELECT_MULTIPLE =
  /^(?:select[_ ]multiple|select[_ ]all[_ ]that[_ ]apply|add select multiple prompt)(?: from| using)?(?: (\S+))?( or[_ ]other| or specify other)?$/;

const FROM_FILE = /^select[_ ](one|multiple)[_ ]from[_ ]file(?: (\S+))?$/;
const EXTERNAL = /^select[_ ]one[_ ]external(?: (\S+))?$/;
const OSM = /^osm(?: (\S+))?$/;
const EXTERNAL_FILE = /^(csv|xml)[-_ ]external$/;
const RANK = /^rank(?: from| using)?(?: (\S+))?$/;

/** Reads a cell of the type column, in today's spelling or an old one. */
export function readType(cell: string): RowType {
  const source = cell.trim().replace(/\s+/g, " ");
  const type = source.toLowerCase();
  const bracket = BEGIN_OR_END.exec(type);
  if (bracket) return { kind: bracket[1] as "begin" | "end", what: bracket[2] === "group" ? "group" : "repeat" };
  const loop = LOOP.exec(type);
  if (loop) return readLoop(source, loop);
  const known = spellingsOf(type)
    .map((spelling) => TYPES.get(spelling))
    .find(Boolean);
  if (known) return { kind: "question", type: known, orOther: false };
  const select = readFromElsewhere(source, type) ?? readSelect(source, type) ?? readSpecial(source, type);
  if (select) return select;
  if (UNSUPPORTED.test(type)) return { kind: "unsupported" };
  return { kind: "unknown", suggestion: suggest(type) };
}

/** The same words parted by spaces or hyphens, whatever their author parted them by. */
function spellingsOf(type: string): string[] {
  return [type, type.replaceAll(/[_-]/g, " "), type.replaceAll(/[_ ]/g, "-")];
}

function readSpecial(source: string, type: string): RowType | null {
  const external = EXTERNAL_FILE.exec(type);
  if (external) return { kind: "external", ending: external[1] as "csv" | "xml" };
  const osm = OSM.exec(type);
  if (osm)
    return { kind: "question", type: "osm", orOther: false, ...(osm[1] && { list: source.slice(-osm[1].length) }) };
  const spelling = spellingsOf(type).find((each) => Object.hasOwn(MEANINGS, each));
  if (spelling === undefined) return null;
  const { type: meant, ...means } = MEANINGS[spelling]!;
  return { kind: "question", type: meant, orOther: false, means };
}

function daysUpTo(most: number): Meaning & { type: QuestionType } {
  const hint = { en: `Enter a number 0-${most}.`, bn: `০-${banglaDigits(most)} এর মধ্যে একটি সংখ্যা লিখুন।` };
  return { type: "integer", constraint: `0 <= . and . <= ${most}`, hint };
}

function readLoop(source: string, [, bracket, list]: RegExpExecArray): RowType {
  if (bracket === "end") return { kind: "end", what: "loop" };
  if (list === undefined) return { kind: "list-missing", type: "begin loop over" };
  return { kind: "begin", what: "loop", list: source.slice(-list.length) };
}

/** A select whose choices don't stand in the choices sheet. */
function readFromElsewhere(source: string, type: string): RowType | null {
  const fromFile = FROM_FILE.exec(type);
  const external = fromFile ? null : EXTERNAL.exec(type);
  if (!fromFile && !external) return null;
  const select: QuestionType = fromFile?.[1] === "multiple" ? "select_multiple" : "select_one";
  const named = fromFile?.[2] ?? external?.[1];
  if (named === undefined) return { kind: "list-missing", type: select };
  // The name keeps its capitals, and is the last word.
  const name = source.slice(-named.length);
  const question = { kind: "question", type: select, orOther: false } as const;
  return fromFile ? { ...question, file: name } : { ...question, list: name, external: true };
}

function readSelect(source: string, type: string): RowType | null {
  const one = SELECT_ONE.exec(type);
  const rank = RANK.exec(type);
  const select = one ?? rank ?? SELECT_MULTIPLE.exec(type);
  if (!select) return null;
  const name: QuestionType = one ? "select_one" : rank ? "rank" : "select_multiple";
  if (!select[1]) return { kind: "list-missing", type: name };
  // The list's name keeps its capitals.
  const at = type.lastIndexOf(` ${select[1]}`, type.length - (select[2]?.length ?? 0)) + 1;
  return {
    kind: "question",
    type: name,
    list: source.slice(at, at + select[1].length),
    orOther: select[2] !== undefined,
  };
}

const OTHER_WORDS = [
  "select_one_from_file",
  "select_multiple_from_file",
  "select_one_external",
  "csv-external",
  "xml-external",
  "osm",
  ...Object.keys(MEANINGS),
  ...["group", "repeat", "loop"].flatMap((what) => [`begin ${what}`, `end ${what}`]),
];

function suggest(type: string): string | undefined {
  if (Object.hasOwn(MEANT, type)) return MEANT[type];
  const names = [...TYPES.keys(), ...LISTED, ...OTHER_WORDS];
  const whole = likely(type.replaceAll("_", " "), names) ?? likely(type, names);
  if (whole) return whole;
  const [first = "", ...rest] = type.split(" ");
  const begins = likely(first, names);
  const meant = begins && rest.length > 0 ? `${begins} ${rest.join(" ")}` : begins;
  // A list whose name has spaces is no list: to repeat what was written helps nobody.
  return meant === type ? undefined : meant;
}
