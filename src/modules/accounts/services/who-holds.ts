import type { Place } from "../../../platform/auth/actor.ts";
import { type Role, scopeOfRole } from "../../../platform/auth/permissions.ts";
import type { Db } from "../../../platform/db/database.ts";
import { officeDay } from "../../../platform/i18n/office-day.ts";
import { holdersOf, type Recipient } from "../queries/persons.queries.ts";

/** Someone who stands for a municipality. */
export interface OfficeHolder extends Recipient {
  phone: string | null;
  designation: string | null;
}

/** Who is mayor (or administrator) and focal person of a municipality today; null where no one is. */
export async function municipalityPeople(
  db: Db,
  code: string,
  now = new Date(),
): Promise<{ mayor: OfficeHolder | null; focalPerson: OfficeHolder | null }> {
  const scope = { kind: "municipality", code } as const;
  const [mayor] = await holdersOf(db, "mayor", scope, officeDay(now));
  const [focalPerson] = await holdersOf(db, "focal-person", scope, officeDay(now));
  return { mayor: mayor ?? null, focalPerson: focalPerson ?? null };
}

/** Whom to write to about something at this place: all who hold the role there today, each in their language. */
export function recipientsOf(db: Db, role: Role, place: Place, now = new Date()): Promise<Recipient[]> {
  const kind = scopeOfRole[role];
  const code = kind === "association" ? null : place[kind];
  return holdersOf(db, role, { kind, code }, officeDay(now));
}
