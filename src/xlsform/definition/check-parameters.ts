import { likely } from "../expression/likely.ts";
import { rangeOf } from "../engine/range.ts";
import type { Question } from "./definition.ts";
import type { Place } from "./fault.ts";
import type { Faults } from "./faults.ts";
import { surveyMessages } from "./messages.ts";
import { parameterMessages } from "./parameter-messages.ts";

/** What a parameter may be: one of some words, a number, a whole number, or anything. */
type Allowed = readonly string[] | "number" | "whole" | "seed" | "any";

const YES_OR_NO = ["true", "false"];
const SELECT = { randomize: YES_OR_NO, seed: "seed", value: "any", label: "any" } as const;
const PLACE = { "allow-mock-accuracy": YES_OR_NO } as const;
const SHAPE = { ...PLACE, incremental: ["true"], "reference-geometry": "any" } as const;
const AUDIT_PLACE = ["location-priority", "location-min-interval", "location-max-age"];

/** The parameters of each type, as pyxform has them. */
const PARAMETERS: Readonly<Partial<Record<Question["type"], Readonly<Record<string, Allowed>>>>> = {
  range: {
    start: "any",
    end: "any",
    step: "any",
    tick_interval: "number",
    placeholder: "number",
    tick_labelset: "any",
  },
  select_one: SELECT,
  select_multiple: SELECT,
  rank: SELECT,
  text: { rows: "whole" },
  // `location` and `original` are this platform's own: whether a file keeps its place, and a photo its size.
  image: { "max-pixels": "whole", app: "any", location: "any", original: "any" },
  audio: { quality: ["voice-only", "low", "normal", "external"], location: "any" },
  video: { location: "any" },
  file: { location: "any" },
  "background-audio": { quality: ["voice-only", "low", "normal"] },
  geopoint: { ...PLACE, "capture-accuracy": "number", "warning-accuracy": "number", "reference-geometry": "any" },
  geotrace: SHAPE,
  geoshape: SHAPE,
  audit: {
    "location-priority": ["no-power", "low-power", "balanced", "high-accuracy"],
    "location-min-interval": "whole",
    "location-max-age": "whole",
    "track-changes": YES_OR_NO,
    "identify-user": YES_OR_NO,
    "track-changes-reasons": ["on-form-edit"],
  },
};

/** Says what is wrong with the parameters of a question; `cell` is what its author wrote. */
export function checkParameters({ type, parameters }: Question, cell: string, place: Place, faults: Faults): void {
  const rest = cell.slice(0, 1_000).replace(/[\w-]+\s*=\s*[^\s,;]+/g, "");
  if (/[^\s,;]/.test(rest)) faults.error("parameters-form", place, parameterMessages["parameters-form"](rest.trim()));
  const allowed = PARAMETERS[type] ?? {};
  for (const [name, value] of Object.entries(parameters)) {
    const kind = Object.hasOwn(allowed, name) ? allowed[name]! : undefined;
    if (kind === undefined) {
      const suggestion = likely(name, Object.keys(allowed));
      const message = parameterMessages["parameter-unknown"](name, type, suggestion);
      faults.warning("parameter-unknown", place, message, suggestion);
    } else if (!isAllowed(value, kind)) {
      const wanted = typeof kind === "string" ? [] : kind;
      const suggestion = likely(value, wanted);
      faults.error("parameter-wrong", place, parameterMessages["parameter-wrong"](name, value, wanted), suggestion);
    }
  }
  if (type === "range" && !rangeOf({ parameters })) faults.error("range-wrong", place, surveyMessages["range-wrong"]());
  if (parameters["seed"] !== undefined && parameters["randomize"] !== "true")
    faults.warning("seed-alone", place, parameterMessages["seed-alone"]());
  if (type === "audit") checkAudit(parameters, place, faults);
}

function isAllowed(value: string, kind: Allowed): boolean {
  switch (kind) {
    case "any":
      return true;
    case "number":
      return /^-?\d+(\.\d+)?$/.test(value);
    case "whole":
      return /^\d+$/.test(value);
    case "seed":
      return /^(-?\d+(\.\d+)?|\$\{[^{}]+\})$/.test(value);
    default:
      return kind.includes(value);
  }
}

/** The place of an audit is asked for whole or not at all. */
function checkAudit(parameters: Readonly<Record<string, string>>, place: Place, faults: Faults): void {
  const missing = AUDIT_PLACE.filter((name) => parameters[name] === undefined);
  if (missing.length > 0 && missing.length < AUDIT_PLACE.length)
    return faults.error("audit-incomplete", place, parameterMessages["audit-incomplete"](missing.join(", ")));
  if (Number(parameters["location-max-age"]) < Number(parameters["location-min-interval"]))
    faults.error("audit-age", place, parameterMessages["audit-age"]());
}
