import { index, integer, numeric, pgTable, primaryKey, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { municipalities } from "../municipalities/municipalities.tables.ts";
import { responses, rounds } from "../rounds/rounds.tables.ts";

/** What an indicator means and how it is computed from the answers' variables. */
export const indicators = pgTable("indicators", {
  code: text().primaryKey(),
  sectorEn: text().notNull(),
  sectorBn: text().notNull(),
  nameEn: text().notNull(),
  nameBn: text().notNull(),
  descriptionEn: text().notNull(),
  descriptionBn: text().notNull(),
  unit: text().notNull(),
  unitEn: text().notNull(),
  unitBn: text().notNull(),
  /** The formula in words. */
  formula: text().notNull(),
  aggregate: text({ enum: ["sum", "ratio", "none"] }).notNull(),
  direction: text({ enum: ["higher", "lower", "neutral"] }).notNull(),
  decimals: integer().notNull(),
  /** Expression over variables, as `${FIN03}`; null when the indicator is only defined. */
  numerator: text(),
  /** Expression over variables; null for a plain quantity. */
  denominator: text(),
  factor: numeric({ mode: "number" }).notNull(),
  /** Place among the headline figures; null for the rest. */
  headline: integer(),
});

/** One figure of one municipality, period and round; it knows the revision that it came from. Null is not known. */
export const indicatorValues = pgTable(
  "indicator_values",
  {
    indicatorCode: text()
      .notNull()
      .references(() => indicators.code),
    municipalityCode: text()
      .notNull()
      .references(() => municipalities.code),
    period: text().notNull(),
    roundId: uuid()
      .notNull()
      .references(() => rounds.id),
    responseId: uuid()
      .notNull()
      .references(() => responses.id),
    revision: integer().notNull(),
    numerator: numeric({ mode: "number" }),
    denominator: numeric({ mode: "number" }),
    value: numeric({ mode: "number" }),
    approvedAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.indicatorCode, t.municipalityCode, t.roundId] }),
    index().on(t.indicatorCode, t.period),
    index().on(t.municipalityCode),
  ],
);

/** Which approved revisions have been turned into values already. */
export const indicatorSources = pgTable(
  "indicator_sources",
  {
    responseId: uuid()
      .notNull()
      .references(() => responses.id),
    revision: integer().notNull(),
    settledAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.responseId, t.revision] })],
);
