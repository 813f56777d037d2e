import type { Visit } from "../../../platform/auth/act.ts";
import { record } from "../../../platform/audit/audit.ts";
import { accountsProblems } from "../accounts.errors.ts";
import { type LinkPurpose, linkEnd } from "../accounts.rules.ts";
import {
  expireInvitations,
  insertInvitation,
  type InvitationRow,
  invitationByToken,
  takeInvitation,
} from "../queries/invitations.queries.ts";
import { newToken } from "../tokens.ts";

/** A one-time link that was just made; its token is told once and kept only as its hash. */
export interface MadeLink {
  token: string;
  expiresAt: Date;
}

/** Makes a one-time link. Older unused ones of the same person no longer hold. @param personId null for setting up */
export async function makeLink(visit: Visit, purpose: LinkPurpose, personId: string | null): Promise<MadeLink> {
  const { db, now } = visit;
  await expireInvitations(db, personId, now);
  const token = newToken();
  const expiresAt = linkEnd(purpose, now);
  const createdBy = visit.actor?.personId ?? null;
  await insertInvitation(db, { token, purpose, personId, createdBy, createdAt: now, expiresAt });
  await record(visit, {
    action: "accounts.link.make",
    subject: { kind: personId ? "person" : "installation", id: personId ?? "setup" },
    detail: { purpose, expiresAt: expiresAt.toISOString() },
  });
  return { token, expiresAt };
}

/**
 * A link that can still be used; looking at it changes nothing, since mail scanners open every link.
 * @throws Problem `link-unknown`, `link-used` or `link-expired`
 */
export async function findLink(visit: Visit, token: string, purposes: LinkPurpose[]): Promise<InvitationRow> {
  const link = await invitationByToken(visit.db, token);
  if (!link || !purposes.includes(link.purpose)) throw accountsProblems.linkUnknown();
  if (link.usedAt) throw accountsProblems.linkUsed();
  if (link.expiresAt <= visit.now) throw accountsProblems.linkExpired();
  return link;
}

/** Uses a link up. @throws Problem `link-used` when someone was quicker */
export async function useLink(visit: Visit, token: string): Promise<void> {
  if (!(await takeInvitation(visit.db, token, visit.now))) throw accountsProblems.linkUsed();
}
