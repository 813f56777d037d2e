import { Pool } from "pg";
import { samplePassword } from "../../src/web/sample/people.ts";
import { Caller } from "./caller.ts";
import { runMany } from "./load.ts";
import { readCpu } from "./processes.ts";
import { databaseUrl, type Product } from "./product.ts";
import { benchAnswers, benchWorkbook } from "./questionnaire.ts";

/** How answers were accepted at so many at a time, beside what the same PostgreSQL does with bare rows. */
export interface AnswerFigures {
  atATime: number;
  perSecond: number;
  serverMs: number;
  postgresMs: number;
  p50: number;
  p99: number;
  /** Rows of the same size per second, one a transaction. */
  rawPerSecond: number;
  rawPostgresMs: number;
}

const steps = [
  { atATime: 1, count: 400 },
  { atATime: 10, count: 1000 },
  { atATime: 50, count: 1000 },
];
const warmUp = 100;
const seconds = 15;

/**
 * Accepts answers as another program hands them in: the whole draft is saved, then submitted and checked in full, each
 * in its own transaction.
 */
export async function measureAnswers(product: Product, folder: string, cluster: string): Promise<AnswerFigures[]> {
  const officer = await signedIn(product.url);
  const needed = steps.reduce((sum, { count }) => sum + count, warmUp);
  const places = await openRounds(officer, needed);
  const accept = async (place: string, turn: number) => {
    await officer.api("PUT", place, 200, { answers: benchAnswers(turn) });
    await officer.api("POST", `${place}/submit`, 200);
  };
  let used = 0;
  const take = () => places[used++]!;
  await runMany({ atATime: 4, count: warmUp, seconds }, (turn) => accept(take(), turn));
  const figures: AnswerFigures[] = [];
  for (const step of steps) {
    const raw = await measureRows(product, folder, cluster, step);
    const before = readCpu(product.pid, cluster);
    const { count, ...run } = await runMany({ ...step, seconds }, (turn) => accept(take(), turn));
    const after = readCpu(product.pid, cluster);
    const serverMs = (after.server - before.server) / count;
    const postgresMs = (after.postgres - before.postgres) / count;
    figures.push({ atATime: step.atATime, ...run, serverMs, postgresMs, ...raw });
  }
  officer.close();
  return figures;
}

async function signedIn(url: string): Promise<Caller> {
  const visitor = new Caller(url);
  const credentials = { email: "officer@sample.poura", password: samplePassword };
  const { token } = await visitor.api<{ token: string }>("POST", "/sessions", 201, credentials);
  visitor.close();
  return new Caller(url, token);
}

/** Opens as many rounds for all municipalities as it takes. @returns the address of each response */
async function openRounds(officer: Caller, needed: number): Promise<string[]> {
  const questionnaireId = await publishWorkbook(officer);
  const today = new Date();
  const day = (shift: number) => new Date(today.getTime() + shift * 86_400_000).toISOString().slice(0, 10);
  const places: string[] = [];
  while (places.length < needed) {
    const asked = {
      questionnaireId,
      title: "Bench",
      opensOn: day(-1),
      dueOn: day(30),
      respondents: "all",
      public: false,
    };
    const { id } = await officer.api<{ id: string }>("POST", "/rounds", 201, asked);
    const { items } = await officer.api<{ items: { code: string }[] }>("GET", `/rounds/${id}/responses?limit=500`, 200);
    places.push(...items.map(({ code }) => `/rounds/${id}/responses/${code}`));
  }
  return places;
}

async function publishWorkbook(officer: Caller): Promise<string> {
  const form = new FormData();
  form.set("workbook", new Blob([new Uint8Array(await benchWorkbook())]), "bench.xlsx");
  const upload = new Response(form);
  const body = { type: upload.headers.get("content-type")!, bytes: Buffer.from(await upload.arrayBuffer()) };
  const reply = await officer.call("POST", "/api/v1/questionnaires", 201, body);
  const { id } = JSON.parse(reply.bytes.toString()) as { id: string };
  await officer.api("POST", `/questionnaires/${id}/publish`, 200);
  return id;
}

/** One row a transaction into a bare table of the same server, through the same socket, by the same driver. */
async function measureRows(
  product: Product,
  folder: string,
  cluster: string,
  step: { atATime: number; count: number },
) {
  const pool = new Pool({ connectionString: await databaseUrl(folder, "poura"), max: step.atATime });
  await pool.query(
    "create table if not exists bench_rows (id bigint generated always as identity primary key, answers jsonb not null)",
  );
  const insert = async (turn: number) => {
    const values = [JSON.stringify(benchAnswers(turn))];
    await pool.query({ name: "row", text: "insert into bench_rows (answers) values ($1)", values });
  };
  await runMany({ atATime: step.atATime, count: step.atATime * 20, seconds }, insert);
  const before = readCpu(product.pid, cluster);
  const { perSecond, count } = await runMany({ ...step, count: step.count * 5, seconds }, insert);
  const after = readCpu(product.pid, cluster);
  await pool.query("drop table bench_rows");
  await pool.end();
  return { rawPerSecond: perSecond, rawPostgresMs: (after.postgres - before.postgres) / count };
}
