import { csrfField } from "../../src/platform/http/csrf.ts";
import { samplePassword } from "../../src/web/sample/people.ts";
import { Caller, textOf } from "./caller.ts";
import { runMany } from "./load.ts";
import { readCpu } from "./processes.ts";
import type { Product } from "./product.ts";

/** How a page did at so many readers at a time. */
export interface PageFigures {
  page: string;
  atATime: number;
  perSecond: number;
  serverMs: number;
  postgresMs: number;
  p50: number;
  p99: number;
}

/** What a first visit weighs on the wire with Brotli, in bytes. */
export interface PageWeight {
  page: string;
  document: number;
  /** With the style sheet and scripts. */
  phone: number;
  /** With the font of the page's language too, which a phone doesn't fetch. */
  wide: number;
}

const bounds = { count: 3000, seconds: 8 };

/** The public dashboard and a question page of the sample focal person, one and ten readers at a time. */
export async function measurePages(product: Product, cluster: string) {
  const visitor = new Caller(product.url);
  const focal = new Caller(product.url);
  await signIn(focal);
  const question = await findQuestionPage(focal);
  const pages = [
    { page: "dashboard /bn", caller: visitor, path: "/bn" },
    { page: "question page", caller: focal, path: question },
  ];
  const figures: PageFigures[] = [];
  const weights: PageWeight[] = [];
  for (const { page, caller, path } of pages) {
    weights.push({ page, ...(await weigh(caller, path)) });
    await runMany({ atATime: 4, count: 300, seconds: 8 }, () => read(caller, path));
    for (const atATime of [1, 10]) {
      const before = readCpu(product.pid, cluster);
      const { count, ...run } = await runMany({ ...bounds, atATime }, () => read(caller, path));
      const after = readCpu(product.pid, cluster);
      const serverMs = (after.server - before.server) / count;
      figures.push({ page, atATime, ...run, serverMs, postgresMs: (after.postgres - before.postgres) / count });
    }
  }
  visitor.close();
  focal.close();
  return { figures, weights };
}

async function read(caller: Caller, path: string): Promise<void> {
  await caller.call("GET", path, 200);
}

/** As a browser does: the form's page, its hidden field, the post. */
async function signIn(caller: Caller): Promise<void> {
  const page = await caller.page("/bn/sign-in");
  const hidden = new RegExp(`name="${csrfField}"[^>]*value="([^"]+)"`).exec(page)?.[1] ?? "";
  const form = new URLSearchParams({ email: "focal@sample.poura", password: samplePassword, [csrfField]: hidden });
  await caller.call("POST", "/bn/sign-in", 303, { type: "application/x-www-form-urlencoded", bytes: form.toString() });
}

/** The section with the most fields of the first questionnaire that is open to answers. */
async function findQuestionPage(focal: Caller): Promise<string> {
  let most = { fields: 0, path: "" };
  for (const list of paths(await focal.page("/bn/work"), /href="(\/bn\/answers\/[0-9a-f-]{36})"/g)) {
    for (const path of paths(await focal.page(list), /href="(\/bn\/answers\/[^"]+\/sections\/[^"?#]+)/g)) {
      const fields = (await focal.page(path)).match(/<(input|select|textarea)\b/g)?.length ?? 0;
      if (fields > most.fields) most = { fields, path };
    }
    if (most.path) return most.path;
  }
  throw new Error("no question page is open to the sample focal person");
}

/** A file that the page asks for on wide screens only. */
const wideOnly = /min-width/;

async function weigh(caller: Caller, path: string): Promise<Omit<PageWeight, "page">> {
  const document = await caller.call("GET", path, 200);
  const text = textOf(document);
  const sizeOf = async (tags: string[]) => {
    let sum = 0;
    for (const file of paths(tags.join(), /(?:href|src)="(\/assets\/[^"]+)"/g))
      sum += (await caller.call("GET", file, 200)).onWire;
    return sum;
  };
  const tags = text.match(/<(link|script|img)\b[^>]*>/g) ?? [];
  const phone = document.onWire + (await sizeOf(tags.filter((tag) => !wideOnly.test(tag))));
  return { document: document.onWire, phone, wide: phone + (await sizeOf(tags.filter((tag) => wideOnly.test(tag)))) };
}

/** Every address in a page that is like this, once. */
function paths(text: string, like: RegExp): string[] {
  return [...new Set([...text.matchAll(like)].map(([, path]) => path!))];
}
