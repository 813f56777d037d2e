import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Reach } from "../../../platform/auth/actor.ts";
import type { Db } from "../../../platform/db/database.ts";
import { municipalities } from "../../municipalities/municipalities.tables.ts";
import { within } from "../rounds.queries.ts";
import { responseEvents, responses } from "../rounds.tables.ts";

/** How many answers came in for the first time on each day of the offices' calendar, within someone's reach. */
export function arrivalsByDay(db: Db, roundId: string, reach: Reach): Promise<{ day: string; n: number }[]> {
  const first = db
    .select({
      responseId: responseEvents.responseId,
      day: sql<string>`to_char(min(${responseEvents.at}) at time zone 'Asia/Dhaka', 'YYYY-MM-DD')`.as("day"),
    })
    .from(responseEvents)
    .innerJoin(responses, eq(responses.id, responseEvents.responseId))
    .innerJoin(municipalities, eq(municipalities.code, responses.municipalityCode))
    .where(
      and(eq(responses.roundId, roundId), inArray(responseEvents.kind, ["submitted", "mayor-signed"]), within(reach)),
    )
    .groupBy(responseEvents.responseId)
    .as("first");
  return db
    .select({ day: first.day, n: sql<number>`count(*)::int` })
    .from(first)
    .groupBy(first.day)
    .orderBy(asc(first.day));
}
