import { csvFault, type CsvRow } from "../../platform/csv/read-csv.ts";
import type { InputError } from "../../platform/errors/problem.ts";
import { type EntryColumn, entryColumns, type EntryValues, neededColumns, readEntry } from "./municipalities.input.ts";
import type { MunicipalityRow, NewMunicipality } from "./municipalities.queries.ts";

/** The codes that an entry may name. */
export interface KnownPlaces {
  districts: ReadonlySet<string>;
  regions: ReadonlySet<string>;
  /** Upazila → its district. */
  upazilas: ReadonlyMap<string, string>;
}

/** Column → what it was and what it becomes. */
export type Differences = Record<string, [before: unknown, after: unknown]>;

/** What an import would do: everything, or, when there are errors, nothing. */
export interface ImportPlan {
  added: NewMunicipality[];
  changed: { code: string; differences: Differences; fields: Partial<NewMunicipality> }[];
  unchanged: number;
  errors: InputError[];
}

const keys = {
  name_en: "nameEn",
  name_bn: "nameBn",
  district_code: "districtCode",
  region_code: "regionCode",
  upazila_code: "upazilaCode",
  class: "class",
  class_since: "classSince",
  established: "established",
  population: "population",
  population_basis: "populationBasis",
  latitude: "latitude",
  longitude: "longitude",
} as const satisfies Record<EntryColumn, keyof MunicipalityRow>;

/** The entry as a file or a form shows it. */
export function entryOf(row: MunicipalityRow): Record<EntryColumn, string | number | null> {
  return Object.fromEntries(entryColumns.map((column) => [column, row[keys[column]]])) as ReturnType<typeof entryOf>;
}

/** The same values under the names that the table has for them. */
export function fieldsOf(values: EntryValues): Partial<NewMunicipality> {
  return Object.fromEntries(Object.entries(values).map(([column, value]) => [keys[column as EntryColumn], value]));
}

/** What would change if these values were taken over; columns that aren't given stay. */
export function differences(row: MunicipalityRow, values: EntryValues): Differences {
  const before = entryOf(row);
  return Object.fromEntries(
    entryColumns
      .filter((column) => values[column] !== undefined && values[column] !== before[column])
      .map((column) => [column, [before[column], values[column]]]),
  );
}

/** Faults of places that don't exist or don't fit each other, by column. `values` is the entry as it would stand. */
export function placeFaults(
  values: EntryValues,
  known: KnownPlaces,
): { column: EntryColumn; message: Record<"bn" | "en", string> }[] {
  const { district_code: district, region_code: region, upazila_code: upazila } = values;
  const faults: ReturnType<typeof placeFaults> = [];
  if (typeof district === "string" && !known.districts.has(district)) {
    faults.push({ column: "district_code", message: unknownCode(district, known.districts) });
  }
  if (typeof region === "string" && !known.regions.has(region)) {
    faults.push({ column: "region_code", message: unknownCode(region, known.regions) });
  }
  if (typeof upazila === "string" && known.upazilas.get(upazila) !== district) {
    const message = known.upazilas.has(upazila)
      ? { bn: `উপজেলা ${upazila} এই জেলায় নয়`, en: `Upazila ${upazila} does not lie in this district` }
      : unknownCode(upazila, known.upazilas);
    faults.push({ column: "upazila_code", message });
  }
  return faults;
}

/** Spreadsheets take the zero off “04”; then the code with its zero is what was meant. */
function unknownCode(code: string, known: { has(code: string): boolean }): Record<"bn" | "en", string> {
  const meant = [`0${code}`, code.toUpperCase()].find((each) => known.has(each));
  return meant
    ? {
        bn: `“${code}” নামের কোনো কোড নেই। সম্ভবত ${meant}।`,
        en: `There is no code “${code}”. Probably ${meant} is meant.`,
      }
    : { bn: `“${code}” নামের কোনো কোড নেই`, en: `There is no code “${code}”` };
}

/**
 * Works out what a file would change. An empty cell leaves what is there; a code that isn't there yet adds a
 * municipality, which needs its names, district and region.
 * @param current the rows of the municipalities that the file names, by code
 */
export function planImport(
  rows: CsvRow[],
  current: ReadonlyMap<string, MunicipalityRow>,
  known: KnownPlaces,
): ImportPlan {
  const plan: ImportPlan = { added: [], changed: [], unchanged: 0, errors: [] };
  const seen = new Map<string, number>();
  for (const { row, cells } of rows) {
    const code = cells.code ?? "";
    const existing = current.get(code);
    const read = readEntry(row, cells);
    const after: EntryValues = { ...(existing && entryOf(existing)), ...read.values };
    const faults = [...twice(row, code, seen.get(code)), ...read.faults];
    if (!existing) faults.push(...missing(row, cells));
    for (const { column, message } of placeFaults(after, known))
      faults.push(csvFault(row, column, "constraint", message));
    seen.set(code, row);
    if (faults.length > 0) plan.errors.push(...faults);
    else if (existing) planChange(plan, existing, read.values);
    else plan.added.push({ code, ...fieldsOf(read.values) } as NewMunicipality);
  }
  return plan;
}

function planChange(plan: ImportPlan, existing: MunicipalityRow, values: EntryValues): void {
  const changes = differences(existing, values);
  if (Object.keys(changes).length === 0) plan.unchanged++;
  else plan.changed.push({ code: existing.code, differences: changes, fields: fieldsOf(values) });
}

function twice(row: number, code: string, before: number | undefined): InputError[] {
  if (before === undefined) return [];
  const message = { bn: `${code} ${before} নম্বর সারিতেও আছে`, en: `${code} is in row ${before} as well` };
  return [csvFault(row, "code", "duplicate", message)];
}

function missing(row: number, cells: CsvRow["cells"]): InputError[] {
  return neededColumns
    .filter((column) => !cells[column])
    .map((column) =>
      csvFault(row, column, "required", {
        bn: "নতুন পৌরসভার জন্য এটি দিতে হবে",
        en: "A municipality that is new needs this",
      }),
    );
}
