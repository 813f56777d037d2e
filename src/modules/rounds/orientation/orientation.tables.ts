import { sql } from "drizzle-orm";
import { date, index, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { persons } from "../../accounts/accounts.tables.ts";
import { municipalities } from "../../municipalities/municipalities.tables.ts";

/** Who has been shown how to answer, when and by whom. */
export const orientations = pgTable(
  "orientations",
  {
    id: uuid()
      .primaryKey()
      .default(sql`uuidv7()`),
    municipalityCode: text()
      .notNull()
      .references(() => municipalities.code),
    personId: uuid()
      .notNull()
      .references(() => persons.id),
    /** How: in a session, on the telephone, or by the practice round. */
    way: text({ enum: ["session", "telephone", "practice-round"] }).notNull(),
    heldOn: date({ mode: "string" }).notNull(),
    note: text(),
    recordedBy: uuid()
      .notNull()
      .references(() => persons.id),
    recordedAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [index().on(t.municipalityCode)],
);
