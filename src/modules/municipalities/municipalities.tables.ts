import {
  bigint,
  boolean,
  date,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";

/** Codes of divisions, districts and upazilas are those of the Bangladesh Bureau of Statistics. */
export const divisions = pgTable("divisions", {
  code: text().primaryKey(),
  nameEn: text().notNull(),
  nameBn: text().notNull(),
});

export const districts = pgTable("districts", {
  code: text().primaryKey(),
  divisionCode: text()
    .notNull()
    .references(() => divisions.code),
  nameEn: text().notNull(),
  nameBn: text().notNull(),
  /** Place on the tile map: columns 0–9 from the west, rows 0–10 from the north. */
  tileColumn: integer().notNull(),
  tileRow: integer().notNull(),
  shortEn: text().notNull(),
  shortBn: text().notNull(),
});

export const upazilas = pgTable("upazilas", {
  code: text().primaryKey(),
  districtCode: text()
    .notNull()
    .references(() => districts.code),
  nameEn: text().notNull(),
  nameBn: text().notNull(),
});

/** The association's regional committees; which municipality belongs to which can be changed. */
export const regions = pgTable("regions", {
  code: text().primaryKey(),
  nameEn: text().notNull(),
  nameBn: text().notNull(),
});

export const municipalities = pgTable(
  "municipalities",
  {
    code: text().primaryKey(),
    nameEn: text().notNull(),
    nameBn: text().notNull(),
    districtCode: text()
      .notNull()
      .references(() => districts.code),
    upazilaCode: text().references(() => upazilas.code),
    regionCode: text()
      .notNull()
      .references(() => regions.code),
    /** A, B or C by own income; null is not known. */
    class: text({ enum: ["A", "B", "C"] }),
    classSince: date({ mode: "string" }),
    established: integer(),
    population: integer(),
    populationBasis: text(),
    latitude: doublePrecision(),
    longitude: doublePrecision(),
    /** False once it is merged or abolished; it keeps its history and is no longer asked. */
    active: boolean().notNull().default(true),
    updatedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [index().on(t.districtCode), index().on(t.regionCode)],
);

/** What a municipality's entry said before and after each change. */
export const municipalityChanges = pgTable(
  "municipality_changes",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    municipalityCode: text()
      .notNull()
      .references(() => municipalities.code),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
    by: uuid(),
    /** Field → [before, after]. */
    changes: jsonb().$type<Record<string, [unknown, unknown]>>().notNull(),
  },
  (t) => [index().on(t.municipalityCode)],
);
