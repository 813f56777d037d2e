import { and, eq, inArray, lt } from "drizzle-orm";
import type { Db } from "../../../platform/db/database.ts";
import { recoveryCodes, secondFactors } from "../accounts.tables.ts";
import { hashOfToken } from "../tokens.ts";

export type SecondFactorRow = typeof secondFactors.$inferSelect;

/** A person's second step; undefined when it isn't switched on. */
export async function secondFactorOf(db: Db, personId: string): Promise<SecondFactorRow | undefined> {
  const [row] = await db.select().from(secondFactors).where(eq(secondFactors.personId, personId));
  return row;
}

/** The same, held until the transaction ends: who guesses at many codes at once is counted one by one. */
export async function holdSecondFactor(db: Db, personId: string): Promise<SecondFactorRow | undefined> {
  const [row] = await db.select().from(secondFactors).where(eq(secondFactors.personId, personId)).for("update");
  return row;
}

/** Since when each of these people has it switched on; who hasn't is left out. */
export async function secondFactorsSince(db: Db, personIds: string[]): Promise<Map<string, Date>> {
  if (personIds.length === 0) return new Map();
  const found = await db
    .select({ id: secondFactors.personId, since: secondFactors.createdAt })
    .from(secondFactors)
    .where(inArray(secondFactors.personId, personIds));
  return new Map(found.map(({ id, since }) => [id, since]));
}

/** Keeps a person's second step. @returns whether there was none before */
export async function addSecondFactor(db: Db, row: SecondFactorRow): Promise<boolean> {
  return (await db.insert(secondFactors).values(row).onConflictDoNothing().returning()).length > 0;
}

/** Forgets a person's second step with its codes on paper. @returns whether there was one */
export async function removeSecondFactor(db: Db, personId: string): Promise<boolean> {
  return (await db.delete(secondFactors).where(eq(secondFactors.personId, personId)).returning()).length > 0;
}

/** Takes the code of a step. @returns whether it is newer than every one that was taken before */
export async function takeStep(db: Db, personId: string, step: number): Promise<boolean> {
  const newer = and(eq(secondFactors.personId, personId), lt(secondFactors.lastStep, step));
  return (await db.update(secondFactors).set({ lastStep: step }).where(newer).returning()).length > 0;
}

/** Puts new codes on paper in the place of all older ones. */
export async function replaceRecoveryCodes(db: Db, personId: string, codes: string[]): Promise<void> {
  await db.delete(recoveryCodes).where(eq(recoveryCodes.personId, personId));
  await db.insert(recoveryCodes).values(codes.map((code) => ({ personId, codeHash: hashOfToken(code) })));
}

/** Takes a code on paper. @returns whether it was one that could still be used */
export async function takeRecoveryCode(db: Db, personId: string, code: string): Promise<boolean> {
  const which = and(eq(recoveryCodes.personId, personId), eq(recoveryCodes.codeHash, hashOfToken(code)));
  return (await db.delete(recoveryCodes).where(which).returning()).length > 0;
}

/** How many codes on paper can still be used. */
export function countRecoveryCodes(db: Db, personId: string): Promise<number> {
  return db.$count(recoveryCodes, eq(recoveryCodes.personId, personId));
}
