import { and, desc, eq, inArray, isNull } from "drizzle-orm";
import type { Db } from "../../../platform/db/database.ts";
import { persons } from "../../accounts/accounts.tables.ts";
import { municipalities } from "../../municipalities/municipalities.tables.ts";
import { roundFor } from "../deadline/deadline.queries.ts";
import { responses, rounds } from "../rounds.tables.ts";
import { responseLinks } from "./links.tables.ts";

export type LinkRow = typeof responseLinks.$inferSelect;

export async function insertLinks(db: Db, links: (typeof responseLinks.$inferInsert)[]): Promise<void> {
  if (links.length > 0) await db.insert(responseLinks).values(links);
}

/** A link or code with whose it is and what it opens. */
export async function findLink(db: Db, tokenHash: Buffer, kind: LinkRow["kind"]) {
  const [row] = await db
    .select({
      link: responseLinks,
      person: { id: persons.id, name: persons.name, disabledAt: persons.disabledAt },
      round: roundFor,
      municipality: municipalities,
    })
    .from(responseLinks)
    .innerJoin(persons, eq(persons.id, responseLinks.personId))
    .innerJoin(responses, eq(responses.id, responseLinks.responseId))
    .innerJoin(rounds, eq(rounds.id, responses.roundId))
    .innerJoin(municipalities, eq(municipalities.code, responses.municipalityCode))
    .where(and(eq(responseLinks.tokenHash, tokenHash), eq(responseLinks.kind, kind)));
  return row;
}

export type LinkFound = NonNullable<Awaited<ReturnType<typeof findLink>>>;

/** Notes the use of a link. @returns false when it had been used before */
export async function takeLink(db: Db, tokenHash: Buffer, now: Date): Promise<boolean> {
  const taken = await db
    .update(responseLinks)
    .set({ usedAt: now })
    .where(and(eq(responseLinks.tokenHash, tokenHash), isNull(responseLinks.usedAt)))
    .returning({ hash: responseLinks.tokenHash });
  return taken.length === 1;
}

/** Takes back links of these responses. @param which one by its hash, or all of a kind @returns whose they were */
export async function revokeLinks(
  db: Db,
  responseIds: string[],
  which: { hash: Buffer } | { kind: LinkRow["kind"] },
  now: Date,
): Promise<{ responseId: string; personId: string }[]> {
  return db
    .update(responseLinks)
    .set({ revokedAt: now })
    .where(
      and(
        inArray(responseLinks.responseId, responseIds),
        isNull(responseLinks.revokedAt),
        "hash" in which ? eq(responseLinks.tokenHash, which.hash) : eq(responseLinks.kind, which.kind),
      ),
    )
    .returning({ responseId: responseLinks.responseId, personId: responseLinks.personId });
}

/** All links of a response, the newest first. */
export function listLinks(db: Db, responseId: string) {
  return db
    .select({ link: responseLinks, name: persons.name })
    .from(responseLinks)
    .innerJoin(persons, eq(persons.id, responseLinks.personId))
    .where(eq(responseLinks.responseId, responseId))
    .orderBy(desc(responseLinks.createdAt));
}
