import { z } from "zod";

/** An empty choice in an address is no choice; one that makes no sense is passed over, since addresses get mangled. */
const choice = z
  .string()
  .max(100)
  .transform((text) => text.trim().normalize("NFC") || undefined)
  .optional()
  .catch(undefined);

const letter = z.enum(["A", "B", "C"]).optional().catch(undefined);
const pageNumber = z.coerce.number().int().min(1).max(10_000).catch(1);

const fiscalYear = z
  .string()
  .regex(/^\d{4}-\d{2}$/)
  .optional()
  .catch(undefined);

/** How an indicator's table is narrowed and sorted. */
export const IndicatorQuery = z.object({
  district: choice,
  region: choice,
  class: letter,
  period: fiscalYear,
  sort: z.enum(["high", "low", "name"]).optional().catch(undefined),
  page: pageNumber,
});

export type IndicatorChoice = z.output<typeof IndicatorQuery>;

/** The same for its file. */
export const TableQuery = IndicatorQuery.extend({
  by: z.enum(["municipality", "district", "division", "region", "country"]).catch("municipality"),
});

/** How the list of municipalities is narrowed. */
export const MunicipalitiesQuery = z.object({
  search: choice,
  district: choice,
  division: choice,
  region: choice,
  class: letter,
  page: pageNumber,
});

export type MunicipalitiesChoice = z.output<typeof MunicipalitiesQuery>;
