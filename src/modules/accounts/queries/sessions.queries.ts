import { and, eq, gt, gte, isNull, lt, lte, ne, or, sql } from "drizzle-orm";
import type { Actor, RoleHeld } from "../../../platform/auth/actor.ts";
import type { Role } from "../../../platform/auth/permissions.ts";
import type { Db } from "../../../platform/db/database.ts";
import { officeDay } from "../../../platform/i18n/office-day.ts";
import { type Failures, type SessionKind } from "../accounts.rules.ts";
import { persons, roleHoldings, sessions, signInFailures } from "../accounts.tables.ts";
import { hashOfToken } from "../tokens.ts";

type SessionStatement = ReturnType<typeof sessionStatement>;

const statements = new WeakMap<Db, SessionStatement>();

/** Who holds a session, with a row for each role held today. Every request asks this: one statement, prepared. */
function sessionStatement(db: Db) {
  const today = sql.placeholder("today");
  return db
    .select({
      personId: persons.id,
      name: persons.name,
      email: persons.email,
      responseId: sessions.responseId,
      role: roleHoldings.role,
      scopeKind: roleHoldings.scopeKind,
      scopeCode: roleHoldings.scopeCode,
    })
    .from(sessions)
    .innerJoin(persons, and(eq(persons.id, sessions.personId), isNull(persons.disabledAt)))
    .leftJoin(
      roleHoldings,
      and(
        eq(roleHoldings.personId, persons.id),
        lte(roleHoldings.fromOn, today),
        or(isNull(roleHoldings.untilOn), gt(roleHoldings.untilOn, today)),
      ),
    )
    .where(and(eq(sessions.tokenHash, sql.placeholder("hash")), gt(sessions.expiresAt, sql.placeholder("now"))))
    .prepare("accounts_session");
}

/**
 * Who holds this session token, with the roles held today.
 * @returns null when the session has ended, or its person may no longer sign in
 */
export async function authenticate(db: Db, token: string, now = new Date()): Promise<Actor | null> {
  const statement = statements.get(db) ?? sessionStatement(db);
  statements.set(db, statement);
  const hash = hashOfToken(token);
  const found = await statement.execute({ hash, now, today: officeDay(now) });
  const person = found[0];
  if (!person) return null;
  const roles = found.flatMap(({ role, scopeKind, scopeCode }): RoleHeld[] =>
    role && scopeKind ? [{ role: role as Role, scopeKind, scopeCode }] : [],
  );
  const { personId, name, email, responseId } = person;
  return { personId, name, email, roles, session: hash.toString("hex"), ...(responseId && { only: responseId }) };
}

/** Begins a session. */
export async function addSession(
  db: Db,
  session: {
    token: string;
    personId: string;
    kind: SessionKind;
    createdAt: Date;
    expiresAt: Date;
    responseId?: string;
  },
): Promise<void> {
  const { token, ...rest } = session;
  await db.insert(sessions).values({ tokenHash: hashOfToken(token), ...rest });
}

/** Ends one session. @param session as the actor carries it */
export async function endSession(db: Db, session: string): Promise<void> {
  await db.delete(sessions).where(eq(sessions.tokenHash, Buffer.from(session, "hex")));
}

/** Ends every session of a person. @param except the one that goes on, as the actor carries it */
export async function endSessionsOf(db: Db, personId: string, except?: string): Promise<void> {
  const others = except === undefined ? undefined : ne(sessions.tokenHash, Buffer.from(except, "hex"));
  await db.delete(sessions).where(and(eq(sessions.personId, personId), others));
}

/** Removes sessions that have ended. */
export async function removeEndedSessions(db: Db, now: Date): Promise<void> {
  await db.delete(sessions).where(lt(sessions.expiresAt, now));
}

/** Notes that a sign-in failed. */
export async function addSignInFailure(db: Db, failure: { email: string; address: string; at: Date }): Promise<void> {
  await db.insert(signInFailures).values(failure);
}

/** Forgets the failures of an account that has now signed in. */
export async function removeSignInFailures(db: Db, email: string): Promise<void> {
  await db.delete(signInFailures).where(eq(signInFailures.email, email));
}

/** Removes failures that no longer count. */
export async function removeOldSignInFailures(db: Db, before: Date): Promise<void> {
  await db.delete(signInFailures).where(lt(signInFailures.at, before));
}

/** Counts failed sign-ins for this e-mail and from this address since a time. */
export async function countSignInFailures(db: Db, email: string, address: string, since: Date): Promise<Failures> {
  const counted = { count: sql<number>`count(*)::int`, oldest: sql<string | null>`min(${signInFailures.at})` };
  const count = async (which: ReturnType<typeof eq>) => {
    const [row] = await db
      .select(counted)
      .from(signInFailures)
      .where(and(which, gte(signInFailures.at, since)));
    return { count: row?.count ?? 0, oldest: row?.oldest ? new Date(row.oldest) : null };
  };
  return {
    email: await count(eq(signInFailures.email, email)),
    address: await count(eq(signInFailures.address, address)),
  };
}
