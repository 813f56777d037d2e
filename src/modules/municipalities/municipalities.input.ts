import { z } from "zod";
import { csvFault, type CsvRow } from "../../platform/csv/read-csv.ts";
import type { InputError } from "../../platform/errors/problem.ts";
import { readInput, says } from "../../platform/http/input.ts";
import { parseNumber } from "../../platform/i18n/numbers.ts";

const day = z.iso.date();

/**
 * What may stand in each field of a municipality's entry, under the column's name in files. A field that is left empty
 * isn't read by these: in a file it stays as it is, on the edit page it becomes "not known".
 */
export const entryFields = {
  name_en: z.string().max(120),
  name_bn: z.string().max(120),
  district_code: z.string().max(10),
  region_code: z.string().max(10),
  upazila_code: z.string().max(10),
  class: z
    .string()
    .refine((text) => /^[ABC]$/.test(text), says({ bn: "শ্রেণি A, B বা C হতে হবে", en: "The class must be A, B or C" })),
  class_since: z
    .string()
    .refine(
      (text) => day.safeParse(text).success,
      says({ bn: "তারিখ এভাবে লিখুন: 2026-01-31", en: "Write the date like 2026-01-31" }),
    ),
  established: numeric(1800, 2100, true, {
    bn: "প্রতিষ্ঠার সাল চার অঙ্কে লিখুন, যেমন 1972",
    en: "Write the year with four digits, like 1972",
  }),
  population: numeric(0, 50_000_000, true, {
    bn: "জনসংখ্যা একটি পূর্ণ সংখ্যা হতে হবে",
    en: "The population must be a whole number",
  }),
  population_basis: z.string().max(200),
  latitude: numeric(20, 27, false, {
    bn: "অক্ষাংশ ২০ থেকে ২৭-এর মধ্যে হতে হবে",
    en: "The latitude must lie between 20 and 27",
  }),
  longitude: numeric(88, 93, false, {
    bn: "দ্রাঘিমাংশ ৮৮ থেকে ৯৩-এর মধ্যে হতে হবে",
    en: "The longitude must lie between 88 and 93",
  }),
};

export type EntryColumn = keyof typeof entryFields;

/** The columns of a file, in the order in which we write them. */
export const entryColumns = Object.keys(entryFields) as EntryColumn[];

/** The columns that a municipality can't be without. */
export const neededColumns: readonly EntryColumn[] = ["name_en", "name_bn", "district_code", "region_code"];

/** Values of an entry by column; null is "not known". */
export type EntryValues = Partial<Record<EntryColumn, string | number | null>>;

/** A municipality's code: never changed, so its form is all that is asked of it. */
export const MunicipalityCode = z.string().refine(
  (text) => /^(?=.*\d)[A-Z0-9-]{2,20}$/.test(text),
  says({
    bn: "কোডে শুধু বড় হাতের ইংরেজি অক্ষর ও অঙ্ক থাকতে পারে, যেমন M5501",
    en: "A code has capital letters and digits only, like M5501",
  }),
);

function numeric(least: number, most: number, whole: boolean, words: Record<"bn" | "en", string>) {
  return z
    .string()
    .transform((text) => parseNumber(text) ?? Number.NaN)
    .refine((value) => value >= least && value <= most && (!whole || Number.isInteger(value)), says(words));
}

/** Reads one row of a file: the values of the cells that aren't empty, and a fault for each that can't be read. */
export function readEntry(row: number, cells: CsvRow["cells"]): { values: EntryValues; faults: InputError[] } {
  const values: EntryValues = {};
  const faults: InputError[] = [];
  const told = (column: string, errors: InputError[]) =>
    faults.push(...errors.map(({ kind, message }) => csvFault(row, column, kind, message)));
  const code = readInput(MunicipalityCode, cells.code ?? "");
  if (!code.ok) told("code", code.errors);
  for (const column of entryColumns) {
    const cell = cells[column];
    if (!cell) continue;
    const read = readInput(entryFields[column], cell);
    if (read.ok) values[column] = read.value;
    else told(column, read.errors);
  }
  return { values, faults };
}

/** Reads the edit page's form: an empty field becomes "not known", unless a municipality can't be without it. */
export function readEntryForm(typed: Record<string, string>): { values: EntryValues; errors: InputError[] } {
  const values: EntryValues = {};
  const errors: InputError[] = [];
  for (const column of entryColumns) {
    const text = typed[column];
    if (text === undefined) continue;
    if (text === "" && !neededColumns.includes(column)) values[column] = null;
    else {
      const read = readInput(z.string().min(1).pipe(entryFields[column]), text);
      if (read.ok) values[column] = read.value;
      else errors.push(...read.errors.map(({ kind, message }) => ({ path: column, kind, message })));
    }
  }
  return { values, errors };
}

/** What the list of municipalities may be narrowed to. */
export const MunicipalityQuery = z.object({
  search: z.string().max(100).optional(),
  district: z.string().max(10).optional(),
  division: z.string().max(10).optional(),
  region: z.string().max(10).optional(),
  class: z.enum(["A", "B", "C"]).optional(),
});

/** The names of a region. */
export const RegionNames = z.object({
  nameBn: z.string().min(1).max(120),
  nameEn: z.string().min(1).max(120),
});
