import { type SQL, sql } from "drizzle-orm";
import { type Db, rows } from "../../../platform/db/database.ts";

/** What figures are added up by; `class` is that of the municipality. */
export type Level = "country" | "division" | "region" | "district" | "class";

/** Narrows figures to some indicators, a period or a municipality. */
export interface Which {
  codes?: readonly string[];
  period?: string;
  municipality?: string;
}

/** The code that stands for the whole country. */
export const countryCode = "BD";

/**
 * The one value that counts for each indicator, municipality and period: of a public round; a known one before a not
 * known one, and then that of the answer approved last.
 */
function countingValues({ codes, period, municipality }: Which): SQL {
  const conditions = [sql`r.public`, sql`m.active`];
  if (codes) conditions.push(sql`v.indicator_code = any(${sql.param(codes)})`);
  if (period !== undefined) conditions.push(sql`v.period = ${period}`);
  if (municipality !== undefined) conditions.push(sql`v.municipality_code = ${municipality}`);
  return sql`
    select distinct on (v.indicator_code, v.municipality_code, v.period) v.*, m.district_code, m.region_code, m.class
    from indicator_values v
    join rounds r on r.id = v.round_id
    join municipalities m on m.code = v.municipality_code
    where ${sql.join(conditions, sql` and `)}
    order by v.indicator_code, v.municipality_code, v.period, v.value is null, v.approved_at desc, v.round_id`;
}

/** Sums over the municipalities of a place whose value is known, for one indicator and period. */
export interface PlaceSums extends Record<string, unknown> {
  indicatorCode: string;
  period: string;
  place: string;
  /** How many municipalities have a known value. */
  known: number;
  numerator: number | null;
  denominator: number | null;
  /** When the last of these answers was approved. */
  approvedAt: string | null;
}

const placeOf: Record<Level, SQL> = {
  country: sql.raw(`'${countryCode}'`),
  division: sql`d.division_code`,
  region: sql`c.region_code`,
  district: sql`c.district_code`,
  class: sql`coalesce(c.class, '')`,
};

/** Sums for every place of a level that has any value, in the order of indicator, period (newest first) and place. */
export function sumsBy(db: Db, level: Level, which: Which): Promise<PlaceSums[]> {
  return rows<PlaceSums>(
    db,
    sql`
    select c.indicator_code as "indicatorCode", c.period, ${placeOf[level]} as place, count(c.value)::int as known,
      (sum(c.numerator) filter (where c.value is not null))::float8 as numerator,
      (sum(c.denominator) filter (where c.value is not null))::float8 as denominator,
      to_json(max(c.approved_at) filter (where c.value is not null)) #>> '{}' as "approvedAt"
    from (${countingValues(which)}) c
    join districts d on d.code = c.district_code
    group by 1, 2, 3
    order by 1, 2 desc, 3`,
  );
}

/** A place with the number of its municipalities. */
export interface PlaceCount extends Record<string, unknown> {
  code: string;
  nameEn: string;
  nameBn: string;
  /** Municipalities in it, those no longer active left out. */
  of: number;
}

const namesOf: Record<"division" | "region" | "district", { table: SQL; inside: SQL }> = {
  division: {
    table: sql`divisions`,
    inside: sql`m.district_code in (select d.code from districts d where d.division_code = p.code)`,
  },
  region: { table: sql`regions`, inside: sql`m.region_code = p.code` },
  district: { table: sql`districts`, inside: sql`m.district_code = p.code` },
};

/** Every place of a level, by code. */
export function placesOf(db: Db, level: "country" | "division" | "region" | "district"): Promise<PlaceCount[]> {
  if (level === "country") {
    return rows<PlaceCount>(
      db,
      sql`select ${countryCode} as code, 'Bangladesh' as "nameEn", 'বাংলাদেশ' as "nameBn", count(*)::int as "of"
        from municipalities where active`,
    );
  }
  const { table, inside } = namesOf[level];
  return rows<PlaceCount>(
    db,
    sql`
    select p.code, p.name_en as "nameEn", p.name_bn as "nameBn",
      (select count(*)::int from municipalities m where m.active and ${inside}) as "of"
    from ${table} p order by p.code`,
  );
}

/** A value with the revision that it came from; without one the municipality hasn't been heard. */
export interface SourcedValue extends Record<string, unknown> {
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  roundId: string | null;
  responseId: string | null;
  revision: number | null;
  /** ISO 8601. */
  approvedAt: string | null;
}

/** A municipality with its value of one indicator and period. */
export interface MunicipalValue extends SourcedValue {
  code: string;
  nameEn: string;
  nameBn: string;
  districtCode: string;
  regionCode: string;
  class: "A" | "B" | "C" | null;
}

const sourced = sql`c.value::float8 as value, c.numerator::float8 as numerator, c.denominator::float8 as denominator,
  c.round_id as "roundId", c.response_id as "responseId", c.revision, to_json(c.approved_at) #>> '{}' as "approvedAt"`;

/** Every active municipality by code, with its value or none. @param cut for a page of the list */
export function municipalValues(
  db: Db,
  indicator: string,
  period: string | null,
  cut?: { after: string | null; most: number },
): Promise<MunicipalValue[]> {
  const values = countingValues({ codes: [indicator], period: period ?? "" });
  return rows<MunicipalValue>(
    db,
    sql`
    select a.code, a.name_en as "nameEn", a.name_bn as "nameBn", a.district_code as "districtCode",
      a.region_code as "regionCode", a.class, ${sourced}
    from municipalities a left join (${values}) c on c.municipality_code = a.code
    where a.active ${cut?.after ? sql`and a.code > ${cut.after}` : sql``}
    order by a.code ${cut ? sql`limit ${cut.most}` : sql``}`,
  );
}

/** A municipality's value of some indicator and period. */
export interface PeriodValue extends SourcedValue {
  indicatorCode: string;
  period: string;
}

/** Everything that is said about one municipality, by indicator, the newest period first. */
export function valuesOfMunicipality(db: Db, municipality: string): Promise<PeriodValue[]> {
  return rows<PeriodValue>(
    db,
    sql`select c.indicator_code as "indicatorCode", c.period, ${sourced}
      from (${countingValues({ municipality })}) c order by 1, 2 desc`,
  );
}

/** A known value of one municipality. */
export interface KnownValue extends Record<string, unknown> {
  indicatorCode: string;
  municipalityCode: string;
  period: string;
  value: number;
  class: "A" | "B" | "C" | null;
}

/** The known values of every municipality, to place one among them. */
export function knownValues(db: Db, which: Which): Promise<KnownValue[]> {
  return rows<KnownValue>(
    db,
    sql`select c.indicator_code as "indicatorCode", c.municipality_code as "municipalityCode", c.period,
        c.value::float8 as value, c.class
      from (${countingValues(which)}) c where c.value is not null`,
  );
}
