import { and, asc, count, desc, eq, gt, ilike, inArray, or, sql, type SQL } from "drizzle-orm";
import type { Reach } from "../../platform/auth/actor.ts";
import { type Db, rows } from "../../platform/db/database.ts";
import { municipalities } from "../municipalities/municipalities.tables.ts";
import { questionnaires, questionnaireVersions } from "../questionnaires/questionnaires.tables.ts";
import { noStates, type StateCounts } from "./rounds.rules.ts";
import { responses, rounds } from "./rounds.tables.ts";

export type RoundRow = typeof rounds.$inferSelect;

/** The condition that a row's municipality lies within someone's reach. Needs `municipalities` in the query. */
export function within(reach: Reach): SQL | undefined {
  if (reach.everywhere) return undefined;
  const parts = [
    reach.regions.length > 0 ? inArray(municipalities.regionCode, reach.regions) : undefined,
    reach.municipalities.length > 0 ? inArray(municipalities.code, reach.municipalities) : undefined,
  ].filter((part) => part !== undefined);
  return parts.length > 0 ? or(...parts) : sql`false`;
}

/** A round with the form it asks. */
export async function findRound(db: Db, id: string) {
  const [row] = await db
    .select({
      round: rounds,
      formId: questionnaires.formId,
      versionNumber: questionnaireVersions.number,
      questionnaireTitle: questionnaireVersions.title,
    })
    .from(rounds)
    .innerJoin(questionnaires, eq(questionnaires.id, rounds.questionnaireId))
    .innerJoin(questionnaireVersions, eq(questionnaireVersions.id, rounds.versionId))
    .where(eq(rounds.id, id));
  return row;
}

export type RoundFound = NonNullable<Awaited<ReturnType<typeof findRound>>>;

/** Locks a round for a change. */
export async function lockRound(db: Db, id: string): Promise<RoundRow | undefined> {
  const [row] = await db.select().from(rounds).where(eq(rounds.id, id)).for("update");
  return row;
}

export async function insertRound(db: Db, round: typeof rounds.$inferInsert): Promise<RoundRow> {
  const [row] = await db.insert(rounds).values(round).returning();
  return row!;
}

export async function updateRound(db: Db, id: string, fields: Partial<RoundRow>): Promise<void> {
  await db.update(rounds).set(fields).where(eq(rounds.id, id));
}

/** Whom a round asks. */
export type Respondents = "all" | { municipalities: string[] } | { region: string } | { district: string };

function asked(respondents: Respondents): SQL | undefined {
  const active = eq(municipalities.active, true);
  if (respondents === "all") return active;
  if ("municipalities" in respondents) return inArray(municipalities.code, respondents.municipalities);
  return "region" in respondents
    ? and(active, eq(municipalities.regionCode, respondents.region))
    : and(active, eq(municipalities.districtCode, respondents.district));
}

/** Puts one expected response per municipality in place. @returns how many */
export async function insertExpected(db: Db, roundId: string, respondents: Respondents): Promise<number> {
  const expected = db
    .select({
      id: sql<string>`uuidv7()`.as("id"),
      roundId: sql<string>`${roundId}::uuid`.as("round_id"),
      respondentCode: municipalities.code,
      ordinal: sql<number>`1`.as("ordinal"),
      municipalityCode: sql<string>`${municipalities.code}`.as("municipality_code"),
    })
    .from(municipalities)
    .where(asked(respondents));
  const inserted = await rows<{ n: number }>(
    db,
    sql`with asked as (${expected}), put as (
      insert into responses (id, round_id, respondent_code, ordinal, municipality_code)
      select * from asked returning 1
    ) select count(*)::int as n from put`,
  );
  return inserted[0]?.n ?? 0;
}

/** Which of these codes are no municipality's. */
export async function unknownMunicipalities(db: Db, codes: string[]): Promise<string[]> {
  const known = await db
    .select({ code: municipalities.code })
    .from(municipalities)
    .where(and(inArray(municipalities.code, codes), eq(municipalities.active, true)));
  const found = new Set(known.map(({ code }) => code));
  return codes.filter((code) => !found.has(code));
}

