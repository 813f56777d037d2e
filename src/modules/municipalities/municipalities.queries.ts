import { and, asc, count, desc, eq, getTableColumns, gt, ilike, inArray, or } from "drizzle-orm";
import { audit } from "../../platform/audit/audit.tables.ts";
import type { Place } from "../../platform/auth/actor.ts";
import type { Db } from "../../platform/db/database.ts";
import {
  districts,
  divisions,
  municipalities,
  municipalityChanges,
  regions,
  upazilas,
} from "./municipalities.tables.ts";

/** A code with its names in both languages. */
export interface Named {
  code: string;
  nameEn: string;
  nameBn: string;
}

/** A district with its place on the tile map: columns 0–9 from the west, rows 0–10 from the north. */
export type District = typeof districts.$inferSelect;
/** A municipality's own row, with codes where it lies in other places. */
export type MunicipalityRow = typeof municipalities.$inferSelect;
export type NewMunicipality = typeof municipalities.$inferInsert;
export type MunicipalityClass = NonNullable<MunicipalityRow["class"]>;

/** A municipality's entry with the places it lies in. Null is not known. */
export interface Municipality extends Omit<MunicipalityRow, "districtCode" | "upazilaCode" | "regionCode"> {
  district: Named;
  division: Named;
  region: Named;
  upazila: Named | null;
}

/** A municipality as those need it who only group and name: one row of a table, no more. */
export interface MunicipalityPlace extends Named {
  districtCode: string;
  divisionCode: string;
  regionCode: string;
  class: MunicipalityClass | null;
  population: number | null;
  active: boolean;
}

/** What municipalities are narrowed to; what is left out doesn't narrow. */
export interface MunicipalityFilter {
  /** Part of a name in either language, or of the code. */
  search?: string;
  /** Code of a district, division or region. */
  district?: string;
  division?: string;
  region?: string;
  class?: MunicipalityClass;
  codes?: readonly string[];
  active?: boolean;
}

function nameOf<C, E, B>({ code, nameEn, nameBn }: { code: C; nameEn: E; nameBn: B }) {
  return { code, nameEn, nameBn };
}

function selectWithPlaces(db: Db) {
  const { districtCode: _d, upazilaCode: _u, regionCode: _r, ...own } = getTableColumns(municipalities);
  return db
    .select({
      ...own,
      district: nameOf(districts),
      division: nameOf(divisions),
      region: nameOf(regions),
      upazila: nameOf(upazilas),
    })
    .from(municipalities)
    .innerJoin(districts, eq(districts.code, municipalities.districtCode))
    .innerJoin(divisions, eq(divisions.code, districts.divisionCode))
    .innerJoin(regions, eq(regions.code, municipalities.regionCode))
    .leftJoin(upazilas, eq(upazilas.code, municipalities.upazilaCode));
}

/** One municipality with its places; undefined when there is none of that code. */
export async function findMunicipality(db: Db, code: string): Promise<Municipality | undefined> {
  const [found] = await selectWithPlaces(db).where(eq(municipalities.code, code));
  return found;
}

/**
 * Municipalities in the order of their codes, with their places.
 * @param page `after` is the last code of the page before; one row more than `limit` comes when there are more
 * @returns the rows and how many match in all
 */
export async function listMunicipalities(
  db: Db,
  filter: MunicipalityFilter,
  page: { limit: number; after: string | null },
): Promise<{ rows: Municipality[]; total: number }> {
  const wanted = matches(filter);
  const rows = await selectWithPlaces(db)
    .where(and(wanted, page.after === null ? undefined : gt(municipalities.code, page.after)))
    .orderBy(asc(municipalities.code))
    .limit(page.limit + 1);
  const [counted] = await db
    .select({ total: count() })
    .from(municipalities)
    .innerJoin(districts, eq(districts.code, municipalities.districtCode))
    .where(wanted);
  return { rows, total: counted?.total ?? 0 };
}

/** Every municipality that matches, only with its codes and names, in one statement. Active ones unless told otherwise. */
export function municipalityPlaces(
  db: Db,
  filter: MunicipalityFilter = { active: true },
): Promise<MunicipalityPlace[]> {
  return db
    .select({
      code: municipalities.code,
      nameEn: municipalities.nameEn,
      nameBn: municipalities.nameBn,
      districtCode: municipalities.districtCode,
      divisionCode: districts.divisionCode,
      regionCode: municipalities.regionCode,
      class: municipalities.class,
      population: municipalities.population,
      active: municipalities.active,
    })
    .from(municipalities)
    .innerJoin(districts, eq(districts.code, municipalities.districtCode))
    .where(matches(filter))
    .orderBy(asc(municipalities.code));
}

/** Where a municipality lies, as rights are asked for it; undefined when there is none of that code. */
export async function placeOfMunicipality(db: Db, code: string): Promise<Place | undefined> {
  const [place] = await db
    .select({ municipality: municipalities.code, region: municipalities.regionCode })
    .from(municipalities)
    .where(eq(municipalities.code, code));
  return place;
}

