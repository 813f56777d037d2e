import { and, asc, eq, exists, inArray, isNull, or, sql } from "drizzle-orm";
import type { Role } from "../../../platform/auth/permissions.ts";
import type { Db } from "../../../platform/db/database.ts";
import type { Lang } from "../../../platform/i18n/lang.ts";
import { persons, roleHoldings } from "../accounts.tables.ts";
import { heldOn } from "./holdings.queries.ts";

export type PersonRow = typeof persons.$inferSelect;

/** A person by e-mail, however its letters are cased. */
export async function personByEmail(db: Db, email: string): Promise<PersonRow | undefined> {
  const [row] = await db
    .select()
    .from(persons)
    .where(eq(sql`lower(${persons.email})`, email.toLowerCase()));
  return row;
}

/** A person by id. */
export async function personById(db: Db, id: string): Promise<PersonRow | undefined> {
  const [row] = await db.select().from(persons).where(eq(persons.id, id));
  return row;
}

/** Adds a person; undefined when someone with this e-mail is there already. */
export async function insertPerson(db: Db, person: typeof persons.$inferInsert): Promise<PersonRow | undefined> {
  const [row] = await db.insert(persons).values(person).onConflictDoNothing().returning();
  return row;
}

/** Changes what is given of a person. */
export async function updatePerson(
  db: Db,
  id: string,
  fields: Partial<Pick<PersonRow, "name" | "phone" | "designation" | "lang" | "passwordHash" | "disabledAt">>,
): Promise<void> {
  await db.update(persons).set(fields).where(eq(persons.id, id));
}

/** Names of persons by their ids; an id that is no one's is left out. */
export async function namesOfPersons(db: Db, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const found = await db
    .select({ id: persons.id, name: persons.name })
    .from(persons)
    .where(inArray(persons.id, [...new Set(ids)]));
  return new Map(found.map(({ id, name }) => [id, name]));
}

/** Whom a list shows. */
export interface PersonFilter {
  /** Part of the name or e-mail; empty for all. */
  q: string;
  /** Who holds this role today; null for all. */
  role: Role | null;
}

/** People whom the filter lets through, by name. @param today the office's day, for the role */
export async function listPersons(
  db: Db,
  filter: PersonFilter,
  today: string,
  part: { limit: number; offset: number },
): Promise<{ items: PersonRow[]; total: number }> {
  const where = and(nameHas(filter.q), filter.role ? holds(db, filter.role, today) : undefined);
  const items = await db
    .select()
    .from(persons)
    .where(where)
    .orderBy(asc(sql`lower(${persons.name})`), asc(persons.id))
    .limit(part.limit)
    .offset(part.offset);
  return { items, total: await db.$count(persons, where) };
}

function nameHas(q: string) {
  if (q === "") return undefined;
  const pattern = `%${q.replace(/[\\%_]/g, "\\$&")}%`;
  return or(sql`${persons.name} ilike ${pattern}`, sql`${persons.email} ilike ${pattern}`);
}

function holds(db: Db, role: Role, today: string) {
  const holding = db
    .select({ one: sql`1` })
    .from(roleHoldings)
    .where(and(eq(roleHoldings.personId, persons.id), eq(roleHoldings.role, role), heldOn(today)));
  return exists(holding);
}

/** Someone to write to, in the language of their choice. */
export interface Recipient {
  personId: string;
  name: string;
  email: string;
  lang: Lang;
}

/** Who holds a role in each of these places today and may sign in, by the place's code. */
export async function holdersByPlace(
  db: Db,
  role: Role,
  codes: readonly string[],
  today: string,
): Promise<Map<string, PlaceHolder[]>> {
  const { id: personId, name, email, lang, phone } = persons;
  const found = await db
    .select({ place: roleHoldings.scopeCode, personId, name, email, lang, phone })
    .from(roleHoldings)
    .innerJoin(persons, eq(persons.id, roleHoldings.personId))
    .where(
      and(
        eq(roleHoldings.role, role),
        inArray(roleHoldings.scopeCode, [...codes]),
        heldOn(today),
        isNull(persons.disabledAt),
      ),
    )
    .orderBy(asc(roleHoldings.id));
  const byPlace = new Map<string, PlaceHolder[]>();
  for (const { place, ...person } of found) byPlace.set(place!, [...(byPlace.get(place!) ?? []), person]);
  return byPlace;
}

/** Someone who holds a role at a place, to be written to or called. */
export interface PlaceHolder extends Recipient {
  phone: string | null;
}
