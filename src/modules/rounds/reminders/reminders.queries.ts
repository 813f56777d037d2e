import { and, asc, desc, eq, gte, isNull, lte, max, notInArray, sql } from "drizzle-orm";
import type { Reach } from "../../../platform/auth/actor.ts";
import type { Db } from "../../../platform/db/database.ts";
import { persons } from "../../accounts/accounts.tables.ts";
import { municipalities } from "../../municipalities/municipalities.tables.ts";
import { roundFor } from "../deadline/deadline.queries.ts";
import { within } from "../rounds.queries.ts";
import { responses, rounds } from "../rounds.tables.ts";
import { reminders, reminderSchedules } from "./reminders.tables.ts";
import type { Schedule } from "./reminders.rules.ts";

export type ScheduleRow = typeof reminderSchedules.$inferSelect;

/** When a round's letters go out, the earliest first. */
export function listSchedules(db: Db, roundId: string): Promise<ScheduleRow[]> {
  return db
    .select()
    .from(reminderSchedules)
    .where(eq(reminderSchedules.roundId, roundId))
    .orderBy(asc(reminderSchedules.daysAfterDue), asc(reminderSchedules.audience));
}

/** Adds schedules; one that is there already stays as it is. @returns how many were new */
export async function insertSchedules(db: Db, roundId: string, schedules: readonly Schedule[]): Promise<number> {
  const rows = schedules.map((schedule) => ({ roundId, ...schedule }));
  return (await db.insert(reminderSchedules).values(rows).onConflictDoNothing().returning()).length;
}

/** Takes a schedule away; what it has sent stays in the log. */
export async function deleteSchedule(db: Db, roundId: string, id: string): Promise<ScheduleRow | undefined> {
  const [row] = await db
    .delete(reminderSchedules)
    .where(and(eq(reminderSchedules.roundId, roundId), eq(reminderSchedules.id, id)))
    .returning();
  return row;
}

/** All schedules of rounds that aren't closed by hand. */
export function schedulesAtWork(db: Db): Promise<ScheduleRow[]> {
  return db
    .select({
      id: reminderSchedules.id,
      roundId: reminderSchedules.roundId,
      daysAfterDue: reminderSchedules.daysAfterDue,
      audience: reminderSchedules.audience,
    })
    .from(reminderSchedules)
    .innerJoin(rounds, eq(rounds.id, reminderSchedules.roundId))
    .where(isNull(rounds.closedAt));
}

/** One sender at a time, until the transaction ends; false where another is at work. */
export async function takeSendersTurn(db: Db): Promise<boolean> {
  const found = await db.execute<{ taken: boolean }>(sql`select pg_try_advisory_xact_lock(7202604) as taken`);
  return found.rows[0]?.taken ?? false;
}

/** A response that hasn't come in, with what a letter about it says. */
export type Waiting = Awaited<ReturnType<typeof waitingResponses>>[number];

const ownDue = roundFor.dueOn;

/** Responses of a round that haven't come in. @param due only those due between these days */
export function waitingResponses(
  db: Db,
  roundId: string,
  { due, reach, codes }: { due?: { from: string; to: string }; reach?: Reach; codes?: readonly string[] } = {},
) {
  return db
    .select({ response: responses, round: roundFor, municipality: municipalities })
    .from(responses)
    .innerJoin(rounds, eq(rounds.id, responses.roundId))
    .innerJoin(municipalities, eq(municipalities.code, responses.municipalityCode))
    .where(
      and(
        eq(responses.roundId, roundId),
        notInArray(responses.state, ["submitted", "approved"]),
        due && and(gte(ownDue, due.from), lte(ownDue, due.to)),
        reach && within(reach),
        codes && sql`${responses.respondentCode} = any(${sql.param([...codes])})`,
      ),
    )
    .orderBy(asc(responses.respondentCode));
}

/** When each response of a round was last reminded of; by one schedule only, where it is given. */
export async function lastReminders(db: Db, roundId: string, scheduleId?: string): Promise<Map<string, Date>> {
  const found = await db
    .select({ responseId: reminders.responseId, at: max(reminders.at) })
    .from(reminders)
    .where(and(eq(reminders.roundId, roundId), scheduleId ? eq(reminders.scheduleId, scheduleId) : undefined))
    .groupBy(reminders.responseId);
  return new Map(found.flatMap(({ responseId, at }) => (responseId && at ? [[responseId, at]] : [])));
}

/** When each region's officers were last sent a list by this schedule. */
export async function lastLists(db: Db, scheduleId: string): Promise<Map<string, Date>> {
  const found = await db
    .select({ region: reminders.regionCode, at: max(reminders.at) })
    .from(reminders)
    .where(eq(reminders.scheduleId, scheduleId))
    .groupBy(reminders.regionCode);
  return new Map(found.flatMap(({ region, at }) => (region && at ? [[region, at]] : [])));
}

export async function insertReminders(db: Db, rows: (typeof reminders.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await db.insert(reminders).values(rows);
}

/** What went out about a round, the newest first. */
export function listReminders(db: Db, roundId: string, limit: number) {
  return db
    .select({
      at: reminders.at,
      to: persons.name,
      regionCode: reminders.regionCode,
      byHand: sql<boolean>`${reminders.sentBy} is not null`,
      nameBn: municipalities.nameBn,
      nameEn: municipalities.nameEn,
    })
    .from(reminders)
    .innerJoin(persons, eq(persons.id, reminders.personId))
    .leftJoin(responses, eq(responses.id, reminders.responseId))
    .leftJoin(municipalities, eq(municipalities.code, responses.municipalityCode))
    .where(eq(reminders.roundId, roundId))
    .orderBy(desc(reminders.id))
    .limit(limit);
}
