import { and, desc, eq, ilike, like, sql } from "drizzle-orm";
import { audit, auditSeals } from "../../../platform/audit/audit.tables.ts";
import { type Db, rows } from "../../../platform/db/database.ts";
import { mails } from "../../../platform/mail/mail.tables.ts";

export type AuditRow = typeof audit.$inferSelect;
export type MailRow = typeof mails.$inferSelect;

/** Which entries of the trail are shown; what is empty doesn't narrow. */
export interface AuditFilter {
  /** Part of the name of who acted. */
  person: string;
  /** An action or the beginning of one, as `accounts.` */
  action: string;
  municipality: string;
  /** First and last day in the offices, `YYYY-MM-DD`. */
  from: string;
  until: string;
}

/** A part of a long list. */
export interface Part {
  limit: number;
  offset: number;
}

const pattern = (text: string) => text.replace(/[\\%_]/g, "\\$&");

/** Entries of the trail, newest first. */
export async function listAudit(
  db: Db,
  filter: AuditFilter,
  part: Part,
): Promise<{ items: AuditRow[]; total: number }> {
  const where = and(
    filter.person ? ilike(audit.actorName, `%${pattern(filter.person)}%`) : undefined,
    filter.action ? like(audit.action, `${pattern(filter.action)}%`) : undefined,
    filter.municipality ? eq(audit.municipalityCode, filter.municipality) : undefined,
    filter.from ? sql`${audit.at} >= ${filter.from}::date::timestamp at time zone 'Asia/Dhaka'` : undefined,
    filter.until ? sql`${audit.at} < (${filter.until}::date + 1)::timestamp at time zone 'Asia/Dhaka'` : undefined,
  );
  const items = await db
    .select()
    .from(audit)
    .where(where)
    .orderBy(desc(audit.id))
    .limit(part.limit)
    .offset(part.offset);
  return { items, total: await db.$count(audit, where) };
}

/** Actions that stand in the trail. */
export async function auditedActions(db: Db): Promise<string[]> {
  const found = await db.selectDistinct({ action: audit.action }).from(audit).orderBy(audit.action);
  return found.map(({ action }) => action);
}

/** How far the trail is sealed: the last seal's position, and how many entries wait for theirs. */
export async function sealedState(db: Db): Promise<{ sealed: number; waiting: number }> {
  const [state] = await rows<{ sealed: number; waiting: number }>(
    db,
    // Positions have no gaps, so what isn't counted by the last one waits.
    sql`select sealed, ((select count(*) from ${audit}) - sealed)::int as waiting
        from (select coalesce(max(${auditSeals.position}), 0)::int as sealed from ${auditSeals}) as chain`,
  );
  return state!;
}

/** Letters of the outbox, newest first. @param state null for all */
export async function listMails(
  db: Db,
  state: MailRow["state"] | null,
  part: Part,
): Promise<{ items: MailRow[]; total: number }> {
  const where = state ? eq(mails.state, state) : undefined;
  const items = await db
    .select()
    .from(mails)
    .where(where)
    .orderBy(desc(mails.createdAt), desc(mails.id))
    .limit(part.limit)
    .offset(part.offset);
  return { items, total: await db.$count(mails, where) };
}

/** One letter; undefined when there is none of that id. */
export async function mailById(db: Db, id: string): Promise<MailRow | undefined> {
  const [row] = await db.select().from(mails).where(eq(mails.id, id));
  return row;
}
