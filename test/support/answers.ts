import { and, eq, sql } from "drizzle-orm";
import { persons } from "../../src/modules/accounts/accounts.tables.ts";
import { municipalities } from "../../src/modules/municipalities/municipalities.tables.ts";
import { questionnaires, questionnaireVersions } from "../../src/modules/questionnaires/questionnaires.tables.ts";
import { responseRevisions, responses, rounds } from "../../src/modules/rounds/rounds.tables.ts";
import { files } from "../../src/platform/files/files.tables.ts";
import type { Db } from "../../src/platform/db/database.ts";
import type { Answers, Definition, Node } from "../../src/xlsform/index.ts";

/** A questionnaire of one group, `q`, with a question for each of these variables of the indicators. */
export function formAsking(formId: string, variables: readonly string[]): Definition {
  const children = variables.map((variable, at): Node => {
    const name = nameOf(variable);
    const words = { label: { en: name }, hint: {}, guidance: {}, constraintMessage: {}, requiredMessage: {} };
    const extra = { indicator: variable };
    return {
      kind: "question",
      type: "decimal",
      name,
      path: `q/${name}`,
      ...words,
      appearance: [],
      parameters: {},
      row: at + 3,
      extra,
    };
  });
  const group: Node = {
    kind: "group",
    name: "q",
    path: "q",
    label: { en: "Q" },
    hint: {},
    appearance: [],
    children,
    row: 2,
    extra: {},
  };
  return {
    formId,
    title: { en: formId, bn: formId },
    version: "1",
    defaultLanguage: "en",
    languages: ["bn", "en"],
    children: [group],
    choiceLists: {},
    settings: {},
  };
}

const nameOf = (variable: string) => variable.replace(".", "_").toLowerCase();

/** Answers to `formAsking`, by variable. */
export function answering(values: Record<string, number>): Answers {
  return { q: Object.fromEntries(Object.entries(values).map(([variable, value]) => [nameOf(variable), value])) };
}

/** What a round of a test is like. */
export interface RoundLike {
  period?: string;
  public?: boolean;
  opensOn?: string;
  dueOn?: string;
  /** All active municipalities when left out. */
  municipalities?: string[];
}

/** Publishes the form and opens a round of it. @returns the round's id */
export async function openRound(db: Db, definition: Definition, like: RoundLike = {}): Promise<string> {
  const versionId = await publish(db, definition);
  const [version] = await db.select().from(questionnaireVersions).where(eq(questionnaireVersions.id, versionId));
  const [round] = await db
    .insert(rounds)
    .values({
      questionnaireId: version!.questionnaireId,
      versionId,
      titleBn: `${definition.formId} পর্ব`,
      titleEn: `${definition.formId} round`,
      period: like.period ?? "2025-26",
      opensOn: like.opensOn ?? "2026-11-01",
      dueOn: like.dueOn ?? "2026-11-30",
      public: like.public ?? true,
    })
    .returning();
  const asked = like.municipalities ?? (await activeCodes(db));
  await db
    .insert(responses)
    .values(asked.map((code) => ({ roundId: round!.id, respondentCode: code, municipalityCode: code })));
  return round!.id;
}

async function activeCodes(db: Db): Promise<string[]> {
  const found = await db
    .select({ code: municipalities.code })
    .from(municipalities)
    .where(eq(municipalities.active, true));
  return found.map(({ code }) => code);
}

async function publish(db: Db, definition: Definition): Promise<string> {
  const [old] = await db.select().from(questionnaires).where(eq(questionnaires.formId, definition.formId));
  const [questionnaire] = old
    ? [old]
    : await db.insert(questionnaires).values({ formId: definition.formId }).returning();
  const [file] = await db.insert(files).values({ name: "form.xlsx", type: "xlsx", size: 0, sha256: "" }).returning();
  const published = await db
    .select({ number: questionnaireVersions.number })
    .from(questionnaireVersions)
    .where(eq(questionnaireVersions.questionnaireId, questionnaire!.id));
  await db
    .update(questionnaireVersions)
    .set({ state: "retired" })
    .where(eq(questionnaireVersions.questionnaireId, questionnaire!.id));
  const [version] = await db
    .insert(questionnaireVersions)
    .values({
      questionnaireId: questionnaire!.id,
      number: published.length + 1,
      state: "published",
      title: definition.title,
      definition,
      warnings: [],
      workbookFileId: file!.id,
    })
    .returning();
  return version!.id;
}

/** The next revision of each municipality's answer, submitted, and approved unless it says otherwise. */
export async function answer(
  db: Db,
  roundId: string,
  answers: Record<string, Answers>,
  { state = "approved", at = new Date("2026-11-20T06:00:00Z") }: { state?: "submitted" | "approved"; at?: Date } = {},
): Promise<void> {
  const [someone] = await db.select({ id: persons.id }).from(persons).limit(1);
  const [round] = await db.select().from(rounds).where(eq(rounds.id, roundId));
  for (const [code, given] of Object.entries(answers)) {
    const [row] = await db
      .update(responses)
      .set({
        state,
        revision: sql`${responses.revision} + 1`,
        submittedAt: at,
        approvedAt: state === "approved" ? at : null,
        ...(state === "approved" && { approvedRevision: sql`${responses.revision} + 1` }),
      })
      .where(and(eq(responses.roundId, roundId), eq(responses.respondentCode, code)))
      .returning();
    await db.insert(responseRevisions).values({
      responseId: row!.id,
      number: row!.revision,
      versionId: round!.versionId,
      answers: given,
      receipt: `${row!.id}-${row!.revision}`,
      submittedBy: someone!.id,
      onBehalf: false,
      submittedAt: at,
    });
  }
}
