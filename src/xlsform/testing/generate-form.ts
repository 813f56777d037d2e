import * as fc from "fast-check";
import { expressions, fillIn, type Names } from "./generate-expression.ts";
import type { Cell } from "./workbook.ts";

/** A row of the survey with what stands in it; only groups and repeats have rows inside. */
interface Row {
  type: string;
  cells: Partial<Record<(typeof COLUMNS)[number], string | null>>;
  inside: Row[];
}

const COLUMNS = [
  "label::English (en)",
  "label::Bangla (bn)",
  "relevant",
  "required",
  "readonly",
  "constraint",
  "calculation",
  "choice_filter",
  "default",
  "trigger",
  "repeat_count",
  "parameters",
] as const;

/** The letter by which expressions call a type, see `expressions`. */
const KINDS: Readonly<Record<string, string>> = {
  integer: "n",
  decimal: "m",
  range: "n",
  text: "t",
  date: "d",
  "select_one abc": "s",
  "select_multiple abc": "s",
  "begin repeat": "r",
};
const TYPES = [
  ...Object.keys(KINDS).slice(0, -1),
  "select_one ${u0}",
  "calculate",
  "note",
  "time",
  "acknowledge",
  "rank abc",
  "hidden",
];

/** The list of choices that generated forms ask about. */
export const CHOICES: Cell[][] = [
  ["list_name", "name", "label::English (en)", "label::Bangla (bn)", "kind", "size"],
  ["abc", "a", "Apple", "আপেল", "a", "1"],
  ["abc", "b", "Bean & leaf", "শিম", "b", "2"],
  ["abc", "c", "Carrot", "গাজর", "a", "10"],
];

function rarely<T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> {
  return fc.option(value, { freq: 2, nil: null });
}

const LABEL = fc.oneof(
  fc.constant("Ask"),
  fc.constantFrom("n0", "t0", "d0", "s0", "n1", "t1").map((name) => `About \${${name}}?`),
);
const FILTER = fc.constantFrom(
  "kind = 'a'",
  "name != ${s0}",
  "kind = ${t0} or size > 1",
  "size <= ${n0}",
  "size < 5",
  "selected(${s0}, name)",
  "position() < 3",
  "kind = /data/t and size > 0",
);

function questionRow(): fc.Arbitrary<Row> {
  return fc.record({
    type: fc.constantFrom(...TYPES),
    inside: fc.constant([]),
    cells: fc.record({
      "label::English (en)": LABEL,
      "label::Bangla (bn)": rarely(LABEL),
      relevant: rarely(expressions.truth),
      required: rarely(fc.oneof(fc.constant("yes"), expressions.truth)),
      readonly: fc.option(expressions.truth, { freq: 5, nil: null }),
      constraint: rarely(
        fc.oneof(fc.constantFrom(". != 'a'", ". > 1", "string-length(.) < 4", ". < ${n0}", ". >= ${d0}")),
      ),
      calculation: fc.oneof(
        expressions.number,
        expressions.text,
        expressions.truth,
        expressions.date,
        expressions.number.map((number) => `once(${number})`),
      ),
      choice_filter: rarely(FILTER),
      default: rarely(fc.oneof(fc.constantFrom("1", "a", "2.5", "2024-01-01"), expressions.text)),
      trigger: fc.option(fc.constantFrom("${n0}", "${t0}", "${s0}"), { freq: 6, nil: null }),
      parameters: fc.constantFrom("start=1 end=9 step=2", null),
    }),
  });
}

function rows(): fc.Arbitrary<Row[]> {
  const { row } = fc.letrec<{ row: Row }>((tie) => ({
    row: fc.oneof(
      { maxDepth: 3, depthIdentifier: "rows" },
      { arbitrary: questionRow(), weight: 4 },
      {
        arbitrary: fc.record({
          type: fc.constantFrom("begin group", "begin repeat"),
          inside: fc.array(tie("row"), { minLength: 1, maxLength: 4 }),
          cells: fc.record({
            "label::English (en)": LABEL,
            relevant: rarely(expressions.truth),
            repeat_count: fc.option(fc.constantFrom("2", "${c0}", "int(${c1}) - 1", "count-selected(${s1})"), {
              nil: null,
            }),
          }),
        }),
        weight: 1,
      },
    ),
  }));
  return fc.array(row, { minLength: 1, maxLength: 8 });
}

/**
 * XLSForms as sheets of cells: all types that are asked, groups, nested repeats, every rule, in two languages. An expression
 * refers only to questions above its own, so that there is never a circle.
 */
export const generatedForms: fc.Arbitrary<Record<string, Cell[][]>> = rows().map((all) => {
  const first: Row[] = ["integer", "text", "date", "select_one abc", "select_multiple abc"].map((type) => ({
    type,
    cells: { "label::English (en)": type },
    inside: [],
  }));
  return { survey: [["type", "name", ...COLUMNS], ...new Survey().add([...first, ...all])], choices: CHOICES };
});

class Survey {
  private readonly names: Record<string, string[]> = {};
  /** The repeats that are open, from the outside. */
  private readonly around: string[] = [];
  private readonly numbers: Record<string, number> = {};
  /** How many groups with a condition are open. */
  private conditions = 0;
  private readonly lines: Cell[][] = [];

