import { integer, pgTable, text, timestamp, unique, uuid } from "drizzle-orm/pg-core";
import { files } from "../../../platform/files/files.tables.ts";
import { persons } from "../../accounts/accounts.tables.ts";
import { responses } from "../rounds.tables.ts";

/** A file given as an answer, as it arrives piece by piece. Its id is made by the client. */
export const attachments = pgTable(
  "attachments",
  {
    id: uuid().primaryKey(),
    responseId: uuid()
      .notNull()
      .references(() => responses.id),
    /** Path of the question that it answers, without entries' numbers: `trucks/photo`. */
    question: text().notNull(),
    /** The answer that names it in a response, as `photo-0192ab.jpg`. */
    name: text().notNull(),
    /** As the client says; what it is by its content stands with the kept file. */
    type: text().notNull(),
    /** Bytes to come in all. */
    size: integer().notNull(),
    /** Bytes that are here. */
    received: integer().notNull().default(0),
    sha256: text(),
    state: text({ enum: ["receiving", "kept", "refused"] })
      .notNull()
      .default("receiving"),
    /** Why it was refused, as a problem's code. */
    refusal: text(),
    fileId: uuid().references(() => files.id),
    /** The picture as it was taken, where it was asked for. */
    originalFileId: uuid().references(() => files.id),
    thumbnailFileId: uuid().references(() => files.id),
    /** Pixels. */
    width: integer(),
    height: integer(),
    createdBy: uuid()
      .notNull()
      .references(() => persons.id),
    createdAt: timestamp({ withTimezone: true }).notNull().defaultNow(),
  },
  (t) => [unique().on(t.responseId, t.name)],
);
