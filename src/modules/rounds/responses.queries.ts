import { and, asc, desc, eq, gt, inArray, isNotNull, sql } from "drizzle-orm";
import type { Reach } from "../../platform/auth/actor.ts";
import type { Db } from "../../platform/db/database.ts";
import type { Answers } from "../../xlsform/index.ts";
import { persons } from "../accounts/accounts.tables.ts";
import { districts, municipalities, regions } from "../municipalities/municipalities.tables.ts";
import { questionnaireVersions } from "../questionnaires/questionnaires.tables.ts";
import { roundFor } from "./deadline/deadline.queries.ts";
import { within } from "./rounds.queries.ts";
import {
  responseComments,
  responseDrafts,
  responseEvents,
  responseRevisions,
  responses,
  rounds,
} from "./rounds.tables.ts";

const whole = {
  response: responses,
  round: roundFor,
  municipality: municipalities,
  title: questionnaireVersions.title,
};

/** How a response is named: by its own id, or by its round and the municipality's code (its first, where it has many). */
export type ResponseKey = { id: string } | { roundId: string; code: string };

function named(key: ResponseKey) {
  return "id" in key
    ? eq(responses.id, key.id)
    : and(eq(responses.roundId, key.roundId), eq(responses.respondentCode, key.code), eq(responses.ordinal, 1));
}

/** A response with its round and municipality. */
export async function findResponse(db: Db, key: ResponseKey) {
  const [row] = await joined(db).where(named(key));
  return row;
}

/** The same, locked until the transaction ends: two changes of one response take turns. */
export async function lockResponse(db: Db, key: ResponseKey) {
  const [row] = await joined(db).where(named(key)).for("update", { of: responses });
  return row;
}

export type ResponseFound = NonNullable<Awaited<ReturnType<typeof findResponse>>>;

function joined(db: Db) {
  return db
    .select(whole)
    .from(responses)
    .innerJoin(rounds, eq(rounds.id, responses.roundId))
    .innerJoin(questionnaireVersions, eq(questionnaireVersions.id, rounds.versionId))
    .innerJoin(municipalities, eq(municipalities.code, responses.municipalityCode));
}

export async function updateResponse(
  db: Db,
  id: string,
  fields: Partial<typeof responses.$inferInsert>,
): Promise<void> {
  await db.update(responses).set(fields).where(eq(responses.id, id));
}

/** A saved draft; version 0 is the empty one that every response begins with. */
export async function findDraft(db: Db, responseId: string, version: number) {
  const [row] = await db
    .select({
      answers: responseDrafts.answers,
      reasons: responseDrafts.reasons,
      savedAt: responseDrafts.savedAt,
      savedBy: persons.name,
    })
    .from(responseDrafts)
    .leftJoin(persons, eq(persons.id, responseDrafts.savedBy))
    .where(and(eq(responseDrafts.responseId, responseId), eq(responseDrafts.version, version)));
  return row;
}

export async function insertDraft(db: Db, draft: typeof responseDrafts.$inferInsert): Promise<void> {
  await db.insert(responseDrafts).values(draft);
}

export async function insertEvent(db: Db, event: typeof responseEvents.$inferInsert): Promise<void> {
  await db.insert(responseEvents).values(event);
}

export async function insertComments(db: Db, comments: (typeof responseComments.$inferInsert)[]): Promise<void> {
  if (comments.length > 0) await db.insert(responseComments).values(comments);
}

/** One revision with who submitted it. */
export async function findRevision(db: Db, responseId: string, number: number) {
  const [row] = await db
    .select({ revision: responseRevisions, by: persons.name })
    .from(responseRevisions)
    .innerJoin(persons, eq(persons.id, responseRevisions.submittedBy))
    .where(and(eq(responseRevisions.responseId, responseId), eq(responseRevisions.number, number)));
  return row;
}

/** The revision that a receipt was given for. */
export async function findByReceipt(db: Db, receipt: string) {
  const [row] = await db
    .select({ revision: responseRevisions, response: responses, municipality: municipalities, by: persons.name })
    .from(responseRevisions)
    .innerJoin(responses, eq(responses.id, responseRevisions.responseId))
    .innerJoin(municipalities, eq(municipalities.code, responses.municipalityCode))
    .innerJoin(persons, eq(persons.id, responseRevisions.submittedBy))
    .where(eq(responseRevisions.receipt, receipt));
  return row;
}

