import { type EntryColumn, entryColumns } from "./municipalities.input.ts";
import type { Municipality } from "./municipalities.queries.ts";

/** What stands in the fields of the edit page: what was typed, else the entry in plain digits, as files have it. */
export function editedEntry(
  municipality: Municipality,
  typed: Record<string, string> = {},
): Record<EntryColumn, string> {
  const entry: Record<EntryColumn, string | number | null> = {
    name_en: municipality.nameEn,
    name_bn: municipality.nameBn,
    district_code: municipality.district.code,
    region_code: municipality.region.code,
    upazila_code: municipality.upazila?.code ?? null,
    class: municipality.class,
    class_since: municipality.classSince,
    established: municipality.established,
    population: municipality.population,
    population_basis: municipality.populationBasis,
    latitude: municipality.latitude,
    longitude: municipality.longitude,
  };
  const shown = (column: EntryColumn) => typed[column] ?? (entry[column] === null ? "" : String(entry[column]));
  return Object.fromEntries(entryColumns.map((column) => [column, shown(column)])) as Record<EntryColumn, string>;
}
