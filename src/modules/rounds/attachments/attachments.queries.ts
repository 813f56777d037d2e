import { and, asc, count, eq, gt, inArray, lt, sql } from "drizzle-orm";
import type { Db } from "../../../platform/db/database.ts";
import { files } from "../../../platform/files/files.tables.ts";
import type { StoredFile } from "../../../platform/files/file-store.ts";
import { attachments } from "./attachments.tables.ts";

export type Attachment = typeof attachments.$inferSelect;

export async function findAttachment(db: Db, id: string): Promise<Attachment | undefined> {
  const [row] = await db.select().from(attachments).where(eq(attachments.id, id));
  return row;
}

/** The same, locked until the transaction ends: two pieces of one file take turns. */
export async function lockAttachment(db: Db, id: string): Promise<Attachment | undefined> {
  const [row] = await db.select().from(attachments).where(eq(attachments.id, id)).for("update");
  return row;
}

/** @returns undefined when the id or the name is taken */
export async function insertAttachment(
  db: Db,
  fields: typeof attachments.$inferInsert,
): Promise<Attachment | undefined> {
  const [row] = await db.insert(attachments).values(fields).onConflictDoNothing().returning();
  return row;
}

export async function updateAttachment(
  db: Db,
  id: string,
  fields: Partial<typeof attachments.$inferInsert>,
): Promise<void> {
  await db.update(attachments).set(fields).where(eq(attachments.id, id));
}

export async function countAttachments(db: Db, responseId: string): Promise<number> {
  const [row] = await db.select({ n: count() }).from(attachments).where(eq(attachments.responseId, responseId));
  return row?.n ?? 0;
}

/** The files of a response that are here or on their way, each with what it is by its content where it is here. */
export function listAttachments(db: Db, responseId: string) {
  return db
    .select({ attachment: attachments, file: files })
    .from(attachments)
    .leftJoin(files, eq(files.id, attachments.fileId))
    .where(eq(attachments.responseId, responseId))
    .orderBy(asc(attachments.createdAt), asc(attachments.id));
}

/** A page of them by name. */
export function listByName(db: Db, responseId: string, page: { limit: number; after: string | null }) {
  return db
    .select()
    .from(attachments)
    .where(
      and(eq(attachments.responseId, responseId), page.after === null ? undefined : gt(attachments.name, page.after)),
    )
    .orderBy(asc(attachments.name))
    .limit(page.limit);
}

/** The kept files of a response. */
export function keptFiles(db: Db, responseId: string) {
  return db
    .select({ name: attachments.name, id: attachments.id, file: files })
    .from(attachments)
    .innerJoin(files, eq(files.id, attachments.fileId))
    .where(eq(attachments.responseId, responseId))
    .orderBy(asc(attachments.name));
}

/** No draft or revision of its response names it. */
const unnamed = sql`not exists (select from response_drafts d where d.response_id = attachments.response_id
    and strpos(d.answers::text, to_json(attachments.name)::text) > 0)
  and not exists (select from response_revisions r where r.response_id = attachments.response_id
    and strpos(r.answers::text, to_json(attachments.name)::text) > 0)`;

/** A hundred at most that were begun before a moment and that no answer names, with their responses. */
export function unnamedBefore(db: Db, before: Date) {
  return db
    .select({ id: attachments.id, responseId: attachments.responseId })
    .from(attachments)
    .where(and(lt(attachments.createdAt, before), unnamed))
    .limit(100);
}

/**
 * Takes an attachment away that no answer names, with what was kept of it; its response must be locked, so that no answer
 * comes to name it meanwhile.
 * @returns the files whose bytes no one else needs
 */
export async function deleteUnnamed(db: Db, id: string): Promise<StoredFile[]> {
  const [row] = await db
    .delete(attachments)
    .where(and(eq(attachments.id, id), unnamed))
    .returning();
  const ids = [row?.fileId, row?.originalFileId, row?.thumbnailFileId].filter((each) => typeof each === "string");
  if (ids.length === 0) return [];
  const gone = await db.delete(files).where(inArray(files.id, ids)).returning();
  const hashes = gone.map(({ sha256 }) => sha256);
  const shared = await db.select({ sha256: files.sha256 }).from(files).where(inArray(files.sha256, hashes));
  return gone.filter(({ sha256 }) => !shared.some((each) => each.sha256 === sha256));
}

/** Which of these incoming files still wait for their rest. */
export async function stillReceiving(db: Db, ids: string[]): Promise<Set<string>> {
  if (ids.length === 0) return new Set();
  const found = await db
    .select({ id: attachments.id })
    .from(attachments)
    .where(and(inArray(attachments.id, ids), eq(attachments.state, "receiving")));
  return new Set(found.map(({ id }) => id));
}
