import { and, asc, desc, eq, gte, ilike, isNull, notInArray, or } from "drizzle-orm";
import type { Reach } from "../../../platform/auth/actor.ts";
import type { Db } from "../../../platform/db/database.ts";
import { persons } from "../../accounts/accounts.tables.ts";
import { municipalities } from "../../municipalities/municipalities.tables.ts";
import { roundFor } from "../deadline/deadline.queries.ts";
import { within } from "../rounds.queries.ts";
import { responseEvents, responses, rounds } from "../rounds.tables.ts";
import { telephoneCalls } from "./desk.tables.ts";

export type CallRow = typeof telephoneCalls.$inferSelect;

const joined = { response: responses, round: roundFor, municipality: municipalities };

/** What towns whose name or code holds these words still owe, to be taken on the telephone. */
export function owedByTowns(db: Db, reach: Reach, words: string, limit: number) {
  const like = `%${words.replace(/[\\%_]/g, "\\$&")}%`;
  return db
    .select(joined)
    .from(responses)
    .innerJoin(rounds, eq(rounds.id, responses.roundId))
    .innerJoin(municipalities, eq(municipalities.code, responses.municipalityCode))
    .where(
      and(
        within(reach),
        notInArray(responses.state, ["submitted", "approved", "with-mayor"]),
        or(ilike(municipalities.nameBn, like), ilike(municipalities.nameEn, like), eq(municipalities.code, words)),
      ),
    )
    .orderBy(asc(municipalities.nameEn), asc(rounds.dueOn))
    .limit(limit);
}

export async function insertCall(db: Db, call: typeof telephoneCalls.$inferInsert): Promise<CallRow> {
  const [row] = await db.insert(telephoneCalls).values(call).returning();
  return row!;
}

/** A call with its officer. */
export async function findCall(db: Db, id: string) {
  const [row] = await db
    .select({ call: telephoneCalls, officer: persons.name })
    .from(telephoneCalls)
    .innerJoin(persons, eq(persons.id, telephoneCalls.officerId))
    .where(eq(telephoneCalls.id, id));
  return row;
}

/** The officer's call about a response that hasn't been read back yet, the newest; none older than `since`. */
export async function openCall(
  db: Db,
  responseId: string,
  officerId: string,
  since: Date,
): Promise<CallRow | undefined> {
  const [row] = await db
    .select()
    .from(telephoneCalls)
    .where(
      and(
        eq(telephoneCalls.responseId, responseId),
        eq(telephoneCalls.officerId, officerId),
        isNull(telephoneCalls.readBackAt),
        gte(telephoneCalls.at, since),
      ),
    )
    .orderBy(desc(telephoneCalls.at))
    .limit(1);
  return row;
}

/** Notes what the town said when its answers were read back. */
export async function closeCall(
  db: Db,
  id: string,
  said: { readBackAt: Date; confirmed: boolean; note: string | null },
): Promise<void> {
  await db.update(telephoneCalls).set(said).where(eq(telephoneCalls.id, id));
}

/** An officer's calls that wait to be read back, the newest first. */
export function waitingCalls(db: Db, officerId: string, limit: number) {
  return db
    .select({ call: telephoneCalls, ...joined })
    .from(telephoneCalls)
    .innerJoin(responses, eq(responses.id, telephoneCalls.responseId))
    .innerJoin(rounds, eq(rounds.id, responses.roundId))
    .innerJoin(municipalities, eq(municipalities.code, responses.municipalityCode))
    .where(and(eq(telephoneCalls.officerId, officerId), isNull(telephoneCalls.readBackAt)))
    .orderBy(desc(telephoneCalls.at))
    .limit(limit);
}

/** Whether a town has confirmed a revision that was typed for it. */
export async function isConfirmed(db: Db, responseId: string, revision: number): Promise<boolean> {
  const confirmed = and(
    eq(responseEvents.responseId, responseId),
    eq(responseEvents.revision, revision),
    eq(responseEvents.kind, "confirmed"),
  );
  return (await db.$count(responseEvents, confirmed)) > 0;
}
