import { z } from "zod";

/** How a list is asked for: `limit` (25, at most 500) and the `cursor` that the page before named. */
export const listQuery = z.object({
  limit: z.coerce.number().int().min(1).max(500).default(25),
  cursor: z.string().max(500).optional(),
});

/** One page of a list. */
export interface Listing<T> {
  items: T[];
  /** How many there are in all. */
  total: number;
  /** Cursor of the next page; null on the last. */
  next: string | null;
}

/** The shape of a list's answer, for the API's description. */
export function listSchema<S extends z.ZodType>(item: S) {
  return z.object({ items: z.array(item), total: z.int(), next: z.string().nullable() });
}

/** The key after which a page begins; null for the first page or a cursor that isn't ours. */
export function afterKey(cursor: string | undefined): string | null {
  if (cursor === undefined) return null;
  const key = Buffer.from(cursor, "base64url").toString("utf8");
  return key.startsWith("after:") ? key.slice(6) : null;
}

/** The same where the key is an id. */
export function afterId(cursor: string | undefined): string | null {
  const key = afterKey(cursor);
  return key !== null && z.uuid().safeParse(key).success ? key : null;
}

/**
 * Cuts what was fetched into a page.
 * @param fetched rows in the order of their keys, one more than `limit` when there are more
 */
export function listing<T>(fetched: T[], total: number, limit: number, key: (item: T) => string): Listing<T> {
  const items = fetched.slice(0, limit);
  const last = items.at(-1);
  const more = fetched.length > limit && last !== undefined;
  return { items, total, next: more ? Buffer.from(`after:${key(last)}`).toString("base64url") : null };
}
