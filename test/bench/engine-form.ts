import { type Rows, workbook } from "../support/workbook.ts";

const sections = 47;
const header = [
  "type",
  "name",
  "label::Bangla (bn)",
  "label::English (en)",
  "hint::English (en)",
  "required",
  "relevant",
  "constraint",
  "constraint_message::English (en)",
  "calculation",
  "choice_filter",
  "repeat_count",
];

interface More {
  label?: string;
  hint?: string;
  required?: string;
  relevant?: string;
  constraint?: string;
  message?: string;
  calculation?: string;
  filter?: string;
  count?: string;
}

function row(type: string, name: string, more: More = {}): Rows[number] {
  const { label = `Question ${name}`, hint = "", required = "", relevant = "", constraint = "" } = more;
  const { message = "", calculation = "", filter = "", count = "" } = more;
  const bangla = `প্রশ্ন ${name}`;
  return [type, name, bangla, label, hint, required, relevant, constraint, message, calculation, filter, count];
}

function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index + 1);
}

/** Twenty questions as questionnaires of municipalities have them: skips, limits, sums, shares, a cascade, labels with figures. */
function section(n: number): Rows {
  const q = (name: string) => `${name}_${n}`;
  const ref = (name: string) => `\${${q(name)}}`;
  const before = n > 1 ? `\${total_${n - 1}}` : "0";
  return [
    row("begin_group", q("section")),
    row("select_one yesno", q("has"), { required: "yes" }),
    row("begin_group", q("details"), { relevant: `${ref("has")} = 'yes'` }),
    row("select_one district", q("district"), { required: "yes" }),
    row("select_one ward", q("ward"), { filter: `district = ${ref("district")}` }),
    row("integer", q("people"), {
      required: "yes",
      constraint: ". >= 0 and . <= 5000000",
      message: "At most 5,000,000",
    }),
    row("integer", q("households"), { constraint: `. <= ${ref("people")}`, message: `At most ${ref("people")}` }),
    row("decimal", q("demand"), { constraint: ". >= 0", hint: "In taka" }),
    row("decimal", q("collected"), { constraint: `. <= ${ref("demand")}` }),
    row("calculate", q("share"), { calculation: `round(${ref("collected")} div ${ref("demand")} * 100, 1)` }),
    row("text", q("why"), {
      relevant: `${ref("share")} < 50`,
      label: `Only ${ref("share")} % of ${ref("demand")}: why?`,
    }),
    row("select_multiple means", q("means")),
    row("text", q("other"), { relevant: `selected(${ref("means")}, 'other')`, required: "yes" }),
    row("date", q("begun"), { constraint: ". <= today()" }),
    row("date", q("ended"), { constraint: `. >= ${ref("begun")}` }),
    row("calculate", q("days"), { calculation: `if(${ref("ended")} != '', ${ref("ended")} - ${ref("begun")}, 0)` }),
    row("integer", q("men"), { constraint: `. <= ${ref("people")}` }),
    row("integer", q("women"), { constraint: `. + coalesce(${ref("men")}, 0) <= ${ref("people")}` }),
    row("end_group", ""),
    row("calculate", q("total"), { calculation: `coalesce(${ref("collected")}, 0) + ${before}` }),
    row("note", q("so_far"), { label: `So far ${ref("total")}`, relevant: `${ref("total")} > 1000` }),
    row("text", q("remark"), { constraint: "string-length(.) < 500" }),
    row("calculate", q("code"), { calculation: `concat('S', ${n}, '-', ${ref("district")}, '-', ${ref("ward")})` }),
    row("end_group", ""),
  ];
}

const choices: Rows = [
  ["list_name", "name", "label::Bangla (bn)", "label::English (en)", "district"],
  ["yesno", "yes", "হ্যাঁ", "Yes", ""],
  ["yesno", "no", "না", "No", ""],
  ...["bank", "phone", "desk", "other"].map((name) => ["means", name, name, name, ""]),
  ...upTo(64).map((n) => ["district", `d${n}`, `জেলা ${n}`, `District ${n}`, ""]),
  ...upTo(576).map((n) => ["ward", `w${n}`, `ওয়ার্ড ${n}`, `Ward ${n}`, `d${(n % 64) + 1}`]),
];

