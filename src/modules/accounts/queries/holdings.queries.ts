import { and, desc, eq, gt, inArray, isNull, lte, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Role, ScopeKind } from "../../../platform/auth/permissions.ts";
import type { Db } from "../../../platform/db/database.ts";
import { files } from "../../../platform/files/files.tables.ts";
import { persons, roleHoldings } from "../accounts.tables.ts";

export type HoldingRow = typeof roleHoldings.$inferSelect;

/** A role as it is given, before it has an id. */
export interface NewHolding {
  personId: string;
  role: Role;
  scopeKind: ScopeKind;
  scopeCode: string | null;
  fromOn: string;
  untilOn?: string | null;
  letterFileId?: string | null;
  grantedBy?: string | null;
}

/** Whether a holding counts on a day: from its first day until before its last. */
export function heldOn(day: string) {
  return and(lte(roleHoldings.fromOn, day), or(isNull(roleHoldings.untilOn), gt(roleHoldings.untilOn, day)));
}

/** Adds a role to a person. */
export async function insertHolding(db: Db, holding: NewHolding): Promise<HoldingRow> {
  const [row] = await db.insert(roleHoldings).values(holding).returning();
  return row!;
}

/** One holding by id. */
export async function holdingById(db: Db, id: string): Promise<HoldingRow | undefined> {
  const [row] = await db.select().from(roleHoldings).where(eq(roleHoldings.id, id));
  return row;
}

/** Ends a holding on a day; that day no longer counts. */
export async function endHolding(db: Db, id: string, untilOn: string, endedBy: string | null): Promise<void> {
  await db.update(roleHoldings).set({ untilOn, endedBy }).where(eq(roleHoldings.id, id));
}

/** Who holds a role in a scope today. */
export function holdingsToday(db: Db, role: Role, scopeCode: string | null, today: string): Promise<HoldingRow[]> {
  const scope = scopeCode === null ? isNull(roleHoldings.scopeCode) : eq(roleHoldings.scopeCode, scopeCode);
  return db
    .select()
    .from(roleHoldings)
    .where(and(eq(roleHoldings.role, role), scope, heldOn(today)));
}

/** Every role of these people, past and present, newest first. */
export function holdingsOf(db: Db, personIds: string[]): Promise<HoldingRow[]> {
  return db
    .select()
    .from(roleHoldings)
    .where(inArray(roleHoldings.personId, personIds))
    .orderBy(desc(roleHoldings.fromOn), desc(roleHoldings.id));
}

/** One who is or was the focal person of a municipality. */
export interface FocalPersonRow {
  holdingId: string;
  fromOn: string;
  untilOn: string | null;
  personId: string;
  name: string;
  email: string;
  phone: string | null;
  designation: string | null;
  hasPassword: boolean;
  grantedBy: string | null;
  letterId: string | null;
  letterName: string | null;
}

/** Everyone who is or was the focal person of a municipality, newest first. */
export function focalPersonsOf(db: Db, municipality: string): Promise<FocalPersonRow[]> {
  const granter = alias(persons, "granter");
  return db
    .select({
      holdingId: roleHoldings.id,
      fromOn: roleHoldings.fromOn,
      untilOn: roleHoldings.untilOn,
      personId: persons.id,
      name: persons.name,
      email: persons.email,
      phone: persons.phone,
      designation: persons.designation,
      hasPassword: sql<boolean>`${persons.passwordHash} is not null`,
      grantedBy: granter.name,
      letterId: files.id,
      letterName: files.name,
    })
    .from(roleHoldings)
    .innerJoin(persons, eq(persons.id, roleHoldings.personId))
    .leftJoin(granter, eq(granter.id, roleHoldings.grantedBy))
    .leftJoin(files, eq(files.id, roleHoldings.letterFileId))
    .where(focalPersonHoldings(municipality))
    .orderBy(desc(roleHoldings.fromOn), desc(roleHoldings.id));
}

/** Who is the focal person of each municipality today, by its code; those without one are left out. */
export async function focalPersonsToday(db: Db, today: string): Promise<Map<string, string>> {
  const found = await db
    .select({ code: roleHoldings.scopeCode, name: persons.name })
    .from(roleHoldings)
    .innerJoin(persons, eq(persons.id, roleHoldings.personId))
    .where(and(eq(roleHoldings.role, "focal-person"), heldOn(today), isNull(persons.disabledAt)));
  return new Map(found.map(({ code, name }) => [code ?? "", name]));
}

/** Whether a letter named a focal person of this municipality. */
export async function letterIsOf(db: Db, municipality: string, fileId: string): Promise<boolean> {
  const holding = and(focalPersonHoldings(municipality), eq(roleHoldings.letterFileId, fileId));
  return (await db.$count(roleHoldings, holding)) > 0;
}

function focalPersonHoldings(municipality: string) {
  return and(
    eq(roleHoldings.scopeKind, "municipality"),
    eq(roleHoldings.scopeCode, municipality),
    eq(roleHoldings.role, "focal-person"),
  );
}

/**
 * Lets one transaction at a time change who holds an office: without it, two nominations at once would leave two
 * focal persons, and two administrators could end each other's role. It holds until the transaction ends.
 */
export async function lockOffice(db: Db, office: string): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`accounts:${office}`}, 0))`);
}

/** How many people hold the administrator's role today and may sign in. */
export async function countAdministrators(db: Db, today: string): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(distinct ${persons.id})::int` })
    .from(roleHoldings)
    .innerJoin(persons, eq(persons.id, roleHoldings.personId))
    .where(and(eq(roleHoldings.role, "administrator"), heldOn(today), isNull(persons.disabledAt)));
  return row?.count ?? 0;
}