/** How many responses of a round are in each state, within someone's reach. */
export async function countStates(db: Db, roundId: string, reach: Reach): Promise<StateCounts> {
  const counted = await db
    .select({ state: responses.state, n: count() })
    .from(responses)
    .innerJoin(municipalities, eq(municipalities.code, responses.municipalityCode))
    .where(and(eq(responses.roundId, roundId), within(reach)))
    .groupBy(responses.state);
  return { ...noStates, ...Object.fromEntries(counted.map(({ state, n }) => [state, n])) };
}

/** States by region and by district of a round, within someone's reach: one row per district. */
export function countStatesByPlace(db: Db, roundId: string, reach: Reach) {
  return db
    .select({
      regionCode: municipalities.regionCode,
      districtCode: municipalities.districtCode,
      state: responses.state,
      n: count(),
    })
    .from(responses)
    .innerJoin(municipalities, eq(municipalities.code, responses.municipalityCode))
    .where(and(eq(responses.roundId, roundId), within(reach)))
    .groupBy(municipalities.regionCode, municipalities.districtCode, responses.state);
}

/** Rounds in which someone may see something, newest first, with their state counts. */
export async function listRounds(db: Db, reach: Reach, limit: number, after: string | null) {
  const counts = db
    .select({
      roundId: responses.roundId,
      states: sql<Partial<StateCounts>>`jsonb_object_agg(${responses.state}, n)`.as("states"),
    })
    .from(
      db
        .select({ roundId: responses.roundId, state: responses.state, n: count().as("n") })
        .from(responses)
        .innerJoin(municipalities, eq(municipalities.code, responses.municipalityCode))
        .where(within(reach))
        .groupBy(responses.roundId, responses.state)
        .as("responses"),
    )
    .groupBy(responses.roundId)
    .as("counts");
  return db
    .select({ round: rounds, states: counts.states, questionnaireTitle: questionnaireVersions.title })
    .from(rounds)
    .innerJoin(counts, eq(counts.roundId, rounds.id))
    .innerJoin(questionnaireVersions, eq(questionnaireVersions.id, rounds.versionId))
    .where(after ? sql`${rounds.id} < ${after}::uuid` : undefined)
    .orderBy(desc(rounds.id))
    .limit(limit);
}

export async function countRounds(db: Db, reach: Reach): Promise<number> {
  const [row] = await db
    .select({ n: sql<number>`count(distinct ${responses.roundId})::int` })
    .from(responses)
    .innerJoin(municipalities, eq(municipalities.code, responses.municipalityCode))
    .where(within(reach));
  return row?.n ?? 0;
}

/** Filters of a round's list of responses. */
export interface ResponseFilter {
  region?: string;
  district?: string;
  /** States to keep; all when left out. */
  states?: (typeof responses.$inferSelect)["state"][];
  /** Part of the municipality's name in either language, or of its code. */
  search?: string;
}

/** A round's responses within someone's reach, by municipality code. */
export function listResponses(
  db: Db,
  roundId: string,
  reach: Reach,
  filter: ResponseFilter,
  page: { limit: number; after: string | null },
) {
  return db
    .select({ response: responses, municipality: municipalities })
    .from(responses)
    .innerJoin(municipalities, eq(municipalities.code, responses.municipalityCode))
    .where(and(matching(roundId, reach, filter), page.after ? gt(responses.respondentCode, page.after) : undefined))
    .orderBy(asc(responses.respondentCode), asc(responses.ordinal))
    .limit(page.limit);
}

export async function countResponses(db: Db, roundId: string, reach: Reach, filter: ResponseFilter): Promise<number> {
  const [row] = await db
    .select({ n: count() })
    .from(responses)
    .innerJoin(municipalities, eq(municipalities.code, responses.municipalityCode))
    .where(matching(roundId, reach, filter));
  return row?.n ?? 0;
}

/** The condition that a response is of the round, within reach and what the filter keeps. Needs `municipalities`. */
export function matching(roundId: string, reach: Reach, { region, district, states, search }: ResponseFilter) {
  const like = `%${(search ?? "").replace(/[\\%_]/g, "\\$&")}%`;
  return and(
    eq(responses.roundId, roundId),
    within(reach),
    region ? eq(municipalities.regionCode, region) : undefined,
    district ? eq(municipalities.districtCode, district) : undefined,
    states ? inArray(responses.state, states) : undefined,
    search
      ? or(ilike(municipalities.nameBn, like), ilike(municipalities.nameEn, like), ilike(municipalities.code, like))
      : undefined,
  );
}
