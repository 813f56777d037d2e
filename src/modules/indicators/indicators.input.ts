import { z } from "zod";

const textOrNull = z.string().transform((text) => (text === "" ? null : text));

/** One row of the file of definitions. */
export const DefinitionRow = z
  .object({
    code: z.string().regex(/^[A-Z]{3}\d{2,3}$/),
    sector: z.string().min(1),
    sector_bn: z.string().min(1),
    name_en: z.string().min(1),
    name_bn: z.string().min(1),
    description_en: z.string(),
    description_bn: z.string(),
    unit: z.string(),
    unit_en: z.string(),
    unit_bn: z.string(),
    formula: z.string(),
    aggregate: z.enum(["sum", "ratio", "none"]),
    direction: z.enum(["higher", "lower", "neutral"]),
    decimals: z.coerce.number().int().min(0).max(6),
    numerator: textOrNull,
    denominator: textOrNull,
    factor: z.union([z.literal("").transform(() => 1), z.coerce.number().positive()]),
    headline: z.union([z.literal("").transform(() => null), z.coerce.number().int().positive()]),
  })
  .transform((row) => ({
    code: row.code,
    sectorEn: row.sector,
    sectorBn: row.sector_bn,
    nameEn: row.name_en,
    nameBn: row.name_bn,
    descriptionEn: row.description_en,
    descriptionBn: row.description_bn,
    unit: row.unit,
    unitEn: row.unit_en,
    unitBn: row.unit_bn,
    formula: row.formula,
    aggregate: row.aggregate,
    direction: row.direction,
    decimals: row.decimals,
    numerator: row.numerator,
    denominator: row.denominator,
    factor: row.factor,
    headline: row.headline,
  }));

/** The columns of the file of definitions; `kind` tells people what is asked and what is computed. */
export const definitionColumns = {
  required: Object.keys(DefinitionRow.in.shape),
  optional: ["kind"],
};
