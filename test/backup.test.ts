import { randomBytes, randomUUID } from "node:crypto";
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { enqueue } from "../src/platform/jobs/jobs.ts";
import { backUp } from "../src/platform/backup/backup.ts";
import { readableBackup, restore } from "../src/platform/backup/restore.ts";
import { listTables } from "../src/platform/backup/table-rows.ts";
import { type Database, openDatabase } from "../src/platform/db/database.ts";
import { knownMigrations, migrateDatabase } from "../src/platform/db/migrate.ts";
import { FileStore } from "../src/platform/files/file-store.ts";
import { otherTown, town } from "./support/cast.ts";
import { FormBody } from "./support/client.ts";
import { openHouse, type TestHouse } from "./support/house.ts";

const folder = mkdtempSync(join(tmpdir(), "poura-backup-"));
const places: { database: Database; name: string }[] = [];
let house: TestHouse;
let round: string;

beforeAll(async () => {
  house = await openHouse();
  const officer = house.as("hq-officer");
  const bytes = readFileSync(join(import.meta.dirname, "..", "data/questionnaires/basic-services.xlsx"));
  const form = new FormBody({ workbook: { name: "basic.xlsx", bytes } });
  const { id } = (await officer.api("POST", "/questionnaires", form)).json<{ id: string }>();
  await officer.api("POST", `/questionnaires/${id}/publish`);
  const dates = { opensOn: "2026-11-01", dueOn: "2026-11-30" };
  const asked = { questionnaireId: id, title: "T", ...dates, respondents: "all" };
  round = (await officer.api("POST", "/rounds", asked)).json<{ id: string }>().id;
  const words = `quotes " and \\ and ' and, (commas)\nlines\t𝒜 বাংলা {} null`;
  for (const code of [town, otherTown]) await save(code, 0, { "basis/area": 12.5, note: words, empty: "" });
  await enqueue(house.db, "nobody.works.on.it", { words });
});

afterAll(async () => {
  await house.close();
  const maintenance = openDatabase(inject("server").replace("DATABASE", "postgres"), 1);
  for (const { database, name } of places) {
    await database.close();
    await maintenance.db.execute(sql`drop database ${sql.identifier(name)} with (force)`);
  }
  await maintenance.close();
  rmSync(folder, { recursive: true });
});

function save(code: string, baseVersion: number, set: object) {
  const body = { id: randomUUID(), baseVersion, set };
  return house.as("hq-officer").api("PATCH", `/rounds/${round}/responses/${code}`, body);
}

/** An empty place: a database without anything, and a folder. */
async function emptyPlace() {
  const name = `poura_${randomBytes(6).toString("hex")}`;
  const url = (database: string) => inject("server").replace("DATABASE", database);
  const maintenance = openDatabase(url("postgres"), 1);
  await maintenance.db.execute(sql`create database ${sql.identifier(name)}`);
  await maintenance.close();
  const database = openDatabase(url(name));
  places.push({ database, name });
  const path = join(folder, name);
  return { database, path, files: new FileStore(path) };
}

const write = (file: string) =>
  backUp(house.house.database, house.house.installation.files, join(folder, file), "0.1.0");

async function readBack(file: string) {
  const place = await emptyPlace();
  await restore(place.database, place.files, join(folder, file), await readableBackup(join(folder, file)));
  return place;
}

/** A fingerprint of each table's rows, whatever their order on disk, and how many there are. */
async function fingerprints({ pool }: Database): Promise<Record<string, string>> {
  const client = await pool.connect();
  try {
    const found: Record<string, string> = {};
    for (const { name } of await listTables(client)) {
      const { rows } = await client.query<{ print: string }>(
        `select count(*) || ' ' || coalesce(md5(string_agg(t::text, E'\\n' order by t::text)), '') as print from ${name} t`,
      );
      found[name] = rows[0]!.print;
    }
    return found;
  } finally {
    client.release();
  }
}

const filesIn = (path: string) =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name))
    .map((each) => [each.slice(path.length), readFileSync(each, "base64")])
    .sort();

