import { integer, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { sql } from "drizzle-orm";

/** The outbox: every mail we mean to send, kept whether or not a mail server is set. */
export const mails = pgTable("mails", {
  id: uuid()
    .primaryKey()
    .default(sql`uuidv7()`),
  recipient: text().notNull(),
  subject: text().notNull(),
  body: text().notNull(),
  /** `kept` when no mail server was set; an administrator reads it and passes it on. */
  state: text({ enum: ["kept", "queued", "sent", "failed"] }).notNull(),
  attempts: integer().notNull().default(0),
  fault: text(),
  createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  sentAt: timestamp({ withTimezone: true }),
});
