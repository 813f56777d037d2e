/** How a type of XLSForm stands in an XForm: the data type of its bind, its control (none: it isn't shown), and what else. */
export interface Control {
  data: string;
  control?: "input" | "select1" | "select" | "odk:rank" | "range" | "upload" | "trigger";
  /** Attributes of the control. */
  attributes?: Readonly<Record<string, string>>;
  /** What the device fills in by itself: `jr:preload` and its parameter. */
  preload?: readonly [string, string];
}

/** XLSForm's types by what an XForm calls them. */
const CONTROLS: Readonly<Record<string, Control>> = {
  text: { data: "string", control: "input" },
  integer: { data: "int", control: "input" },
  decimal: { data: "decimal", control: "input" },
  range: { data: "decimal", control: "range" },
  date: { data: "date", control: "input" },
  time: { data: "time", control: "input" },
  datetime: { data: "dateTime", control: "input" },
  note: { data: "string", control: "input" },
  acknowledge: { data: "string", control: "trigger" },
  select_one: { data: "string", control: "select1" },
  select_multiple: { data: "string", control: "select" },
  rank: { data: "odk:rank", control: "odk:rank" },
  barcode: { data: "barcode", control: "input" },
  geopoint: { data: "geopoint", control: "input" },
  geotrace: { data: "geotrace", control: "input" },
  geoshape: { data: "geoshape", control: "input" },
  image: { data: "binary", control: "upload", attributes: { mediatype: "image/*" } },
  audio: { data: "binary", control: "upload", attributes: { mediatype: "audio/*" } },
  video: { data: "binary", control: "upload", attributes: { mediatype: "video/*" } },
  file: { data: "binary", control: "upload", attributes: { mediatype: "application/*" } },
  calculate: { data: "string" },
  hidden: { data: "string" },
  start: { data: "dateTime", preload: ["timestamp", "start"] },
  end: { data: "dateTime", preload: ["timestamp", "end"] },
  today: { data: "date", preload: ["date", "today"] },
  deviceid: { data: "string", preload: ["property", "deviceid"] },
  username: { data: "string", preload: ["property", "username"] },
  email: { data: "string", preload: ["property", "email"] },
  phonenumber: { data: "string", preload: ["property", "phonenumber"] },
};

/** How a type stands in an XForm; one that isn't known is asked as a text. */
export function controlOf(type: string): Control {
  const known = type.toLowerCase();
  return Object.hasOwn(CONTROLS, known) ? CONTROLS[known]! : CONTROLS["text"]!;
}
