import { and, asc, desc, eq, ne, type SQL, sql } from "drizzle-orm";
import type { Reach } from "../../platform/auth/actor.ts";
import type { Db } from "../../platform/db/database.ts";
import { municipalities } from "../municipalities/municipalities.tables.ts";
import { matching, type ResponseFilter, within } from "./rounds.queries.ts";
import { responses } from "./rounds.tables.ts";

/** A response in a round's list, with its municipality. */
export interface ListedResponse {
  response: typeof responses.$inferSelect;
  municipality: typeof municipalities.$inferSelect;
}

const furthestFirst = sql`array_position(array['not-started','returned','in-progress','with-mayor','submitted','approved'], ${responses.state})`;

/** One page of a round's responses within someone's reach: who is furthest from done first, then by code. */
export function pageOfResponses(
  db: Db,
  roundId: string,
  reach: Reach,
  filter: ResponseFilter,
  page: { limit: number; offset: number },
): Promise<ListedResponse[]> {
  return db
    .select({ response: responses, municipality: municipalities })
    .from(responses)
    .innerJoin(municipalities, eq(municipalities.code, responses.municipalityCode))
    .where(matching(roundId, reach, filter))
    .orderBy(furthestFirst, asc(responses.respondentCode), asc(responses.ordinal))
    .limit(page.limit)
    .offset(page.offset);
}

/** The municipalities whose submitted responses stand before and after this one by code, each beginning again at the end. */
export async function aroundInReview(db: Db, roundId: string, reach: Reach, code: string) {
  const waiting = (order: SQL, ...then: SQL[]) =>
    db
      .select({ code: responses.respondentCode, nameEn: municipalities.nameEn, nameBn: municipalities.nameBn })
      .from(responses)
      .innerJoin(municipalities, eq(municipalities.code, responses.municipalityCode))
      .where(
        and(
          eq(responses.roundId, roundId),
          eq(responses.state, "submitted"),
          ne(responses.respondentCode, code),
          within(reach),
        ),
      )
      .orderBy(order, ...then)
      .limit(1);
  const [next] = await waiting(sql`${responses.respondentCode} < ${code}`, asc(responses.respondentCode));
  const [previous] = await waiting(sql`${responses.respondentCode} > ${code}`, desc(responses.respondentCode));
  return { next, previous };
}
