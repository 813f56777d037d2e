import { z } from "zod";
import { refusals } from "../../platform/errors/problem.ts";
import { json } from "../../platform/http/answer.ts";
import { afterKey, listing, listQuery, listSchema } from "../../platform/http/listing.ts";
import { api } from "../../platform/http/route.ts";
import { listedFigures, listedIndicators } from "./services/list-figures.ts";
import { openFigures } from "./services/figures.ts";

const number = z.number().nullable();

const Definition = z.object({
  code: z.string(),
  sectorEn: z.string(),
  sectorBn: z.string(),
  nameEn: z.string(),
  nameBn: z.string(),
  descriptionEn: z.string(),
  descriptionBn: z.string(),
  unit: z.string(),
  unitEn: z.string(),
  unitBn: z.string(),
  formula: z.string(),
  aggregate: z.enum(["sum", "ratio", "none"]),
  direction: z.enum(["higher", "lower", "neutral"]),
  decimals: z.int(),
  numerator: z.string().nullable(),
  denominator: z.string().nullable(),
  factor: z.number(),
  headline: z.int().nullable(),
});

const Figure = z.object({
  code: z.string(),
  nameEn: z.string(),
  nameBn: z.string(),
  value: number,
  numerator: number,
  denominator: number,
  known: z.int(),
  of: z.int(),
  source: z.object({ roundId: z.uuid(), responseId: z.uuid(), revision: z.int(), approvedAt: z.string() }).nullish(),
});

const Figures = listSchema(Figure).extend({
  indicator: Definition,
  by: z.string(),
  period: z.string().nullable(),
  periods: z.array(z.string()),
});

const figuresQuery = listQuery.extend({
  by: z.enum(["municipality", "district", "division", "region", "country"]).optional(),
  period: z
    .string()
    .regex(/^\d{4}-\d{2}$/)
    .optional(),
});

/** Definitions and public figures for programs. */
export const indicatorsApi = [
  api({
    method: "GET",
    url: "/indicators",
    permission: "public",
    summary: "Definitions of all indicators",
    query: listQuery,
    answer: { status: 200, schema: listSchema(Definition) },
    async handle({ db }, { query: { limit, cursor } }) {
      const { rows, total } = await listedIndicators(db, afterKey(cursor), limit + 1);
      return json(listing(rows, total, limit, ({ code }) => code));
    },
  }),
  api({
    method: "GET",
    url: "/indicators/:code",
    permission: "public",
    summary: "One indicator: its definition, or with `by` its public values with their sources",
    params: z.object({ code: z.string() }),
    query: figuresQuery,
    answer: { status: 200, schema: z.union([Definition.extend({ periods: z.array(z.string()) }), Figures]) },
    async handle({ db }, { params, query: { by, period, limit, cursor } }) {
      const figures = await openFigures(db);
      const indicator = figures.indicator(params.code.toUpperCase());
      if (!indicator) throw refusals.notFound();
      const cut = { after: afterKey(cursor), most: limit + 1 };
      const { rows, total, ...periods } = await listedFigures(db, figures, indicator, { by, period, ...cut });
      if (!by) return json({ ...indicator, periods: periods.periods });
      return json({ indicator, by, ...periods, ...listing(rows, total, limit, ({ code }) => code) });
    },
  }),
];
