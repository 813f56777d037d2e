import type pg from "pg";

/** A table as it is called in SQL, as `"public"."rounds"`, and the tables that its rows refer to. */
export interface Table {
  name: string;
  /** Its columns in SQL, without those that are worked out from others. */
  columns: string;
  refersTo: string[];
}

/** Rows of one step: few enough for the memory, many enough to be quick. */
const step = 500;

/** Sessions that write or read rows as text must mean the same by it. */
export const sameText =
  "set datestyle to 'ISO'; set timezone to 'UTC'; set bytea_output to 'hex'; set intervalstyle to 'postgres'";

/** The tables that hold something of ours. What migrations write by themselves isn't kept: migrating writes it again. */
export async function listTables(client: pg.ClientBase): Promise<Table[]> {
  const { rows } = await client.query<Table>(
    `select format('%I.%I', n.nspname, c.relname) as name,
       (select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
         where attrelid = c.oid and attnum > 0 and not attisdropped and attgenerated = '') as columns,
       array(select distinct format('%I.%I', fn.nspname, f.relname)
         from pg_constraint k join pg_class f on f.oid = k.confrelid join pg_namespace fn on fn.oid = f.relnamespace
         where k.conrelid = c.oid and k.contype = 'f' and f.oid <> c.oid) as "refersTo"
     from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and (n.nspname = 'public' or n.nspname = 'graphile_worker' and c.relname <> 'migrations')
     order by 1`,
  );
  return rows;
}

/** Tables in an order in which each comes after those that it refers to. */
export function inOrder(tables: readonly Pick<Table, "name" | "refersTo">[]): string[] {
  const done = new Set<string>();
  const all = new Map(tables.map((table) => [table.name, table]));
  const visit = (name: string, above: readonly string[]): void => {
    if (done.has(name) || above.includes(name)) return;
    for (const other of all.get(name)?.refersTo ?? []) visit(other, [...above, name]);
    done.add(name);
  };
  for (const { name } of tables) visit(name, []);
  return [...done];
}

/** All rows of a table, some at a time, each as PostgreSQL writes a row as text: exact for every type. */
export async function* readRows(client: pg.ClientBase, table: string): AsyncGenerator<string[]> {
  await client.query(`declare backup_rows no scroll cursor for select t::text as row from ${table} t`);
  for (;;) {
    const { rows } = await client.query<{ row: string }>(`fetch ${step} from backup_rows`);
    if (rows.length > 0) yield rows.map(({ row }) => row);
    if (rows.length < step) break;
  }
  await client.query("close backup_rows");
}

/** Writes rows as `readRows` gave them. */
export async function writeRows(client: pg.ClientBase, table: Table, rows: readonly string[]): Promise<void> {
  const { name, columns } = table;
  const from = `select ${columns} from unnest($1::${name}[])`;
  await client.query(`insert into ${name} (${columns}) overriding system value ${from}`, [rows]);
}

/** How far a sequence has counted. */
export interface Sequence {
  name: string;
  value: string;
}

/** The sequences that have counted at all. They never count back, so that reading them last never repeats a number. */
export async function readSequences(client: pg.ClientBase): Promise<Sequence[]> {
  const { rows } = await client.query<Sequence>(
    `select format('%I.%I', schemaname, sequencename) as name, last_value::text as value from pg_sequences
     where schemaname in ('public', 'graphile_worker') and last_value is not null`,
  );
  return rows;
}

/** Lets sequences go on where they were. */
export async function writeSequences(client: pg.ClientBase, sequences: readonly Sequence[]): Promise<void> {
  for (const { name, value } of sequences) await client.query("select setval($1::regclass, $2::bigint)", [name, value]);
}
