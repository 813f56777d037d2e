import type { Question, QuestionType } from "../../definition/definition.ts";
import { takesFractions } from "../../engine/range.ts";

/** How a type of XLSForm stands in an XForm: the data type of its bind, its control (none: it isn't shown), and what else. */
export interface Control {
  data: string;
  control?: "input" | "select1" | "select" | "odk:rank" | "range" | "upload" | "trigger";
  /** What an `upload` takes. */
  mediatype?: string;
  /** What the device fills in by itself: `jr:preload` and its parameter. */
  preload?: readonly [string, string];
  /** What the device does by itself when a response begins; a `background-geopoint` instead when its trigger is answered. */
  action?: "odk:setgeopoint" | "odk:recordaudio";
}

const property = (name: string): Control => ({ data: "string", preload: ["property", name] });
const upload = (kind: string): Control => ({ data: "binary", control: "upload", mediatype: `${kind}/*` });
const input = (data: string): Control => ({ data, control: "input" });

/** XLSForm's types by what an XForm calls them. */
const CONTROLS: Readonly<Record<QuestionType, Control>> = {
  text: input("string"),
  integer: input("int"),
  decimal: input("decimal"),
  range: { data: "decimal", control: "range" },
  date: input("date"),
  time: input("time"),
  dateTime: input("dateTime"),
  note: input("string"),
  acknowledge: { data: "string", control: "trigger" },
  select_one: { data: "string", control: "select1" },
  select_multiple: { data: "string", control: "select" },
  rank: { data: "odk:rank", control: "odk:rank" },
  barcode: input("barcode"),
  geopoint: input("geopoint"),
  geotrace: input("geotrace"),
  geoshape: input("geoshape"),
  image: upload("image"),
  audio: upload("audio"),
  video: upload("video"),
  file: upload("application"),
  osm: upload("osm"),
  calculate: { data: "string" },
  hidden: { data: "string" },
  start: { data: "dateTime", preload: ["timestamp", "start"] },
  end: { data: "dateTime", preload: ["timestamp", "end"] },
  today: { data: "date", preload: ["date", "today"] },
  deviceid: property("deviceid"),
  username: property("username"),
  email: property("email"),
  phonenumber: property("phonenumber"),
  simserial: property("simserial"),
  subscriberid: property("subscriberid"),
  audit: { data: "binary" },
  "start-geopoint": { data: "geopoint", action: "odk:setgeopoint" },
  "background-geopoint": { data: "geopoint" },
  "background-audio": { data: "binary", action: "odk:recordaudio" },
};

/** How a question stands in an XForm. */
export function controlOf(question: Pick<Question, "type" | "parameters">): Control {
  const control = CONTROLS[question.type];
  return question.type === "range" && !takesFractions(question) ? { ...control, data: "int" } : control;
}

/** Where a parameter goes, and what it is called there. */
type Place = readonly [where: "bind" | "body", attribute: string];

const AUDIT = ["location-priority", "location-min-interval", "location-max-age", "track-changes"];
const GEO: Readonly<Record<string, Place>> = {
  "capture-accuracy": ["body", "accuracyThreshold"],
  "warning-accuracy": ["body", "unacceptableAccuracyThreshold"],
  "allow-mock-accuracy": ["bind", "odk:allow-mock-accuracy"],
  incremental: ["body", "incremental"],
};
const PARAMETERS: Readonly<Partial<Record<QuestionType, Readonly<Record<string, Place>>>>> = {
  text: { rows: ["body", "rows"] },
  image: { "max-pixels": ["bind", "orx:max-pixels"], app: ["body", "intent"] },
  audio: { quality: ["bind", "odk:quality"] },
  geopoint: GEO,
  geotrace: GEO,
  geoshape: GEO,
  range: {
    start: ["body", "start"],
    end: ["body", "end"],
    step: ["body", "step"],
    tick_interval: ["body", "odk:tick-interval"],
    placeholder: ["body", "odk:placeholder"],
    tick_labelset: ["body", "odk:tick-labelset"],
  },
  audit: Object.fromEntries(
    [...AUDIT, "track-changes-reasons", "identify-user"].map((name): [string, Place] => [
      name,
      ["bind", `odk:${name}`],
    ]),
  ),
};
/** A range says its limits also where its author left them to what is usual. */
const USUAL: Readonly<Partial<Record<QuestionType, Readonly<Record<string, string>>>>> = {
  range: { start: "1", end: "10", step: "1" },
};

/** The parameters of a question as attributes of its bind or of its control. */
export function parameterAttributes({ type, parameters }: Question, where: "bind" | "body"): Record<string, string> {
  const places = PARAMETERS[type] ?? {};
  const given = Object.entries({ ...USUAL[type], ...parameters }).flatMap(([name, value]) => {
    const place = Object.hasOwn(places, name) ? places[name] : undefined;
    return place?.[0] === where ? [[place[1], value] as const] : [];
  });
  return Object.fromEntries(given);
}
