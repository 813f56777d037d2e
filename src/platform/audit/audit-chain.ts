import { createHash } from "node:crypto";
import { and, asc, desc, eq, gt, isNull, max, sql } from "drizzle-orm";
import { type Db, rows, transaction } from "../db/database.ts";
import { audit, auditSeals } from "./audit.tables.ts";

type AuditRow = typeof audit.$inferSelect;

const sealerLock = 7_202_601;
const batch = 1000;

/**
 * Chains the audit rows that are not sealed yet, each to the one before it. Only one process seals at a time; writers
 * are never held up, since sealing touches a table of its own. Rows are sealed in the order in which they were found,
 * which need not be that of their numbers: a transaction that began earlier may commit later.
 * @param within looks only at the newest rows: so many numbers back from the newest that is sealed. What is done every
 *   few seconds must not walk the whole trail; a transaction that is still older than that is found by a turn without it.
 * @returns how many rows were sealed
 */
export function sealAudit(db: Db, within = Number.POSITIVE_INFINITY): Promise<number> {
  return transaction(db, async (tx) => {
    const [lock] = await rows<{ got: boolean }>(tx, sql`select pg_try_advisory_xact_lock(${sealerLock}) as got`);
    if (!lock?.got) return 0;
    // A number, not a query, so that PostgreSQL knows how little of both tables lies beyond it.
    const from = Number.isFinite(within) ? (await newestSealed(tx)) - within : 0;
    const seal = and(eq(auditSeals.auditId, audit.id), gt(auditSeals.auditId, from));
    const fresh = await tx
      .select({ row: audit })
      .from(audit)
      .leftJoin(auditSeals, seal)
      .where(and(isNull(auditSeals.auditId), gt(audit.id, from)))
      .orderBy(asc(audit.id))
      .limit(batch);
    if (fresh.length === 0) return 0;
    const [last] = await tx.select().from(auditSeals).orderBy(desc(auditSeals.position)).limit(1);
    let hash = last?.hash ?? Buffer.alloc(0);
    const hashes = fresh.map(({ row }) => (hash = link(hash, row)));
    const ids = fresh.map(({ row }) => row.id);
    await tx.execute(sql`insert into audit_seals (position, audit_id, hash)
      select ${last?.position ?? 0}::bigint + place, audit_id, hash
      from unnest(${sql.param(ids)}::bigint[], ${sql.param(hashes)}::bytea[]) with ordinality as seal (audit_id, hash, place)`);
    return fresh.length;
  });
}

async function newestSealed(db: Db): Promise<number> {
  const [newest] = await db.select({ id: max(auditSeals.auditId) }).from(auditSeals);
  return newest?.id ?? 0;
}

/** How far back the sealer looks at each turn after its first. */
const near = 10_000;

/** A sealer for one process: its first turn looks at the whole trail, the later ones at what is new. Each seals all it finds. */
export function auditSealer(): (db: Db) => Promise<number> {
  let within = Number.POSITIVE_INFINITY;
  return async (db) => {
    let sealed = 0;
    for (let more = batch; more === batch; within = near) sealed += more = await sealAudit(db, within);
    return sealed;
  };
}

/** What a check of the chain found. */
export interface ChainReport {
  ok: boolean;
  /** Rows whose seal holds. */
  sealed: number;
  /** Rows written but not sealed yet. */
  unsealed: number;
  /** The first seal that doesn't hold, and why. */
  broken: { position: number; auditId: number; reason: string } | null;
}

/** Walks the whole chain, a thousand rows at a time, and computes every hash again. */
export async function verifyAudit(db: Db): Promise<ChainReport> {
  let sealed = 0;
  let before: Buffer = Buffer.alloc(0);
  let broken: ChainReport["broken"] = null;
  while (!broken) {
    const links = await db
      .select({ seal: auditSeals, row: audit })
      .from(auditSeals)
      .leftJoin(audit, eq(audit.id, auditSeals.auditId))
      .where(sql`${auditSeals.position} > ${sealed}`)
      .orderBy(asc(auditSeals.position))
      .limit(batch);
    if (links.length === 0) break;
    for (const { seal, row } of links) {
      const reason = fault(seal, row, before, sealed + 1);
      if (reason) {
        broken = { position: seal.position, auditId: seal.auditId, reason };
        break;
      }
      before = seal.hash;
      sealed++;
    }
  }
  const [count] = await rows<{ n: number }>(
    db,
    sql`select ((select count(*) from audit) - (select count(*) from audit_seals))::int as n`,
  );
  return { ok: broken === null, sealed, unsealed: count?.n ?? 0, broken };
}

function fault(
  seal: typeof auditSeals.$inferSelect,
  row: AuditRow | null,
  before: Buffer,
  expected: number,
): string | null {
  if (seal.position !== expected) return `seal ${expected} is missing`;
  if (!row) return "the row it seals is missing";
  return link(before, row).equals(seal.hash) ? null : "the row was changed after it was sealed";
}

/** SHA-256 over the hash before it and the row's content, members in a fixed order. */
function link(before: Buffer, row: AuditRow): Buffer {
  const content = [
    row.id,
    row.at.toISOString(),
    row.actorId,
    row.actorName,
    row.action,
    row.subjectKind,
    row.subjectId,
    row.municipalityCode,
    row.detail,
    row.requestId,
  ];
  return createHash("sha256").update(before).update(JSON.stringify(content)).digest();
}
