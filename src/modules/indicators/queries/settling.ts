import { randomUUID } from "node:crypto";
import { and, desc, eq, inArray, isNotNull, type SQL, sql } from "drizzle-orm";
import { writeSetting } from "../../../platform/config/settings.ts";
import { type Db, rows } from "../../../platform/db/database.ts";
import type { Answers, Definition } from "../../../xlsform/index.ts";
import { questionnaireVersions } from "../../questionnaires/questionnaires.tables.ts";
import { responseRevisions, responses, rounds } from "../../rounds/rounds.tables.ts";
import { indicatorSources, indicatorValues } from "../indicators.tables.ts";

const settleLock = 7_202_602;

/** Lets one process at a time turn answers into values; the lock is let go with the transaction. */
export async function takeTurn(db: Db): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(${settleLock})`);
}

/** The answers that feed indicators: approved, of rounds that ask each municipality once and aren't for practice. */
function feeding(): SQL | undefined {
  return and(
    isNotNull(responses.approvedRevision),
    eq(rounds.practice, false),
    eq(rounds.respondentKind, "municipality"),
    eq(rounds.answersEach, "one"),
  );
}

/** Approved revisions that haven't been turned into values yet; written out, since every public page asks for it. */
const pendingAnswers = sql`
  responses r join rounds d on d.id = r.round_id and d.respondent_kind = 'municipality' and d.answers_each = 'one'
    and not d.practice
  where r.approved_revision is not null
    and not exists (select from indicator_sources s where s.response_id = r.id and s.revision = r.approved_revision)`;

/** Where the figures stand. */
export interface FiguresState extends Record<string, unknown> {
  /** Whether any approved revision hasn't been turned into values yet. */
  pending: boolean;
  /** Another one whenever a figure may have changed: values, which rounds are public, where municipalities belong. */
  version: string;
}

const versionKey = "indicators.version";

/** Where the figures stand, in one statement. */
export async function stateOfFigures(db: Db): Promise<FiguresState> {
  const [found] = await rows<FiguresState>(
    db,
    sql`
    select exists (select from ${pendingAnswers}) as pending, concat_ws(' ',
      (select value #>> '{}' from settings where key = ${versionKey}),
      (select md5(string_agg(id::text, ',' order by id)) from rounds where public),
      (select concat_ws(' ', count(*), max(updated_at)) from municipalities where active)) as version`,
  );
  if (!found) throw new Error("The database gave no row");
  return found;
}

/** Notes that values or definitions have changed; whoever keeps figures reads them anew. */
export function noteNewVersion(db: Db): Promise<void> {
  return writeSetting(db, versionKey, randomUUID());
}

/** A municipality in a period: its answers complete one another, so they are settled together. */
export interface Pair extends Record<string, unknown> {
  municipalityCode: string;
  period: string;
}

/** Some of the municipalities and periods in which an approved revision hasn't been turned into values yet. */
export function pendingPairs(db: Db, most: number): Promise<Pair[]> {
  return rows<Pair>(
    db,
    sql`select distinct r.municipality_code as "municipalityCode", d.period from ${pendingAnswers} limit ${most}`,
  );
}

/** An approved answer as it was submitted. */
export interface ApprovedAnswer extends Pair {
  responseId: string;
  revision: number;
  roundId: string;
  public: boolean;
  approvedAt: Date;
  versionId: string;
  answers: Answers;
}

/** Every approved answer of these municipalities and periods, the newest first. */
export async function approvedAnswers(db: Db, pairs: Pair[]): Promise<ApprovedAnswer[]> {
  const codes = sql.param(pairs.map(({ municipalityCode }) => municipalityCode));
  const periods = sql.param(pairs.map(({ period }) => period));
  const found = await db
    .select({
      municipalityCode: responses.municipalityCode,
      period: rounds.period,
      responseId: responses.id,
      revision: responseRevisions.number,
      roundId: rounds.id,
      public: rounds.public,
      approvedAt: sql`coalesce(${responses.approvedAt}, ${responseRevisions.submittedAt})`.mapWith(
        responses.approvedAt,
      ),
      versionId: responseRevisions.versionId,
      answers: responseRevisions.answers,
    })
    .from(responses)
    .innerJoin(rounds, eq(rounds.id, responses.roundId))
    .innerJoin(
      responseRevisions,
      and(eq(responseRevisions.responseId, responses.id), eq(responseRevisions.number, responses.approvedRevision)),
    )
    .where(
      and(
        feeding(),
        sql`(${responses.municipalityCode}, ${rounds.period}) in (select * from unnest(${codes}::text[], ${periods}::text[]))`,
      ),
    )
    .orderBy(desc(responses.approvedAt), responses.id);
  return found;
}

/** The definitions of these versions of questionnaires. */
export function definitionsOf(db: Db, versionIds: string[]): Promise<{ id: string; definition: Definition }[]> {
  return db
    .select({ id: questionnaireVersions.id, definition: questionnaireVersions.definition })
    .from(questionnaireVersions)
    .where(inArray(questionnaireVersions.id, versionIds));
}

export type Value = typeof indicatorValues.$inferInsert;

/** Puts the values of these answers in place of what older revisions of them said, and notes that they are settled. */
export async function replaceValues(db: Db, answers: ApprovedAnswer[], values: Value[]): Promise<void> {
  const responseIds = answers.map(({ responseId }) => responseId);
  await db.delete(indicatorValues).where(inArray(indicatorValues.responseId, responseIds));
  // One parameter for all rows: there are some forty values an answer, and a statement takes 65,535 parameters.
  await db.execute(sql`
    insert into indicator_values (indicator_code, municipality_code, period, round_id, response_id, revision,
      numerator, denominator, value, approved_at)
    select * from json_to_recordset(${JSON.stringify(values)}::json) as given ("indicatorCode" text,
      "municipalityCode" text, period text, "roundId" uuid, "responseId" uuid, revision int,
      numerator numeric, denominator numeric, value numeric, "approvedAt" timestamptz)`);
  await db
    .insert(indicatorSources)
    .values(answers.map(({ responseId, revision }) => ({ responseId, revision })))
    .onConflictDoNothing();
}
