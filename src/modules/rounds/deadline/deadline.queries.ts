import { and, eq, getTableColumns, isNotNull, notInArray, type SQL, sql } from "drizzle-orm";
import type { Db } from "../../../platform/db/database.ts";
import { responses, rounds } from "../rounds.tables.ts";

/**
 * A round with its dates as they hold for one response: a later due date of its own moves the due date and the closing
 * date along, and stands also after the round was closed (closing by hand ends those given before). Needs both tables.
 */
export const roundFor = {
  ...getTableColumns(rounds),
  dueOn: sql<string>`greatest(${rounds.dueOn}, ${responses.dueOn})`,
  closesOn: sql<
    string | null
  >`case when ${rounds.closesOn} is not null then greatest(${rounds.closesOn}, ${responses.dueOn}) end`,
  closedAt: sql`case when ${responses.dueOn} is null then ${rounds.closedAt} end`.mapWith(
    rounds.closedAt,
  ) as SQL<Date | null>,
};

/** Ends the extensions of a round's single responses. @returns how many there were */
export async function endExtensions(db: Db, roundId: string): Promise<number> {
  const ended = await db
    .update(responses)
    .set({ dueOn: null })
    .where(and(eq(responses.roundId, roundId), isNotNull(responses.dueOn)))
    .returning({ id: responses.id });
  return ended.length;
}

/** The responses of a round that haven't come in yet, with the town that owes each. */
export function waitingTowns(db: Db, roundId: string): Promise<{ responseId: string; code: string }[]> {
  return db
    .select({ responseId: responses.id, code: responses.municipalityCode })
    .from(responses)
    .where(and(eq(responses.roundId, roundId), notInArray(responses.state, ["submitted", "approved"])));
}
