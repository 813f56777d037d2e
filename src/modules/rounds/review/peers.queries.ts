import { and, eq, inArray, ne } from "drizzle-orm";
import type { Db } from "../../../platform/db/database.ts";
import type { Answers } from "../../../xlsform/index.ts";
import { municipalities } from "../../municipalities/municipalities.tables.ts";
import { responseRevisions, responses } from "../rounds.tables.ts";

/** No round asks more municipalities than there are, but one of wards may. */
const mostPeers = 500;

/** What comparable municipalities answered in a round: those of the same class, or all where the class isn't known. */
export async function answersOfPeers(
  db: Db,
  roundId: string,
  { code, class: category }: Pick<typeof municipalities.$inferSelect, "code" | "class">,
): Promise<Answers[]> {
  const found = await db
    .select({ answers: responseRevisions.answers })
    .from(responses)
    .innerJoin(municipalities, eq(municipalities.code, responses.municipalityCode))
    .innerJoin(
      responseRevisions,
      and(eq(responseRevisions.responseId, responses.id), eq(responseRevisions.number, responses.revision)),
    )
    .where(
      and(
        eq(responses.roundId, roundId),
        inArray(responses.state, ["submitted", "approved"]),
        ne(responses.municipalityCode, code),
        category === null ? undefined : eq(municipalities.class, category),
      ),
    )
    .limit(mostPeers);
  return found.map(({ answers }) => answers);
}
