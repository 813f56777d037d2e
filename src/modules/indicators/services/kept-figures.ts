import type { Db } from "../../../platform/db/database.ts";

/** Answers kept for one database; the public pages of a state need some fifty. */
const most = 400;

interface Kept {
  version: string;
  answers: Map<string, Promise<unknown>>;
}

/** By the pool that was asked, so that what a transaction reads is never kept. */
const keptFor = new WeakMap<Db, Kept>();

/**
 * Reads once what doesn't change as long as the figures stay at one version: the public pages are read far more often
 * than answers are approved. What is given out is shared, so nobody may change it.
 * @param key names the question within the database
 */
export function keep<T>(db: Db, version: string, key: string, read: () => Promise<T>): Promise<T> {
  const { answers } = keptAt(db, version);
  const known = answers.get(key);
  if (known) return known as Promise<T>;
  const [oldest] = answers.keys();
  if (answers.size >= most && oldest !== undefined) answers.delete(oldest);
  const fresh = read();
  answers.set(key, fresh);
  // A question that failed is asked again.
  fresh.catch(() => answers.delete(key));
  return fresh;
}

function keptAt(db: Db, version: string): Kept {
  const kept = keptFor.get(db);
  if (kept?.version === version) return kept;
  const fresh = { version, answers: new Map() };
  keptFor.set(db, fresh);
  return fresh;
}
