import { sql } from "drizzle-orm";
import { bigint, date, index, pgTable, primaryKey, text, timestamp, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { bytes } from "../../platform/audit/audit.tables.ts";
import { files } from "../../platform/files/files.tables.ts";

export const persons = pgTable(
  "persons",
  {
    id: uuid()
      .primaryKey()
      .default(sql`uuidv7()`),
    email: text().notNull(),
    name: text().notNull(),
    phone: text(),
    designation: text(),
    lang: text({ enum: ["bn", "en"] })
      .notNull()
      .default("bn"),
    /** Null until the person has chosen one. */
    passwordHash: text(),
    /** How notices come by mail: each at once, gathered once a week, or not at all. */
    noticeMail: text({ enum: ["each", "weekly", "none"] })
      .notNull()
      .default("each"),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    disabledAt: timestamp({ withTimezone: true }),
  },
  (t) => [uniqueIndex("persons_email").on(sql`lower(${t.email})`)],
);

/** A role that a person holds within a scope and over a period; it is ended, never deleted. */
export const roleHoldings = pgTable(
  "role_holdings",
  {
    id: uuid()
      .primaryKey()
      .default(sql`uuidv7()`),
    personId: uuid()
      .notNull()
      .references(() => persons.id),
    role: text().notNull(),
    scopeKind: text({ enum: ["association", "region", "municipality"] }).notNull(),
    /** The region's or municipality's code; null for the association. */
    scopeCode: text(),
    fromOn: date({ mode: "string" }).notNull(),
    untilOn: date({ mode: "string" }),
    /** The mayor's or administrator's letter that names a focal person. */
    letterFileId: uuid().references(() => files.id),
    grantedBy: uuid().references(() => persons.id),
    endedBy: uuid().references(() => persons.id),
  },
  (t) => [index().on(t.personId), index().on(t.scopeKind, t.scopeCode)],
);

export const sessions = pgTable(
  "sessions",
  {
    /** SHA-256 of the token; who reads the database can't sign in with what stands here. */
    tokenHash: bytes().primaryKey(),
    personId: uuid()
      .notNull()
      .references(() => persons.id),
    kind: text({ enum: ["browser", "api"] }).notNull(),
    /** The one response that a session opened by a link reaches; null for a whole sign-in. */
    responseId: uuid(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [index().on(t.personId), index().on(t.expiresAt)],
);

/** A one-time link: to accept an invitation, to set up an empty installation, to choose a new password. */
export const invitations = pgTable(
  "invitations",
  {
    tokenHash: bytes().primaryKey(),
    purpose: text({ enum: ["invitation", "setup", "new-password"] }).notNull(),
    /** Null for the set-up of an empty installation, which has no person yet. */
    personId: uuid().references(() => persons.id),
    createdBy: uuid().references(() => persons.id),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    usedAt: timestamp({ withTimezone: true }),
  },
  (t) => [index().on(t.personId)],
);

/** The second step of a person's sign-in: codes of an app on the phone, after the password. */
export const secondFactors = pgTable("second_factors", {
  personId: uuid()
    .primaryKey()
    .references(() => persons.id),
  /** What the app's codes are made from, sealed with the installation's secret. */
  sealedSecret: bytes().notNull(),
  /** The step of 30 seconds, counted from 1970, whose code was taken last: it and older ones are not taken again. */
  lastStep: bigint({ mode: "number" }).notNull(),
  createdAt: timestamp({ withTimezone: true }).notNull(),
});

/** Codes on paper for who has lost the phone; each is taken once, and then removed. */
export const recoveryCodes = pgTable(
  "recovery_codes",
  {
    personId: uuid()
      .notNull()
      .references(() => secondFactors.personId, { onDelete: "cascade" }),
    /** SHA-256 of the code. */
    codeHash: bytes().notNull(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.codeHash] })],
);

/** Failed sign-ins of the last minutes; counted to slow down guessing, by any of our processes. */
export const signInFailures = pgTable(
  "sign_in_failures",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    email: text().notNull(),
    address: text().notNull(),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [index().on(t.email, t.at), index().on(t.address, t.at)],
);

/** A word to a person inside the product: something waits for them, or something happened to what is theirs. */
export const notices = pgTable(
  "notices",
  {
    id: uuid()
      .primaryKey()
      .default(sql`uuidv7()`),
    personId: uuid()
      .notNull()
      .references(() => persons.id),
    /** What it is about, as `rounds.response.returned`. */
    kind: text().notNull(),
    textBn: text().notNull(),
    textEn: text().notNull(),
    /** Where it leads, without the language: `/answers/…`. */
    path: text().notNull(),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    readAt: timestamp({ withTimezone: true }),
    /** When it went out by mail, by itself or in a weekly summary. */
    mailedAt: timestamp({ withTimezone: true }),
  },
  (t) => [index().on(t.personId, t.createdAt)],
);
