/** What a person answers, or what the form works out, in one row of the survey sheet: named as XLSForm names it today. */
export type QuestionType = (typeof QUESTION_TYPES)[number];

/** Types that a person answers with words, numbers, choices or places. */
const ASKED = [
  "text",
  "integer",
  "decimal",
  "range",
  "select_one",
  "select_multiple",
  "rank",
  "date",
  "time",
  "dateTime",
  "acknowledge",
  "barcode",
  "geopoint",
  "geotrace",
  "geoshape",
] as const;

/** Types that a person answers with a file; the answer is its name. */
const MEDIA = ["image", "audio", "video", "file", "osm"] as const;

/** What a form notes down about its being answered; nobody is asked. */
const METADATA = [
  "start",
  "end",
  "today",
  "deviceid",
  "username",
  "phonenumber",
  "email",
  "simserial",
  "subscriberid",
  "audit",
  "start-geopoint",
  "background-geopoint",
  "background-audio",
] as const;

/** Every type there is. */
export const QUESTION_TYPES = [...ASKED, ...MEDIA, ...METADATA, "note", "calculate", "hidden"] as const;

const asked: ReadonlySet<string> = new Set([...ASKED, ...MEDIA]);
const media: ReadonlySet<string> = new Set(MEDIA);
const metadata: ReadonlySet<string> = new Set(METADATA);

/** Whether people are asked for answers of this type: not notes, nor what the form works out or notes down itself. */
export function isAsked(type: QuestionType): boolean {
  return asked.has(type);
}

/** Whether the answer is a file. */
export function isMedia(type: QuestionType): boolean {
  return media.has(type);
}

/** Whether the form notes it down about its being answered. */
export function isMetadata(type: QuestionType): boolean {
  return metadata.has(type);
}