  add(all: readonly Row[]): Cell[][] {
    for (const { type, cells, inside } of all) {
      const kind = KINDS[type] ?? "";
      const name = this.newName(kind);
      const own = kept(type, cells, this.around.length > 0);
      const cellsOfRow = COLUMNS.map((column) => this.cell(column, own[column] ?? null));
      this.lines.push([this.typeOf(type), name, ...cellsOfRow]);
      if (type.startsWith("begin")) this.addInside(type, name, own, inside);
      if (kind) this.nameAs(kind, `\${${name}}`);
      // What is worked out may be too many for the official engine to count.
      if (kind === "n" && !own.calculation) this.nameAs("c", `\${${name}}`);
      if (own.relevant || this.conditions > 0) continue;
      if (kind === "n") this.nameAs("v", `\${${name}}`);
      if (kind === "r") this.nameAs("w", `\${${name}}`);
      if (this.around.length !== 1) continue;
      if (kind === "n") for (const number of [1, 2]) this.nameAs("i", ofInstance(name, this.around[0]!, number));
      if (kind === "t") this.nameAs("u", `\${${name}}`);
    }
    return this.lines;
  }

  /** A repeat's own children don't refer to all its instances, that would be circles: it is named after them. */
  private addInside(type: string, name: string, { relevant }: Row["cells"], inside: readonly Row[]): void {
    const isRepeat = type === "begin repeat";
    if (isRepeat) this.around.push(name);
    if (relevant) this.conditions++;
    this.add(inside);
    if (isRepeat) this.around.pop();
    if (relevant) this.conditions--;
    this.lines.push([type.replace("begin", "end")]);
  }

  /** Numbered by its kind: `n`, `n1`, `n2` …, and `x0` … for what nothing refers to. */
  private newName(kind: string): string {
    const number = this.numbers[kind] ?? 0;
    this.numbers[kind] = number + 1;
    return kind ? `${kind}${number || ""}` : `x${number}`;
  }

  private nameAs(kind: string, reference: string): void {
    (this.names[kind] ??= []).push(reference);
  }

  /** Choices may be the answers of a repeat. */
  private typeOf(type: string): string {
    if (!type.includes("${u")) return type;
    return this.names["u"] ? fillIn(type, this.names) : "select_one abc";
  }

  private cell(column: string, source: string | null): string | null {
    const names: Names = { ...this.names, p: this.around.length > 0 ? ["position(..)"] : [] };
    return source === null ? null : column.startsWith("label") ? onlyKnown(source, names) : fillIn(source, names);
  }
}

/** Where there is no such instance, the official engine gives a set without nodes, not the text "". */
export function ofInstance(name: string, repeat: string, number: number): string {
  return `coalesce(indexed-repeat(\${${name}}, \${${repeat}}, ${number}), '')`;
}

function onlyKnown(source: string, names: Names): string {
  return source.includes("${") && !(names[/\$\{(.)/.exec(source)![1]!]?.length ?? 0) ? "Ask" : fillIn(source, names);
}

/** What the types that are particular can hold. */
const DEFAULTS: Readonly<Record<string, string>> = {
  integer: "3",
  decimal: "2.5",
  range: "3",
  date: "2024-01-01",
  time: "10:30:00.000",
  "select_one abc": "b",
  "select_multiple abc": "a c",
};

/** What makes sense for a type: a note isn't calculated, an integer isn't filtered. */
function kept(type: string, cells: Row["cells"], inRepeat: boolean): Row["cells"] {
  const hasList = type.startsWith("select") || type.startsWith("rank");
  // The official engine throws where a question outside a repeat triggers one inside it.
  const canWait = !inRepeat && ["text", "integer", "hidden", "calculate"].includes(type);
  const isShown = type !== "calculate" && type !== "hidden";
  return {
    ...cells,
    "label::English (en)": isShown ? (cells["label::English (en)"] ?? null) : null,
    "label::Bangla (bn)": isShown ? (cells["label::Bangla (bn)"] ?? null) : null,
    // As a text 5 is "5.0" there where a decimal was asked for, see `expressions`.
    constraint: type === "decimal" && cells.constraint?.includes("length") ? ". < 4" : (cells.constraint ?? null),
    calculation: type === "calculate" || (cells.trigger && canWait) ? (cells.calculation ?? null) : null,
    trigger: canWait ? (cells.trigger ?? null) : null,
    // A default that the filter doesn't leave is shown as empty there, and is not required all the same.
    default:
      cells.default && !(hasList && cells.choice_filter)
        ? (DEFAULTS[type] ?? (type === "text" ? cells.default : null))
        : null,
    choice_filter: hasList && !type.includes("$") ? (cells.choice_filter ?? null) : null,
    repeat_count: type === "begin repeat" ? (cells.repeat_count ?? null) : null,
    parameters: type === "range" ? (cells.parameters ?? null) : null,
  };
}

/** A step by numbers, to be made one of a form by `stepOf`. */
export interface RawStep {
  what: "set" | "add" | "remove";
  at: number;
  value: string;
}

const VALUES = [
  "",
  "1",
  "2",
  "3",
  "-1",
  "5",
  "2.5",
  "a",
  "b",
  "c",
  "a b",
  "c a",
  "c a b",
  "b a",
  "z",
  "Ka-1",
  "2024-02-29",
  "2023-01-05",
];
const NONSENSE = ["OK", "10:30:00.000", "কখ", "  a", "1e3", "NaN", "99999999999", "<b>&", "0x10", "true"];

export const generatedSteps: fc.Arbitrary<RawStep[]> = fc.array(
  fc.record({
    what: fc.constantFrom<RawStep["what"]>("set", "set", "set", "set", "add", "add", "remove"),
    at: fc.nat(60),
    value: fc.oneof(
      { arbitrary: fc.constantFrom(...VALUES), weight: 6 },
      { arbitrary: fc.constantFrom(...NONSENSE), weight: 1 },
    ),
  }),
  { minLength: 1, maxLength: 10 },
);
