import { and, count, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Db } from "../../../platform/db/database.ts";
import { notices, persons } from "../accounts.tables.ts";

export type NoticeRow = typeof notices.$inferSelect;

export async function insertNotices(db: Db, rows: (typeof notices.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await db.insert(notices).values(rows);
}

/** How each of these people wants notices by mail. */
export function mailWishes(db: Db, personIds: string[]) {
  return db
    .select({ id: persons.id, email: persons.email, name: persons.name, noticeMail: persons.noticeMail })
    .from(persons)
    .where(and(inArray(persons.id, personIds), isNull(persons.disabledAt)));
}

/** A person's notices, newest first. */
export function listNotices(db: Db, personId: string, page: { limit: number; offset: number }): Promise<NoticeRow[]> {
  return db
    .select()
    .from(notices)
    .where(eq(notices.personId, personId))
    .orderBy(desc(notices.createdAt), desc(notices.id))
    .limit(page.limit)
    .offset(page.offset);
}

/** How many notices a person has, and how many of them are unread. */
export async function countNotices(db: Db, personId: string): Promise<{ total: number; unread: number }> {
  const [row] = await db
    .select({ total: count(), unread: sql<number>`count(*) filter (where ${notices.readAt} is null)::int` })
    .from(notices)
    .where(eq(notices.personId, personId));
  return row ?? { total: 0, unread: 0 };
}

/** Marks a person's notices as read: one, or all of them. @returns the one, when it is theirs */
export async function markRead(db: Db, personId: string, id: string | null, now: Date): Promise<NoticeRow | undefined> {
  const theirs = eq(notices.personId, personId);
  await db
    .update(notices)
    .set({ readAt: now })
    .where(and(theirs, isNull(notices.readAt), id === null ? undefined : eq(notices.id, id)));
  if (id === null) return undefined;
  const [row] = await db
    .select()
    .from(notices)
    .where(and(theirs, eq(notices.id, id)));
  return row;
}

/** People who want a weekly summary and have unread notices that no mail has told them of; locked until it is told. */
export function waitingForSummary(db: Db, most: number) {
  return db
    .select({ id: persons.id, email: persons.email, name: persons.name })
    .from(persons)
    .where(
      and(
        eq(persons.noticeMail, "weekly"),
        isNull(persons.disabledAt),
        sql`exists (select from ${notices} where ${notices.personId} = ${persons.id}
          and ${notices.mailedAt} is null and ${notices.readAt} is null)`,
      ),
    )
    .limit(most)
    .for("update", { of: persons, skipLocked: true });
}

/** Takes the unread notices of a person that no mail has told of, and notes that one now does. Oldest first. */
export async function takeUntold(db: Db, personId: string, now: Date): Promise<NoticeRow[]> {
  const taken = await db
    .update(notices)
    .set({ mailedAt: now })
    .where(and(eq(notices.personId, personId), isNull(notices.mailedAt), isNull(notices.readAt)))
    .returning();
  return taken.sort((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
}

export async function setNoticeMail(db: Db, personId: string, wish: NoticeMail): Promise<void> {
  await db.update(persons).set({ noticeMail: wish }).where(eq(persons.id, personId));
}

/** How a person wants notices by mail: each at once, once a week, or not at all. */
export type NoticeMail = (typeof persons.$inferSelect)["noticeMail"];
