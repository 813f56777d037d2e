import { sql } from "drizzle-orm";
import { boolean, index, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { persons } from "../../accounts/accounts.tables.ts";
import { responses } from "../rounds.tables.ts";

/** A call in which an officer typed a town's answers, and what became of the read-back. */
export const telephoneCalls = pgTable(
  "telephone_calls",
  {
    id: uuid()
      .primaryKey()
      .default(sql`uuidv7()`),
    responseId: uuid()
      .notNull()
      .references(() => responses.id),
    officerId: uuid()
      .notNull()
      .references(() => persons.id),
    /** Who spoke for the town, and in what capacity. */
    speaker: text().notNull(),
    speakerDesignation: text(),
    at: timestamp({ withTimezone: true }).notNull().defaultNow(),
    /** When the answers were read back, and what the town said. */
    readBackAt: timestamp({ withTimezone: true }),
    confirmed: boolean(),
    note: text(),
  },
  (t) => [index().on(t.responseId)],
);
