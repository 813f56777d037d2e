import { and, asc, desc, eq, inArray, isNull, or, gt, lte, sql } from "drizzle-orm";
import { type Db, rows } from "../../platform/db/database.ts";
import { persons, roleHoldings } from "../accounts/accounts.tables.ts";
import { questionnaireVersions } from "../questionnaires/questionnaires.tables.ts";
import { responseRevisions, responses, rounds } from "../rounds/rounds.tables.ts";

/** A public round with how many answers it expects and has. */
export interface PublicRound {
  id: string;
  titleBn: string;
  titleEn: string;
  period: string;
  opensOn: string;
  dueOn: string;
  closesOn: string | null;
  closedAt: Date | null;
  versionId: string;
  expected: number;
  /** Submitted or approved. */
  arrived: number;
  approved: number;
}

const arrivedCount = sql<number>`(count(*) filter (where ${responses.state} in ('submitted', 'approved')))::int`;

/**
 * Public rounds, the one that opened last first.
 * @param which `stillOpen` leaves out those that were closed by hand; `id` gives one alone
 */
export function publicRounds(db: Db, which: { stillOpen?: boolean; id?: string } = {}): Promise<PublicRound[]> {
  return db
    .select({
      id: rounds.id,
      titleBn: rounds.titleBn,
      titleEn: rounds.titleEn,
      period: rounds.period,
      opensOn: rounds.opensOn,
      dueOn: rounds.dueOn,
      closesOn: rounds.closesOn,
      closedAt: rounds.closedAt,
      versionId: rounds.versionId,
      expected: sql<number>`count(${responses.id})::int`,
      arrived: arrivedCount,
      approved: sql<number>`(count(*) filter (where ${responses.state} = 'approved'))::int`,
    })
    .from(rounds)
    .leftJoin(responses, eq(responses.roundId, rounds.id))
    .where(
      and(
        eq(rounds.public, true),
        which.stillOpen ? isNull(rounds.closedAt) : undefined,
        which.id === undefined ? undefined : eq(rounds.id, which.id),
      ),
    )
    .groupBy(rounds.id)
    .orderBy(desc(rounds.opensOn), desc(rounds.id));
}

/** The form that a version of a questionnaire asks. */
export async function definitionOf(db: Db, versionId: string) {
  const [row] = await db
    .select({ definition: questionnaireVersions.definition, number: questionnaireVersions.number })
    .from(questionnaireVersions)
    .where(eq(questionnaireVersions.id, versionId));
  return row;
}

/** How many answers of a round are expected from a district's municipalities of one region, and how many have come. */
export interface RoundShare extends Record<string, unknown> {
  districtCode: string;
  regionCode: string;
  expected: number;
  arrived: number;
}

/** A round's answers by district and region. */
export function sharesOfRound(db: Db, roundId: string): Promise<RoundShare[]> {
  return rows<RoundShare>(
    db,
    sql`
    select m.district_code as "districtCode", m.region_code as "regionCode", count(*)::int as expected,
      (count(*) filter (where r.state in ('submitted', 'approved')))::int as arrived
    from responses r join municipalities m on m.code = r.municipality_code
    where r.round_id = ${roundId} group by 1, 2 order by 1, 2`,
  );
}

/** An answer that has come and isn't approved yet, and the version of the questionnaire that it answers. */
export interface SubmittedAnswer extends Record<string, unknown> {
  versionId: string;
  code: string;
}

/** The answers of a period's public rounds that have come and aren't approved yet. */
export function submittedInPeriod(db: Db, period: string): Promise<SubmittedAnswer[]> {
  return rows<SubmittedAnswer>(
    db,
    sql`
    select d.version_id as "versionId", r.municipality_code as code
    from responses r join rounds d on d.id = r.round_id
    where d.public and d.period = ${period} and r.state = 'submitted'`,
  );
}

/** Who speaks for a municipality today: roles and posts, no names or addresses. */
export function officesOf(db: Db, municipality: string, today: string) {
  return db
    .select({ role: roleHoldings.role, designation: persons.designation, fromOn: roleHoldings.fromOn })
    .from(roleHoldings)
    .innerJoin(persons, eq(persons.id, roleHoldings.personId))
    .where(
      and(
        eq(roleHoldings.scopeKind, "municipality"),
        eq(roleHoldings.scopeCode, municipality),
        inArray(roleHoldings.role, ["mayor", "focal-person"]),
        lte(roleHoldings.fromOn, today),
        or(isNull(roleHoldings.untilOn), gt(roleHoldings.untilOn, today)),
        isNull(persons.disabledAt),
      ),
    )
    .orderBy(asc(roleHoldings.role), desc(roleHoldings.fromOn));
}

/** A municipality's answers in public rounds, the newest round first; a correction afterwards doesn't make it late. */
export function answersOf(db: Db, municipality: string) {
  return db
    .select({
      roundId: rounds.id,
      titleBn: rounds.titleBn,
      titleEn: rounds.titleEn,
      opensOn: rounds.opensOn,
      dueOn: rounds.dueOn,
      firstSubmittedOn: sql<string | null>`(${responseRevisions.submittedAt} at time zone 'Asia/Dhaka')::date::text`,
    })
    .from(responses)
    .innerJoin(rounds, and(eq(rounds.id, responses.roundId), eq(rounds.public, true)))
    .leftJoin(responseRevisions, and(eq(responseRevisions.responseId, responses.id), eq(responseRevisions.number, 1)))
    .where(eq(responses.municipalityCode, municipality))
    .orderBy(desc(rounds.opensOn), desc(rounds.id));
}
