import { asc, count, gt, notInArray, sql } from "drizzle-orm";
import type { Db } from "../../../platform/db/database.ts";
import { indicators, indicatorSources, indicatorValues } from "../indicators.tables.ts";

/** What an indicator means and how it is computed. */
export type Indicator = typeof indicators.$inferSelect;

/** Every indicator, by code. */
export function allIndicators(db: Db): Promise<Indicator[]> {
  return db.select().from(indicators).orderBy(asc(indicators.code));
}

/** Indicators by code after a key, and how many there are in all. */
export async function indicatorsAfter(db: Db, after: string | null, most: number) {
  const rows = await db
    .select()
    .from(indicators)
    .where(after === null ? undefined : gt(indicators.code, after))
    .orderBy(asc(indicators.code))
    .limit(most);
  const [all] = await db.select({ total: count() }).from(indicators);
  return { rows, total: all?.total ?? 0 };
}

/**
 * Makes the definitions what they are now. Those that are gone lose their values, and every answer counts as not yet
 * turned into values, since a formula may have changed.
 */
export async function replaceIndicators(db: Db, definitions: Indicator[]): Promise<void> {
  const codes = definitions.map(({ code }) => code);
  await db.delete(indicatorSources);
  await db.delete(indicatorValues).where(notInArray(indicatorValues.indicatorCode, codes));
  await db.delete(indicators).where(notInArray(indicators.code, codes));
  const fresh = Object.fromEntries(
    Object.entries(columnNames)
      .filter(([key]) => key !== "code")
      .map(([key, name]) => [key, sql.raw(`excluded.${name}`)]),
  );
  await db.insert(indicators).values(definitions).onConflictDoUpdate({ target: indicators.code, set: fresh });
}

const columnNames: Record<keyof Indicator, string> = {
  code: "code",
  sectorEn: "sector_en",
  sectorBn: "sector_bn",
  nameEn: "name_en",
  nameBn: "name_bn",
  descriptionEn: "description_en",
  descriptionBn: "description_bn",
  unit: "unit",
  unitEn: "unit_en",
  unitBn: "unit_bn",
  formula: "formula",
  aggregate: "aggregate",
  direction: "direction",
  decimals: "decimals",
  numerator: "numerator",
  denominator: "denominator",
  factor: "factor",
  headline: "headline",
};
