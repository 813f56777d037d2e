import { bigint, customType, index, jsonb, pgTable, text, timestamp, uuid } from "drizzle-orm/pg-core";

export const bytes = customType<{ data: Buffer; driverData: Buffer }>({ dataType: () => "bytea" });

/** Every change of state, written in the change's own transaction. Rows are never changed (a trigger refuses). */
export const audit = pgTable(
  "audit",
  {
    id: bigint({ mode: "number" }).primaryKey().generatedAlwaysAsIdentity(),
    at: timestamp({ withTimezone: true }).notNull(),
    /** Null when the system itself acted. */
    actorId: uuid(),
    actorName: text().notNull(),
    /** `module.thing.verb`, for example `rounds.response.approve`. */
    action: text().notNull(),
    subjectKind: text().notNull(),
    subjectId: text().notNull(),
    municipalityCode: text(),
    detail: jsonb().$type<Record<string, unknown>>().notNull(),
    requestId: text(),
  },
  (t) => [index().on(t.subjectKind, t.subjectId), index().on(t.actorId), index().on(t.municipalityCode)],
);

/** The chain over the audit: one row per audit row in the order of sealing, added seconds later by a job. */
export const auditSeals = pgTable("audit_seals", {
  position: bigint({ mode: "number" }).primaryKey(),
  auditId: bigint({ mode: "number" })
    .notNull()
    .unique()
    .references(() => audit.id),
  hash: bytes().notNull(),
});
