import { sql } from "drizzle-orm";
import { integer, jsonb, pgTable, text, timestamp, unique, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { files } from "../../platform/files/files.tables.ts";
import type { Definition, Fault } from "../../xlsform/index.ts";
import { persons } from "../accounts/accounts.tables.ts";

/** A questionnaire is known by the form_id of its workbooks; each import is a new version. */
export const questionnaires = pgTable("questionnaires", {
  id: uuid()
    .primaryKey()
    .default(sql`uuidv7()`),
  formId: text().notNull().unique(),
  createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
});

export const questionnaireVersions = pgTable(
  "questionnaire_versions",
  {
    id: uuid()
      .primaryKey()
      .default(sql`uuidv7()`),
    questionnaireId: uuid()
      .notNull()
      .references(() => questionnaires.id),
    number: integer().notNull(),
    state: text({ enum: ["draft", "published", "retired"] }).notNull(),
    /** Title by language code. */
    title: jsonb().$type<Readonly<Record<string, string>>>().notNull(),
    definition: jsonb().$type<Definition>().notNull(),
    warnings: jsonb().$type<Fault[]>().notNull(),
    workbookFileId: uuid()
      .notNull()
      .references(() => files.id),
    importedBy: uuid().references(() => persons.id),
    importedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    publishedBy: uuid().references(() => persons.id),
    publishedAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    unique().on(t.questionnaireId, t.number),
    uniqueIndex("one_draft")
      .on(t.questionnaireId)
      .where(sql`state = 'draft'`),
    uniqueIndex("one_published")
      .on(t.questionnaireId)
      .where(sql`state = 'published'`),
  ],
);
