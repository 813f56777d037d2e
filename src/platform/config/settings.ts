import { eq } from "drizzle-orm";
import type { Db } from "../db/database.ts";
import { settings } from "./settings.tables.ts";

/** What the installation remembers under this key; undefined when nothing. */
export async function readSetting(db: Db, key: string): Promise<unknown> {
  const [row] = await db.select().from(settings).where(eq(settings.key, key));
  return row?.value;
}

/** Remembers a value under this key. */
export async function writeSetting(db: Db, key: string, value: unknown): Promise<void> {
  await db.insert(settings).values({ key, value }).onConflictDoUpdate({ target: settings.key, set: { value } });
}

/** The value under this key, made once by whichever process comes first and the same for all ever after. */
export async function settleSetting<T>(db: Db, key: string, make: () => T): Promise<T> {
  await db.insert(settings).values({ key, value: make() }).onConflictDoNothing();
  return (await readSetting(db, key)) as T;
}
