import { type Rows, workbook } from "../support/workbook.ts";

/** Thirty fields in three sections, and a roster of six questions. */
export function benchWorkbook(): Promise<Uint8Array> {
  const header = [
    "type",
    "name",
    "label::Bangla (bn)",
    "label::English (en)",
    "required",
    "relevant",
    "constraint",
    "calculation",
  ];
  const money = numbers(10).map((n) =>
    row("decimal", `money_${n}`, { required: "yes", constraint: ". >= 0 and . <= 1000000000" }),
  );
  const counts = numbers(10).map((n) => {
    return row("integer", `count_${n}`, { constraint: ". >= 0", ...(n > 5 && { relevant: "${has} = 'yes'" }) });
  });
  const survey: Rows = [
    header,
    row("begin_group", "money"),
    ...money,
    row("calculate", "total", {
      calculation: numbers(10)
        .map((n) => `\${money_${n}}`)
        .join(" + "),
    }),
    row("end_group", ""),
    row("begin_group", "counts"),
    row("select_one yesno", "has", { required: "yes" }),
    ...counts,
    row("end_group", ""),
    row("begin_group", "words"),
    ...numbers(4).map((n) => row("text", `text_${n}`)),
    ...numbers(2).map((n) => row("date", `day_${n}`, { constraint: ". <= today()" })),
    row("select_multiple services", "services"),
    row("calculate", "trucks_sum", { calculation: "sum(${trips})" }),
    row("end_group", ""),
    row("begin_repeat", "trucks"),
    row("text", "plate", { required: "yes", constraint: "string-length(.) <= 20" }),
    row("select_one services", "use", { required: "yes" }),
    row("integer", "trips", { constraint: ". >= 0 and . <= 50" }),
    row("decimal", "load", { constraint: ". > 0" }),
    row("integer", "made", { constraint: ". > 1950" }),
    row("calculate", "tonnes", { calculation: "${trips} * ${load}" }),
    row("end_repeat", ""),
  ];
  const choices: Rows = [
    ["list_name", "name", "label::Bangla (bn)", "label::English (en)"],
    ["yesno", "yes", "হ্যাঁ", "Yes"],
    ["yesno", "no", "না", "No"],
    ...["water", "waste", "roads", "lights"].map((name) => ["services", name, `সেবা ${name}`, `Service ${name}`]),
  ];
  const settings: Rows = [
    ["form_title::Bangla (bn)", "form_title::English (en)", "form_id", "default_language"],
    ["পরিমাপ", "Bench", "bench", "Bangla (bn)"],
  ];
  return workbook({ survey, choices, settings });
}

/** Good answers to it, not the same twice: thirty fields and five rows of six. */
export function benchAnswers(turn: number) {
  const seeded = (n: number) => (turn * 7919 + n * 104_729) % 100_000;
  return {
    money: Object.fromEntries(numbers(10).map((n) => [`money_${n}`, seeded(n) * 12.5])),
    counts: { has: "yes", ...Object.fromEntries(numbers(10).map((n) => [`count_${n}`, seeded(n)])) },
    words: {
      ...Object.fromEntries(numbers(4).map((n) => [`text_${n}`, `বাজেট বাস্তবায়নের অগ্রগতি ${seeded(n)}`])),
      day_1: "2026-01-15",
      day_2: "2026-06-30",
      services: ["water", "roads"],
    },
    trucks: numbers(5).map((n) => ({
      plate: `DM-TA-${seeded(n)}`,
      use: "waste",
      trips: n,
      load: 2.5,
      made: 2000 + n,
    })),
  };
}

function numbers(upTo: number): number[] {
  return Array.from({ length: upTo }, (_, index) => index + 1);
}

/** A row of the survey sheet; its label is made of its name. */
function row(
  type: string,
  name: string,
  more: { required?: string; relevant?: string; constraint?: string; calculation?: string } = {},
): Rows[number] {
  const { required = "", relevant = "", constraint = "", calculation = "" } = more;
  return [type, name, `প্রশ্ন ${name}`, `Question ${name}`, required, relevant, constraint, calculation];
}
