import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  date,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from "drizzle-orm/pg-core";
import type { Answers } from "../../xlsform/index.ts";
import { persons } from "../accounts/accounts.tables.ts";
import { municipalities } from "../municipalities/municipalities.tables.ts";
import { questionnaires, questionnaireVersions } from "../questionnaires/questionnaires.tables.ts";

/** A round asks one version of a questionnaire of a set of respondents between an opening and a due date. */
export const rounds = pgTable("rounds", {
  id: uuid()
    .primaryKey()
    .default(sql`uuidv7()`),
  questionnaireId: uuid()
    .notNull()
    .references(() => questionnaires.id),
  versionId: uuid()
    .notNull()
    .references(() => questionnaireVersions.id),
  titleBn: text().notNull(),
  titleEn: text().notNull(),
  /** The fiscal year that the answers speak of, as `2025-26`. */
  period: text().notNull(),
  opensOn: date({ mode: "string" }).notNull(),
  dueOn: date({ mode: "string" }).notNull(),
  /** Last day that answers are taken; null leaves it open until it is closed by hand. */
  closesOn: date({ mode: "string" }),
  closedAt: timestamp({ withTimezone: true }),
  closedBy: uuid().references(() => persons.id),
  /** Only public rounds feed the public dashboard. */
  public: boolean().notNull().default(true),
  /** What kind of respondent is asked. */
  respondentKind: text({ enum: ["municipality", "ward", "household", "person"] })
    .notNull()
    .default("municipality"),
  /** Whether a respondent answers once or as often as there is something to tell. */
  answersEach: text({ enum: ["one", "many"] })
    .notNull()
    .default("one"),
  createdBy: uuid().references(() => persons.id),
  createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
});

export const responseStates = ["not-started", "in-progress", "submitted", "returned", "approved"] as const;

/** One expected answer. It stands there from the opening of the round, before anyone has written a word. */
export const responses = pgTable(
  "responses",
  {
    id: uuid()
      .primaryKey()
      .default(sql`uuidv7()`),
    roundId: uuid()
      .notNull()
      .references(() => rounds.id),
    /** Code of the respondent among its kind: a municipality's code, later a ward's or household's. */
    respondentCode: text().notNull(),
    /** Counts a respondent's answers in a round that takes many; 1 otherwise. */
    ordinal: integer().notNull().default(1),
    /** The municipality whose people may see and answer it. */
    municipalityCode: text()
      .notNull()
      .references(() => municipalities.code),
    state: text({ enum: responseStates }).notNull().default("not-started"),
    /** Number of the newest saved draft; 0 before the first. */
    draftVersion: integer().notNull().default(0),
    /** Number of the newest revision; 0 before the first submit. */
    revision: integer().notNull().default(0),
    lastSavedAt: timestamp({ withTimezone: true }),
    submittedAt: timestamp({ withTimezone: true }),
    approvedAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    unique().on(t.roundId, t.respondentCode, t.ordinal),
    index().on(t.municipalityCode, t.state),
    index("approved_responses")
      .on(t.approvedAt)
      .where(sql`state = 'approved'`),
  ],
);

/** Every saved draft, whole; the newest is the one to go on with. */
export const responseDrafts = pgTable(
  "response_drafts",
  {
    responseId: uuid()
      .notNull()
      .references(() => responses.id),
    version: integer().notNull(),
    /** All answers as given, also those of the wrong type, not relevant now or unknown to the form. */
    answers: jsonb().$type<Answers>().notNull(),
    savedBy: uuid().references(() => persons.id),
    savedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.responseId, t.version] })],
);

/** What was submitted, for ever: calculations filled, irrelevant answers left out. A trigger refuses any change. */
export const responseRevisions = pgTable(
  "response_revisions",
  {
    responseId: uuid()
      .notNull()
      .references(() => responses.id),
    number: integer().notNull(),
    versionId: uuid()
      .notNull()
      .references(() => questionnaireVersions.id),
    answers: jsonb().$type<Answers>().notNull(),
    /** Number that the person can quote, as `2611-M5501-0471`. */
    receipt: text().notNull().unique(),
    submittedBy: uuid()
      .notNull()
      .references(() => persons.id),
    /** True when association staff answered for the municipality. */
    onBehalf: boolean().notNull(),
    submittedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.responseId, t.number] })],
);

/** What happened to a response, in order: the history that its page shows. */
export const responseEvents = pgTable(
  "response_events",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    responseId: uuid()
      .notNull()
      .references(() => responses.id),
    kind: text({ enum: ["submitted", "returned", "approved"] }).notNull(),
    revision: integer().notNull(),
    by: uuid()
      .notNull()
      .references(() => persons.id),
    onBehalf: boolean().notNull().default(false),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
    comment: text(),
  },
  (t) => [index().on(t.responseId)],
);

/** A word about one question of one revision. */
export const responseComments = pgTable(
  "response_comments",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    responseId: uuid()
      .notNull()
      .references(() => responses.id),
    revision: integer().notNull(),
    /** Path of the question, as `trucks[1]/plate`. */
    path: text().notNull(),
    comment: text().notNull(),
    by: uuid()
      .notNull()
      .references(() => persons.id),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [index().on(t.responseId)],
);
