import { randomUUID } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { Client } from "pg";
import { clusterOf, databaseUrl, type Product, startProduct } from "../bench/product.ts";
import { benchAnswers, benchWorkbook } from "../bench/questionnaire.ts";

/** What was killed, and what came of it. */
export interface KillOutcome {
  kills: Record<Victim, number>;
  /** Saves and submits that the product said it has. */
  acknowledged: number;
  /** Sends that were cut off and sent again under the same id. */
  sentAgain: number;
  /** The longest that nothing was acknowledged after a kill, in milliseconds. */
  longestSilence: number;
  /** What was lost, doubled or refused; none where all is well. */
  faults: string[];
}

const victims = ["the server", "its PostgreSQL", "both"] as const;
export type Victim = (typeof victims)[number];

const administrator = { POURA_ADMIN_EMAIL: "first@office.example", POURA_ADMIN_PASSWORD: "a long password" };
const clerks = 6;

/**
 * Kills the server, its PostgreSQL and both in turn, by `kill -9` at any moment, while clerks save and submit answers and send
 * again what wasn't acknowledged; then looks at every acknowledged answer. A killed server is started again as a machine's
 * service manager would; PostgreSQL must come back by itself.
 * @param random gives numbers from 0 to 1
 */
export async function killWhileAnswering(folder: string, rounds: number, random: () => number): Promise<KillOutcome> {
  const office = new Office(folder);
  await office.open();
  const working = Array.from({ length: clerks }, () => office.clerk());
  for (let round = 0; round < rounds; round++) {
    await office.untilAcknowledged(3);
    await pause(50 + random() * 400);
    await office.kill(victims[round % victims.length]!);
  }
  await office.untilAcknowledged(3);
  office.closing = true;
  await Promise.all(working);
  await office.check();
  await office.product.stop();
  return office.outcome;
}

/** Something that was sent until it was acknowledged. */
interface Sent {
  id: string;
  path: string;
  kind: "save" | "submit";
  /** The draft's version, or the receipt. */
  answer: string;
}

class Office {
  product!: Product;
  closing = false;
  readonly outcome: KillOutcome = {
    kills: { "the server": 0, "its PostgreSQL": 0, both: 0 },
    acknowledged: 0,
    sentAgain: 0,
    longestSilence: 0,
    faults: [],
  };
  readonly #sent: Sent[] = [];
  readonly #places: string[] = [];
  #token = "";
  #questionnaire = "";
  #heard = performance.now();

  constructor(private readonly folder: string) {}

  /** Brings the product up on an empty folder, with a questionnaire to answer. */
  async open(): Promise<void> {
    this.product = await startProduct("serve", this.folder, administrator);
    const { POURA_ADMIN_EMAIL: email, POURA_ADMIN_PASSWORD: password } = administrator;
    this.#token = String((await this.#ask("POST", "/sessions", { email, password })).token);
    const form = new FormData();
    form.set("workbook", new Blob([new Uint8Array(await benchWorkbook())]), "bench.xlsx");
    this.#questionnaire = String((await this.#ask("POST", "/questionnaires", form)).id);
    await this.#ask("POST", `/questionnaires/${this.#questionnaire}/publish`, {});
    await this.#stock();
  }

