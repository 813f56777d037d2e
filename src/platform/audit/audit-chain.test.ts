import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openHouse, type TestHouse } from "../../../test/support/house.ts";
import { record } from "./audit.ts";
import { auditSealer, sealAudit, verifyAudit } from "./audit-chain.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const act = (number: number) =>
  record(house.house.system, {
    action: "test.thing.do",
    subject: { kind: "thing", id: String(number) },
    detail: { number },
  });

describe("The audit trail", () => {
  it("reports the tail that isn't sealed yet, and seals it in order", async () => {
    const before = await verifyAudit(house.db);
    for (let number = 1; number <= 5; number++) await act(number);
    expect(await verifyAudit(house.db)).toMatchObject({
      ok: true,
      sealed: before.sealed,
      unsealed: before.unsealed + 5,
    });
    expect(await sealAudit(house.db)).toBe(before.unsealed + 5);
    expect(await verifyAudit(house.db)).toMatchObject({
      ok: true,
      sealed: before.sealed + before.unsealed + 5,
      unsealed: 0,
    });
    expect(await sealAudit(house.db)).toBe(0);
  });

  it("seals a row that was written before another and committed after it", async () => {
    const late = await house.house.database.pool.connect();
    await late.query("begin");
    await late.query(
      "insert into audit (at, actor_name, action, subject_kind, subject_id, detail) values (now(), 'x', 'a', 'k', '1', '{}')",
    );
    await act(6);
    await sealAudit(house.db);
    await late.query("commit");
    late.release();
    await sealAudit(house.db);
    expect(await verifyAudit(house.db)).toMatchObject({ ok: true, unsealed: 0, broken: null });
  });

  it("is sealed turn by turn without walking the whole trail, and loses no row by that", async () => {
    await sealAudit(house.db);
    const late = await house.house.database.pool.connect();
    await late.query("begin");
    await late.query(
      "insert into audit (at, actor_name, action, subject_kind, subject_id, detail) values (now(), 'x', 'a', 'k', '2', '{}')",
    );
    for (let number = 7; number <= 11; number++) await act(number);
    expect(await sealAudit(house.db, 10_000)).toBe(5);
    await late.query("commit");
    late.release();
    expect(await sealAudit(house.db, 2), "it lies further back than this turn looks").toBe(0);
    expect(await auditSealer()(house.db), "a process's first turn looks at the whole trail").toBe(1);
    expect(await verifyAudit(house.db)).toMatchObject({ ok: true, unsealed: 0 });
  });

  it("is sealed whole in one turn, however much was written since the last", async () => {
    await sealAudit(house.db);
    await house.db.execute(sql`insert into audit (at, actor_name, action, subject_kind, subject_id, detail)
      select now(), 'x', 'a', 'k', number, '{}' from generate_series(1, 2300) number`);
    expect(await auditSealer()(house.db)).toBe(2300);
    expect(await verifyAudit(house.db)).toMatchObject({ ok: true, unsealed: 0 });
  });

  it("can't be changed by the product, and shows it when someone changed it behind its back", async () => {
    await expect(house.db.execute(sql`update audit set actor_name = 'no one'`)).rejects.toThrow("Failed query");
    await expect(house.db.execute(sql`delete from audit`)).rejects.toThrow("Failed query");
    await expect(house.db.execute(sql`truncate audit cascade`)).rejects.toThrow("Failed query");
    await house.db.execute(sql`alter table audit disable trigger all`);
    await house.db.execute(
      sql`update audit set detail = '{"number": 99}' where subject_id = '3' and action = 'test.thing.do'`,
    );
    const report = await verifyAudit(house.db);
    expect(report.ok).toBe(false);
    expect(report.broken?.reason).toContain("changed");
  });
});
