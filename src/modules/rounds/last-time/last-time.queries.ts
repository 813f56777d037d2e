import { and, desc, eq, gte, isNotNull, ne, sql } from "drizzle-orm";
import type { Db } from "../../../platform/db/database.ts";
import { responseRevisions, responses, rounds } from "../rounds.tables.ts";

const approved = {
  round: { id: rounds.id, titleBn: rounds.titleBn, titleEn: rounds.titleEn, period: rounds.period },
  approvedAt: responses.approvedAt,
  versionId: responseRevisions.versionId,
  answers: responseRevisions.answers,
};

/** A response's approved revision with the round that asked for it. */
export type ApprovedAnswers = Awaited<ReturnType<typeof newestApproved>>[number];

const newestRevision = and(
  eq(responseRevisions.responseId, responses.id),
  eq(responseRevisions.number, responses.approvedRevision),
);

/** What the same respondent was approved for in the last round of the same questionnaire before this one; at most one. */
export function newestApproved(
  db: Db,
  before: { roundId: string; questionnaireId: string; opensOn: string; respondentCode: string; ordinal: number },
) {
  return db
    .select(approved)
    .from(responses)
    .innerJoin(rounds, eq(rounds.id, responses.roundId))
    .innerJoin(responseRevisions, newestRevision)
    .where(
      and(
        eq(responses.respondentCode, before.respondentCode),
        eq(responses.ordinal, before.ordinal),
        eq(rounds.questionnaireId, before.questionnaireId),
        eq(rounds.practice, false),
        isNotNull(responses.approvedRevision),
        // Ids of rounds grow with time: they tell apart those that open on one day.
        sql`(${rounds.opensOn}, ${rounds.id}) < (${before.opensOn}::date, ${before.roundId}::uuid)`,
      ),
    )
    .orderBy(desc(rounds.opensOn), desc(rounds.id))
    .limit(1);
}

/** As many as a town answers in two years, at most. */
const mostElsewhere = 12;

/** What a municipality was approved for in other questionnaires since a day, the newest first. */
export function approvedElsewhere(
  db: Db,
  of: { municipality: string; questionnaireId: string; since: Date },
): Promise<ApprovedAnswers[]> {
  return db
    .select(approved)
    .from(responses)
    .innerJoin(rounds, eq(rounds.id, responses.roundId))
    .innerJoin(responseRevisions, newestRevision)
    .where(
      and(
        eq(responses.respondentCode, of.municipality),
        eq(responses.ordinal, 1),
        ne(rounds.questionnaireId, of.questionnaireId),
        eq(rounds.practice, false),
        isNotNull(responses.approvedRevision),
        gte(responses.approvedAt, of.since),
      ),
    )
    .orderBy(desc(responses.approvedAt))
    .limit(mostElsewhere);
}