describe("A backup", () => {
  it("holds every row of every table and every file, and brings them back into an empty place", async () => {
    const written = await write("all.poura");
    const place = await readBack("all.poura");
    const before = await fingerprints(house.house.database);
    expect(await fingerprints(place.database)).toEqual(before);
    expect(Object.keys(before).length).toBe(written.tables);
    expect(before["public.response_drafts"]).toMatch(/^2 /);
    expect(before["graphile_worker._private_jobs"]).not.toMatch(/^0 /);
    expect(filesIn(place.path)).toEqual(filesIn(join(house.house.config.dataFolder, "files")));
    expect(written.files).toBeGreaterThan(0);
  });

  it("lets numbers go on where they were", async () => {
    await house.db.execute(sql`select nextval('receipt_numbers')`);
    await write("numbers.poura");
    const next = (database: Database) => database.pool.query("select nextval('receipt_numbers')::int as n");
    const { database } = await readBack("numbers.poura");
    expect((await next(database)).rows).toEqual((await next(house.house.database)).rows);
    await database.pool.query(
      "insert into audit (at, actor_name, action, subject_kind, subject_id, detail) values (now(), 'x', 'x', 'x', 'x', '{}')",
    );
  });

  it("written while answers come in is of one moment: all that was acknowledged before it, and nothing half", async () => {
    let going = true;
    let version = 1;
    const acknowledged = async () =>
      (await save(town, version, { "basis/area": version })).json<{ draftVersion: number }>();
    const clerk = (async () => {
      while (going) version = (await acknowledged()).draftVersion;
    })();
    await new Promise((resolve) => setTimeout(resolve, 200));
    const before = version;
    await write("busy.poura");
    going = false;
    await clerk;
    const { database } = await readBack("busy.poura");
    const { rows } = await database.pool.query<{ version: number; drafts: number; area: number }>(
      `select draft_version as version, (select count(*)::int from response_drafts d where d.response_id = r.id) as drafts,
         (select (answers->'basis'->>'area')::int from response_drafts d where d.response_id = r.id and d.version = r.draft_version) as area
       from responses r where municipality_code = $1`,
      [town],
    );
    const [{ version: kept, drafts, area } = { version: 0, drafts: 0, area: 0 }] = rows;
    expect(kept).toBeGreaterThanOrEqual(before);
    expect(kept).toBeLessThanOrEqual(version);
    expect([drafts, area]).toEqual([kept, kept - 1]);
  });

  it("that was cut anywhere, or changed by one letter, is refused before anything is written", async () => {
    await write("whole.poura");
    const bytes = readFileSync(join(folder, "whole.poura"));
    for (const share of [0.999, 0.5, 0.01, 0]) {
      const cut = join(folder, "cut.poura");
      writeFileSync(cut, bytes);
      truncateSync(cut, Math.floor(bytes.length * share));
      await expect(readableBackup(cut), `cut at ${share}`).rejects.toThrow("is no whole backup");
    }
    const changed = Buffer.from(bytes);
    const at = changed.indexOf("Rehana Parvin");
    changed.write("X", at);
    writeFileSync(join(folder, "changed.poura"), changed);
    await expect(readableBackup(join(folder, "changed.poura"))).rejects.toThrow("is no whole backup");
    writeFileSync(join(folder, "other.poura"), "This is a letter.");
    await expect(readableBackup(join(folder, "other.poura"))).rejects.toThrow("is no whole backup");
  });

  it("isn't restored over something else, nor by an older product", async () => {
    const file = join(folder, "whole.poura");
    const about = await readableBackup(file);
    const before = await fingerprints(house.house.database);
    const { database, installation } = house.house;
    await expect(restore(database, installation.files, file, about)).rejects.toThrow("isn't empty");
    expect(await fingerprints(database)).toEqual(before);
    expect(about.migrations).toEqual(knownMigrations());
  });

  it("says what the disk says when it can't be written", async () => {
    await expect(write("no-such-folder/x.poura")).rejects.toThrow("ENOENT");
  });

  it("leaves nothing half behind when it can't be finished, and the one before stays", async () => {
    const missing = new FileStore(join(folder, "nowhere"));
    const path = join(folder, "kept.poura");
    writeFileSync(path, "the one before");
    await expect(backUp(house.house.database, missing, path, "0.1.0")).rejects.toThrow("is missing");
    expect(readFileSync(path, "utf8")).toBe("the one before");
    expect(readdirSync(folder).filter((name) => name.includes(".part"))).toEqual([]);
  });
});

describe("The database of the release before", () => {
  it("is brought up to date with everything that it holds, also out of a backup", async () => {
    const old = await emptyPlace();
    await migrateDatabase(old.database, 2);
    await old.database.pool.query(readFileSync(join(import.meta.dirname, "support/first-release.sql"), "utf8"));
    await keepFilesOf(old);
    const columns = await columnsOf(old.database);
    const before = await contentOf(old.database, columns);
    expect(before.filter(({ rows }) => rows.length > 0).length).toBeGreaterThan(12);
    await backUp(old.database, old.files, join(folder, "old.poura"), "0.1.0");
    expect((await readableBackup(join(folder, "old.poura"))).migrations).toEqual(knownMigrations().slice(0, 2));
    const restored = await readBack("old.poura");
    await migrateDatabase(old.database);
    expect(await contentOf(old.database, columns)).toEqual(before);
    expect(await contentOf(restored.database, columns)).toEqual(before);
    expect(await fingerprints(restored.database)).toEqual(await fingerprints(old.database));
  });
});

/** Puts a file of its own where the old rows say that there is one. */
async function keepFilesOf({ database, files }: Awaited<ReturnType<typeof emptyPlace>>): Promise<void> {
  const { sha256 } = await files.save(database.db, { name: "x", type: "x", bytes: Buffer.from("form") }, null);
  await database.pool.query("update files set sha256 = $1", [sha256]);
}

interface Columns {
  table: string;
  columns: string;
}

async function columnsOf({ pool }: Database): Promise<Columns[]> {
  const { rows } = await pool.query<Columns>(
    `select table_name as "table", string_agg(quote_ident(column_name), ', ' order by ordinal_position) as columns
     from information_schema.columns where table_schema = 'public' group by 1 order by 1`,
  );
  return rows;
}

/** What stands in these columns, as text. */
async function contentOf({ pool }: Database, all: readonly Columns[]) {
  const found: { table: string; rows: string[] }[] = [];
  for (const { table, columns } of all) {
    const { rows } = await pool.query<{ row: string }>(`select row(${columns})::text as row from ${table} order by 1`);
    found.push({ table, rows: rows.map(({ row }) => row) });
  }
  return found;
}
