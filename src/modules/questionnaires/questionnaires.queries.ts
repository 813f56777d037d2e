import { and, asc, count, desc, eq, inArray, lt, sql } from "drizzle-orm";
import type { Db } from "../../platform/db/database.ts";
import { questionnaires, questionnaireVersions } from "./questionnaires.tables.ts";

/** A version of a questionnaire with everything that belongs to it. */
export type QuestionnaireVersion = typeof questionnaireVersions.$inferSelect;
export type NewVersion = typeof questionnaireVersions.$inferInsert;

/** What is told of a version without its definition. */
export type VersionSummary = Pick<
  QuestionnaireVersion,
  "id" | "questionnaireId" | "number" | "state" | "title" | "warnings" | "importedAt" | "publishedAt"
>;

/** A questionnaire with its versions, the newest first. */
export interface Questionnaire {
  id: string;
  formId: string;
  versions: VersionSummary[];
}

const summary = {
  id: questionnaireVersions.id,
  questionnaireId: questionnaireVersions.questionnaireId,
  number: questionnaireVersions.number,
  state: questionnaireVersions.state,
  title: questionnaireVersions.title,
  warnings: questionnaireVersions.warnings,
  importedAt: questionnaireVersions.importedAt,
  publishedAt: questionnaireVersions.publishedAt,
};

/**
 * Questionnaires, the newest first, with their versions; two statements and a count, whatever their number.
 * @param page `after` is the last id of the page before; one more than `limit` comes when there are more
 */
export async function listQuestionnaires(
  db: Db,
  page: { limit: number; after: string | null },
): Promise<{ rows: Questionnaire[]; total: number }> {
  const found = await db
    .select({ id: questionnaires.id, formId: questionnaires.formId })
    .from(questionnaires)
    .where(page.after === null ? undefined : lt(questionnaires.id, page.after))
    .orderBy(desc(questionnaires.id))
    .limit(page.limit + 1);
  const versions = await db
    .select(summary)
    .from(questionnaireVersions)
    .where(
      inArray(
        questionnaireVersions.questionnaireId,
        found.map(({ id }) => id),
      ),
    )
    .orderBy(desc(questionnaireVersions.number));
  const [counted] = await db.select({ total: count() }).from(questionnaires);
  const rows = found.map(({ id, formId }) => ({
    id,
    formId,
    versions: versions.filter(({ questionnaireId }) => questionnaireId === id),
  }));
  return { rows, total: counted?.total ?? 0 };
}

/** One questionnaire with its versions; undefined when there is none of that id. */
export async function findQuestionnaire(db: Db, id: string): Promise<Questionnaire | undefined> {
  const rows = await db
    .select({ formId: questionnaires.formId, version: summary })
    .from(questionnaires)
    .innerJoin(questionnaireVersions, eq(questionnaireVersions.questionnaireId, questionnaires.id))
    .where(eq(questionnaires.id, id))
    .orderBy(desc(questionnaireVersions.number));
  const [first] = rows;
  return first && { id, formId: first.formId, versions: rows.map(({ version }) => version) };
}

/** A version by its own id; undefined when there is none. */
export async function findVersion(db: Db, id: string): Promise<QuestionnaireVersion | undefined> {
  const [found] = await db.select().from(questionnaireVersions).where(eq(questionnaireVersions.id, id));
  return found;
}

/** A version by its number; without one, the newest. */
export async function versionByNumber(
  db: Db,
  questionnaireId: string,
  number?: number,
): Promise<QuestionnaireVersion | undefined> {
  const [found] = await db
    .select()
    .from(questionnaireVersions)
    .where(
      and(
        eq(questionnaireVersions.questionnaireId, questionnaireId),
        number === undefined ? undefined : eq(questionnaireVersions.number, number),
      ),
    )
    .orderBy(desc(questionnaireVersions.number))
    .limit(1);
  return found;
}

/** The version that rounds are opened with; undefined while none is published. */
export async function publishedVersion(db: Db, questionnaireId: string): Promise<QuestionnaireVersion | undefined> {
  const [found] = await db
    .select()
    .from(questionnaireVersions)
    .where(
      and(eq(questionnaireVersions.questionnaireId, questionnaireId), eq(questionnaireVersions.state, "published")),
    );
  return found;
}

/** Every questionnaire that has a published version, with that version: what a round can be opened with. */
export function publishedQuestionnaires(db: Db): Promise<VersionSummary[]> {
  return db
    .select(summary)
    .from(questionnaireVersions)
    .where(eq(questionnaireVersions.state, "published"))
    .orderBy(asc(questionnaireVersions.questionnaireId));
}

/** The id of the questionnaire of this form_id, made when there is none yet; it is locked until the transaction ends. */
export async function lockQuestionnaire(db: Db, formId: string): Promise<string> {
  await db.insert(questionnaires).values({ formId }).onConflictDoNothing();
  const [row] = await db
    .select({ id: questionnaires.id })
    .from(questionnaires)
    .where(eq(questionnaires.formId, formId))
    .for("update");
  return row!.id;
}

/** Locks a questionnaire until the transaction ends. @returns whether there is one of that id */
export async function lockQuestionnaireById(db: Db, id: string): Promise<boolean> {
  const found = await db
    .select({ id: questionnaires.id })
    .from(questionnaires)
    .where(eq(questionnaires.id, id))
    .for("update");
  return found.length > 0;
}

/** Retires the versions of a questionnaire that are in this state. */
export async function retireVersions(db: Db, questionnaireId: string, state: "draft" | "published"): Promise<void> {
  await db
    .update(questionnaireVersions)
    .set({ state: "retired" })
    .where(and(eq(questionnaireVersions.questionnaireId, questionnaireId), eq(questionnaireVersions.state, state)));
}

/** Adds the next version; the questionnaire must be locked. */
export async function insertVersion(db: Db, version: Omit<NewVersion, "number">): Promise<QuestionnaireVersion> {
  const [last] = await db
    .select({ number: sql<number>`coalesce(max(${questionnaireVersions.number}), 0)::int` })
    .from(questionnaireVersions)
    .where(eq(questionnaireVersions.questionnaireId, version.questionnaireId));
  const [row] = await db
    .insert(questionnaireVersions)
    .values({ ...version, number: (last?.number ?? 0) + 1 })
    .returning();
  return row!;
}

/** The draft of a questionnaire. */
export async function draftOf(db: Db, questionnaireId: string): Promise<QuestionnaireVersion | undefined> {
  const [found] = await db
    .select()
    .from(questionnaireVersions)
    .where(and(eq(questionnaireVersions.questionnaireId, questionnaireId), eq(questionnaireVersions.state, "draft")));
  return found;
}

/** Makes a version the published one; the former one must be retired before. */
export async function markPublished(db: Db, id: string, by: string, at: Date): Promise<void> {
  await db
    .update(questionnaireVersions)
    .set({ state: "published", publishedBy: by, publishedAt: at })
    .where(eq(questionnaireVersions.id, id));
}
