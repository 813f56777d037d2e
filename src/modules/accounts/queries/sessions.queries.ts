import { and, eq, gte, lt, ne, sql } from "drizzle-orm";
import type { Actor, RoleHeld } from "../../../platform/auth/actor.ts";
import type { Role } from "../../../platform/auth/permissions.ts";
import { type Db, statement } from "../../../platform/db/database.ts";
import { together } from "../../../platform/db/together.ts";
import { officeDay } from "../../../platform/i18n/office-day.ts";
import { type Failures, type SessionKind } from "../accounts.rules.ts";
import { sessions, signInFailures } from "../accounts.tables.ts";
import { hashOfToken } from "../tokens.ts";

/** Who holds a session, with a row for each role held today; of all who come at the same moment. */
const holders = statement<HolderRow>(
  "accounts_sessions",
  `select encode(s.token_hash, 'hex') as session, p.id as "personId", p.name, p.email, s.response_id as "responseId", h.role,
     h.scope_kind as "scopeKind", h.scope_code as "scopeCode"
   from unnest((select $1::bytea[])) as asked (hash)
   join sessions s on s.token_hash = asked.hash and s.expires_at > $2::timestamptz
   join persons p on p.id = s.person_id and p.disabled_at is null
   left join role_holdings h on h.person_id = p.id and h.from_on <= $3::date and (h.until_on is null or h.until_on > $3)`,
);

interface HolderRow {
  session: string;
  personId: string;
  name: string;
  email: string;
  responseId: string | null;
  role: Role | null;
  scopeKind: RoleHeld["scopeKind"] | null;
  scopeCode: string | null;
}

/** Every request asks this: all of one moment in one statement. */
const authenticateTogether = together<{ session: string; now: Date }, Actor | null>(
  async (db, items) => {
    const sessions = [...new Set(items.map(({ session }) => session))];
    const { now } = items.at(-1)!;
    const found = await holders(db, [sessions.map((each) => Buffer.from(each, "hex")), now, officeDay(now)]);
    const actors = new Map(sessions.map((each) => [each, actorOf(found.filter(({ session }) => session === each))]));
    return items.map(({ session }) => actors.get(session) ?? null);
  },
  { most: 100, atOnce: 1 },
);

function actorOf(rows: HolderRow[]): Actor | null {
  const [person] = rows;
  if (!person) return null;
  const roles = rows.flatMap(({ role, scopeKind, scopeCode }): RoleHeld[] =>
    role && scopeKind ? [{ role, scopeKind, scopeCode }] : [],
  );
  const { personId, name, email, responseId, session } = person;
  return { personId, name, email, roles, session, ...(responseId && { only: responseId }) };
}

/**
 * Who holds this session token, with the roles held today.
 * @returns null when the session has ended, or its person may no longer sign in
 */
export function authenticate(db: Db, token: string, now = new Date()): Promise<Actor | null> {
  return authenticateTogether(db, { session: hashOfToken(token).toString("hex"), now });
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

/** Ends the sessions by which a person reaches one response only. */
export async function endLinkSessions(db: Db, personId: string, responseId: string): Promise<void> {
  await db.delete(sessions).where(and(eq(sessions.personId, personId), eq(sessions.responseId, responseId)));
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