const settings: Rows = [
  ["form_title", "form_id", "default_language", "instance_name"],
  ["Bench", "bench", "English (en)", "concat('Bench ', ${people_1})"],
];

/** A workbook of 940 questions: 47 sections of 20. */
export function wholeWorkbook(): Promise<Uint8Array> {
  return workbook({ survey: [header, ...upTo(sections).flatMap(section)], choices, settings });
}

/** Answers to it, one after another as a person gives them, and then a third of them once more. */
export function wholeSteps(): [path: string, value: string][] {
  const answers = upTo(sections).flatMap((n): [string, string][] => {
    const at = (name: string, value: string | number): [string, string] => [
      `section_${n}/details_${n}/${name}_${n}`,
      String(value),
    ];
    return [
      [`section_${n}/has_${n}`, "yes"],
      at("district", `d${n}`),
      at("ward", `w${n - 1}`),
      at("people", 1000 * n),
      at("households", 250 * n),
      at("demand", 120_000 * n),
      at("collected", 40_000 * n),
      at("why", "কর মেলা হয়নি"),
      at("means", "bank other"),
      at("other", "কিস্তি"),
      at("begun", "2025-07-01"),
      at("ended", "2026-06-30"),
      at("men", 510 * n),
      at("women", 490 * n),
      [`section_${n}/remark_${n}`, "দেখা হয়েছে"],
    ];
  });
  const again = answers
    .filter(([path], index) => index % 3 === 0 && /people|demand|collected|men|remark/.test(path))
    .map(([path, value]): [string, string] => [path, /^\d+$/.test(value) ? String(Number(value) + 7) : `${value}।`]);
  return [...answers.filter(([path]) => !path.endsWith("_1/ward_1")), ...again];
}

/** A workbook with a roster of twenty questions, its rows counted, with figures over all of them. */
export function rosterWorkbook(): Promise<Uint8Array> {
  const asked = upTo(4).flatMap((n): Rows => [
    row("integer", `trips_${n}`, { required: "yes", constraint: ". >= 0 and . <= ${most}" }),
    row("decimal", `load_${n}`, { constraint: ". > 0", relevant: `\${trips_${n}} > 0` }),
    row("calculate", `tonnes_${n}`, { calculation: `coalesce(\${trips_${n}} * \${load_${n}}, 0)` }),
    row("text", `note_${n}`, { relevant: `\${tonnes_${n}} > 100` }),
  ]);
  return workbook({
    survey: [
      header,
      row("integer", "trucks_number"),
      row("integer", "most"),
      row("begin_repeat", "trucks", { count: "${trucks_number}" }),
      row("text", "plate", { required: "yes" }),
      ...asked,
      row("calculate", "tonnes", {
        calculation: upTo(4)
          .map((n) => `\${tonnes_${n}}`)
          .join(" + "),
      }),
      row("calculate", "place", { calculation: "position(..)" }),
      row("note", "told", { label: "${plate} has carried ${tonnes}" }),
      row("end_repeat", ""),
      row("calculate", "all", { calculation: "sum(${tonnes})" }),
      row("calculate", "plates", { calculation: "count-non-empty(${plate})" }),
      row("note", "verdict", { label: "${all} tonnes in all", relevant: "${all} > 1000" }),
    ],
    choices,
    settings: [settings[0]!, ["Roster", "roster", "English (en)", ""]],
  });
}

/** A hundred rows, and answers in each of them. */
export function rosterSteps(): [path: string, value: string][] {
  const rows = upTo(100).flatMap((n): [string, string][] => [
    [`trucks[${n}]/plate`, `DM-TA-${n}`],
    ...upTo(4).flatMap((k): [string, string][] => [
      [`trucks[${n}]/trips_${k}`, String(n + k)],
      [`trucks[${n}]/load_${k}`, "2.5"],
    ]),
  ]);
  return [["trucks_number", "100"], ["most", "500"], ...rows];
}