function matches(filter: MunicipalityFilter) {
  return and(
    filter.search ? contains(filter.search) : undefined,
    filter.district ? eq(municipalities.districtCode, filter.district) : undefined,
    filter.division ? eq(districts.divisionCode, filter.division) : undefined,
    filter.region ? eq(municipalities.regionCode, filter.region) : undefined,
    filter.class ? eq(municipalities.class, filter.class) : undefined,
    filter.codes ? inArray(municipalities.code, [...filter.codes]) : undefined,
    filter.active === undefined ? undefined : eq(municipalities.active, filter.active),
  );
}

function contains(search: string) {
  const pattern = `%${search
    .trim()
    .normalize("NFC")
    .replace(/[\\%_]/g, "\\$&")}%`;
  return or(
    ilike(municipalities.nameBn, pattern),
    ilike(municipalities.nameEn, pattern),
    ilike(municipalities.code, pattern),
  );
}

/** The divisions, by code. */
export function listDivisions(db: Db): Promise<Named[]> {
  return db.select().from(divisions).orderBy(asc(divisions.code));
}

/** The districts with their tiles, by code. */
export function listDistricts(db: Db): Promise<District[]> {
  return db.select().from(districts).orderBy(asc(districts.code));
}

/** A region with the number of its active municipalities. */
export type RegionSize = Named & { municipalities: number };

/** The association's regions with the number of their active municipalities, by code. */
export function listRegions(db: Db): Promise<RegionSize[]> {
  return db
    .select({ ...nameOf(regions), municipalities: count(municipalities.code) })
    .from(regions)
    .leftJoin(municipalities, and(eq(municipalities.regionCode, regions.code), eq(municipalities.active, true)))
    .groupBy(regions.code)
    .orderBy(asc(regions.code));
}

/** The upazilas with the district of each, by code. */
export function listUpazilas(db: Db): Promise<(typeof upazilas.$inferSelect)[]> {
  return db.select().from(upazilas).orderBy(asc(upazilas.code));
}

/** The own row of every municipality, by code. */
export function allMunicipalityRows(db: Db): Promise<MunicipalityRow[]> {
  return db.select().from(municipalities).orderBy(asc(municipalities.code));
}

/** Own rows of the municipalities of these codes, locked against other changes until the transaction ends. */
export function lockMunicipalities(db: Db, codes: readonly string[]): Promise<MunicipalityRow[]> {
  return db
    .select()
    .from(municipalities)
    .where(inArray(municipalities.code, [...codes]))
    .orderBy(asc(municipalities.code))
    .for("update");
}

/** Adds municipalities. */
export async function insertMunicipalities(db: Db, added: NewMunicipality[]): Promise<void> {
  if (added.length > 0) await db.insert(municipalities).values(added);
}

/** Changes some fields of a municipality and keeps what they were. */
export async function changeMunicipality(
  db: Db,
  code: string,
  fields: Partial<NewMunicipality>,
  change: { changes: Record<string, [unknown, unknown]>; by: string; at: Date },
): Promise<void> {
  await db
    .update(municipalities)
    .set({ ...fields, updatedAt: change.at })
    .where(eq(municipalities.code, code));
  await db.insert(municipalityChanges).values({ municipalityCode: code, ...change });
}

/** A change of a municipality's entry: when, by whom, and for each field what it was and what it became. */
export interface MunicipalityChange {
  at: Date;
  by: string | null;
  changes: Record<string, [unknown, unknown]>;
}

/** What was changed of a municipality, the newest first; the name of who did it stands in the audit of the same moment. */
export function municipalityHistory(db: Db, code: string): Promise<MunicipalityChange[]> {
  return db
    .select({ at: municipalityChanges.at, by: audit.actorName, changes: municipalityChanges.changes })
    .from(municipalityChanges)
    .leftJoin(
      audit,
      and(
        eq(audit.subjectKind, "municipality"),
        eq(audit.subjectId, municipalityChanges.municipalityCode),
        eq(audit.at, municipalityChanges.at),
      ),
    )
    .where(eq(municipalityChanges.municipalityCode, code))
    .orderBy(desc(municipalityChanges.id))
    .limit(200);
}

/** One region; undefined when there is none of that code. */
export async function findRegion(db: Db, code: string): Promise<Named | undefined> {
  const [found] = await db.select().from(regions).where(eq(regions.code, code));
  return found;
}

/** Gives a region other names. */
export async function renameRegion(db: Db, { code, ...names }: Named): Promise<void> {
  await db.update(regions).set(names).where(eq(regions.code, code));
}

/** The facts that the product brings with it. */
export interface ReferenceFacts {
  divisions: Named[];
  districts: District[];
  upazilas: (typeof upazilas.$inferSelect)[];
  regions: Named[];
  municipalities: NewMunicipality[];
}

/** Inserts the facts whose code isn't there yet; what is there stays as people made it. */
export async function insertMissingFacts(db: Db, facts: ReferenceFacts): Promise<void> {
  await db.insert(divisions).values(facts.divisions).onConflictDoNothing();
  await db.insert(districts).values(facts.districts).onConflictDoNothing();
  await db.insert(upazilas).values(facts.upazilas).onConflictDoNothing();
  await db.insert(regions).values(facts.regions).onConflictDoNothing();
  await db.insert(municipalities).values(facts.municipalities).onConflictDoNothing();
}
