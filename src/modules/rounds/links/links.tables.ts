import { index, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";
import { bytes } from "../../../platform/audit/audit.tables.ts";
import { persons } from "../../accounts/accounts.tables.ts";
import { responses } from "../rounds.tables.ts";

/** A link, or a code on a letter, by which one person answers one response without a password. */
export const responseLinks = pgTable(
  "response_links",
  {
    tokenHash: bytes().primaryKey(),
    kind: text({ enum: ["link", "code"] }).notNull(),
    responseId: uuid()
      .notNull()
      .references(() => responses.id),
    /** Whose it is. */
    personId: uuid()
      .notNull()
      .references(() => persons.id),
    createdBy: uuid()
      .notNull()
      .references(() => persons.id),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
    expiresAt: timestamp({ withTimezone: true }).notNull(),
    usedAt: timestamp({ withTimezone: true }),
    revokedAt: timestamp({ withTimezone: true }),
  },
  (t) => [index().on(t.responseId)],
);
