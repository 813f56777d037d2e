import { sql } from "drizzle-orm";
import {
  bigint,
  boolean,
  date,
  doublePrecision,
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
import type { Answers, AnswerValue } from "../../xlsform/index.ts";
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
  /** Whether the mayor reads and signs an answer before it counts as submitted. */
  mayorSigns: boolean().notNull().default(false),
  /** A round to practise in: it counts nowhere and feeds no figure. */
  practice: boolean().notNull().default(false),
  /** By how much of the last round's answer a number may differ before the page asks why, as a share; null never asks. */
  unlikeShare: doublePrecision().default(0.5),
  createdBy: uuid().references(() => persons.id),
  createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
});

export const responseStates = [
  "not-started",
  "in-progress",
  "with-mayor",
  "submitted",
  "returned",
  "approved",
] as const;

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
    /** Number of the newest revision that was approved: figures come from it, also while a later one is being written. */
    approvedRevision: integer(),
    /** A later due date that this respondent was given; null follows the round's. */
    dueOn: date({ mode: "string" }),
    lastSavedAt: timestamp({ withTimezone: true }),
    submittedAt: timestamp({ withTimezone: true }),
    approvedAt: timestamp({ withTimezone: true }),
  },
  (t) => [
    unique().on(t.roundId, t.respondentCode, t.ordinal),
    index().on(t.municipalityCode, t.state),
    index("approved_responses")
      .on(t.approvedAt)
      .where(sql`approved_revision is not null`),
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
    /** Why an answer is very different from last time, by the question's path. */
    reasons: jsonb().$type<Readonly<Record<string, string>>>(),
    /** Answers of who saved it that gave way to someone else's, by the question's path. */
    aside: jsonb().$type<Readonly<Record<string, AnswerValue>>>(),
    /** Made by the client, so that the same save sent twice counts once. */
    requestId: uuid(),
    savedBy: uuid().references(() => persons.id),
    savedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.responseId, t.version] }), unique().on(t.responseId, t.requestId)],
);

/** How an answer came to us. */
export const channels = ["web", "phone-app", "link", "telephone", "program"] as const;
export type Channel = (typeof channels)[number];

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
    reasons: jsonb().$type<Readonly<Record<string, string>>>(),
    /** Made by the client, so that the same submit sent twice counts once. */
    requestId: uuid(),
    channel: text({ enum: channels }).notNull().default("web"),
    /** When the person says they finished, by their own clock; null where it was submitted at once. */
    givenAt: timestamp({ withTimezone: true }),
    /** What the reviewer should know, as `version-retired` or `after-close`. */
    flags: jsonb().$type<readonly string[]>(),
  },
  (t) => [primaryKey({ columns: [t.responseId, t.number] }), unique().on(t.responseId, t.requestId)],
);

/** What happened to a response, in order: the history that its page shows. */
export const responseEvents = pgTable(
  "response_events",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    responseId: uuid()
      .notNull()
      .references(() => responses.id),
    kind: text({
      enum: [
        "submitted",
        "returned",
        "approved",
        "to-mayor",
        "mayor-returned",
        "mayor-signed",
        "reopened",
        "extended",
        "read-back",
        "confirmed",
      ],
    }).notNull(),
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
    /** The comment that this is a reply to; null for one that asks for a correction. */
    repliesTo: bigint({ mode: "number" }),
    by: uuid()
      .notNull()
      .references(() => persons.id),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [index().on(t.responseId)],
);