/** All revisions of a response, newest first, each with who submitted it. */
export function listRevisions(db: Db, responseId: string) {
  return db
    .select({ revision: responseRevisions, by: persons.name })
    .from(responseRevisions)
    .innerJoin(persons, eq(persons.id, responseRevisions.submittedBy))
    .where(eq(responseRevisions.responseId, responseId))
    .orderBy(desc(responseRevisions.number));
}

/** What happened to a response, oldest first. */
export function listEvents(db: Db, responseId: string) {
  return db
    .select({ event: responseEvents, by: persons.name })
    .from(responseEvents)
    .innerJoin(persons, eq(persons.id, responseEvents.by))
    .where(eq(responseEvents.responseId, responseId))
    .orderBy(asc(responseEvents.id));
}

/** Comments on a response's questions, oldest first. */
export function listComments(db: Db, responseId: string) {
  return db
    .select({ comment: responseComments, by: persons.name })
    .from(responseComments)
    .innerJoin(persons, eq(persons.id, responseComments.by))
    .where(eq(responseComments.responseId, responseId))
    .orderBy(asc(responseComments.id));
}

/** Answers that gave way to someone else's, oldest first, each save with whose they were. */
export function listAside(db: Db, responseId: string) {
  return db
    .select({ aside: responseDrafts.aside, at: responseDrafts.savedAt, by: persons.name })
    .from(responseDrafts)
    .innerJoin(persons, eq(persons.id, responseDrafts.savedBy))
    .where(and(eq(responseDrafts.responseId, responseId), isNotNull(responseDrafts.aside)))
    .orderBy(asc(responseDrafts.version));
}

/** What is asked of these municipalities, in order of due date. */
export function listAsked(db: Db, codes: string[]) {
  return joined(db).where(inArray(responses.municipalityCode, codes)).orderBy(asc(rounds.dueOn), asc(rounds.id));
}

/** The newest revision that counts as submitted: where the mayor signs, one that was signed. */
const newestArrived = sql`(select max(${responseEvents.revision}) from ${responseEvents}
  where ${responseEvents.responseId} = ${responses.id} and ${responseEvents.kind} in ('submitted', 'mayor-signed'))`;

/** What an export gives of one response beside its answers. */
export interface ExportRow {
  response: typeof responses.$inferSelect;
  municipality: typeof municipalities.$inferSelect;
  district: string;
  region: string;
  revision: typeof responseRevisions.$inferSelect;
}

/** The newest revisions of a round within someone's reach, a hundred at a time, so that memory doesn't grow with them. */
export async function* exportRows(db: Db, roundId: string, reach: Reach): AsyncGenerator<ExportRow> {
  for (let after = ""; ;) {
    const batch: ExportRow[] = await db
      .select({
        response: responses,
        municipality: municipalities,
        district: districts.nameEn,
        region: regions.nameEn,
        revision: responseRevisions,
      })
      .from(responses)
      .innerJoin(municipalities, eq(municipalities.code, responses.municipalityCode))
      .innerJoin(districts, eq(districts.code, municipalities.districtCode))
      .innerJoin(regions, eq(regions.code, municipalities.regionCode))
      .innerJoin(
        responseRevisions,
        and(eq(responseRevisions.responseId, responses.id), eq(responseRevisions.number, newestArrived)),
      )
      .where(
        and(
          eq(responses.roundId, roundId),
          within(reach),
          gt(sql`${responses.respondentCode} || '/' || lpad(${responses.ordinal}::text, 9, '0')`, after),
        ),
      )
      .orderBy(asc(responses.respondentCode), asc(responses.ordinal))
      .limit(100);
    yield* batch;
    const last = batch.at(-1)?.response;
    if (!last || batch.length < 100) return;
    after = `${last.respondentCode}/${String(last.ordinal).padStart(9, "0")}`;
  }
}

/** Draft answers of a response as they stand; none before the first save. */
export async function currentAnswers(db: Db, response: { id: string; draftVersion: number }): Promise<Answers> {
  return response.draftVersion === 0 ? {} : ((await findDraft(db, response.id, response.draftVersion))?.answers ?? {});
}
