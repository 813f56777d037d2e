import { and, eq, gt, isNull, sql } from "drizzle-orm";
import type { Db } from "../../../platform/db/database.ts";
import type { LinkPurpose } from "../accounts.rules.ts";
import { invitations } from "../accounts.tables.ts";
import { hashOfToken } from "../tokens.ts";

export type InvitationRow = typeof invitations.$inferSelect;

/** Adds a one-time link. */
export async function insertInvitation(
  db: Db,
  link: {
    token: string;
    purpose: LinkPurpose;
    personId: string | null;
    createdBy: string | null;
    createdAt: Date;
    expiresAt: Date;
  },
): Promise<void> {
  const { token, ...rest } = link;
  await db.insert(invitations).values({ tokenHash: hashOfToken(token), ...rest });
}

/** The link of this token, whether or not it can still be used. */
export async function invitationByToken(db: Db, token: string): Promise<InvitationRow | undefined> {
  const [row] = await db
    .select()
    .from(invitations)
    .where(eq(invitations.tokenHash, hashOfToken(token)));
  return row;
}

/** Uses a link up; false when it was used before or has ended. Of two who try at once, one gets it. */
export async function takeInvitation(db: Db, token: string, now: Date): Promise<boolean> {
  const usable = and(
    eq(invitations.tokenHash, hashOfToken(token)),
    isNull(invitations.usedAt),
    gt(invitations.expiresAt, now),
  );
  const taken = await db.update(invitations).set({ usedAt: now }).where(usable).returning({ at: invitations.usedAt });
  return taken.length > 0;
}

/** Ends the unused links of a person, or those for setting up when there is no person. */
export async function expireInvitations(db: Db, personId: string | null, now: Date): Promise<void> {
  const whose = personId === null ? eq(invitations.purpose, "setup") : eq(invitations.personId, personId);
  await db
    .update(invitations)
    .set({ expiresAt: now })
    .where(and(whose, isNull(invitations.usedAt), gt(invitations.expiresAt, now)));
}

/** The newest link of a person that can still be used: until when. */
export async function openInvitation(db: Db, personId: string, now: Date): Promise<Date | null> {
  const [row] = await db
    .select({ expiresAt: invitations.expiresAt })
    .from(invitations)
    .where(and(eq(invitations.personId, personId), isNull(invitations.usedAt), gt(invitations.expiresAt, now)))
    .orderBy(sql`${invitations.createdAt} desc`)
    .limit(1);
  return row?.expiresAt ?? null;
}
