import * as fc from "fast-check";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { generatedForms } from "./generate-form.ts";
import { generatedSheets } from "./generate-sheets.ts";
import { brokenExpressions } from "./mutate-expression.ts";
import { workbookOf, type Cell } from "./workbook.ts";

type Sheets = Record<string, Cell[][]>;
type Files = Record<string, Uint8Array>;
type Spot = [sheet: number, row: number, column: number];

const SPOT: fc.Arbitrary<Spot> = fc.tuple(fc.nat(50), fc.nat(50), fc.nat(50));
const NONSENSE: fc.Arbitrary<Cell> = fc.oneof(
  brokenExpressions,
  fc.constantFrom<Cell>(
    "select_one",
    "select_one nowhere",
    "select_multiple abc or_other",
    "begin repeat",
    "end group",
    "begin loop over abc",
    "${n} + ${q0}",
    "${",
    "${nobody}",
    "x".repeat(32_767),
    "${q0} ".repeat(3_000),
    "\ud800",
    "\u202e\u0000",
    "__proto__",
    "constructor",
    "yes",
    "1e308",
    "=1/0",
    "#REF!",
    "select_one_from_file a.csv",
    "range",
    "jr:count",
    "label::",
    "::",
    "TRUE",
    1e308,
    -0,
    45_000.5,
    true,
    false,
    2 ** 53,
    "label::Bangla (bn)::x",
    "repeat_count",
    "trigger",
    "type",
    "name",
  ),
  fc.string({ unit: "binary", maxLength: 20 }),
);

/** One thing that goes wrong with the cells of a form. */
const CELL_SLIP: fc.Arbitrary<(sheets: Sheets) => Sheets> = fc.oneof(
  {
    arbitrary: fc.tuple(SPOT, NONSENSE).map(
      ([spot, cell]) =>
        (sheets: Sheets) =>
          put(sheets, spot, () => cell),
    ),
    weight: 6,
  },
  {
    arbitrary: fc.tuple(SPOT, SPOT).map(
      ([from, to]) =>
        (sheets: Sheets) =>
          put(sheets, to, () => at(sheets, from)),
    ),
    weight: 4,
  },
  fc.tuple(SPOT, fc.constantFrom(2, 50, 2_000)).map(
    ([spot, times]) =>
      (sheets: Sheets) =>
        repeatRow(sheets, spot, times),
  ),
  fc
    .constantFrom("survey", "choices", "settings", "Surveys", "chioces", "", "a".repeat(40), "external_choices")
    .chain((name) => fc.nat(3).map((which) => (sheets: Sheets) => rename(sheets, which, name))),
  fc.constant((sheets: Sheets) => ({ ...sheets, survey: sheets["choices"] ?? [], choices: sheets["survey"] ?? [] })),
  fc.constantFrom(30, 45, 3_000).map((deep) => (sheets: Sheets) => nest(sheets, deep)),
  fc.constantFrom(2, 30, 400).map((long) => (sheets: Sheets) => circle(sheets, long)),
);

function at(sheets: Sheets, [sheet, row, column]: Spot): Cell {
  const rows = Object.values(sheets)[sheet % Object.keys(sheets).length] ?? [];
  const cells = rows[row % Math.max(1, rows.length)] ?? [];
  return cells[column % Math.max(1, cells.length)] ?? null;
}

function put(sheets: Sheets, [sheet, row, column]: Spot, made: () => Cell): Sheets {
  const name = Object.keys(sheets)[sheet % Object.keys(sheets).length]!;
  const rows = sheets[name]!.map((cells) => [...cells]);
  const cells = rows[row % Math.max(1, rows.length)];
  if (cells) cells[column % (cells.length + 1)] = made();
  return { ...sheets, [name]: rows };
}

function repeatRow(sheets: Sheets, [sheet, row]: Spot, times: number): Sheets {
  const name = Object.keys(sheets)[sheet % Object.keys(sheets).length]!;
  const rows = sheets[name]!;
  const from = row % Math.max(1, rows.length);
  const more = Array.from({ length: times }, () => rows[from] ?? []);
  return { ...sheets, [name]: [...rows.slice(0, from), ...more, ...rows.slice(from)] };
}

function rename(sheets: Sheets, which: number, name: string): Sheets {
  return Object.fromEntries(Object.entries(sheets).map(([old, rows], index) => [index === which ? name : old, rows]));
}

function nest(sheets: Sheets, deep: number): Sheets {
  const begin = Array.from({ length: deep }, (_, index): Cell[] => [
    index % 2 ? "begin group" : "begin repeat",
    `deep${index}`,
  ]);
  return { ...sheets, survey: [...(sheets["survey"] ?? []), ...begin, ["integer", "bottom", "B"]] };
}