  /** Saves a little of an answer, then submits the whole, one response after another. */
  async clerk(): Promise<void> {
    for (let turn = 0; !this.closing; turn++) {
      if (this.#places.length < clerks * 2) await this.#stock();
      const path = this.#places.pop()!;
      const begun = { id: randomUUID(), baseVersion: 0, set: { "words/text_1": path } };
      await this.#send("save", "PATCH", path, begun, "draftVersion");
      const answers = benchAnswers(turn);
      const whole = { id: randomUUID(), answers: { ...answers, words: { ...answers.words, text_1: path } } };
      await this.#send("submit", "POST", `${path}/submit`, whole, "receipt");
    }
  }

  /** Waits until so many more have been acknowledged. */
  async untilAcknowledged(more: number): Promise<void> {
    const goal = this.#sent.length + more;
    for (const deadline = Date.now() + 120_000; this.#sent.length < goal; await pause(10)) {
      if (Date.now() > deadline) throw new Error("Nothing has been acknowledged for two minutes.");
    }
  }

  async kill(victim: Victim): Promise<void> {
    this.outcome.kills[victim]++;
    if (victim !== "the server") process.kill(await postmaster(this.folder), "SIGKILL");
    if (victim === "its PostgreSQL") return;
    process.kill(this.product.pid, "SIGKILL");
    this.product = await startProduct("serve", this.folder, administrator);
  }

  /** Looks for every acknowledged answer: there, once, with the receipt that was told, in history and trail. */
  async check(): Promise<void> {
    const client = new Client({ connectionString: await databaseUrl(this.folder, "poura") });
    await client.connect();
    const drafts = await client.query<{ id: string; n: string; answer: string }>(
      "select request_id as id, count(*) as n, min(version)::text as answer from response_drafts where request_id is not null group by 1",
    );
    const revisions = await client.query<{ id: string; n: string; answer: string }>(
      `select v.request_id as id, count(*) as n, min(receipt) as answer from response_revisions v
       join response_events e on e.response_id = v.response_id and e.revision = v.number and e.kind = 'submitted'
       join audit a on a.detail->>'receipt' = v.receipt group by 1`,
    );
    const totals = await client.query<{ n: number }>("select count(*)::int as n from response_revisions");
    await client.end();
    const kept = { save: byId(drafts.rows), submit: byId(revisions.rows) };
    for (const { id, kind, path, answer } of this.#sent) {
      const found = kept[kind].get(id);
      if (!found) this.outcome.faults.push(`lost: ${kind} ${id} of ${path}, told ${answer}`);
      else if (found.n !== "1") this.outcome.faults.push(`${found.n} times: ${kind} ${id} of ${path}`);
      else if (found.answer !== answer) this.outcome.faults.push(`told ${answer}, kept ${found.answer}: ${path}`);
    }
    const submits = this.#sent.filter(({ kind }) => kind === "submit").length;
    if (totals.rows[0]?.n !== submits)
      this.outcome.faults.push(`${totals.rows[0]?.n} revisions for ${submits} submits`);
  }

  /** Sends until it is acknowledged, as a phone does: under the same id. */
  async #send(kind: Sent["kind"], method: string, path: string, body: { id: string }, told: string): Promise<void> {
    const answer = await this.#ask(method, path, body);
    const now = performance.now();
    this.outcome.longestSilence = Math.max(this.outcome.longestSilence, now - this.#heard);
    this.#heard = now;
    this.outcome.acknowledged++;
    this.#sent.push({ id: body.id, path, kind, answer: String(answer[told]) });
  }

  async #stock(): Promise<void> {
    const dates = { opensOn: "2026-01-01", dueOn: "2099-12-31" };
    const asked = { questionnaireId: this.#questionnaire, title: "T", ...dates, respondents: "all", public: false };
    const { id } = await this.#ask("POST", "/rounds", asked);
    const { items } = (await this.#ask("GET", `/rounds/${String(id)}/responses?limit=500`)) as {
      items: { code: string }[];
    };
    this.#places.push(...items.map(({ code }) => `/rounds/${String(id)}/responses/${code}`));
  }

  /** Asks again for as long as no one answers, or the answer is that it can't be served now. */
  async #ask(method: string, path: string, body?: object): Promise<Record<string, unknown>> {
    const headers = {
      ...(this.#token && { authorization: `Bearer ${this.#token}` }),
      ...(body && !(body instanceof FormData) && { "content-type": "application/json" }),
    };
    const payload = body instanceof FormData ? body : body && JSON.stringify(body);
    for (;;) {
      const init = { method, headers, ...(payload && { body: payload }), signal: AbortSignal.timeout(20_000) };
      const reply = await fetch(`${this.product.url}/api/v1${path}`, init).catch(() => null);
      const text = await reply?.text().catch(() => null);
      if (reply?.ok && text) return JSON.parse(text) as Record<string, unknown>;
      if (reply && reply.status < 500) throw new Error(`${method} ${path} gave ${reply.status}: ${text}`);
      this.outcome.sentAgain++;
      await pause(30);
    }
  }
}

function byId(rows: readonly { id: string; n: string; answer: string }[]) {
  return new Map(rows.map((row) => [row.id, row]));
}

/** The process of the PostgreSQL that runs now; right after a kill it may take a moment to be there again. */
async function postmaster(folder: string): Promise<number> {
  const lock = join(clusterOf(folder), "postmaster.pid");
  for (;;) {
    const pid = existsSync(lock) ? Number(readFileSync(lock, "utf8").split("\n")[0]) : 0;
    if (pid > 0) return pid;
    await pause(50);
  }
}
