import { sql } from "drizzle-orm";
import { bigint, index, integer, pgTable, text, timestamp, unique, uuid } from "drizzle-orm/pg-core";
import { persons } from "../../accounts/accounts.tables.ts";
import { responses, rounds } from "../rounds.tables.ts";

/** When a round's letters go out: days after the due date, before it where negative. */
export const reminderSchedules = pgTable(
  "reminder_schedules",
  {
    id: uuid()
      .primaryKey()
      .default(sql`uuidv7()`),
    roundId: uuid()
      .notNull()
      .references(() => rounds.id),
    daysAfterDue: integer().notNull(),
    /** Those who haven't answered, or the region's officers with a list of them. */
    audience: text({ enum: ["respondents", "regions"] }).notNull(),
  },
  (t) => [unique().on(t.roundId, t.daysAfterDue, t.audience)],
);

/** Every reminder that went out, by schedule or by hand: to whom, about what. */
export const reminders = pgTable(
  "reminders",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    roundId: uuid()
      .notNull()
      .references(() => rounds.id),
    /** The response it is about; null for a region's list. */
    responseId: uuid().references(() => responses.id),
    regionCode: text(),
    /** Null when someone sent it by hand. */
    scheduleId: uuid(),
    personId: uuid()
      .notNull()
      .references(() => persons.id),
    sentBy: uuid().references(() => persons.id),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [index().on(t.roundId), index().on(t.responseId)],
);