function circle(sheets: Sheets, long: number): Sheets {
  const header = ["type", "name", "label", "calculation", "relevant"];
  const rows = Array.from({ length: long }, (_, index): Cell[] => {
    const next = `\${o${(index + 1) % long}}`;
    return ["calculate", `o${index}`, `See ${next}`, `${next} + 1`, `${next} > 1`];
  });
  return { ...sheets, survey: [header, ...rows] };
}

const XML_SCRAPS = fc.constantFrom(
  "<",
  ">",
  "&",
  "</row>",
  "<row>",
  "<c/>",
  "<v>9</v>",
  "]]>",
  "<![CDATA[",
  "<!--",
  "<?xml",
  "&#0;",
  "&#x110000;",
  "&lol;",
  "\u0000",
  "\ufffe",
  '<!DOCTYPE a [<!ENTITY lol "lol"><!ENTITY b "&lol;&lol;">]>',
  ' r="XFD1048576"',
  ' r="A0"',
  ' r="ZZZZ9"',
  ' t="s"',
  ' t="e"',
  "999999999",
  "<x>".repeat(5_000),
  `<x a="${"y".repeat(70_000)}"/>`,
  "<row/>".repeat(20_000),
  '<mergeCell ref="A1:XFD1048576"/>',
  "-1",
  "",
);

/** One thing that goes wrong with the files in an archive. */
const FILE_SLIP = fc.tuple(
  fc.nat(20),
  fc.nat(100_000),
  fc.nat(40),
  XML_SCRAPS,
  fc.constantFrom("put", "put", "cut", "drop", "swap", "empty"),
);

function damageFile(
  before: Files,
  [which, from, length, scrap, kind]: [number, number, number, string, string],
): Files {
  const files = { ...before };
  const names = Object.keys(files);
  const name = names[which % names.length];
  if (name === undefined) return files;
  const text = strFromU8(files[name]!);
  const place = from % (text.length + 1);
  if (kind === "drop") delete files[name];
  else if (kind === "swap") files[name] = files[names[(which + 1) % names.length]!]!;
  else if (kind === "empty") files[name] = new Uint8Array();
  else
    files[name] = strToU8(
      text.slice(0, place) + (kind === "put" ? scrap : "") + text.slice(place + (kind === "cut" ? length * 10 : 0)),
    );
  return files;
}

/** One thing that goes wrong with the bytes of an archive. */
const BYTE_SLIP = fc.tuple(
  fc.nat(1_000_000),
  fc.nat(255),
  fc.nat(300),
  fc.constantFrom("set", "set", "zero", "cut", "end", "twice"),
);

function damageBytes(bytes: Uint8Array, [from, value, length, kind]: [number, number, number, string]): Uint8Array {
  const place = from % Math.max(1, bytes.length);
  if (kind === "end") return bytes.slice(0, place);
  if (kind === "cut") return Uint8Array.from([...bytes.slice(0, place), ...bytes.slice(place + length)]);
  if (kind === "twice") return Uint8Array.from([...bytes.slice(0, place + length), ...bytes.slice(place)]);
  const damaged = bytes.slice();
  damaged.fill(kind === "zero" ? 0 : value, place, kind === "zero" ? place + length : place + 1);
  return damaged;
}

/** Workbooks with slips in their cells, in their XML or in their bytes: of generated forms and of real ones. */
export function brokenWorkbooks(real: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> {
  const cells = fc
    .tuple(fc.oneof(generatedForms, generatedSheets), fc.array(CELL_SLIP, { minLength: 1, maxLength: 4 }))
    .map(([sheets, slips]) => workbookOf(slips.reduce<Sheets>((made, slip) => slip(made), sheets)));
  const sound = fc.oneof(fc.oneof(generatedForms, generatedSheets).map(workbookOf), fc.constantFrom(...real));
  const files = fc
    .tuple(fc.oneof(cells, sound), fc.array(FILE_SLIP, { minLength: 1, maxLength: 2 }))
    .map(([bytes, slips]) => zipSync(slips.reduce(damageFile, unzipSync(bytes))));
  const raw = fc
    .tuple(fc.oneof(sound, files), fc.array(BYTE_SLIP, { minLength: 1, maxLength: 3 }))
    .map(([bytes, slips]) => slips.reduce(damageBytes, bytes));
  return fc.oneof({ arbitrary: cells, weight: 3 }, { arbitrary: files, weight: 2 }, { arbitrary: raw, weight: 1 });
}
