import { randomUUID } from "node:crypto";
import { Pool } from "pg";
import { samplePassword } from "../../src/web/sample/people.ts";
import { Caller } from "./caller.ts";
import { median, type Run, runMany } from "./load.ts";
import { readCpu, residentMb } from "./processes.ts";
import { databaseUrl, type Product } from "./product.ts";
import { benchAnswers, benchWorkbook } from "./questionnaire.ts";
import { Wire } from "./wire.ts";

/** How answers were accepted at so many at a time, beside what the same PostgreSQL does with bare rows. */
export interface AnswerFigures {
  atATime: number;
  perSecond: number;
  serverMs: number;
  postgresMs: number;
  p50: number;
  p99: number;
  /** Rows of the same size, each in a transaction: begin, insert, commit. */
  transactions: Beside;
  /** The same rows, each a single statement, which PostgreSQL makes a transaction of by itself. */
  statements: Beside;
}

/** What the same PostgreSQL did beside it. */
export interface Beside {
  perSecond: number;
  postgresMs: number;
  /** The middle of the turns' shares, each answers over the bare rows of its own turn. */
  share: number;
}

/** What the server held after so many answers. */
export interface MemoryAfter {
  answers: number;
  mb: number;
}

const steps = [
  { atATime: 1, count: 500 },
  { atATime: 10, count: 2000 },
  { atATime: 50, count: 2000 },
];
/** Bare rows and answers take turns, so that whatever else the machine does falls on both. */
const turns = 3;
const warmUp = 1000;
const seconds = 15;
const longRun = 100_000;

/**
 * Accepts answers as another program hands them in: whole, in one request and one transaction, checked in full, on disk
 * before it is told.
 */
export async function measureAnswers(
  product: Product,
  folder: string,
  cluster: string,
): Promise<{ figures: AnswerFigures[]; memory: MemoryAfter[] }> {
  const token = await signIn(product.url);
  const officer = new Caller(product.url, token);
  const places = placesToAnswer(officer, await publishWorkbook(officer));
  await places.stock(warmUp + turns * steps.reduce((sum, { count }) => sum + count, 0));
  const wire = new Wire(product.url, token);
  const submit = (turn: number) =>
    wire.post(`${places.take()}/submit`, { id: randomUUID(), answers: benchAnswers(turn) });
  const raw = await bareRows(folder);
  await runMany({ atATime: 4, count: warmUp, seconds }, submit);
  const figures: AnswerFigures[] = [];
  for (const step of steps) {
    const measured: Turn[] = [];
    for (let turn = 0; turn < turns; turn++) {
      const measure = (one: (turn: number) => Promise<void>, times: number) =>
        withCpu(product, cluster, () => runMany({ ...step, count: step.count * times, seconds }, one));
      const transactions = await measure(raw.transaction, 2);
      const statements = await measure(raw.statement, 2);
      measured.push({ transactions, statements, answers: await measure(submit, 1) });
    }
    figures.push(middle(step.atATime, measured));
  }
  await raw.close();
  const memory: MemoryAfter[] = [];
  for (let done = 0; done < longRun;) {
    await places.stock(longRun / 10);
    await runMany({ atATime: 10, count: longRun / 10, seconds: 600 }, submit);
    memory.push({ answers: (done += longRun / 10), mb: residentMb(product.pid) });
  }
  wire.close();
  officer.close();
  return { figures, memory };
}

interface Measured extends Run {
  serverMs: number;
  postgresMs: number;
}

interface Turn {
  transactions: Measured;
  statements: Measured;
  answers: Measured;
}

async function withCpu(product: Product, cluster: string, run: () => Promise<Run>): Promise<Measured> {
  const before = readCpu(product.pid, cluster);
  const done = await run();
  const after = readCpu(product.pid, cluster);
  const each = (used: number) => used / done.count;
  return { ...done, serverMs: each(after.server - before.server), postgresMs: each(after.postgres - before.postgres) };
}

function middle(atATime: number, measured: Turn[]): AnswerFigures {
  const of = (pick: (turn: Turn) => number) => median(measured.map(pick));
  const beside = (kind: "transactions" | "statements"): Beside => ({
    perSecond: of((turn) => turn[kind].perSecond),
    postgresMs: of((turn) => turn[kind].postgresMs),
    share: of((turn) => turn.answers.perSecond / turn[kind].perSecond),
  });
  return {
    atATime,
    perSecond: of(({ answers }) => answers.perSecond),
    serverMs: of(({ answers }) => answers.serverMs),
    postgresMs: of(({ answers }) => answers.postgresMs),
    p50: of(({ answers }) => answers.p50),
    p99: of(({ answers }) => answers.p99),
    transactions: beside("transactions"),
    statements: beside("statements"),
  };
}

async function signIn(url: string): Promise<string> {
  const visitor = new Caller(url);
  const credentials = { email: "officer@sample.poura", password: samplePassword };
  const { token } = await visitor.api<{ token: string }>("POST", "/sessions", 201, credentials);
  visitor.close();
  return token;
}

/** Responses to answer: as many rounds for all municipalities as it takes. */
function placesToAnswer(officer: Caller, questionnaireId: string) {
  const places: string[] = [];
  const day = (shift: number) => new Date(Date.now() + shift * 86_400_000).toISOString().slice(0, 10);
  const asked = {
    questionnaireId,
    title: "Bench",
    opensOn: day(-1),
    dueOn: day(30),
    respondents: "all",
    public: false,
  };
  return {
    take: () => places.pop()!,
    async stock(needed: number) {
      while (places.length < needed) {
        const { id } = await officer.api<{ id: string }>("POST", "/rounds", 201, asked);
        const path = `/rounds/${id}/responses`;
        const { items } = await officer.api<{ items: { code: string }[] }>("GET", `${path}?limit=500`, 200);
        places.push(...items.map(({ code }) => `${path}/${code}`));
      }
    },
  };
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
async function bareRows(folder: string) {
  const most = Math.max(...steps.map(({ atATime }) => atATime));
  const pool = new Pool({ connectionString: await databaseUrl(folder, "poura"), max: most });
  await pool.query(
    "create table if not exists bench_rows (id bigint generated always as identity primary key, answers jsonb not null)",
  );
  const insert = async (into: Pick<Pool, "query">, turn: number) => {
    const values = [JSON.stringify(benchAnswers(turn))];
    await into.query({ name: "row", text: "insert into bench_rows (answers) values ($1)", values });
  };
  return {
    statement: (turn: number) => insert(pool, turn),
    transaction: async (turn: number) => {
      const client = await pool.connect();
      await client.query("begin");
      await insert(client, turn);
      await client.query("commit");
      client.release();
    },
    async close() {
      await pool.query("drop table bench_rows");
      await pool.end();
    },
  };
}
