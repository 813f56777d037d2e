import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, brotliDecompressSync, constants } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadSample } from "../src/web/sample/sample.ts";
import { sampleAnswers } from "../src/web/sample/sample-answers.ts";
import { readForm } from "../src/xlsform/index.ts";
import { openRound } from "./support/answers.ts";
import { town } from "./support/cast.ts";
import type { Client, Reply } from "./support/client.ts";
import { openHouse, type TestHouse } from "./support/house.ts";

const assets = join(import.meta.dirname, "..", "dist", "public", "assets");
const styleSheet = readdirSync(assets).find((name) => name.startsWith("app-") && name.endsWith(".css.br"))!;

let house: TestHouse;
/** Of a town that has answered before: the year before stands beside its questions. */
let focal: Client;
let emptyHouse: TestHouse;
/** Of a town that answers for the first time, and has come as far. */
let newcomer: Client;
beforeAll(async () => {
  house = await openHouse();
  await loadSample(house.house);
  focal = house.visitor();
  await focal.post("/bn/sign-in", { email: "focal@sample.poura", password: "poura-sample" });
  emptyHouse = await openHouse();
  newcomer = emptyHouse.as("focal-person");
  const workbook = readFileSync(join(import.meta.dirname, "..", "data", "questionnaires", "profile-and-finance.xlsx"));
  const roundId = await openRound(emptyHouse.db, readForm(workbook).definition!, { municipalities: [town] });
  const answers = sampleAnswers("profile-and-finance", { code: town, population: 98_355, class: "A" }, 2025);
  expect((await newcomer.api("PUT", `/rounds/${roundId}/responses/${town}`, { answers })).status).toBe(200);
}, 120_000);
afterAll(() => Promise.all([house.close(), emptyHouse.close()]));

/** What an answer weighs on the wire, its headers with it. */
function bytesOf({ headers, bytes }: Reply): number {
  return (
    Object.entries(headers).reduce((sum, [name, value]) => sum + name.length + String(value).length + 4, 0) +
    bytes.byteLength
  );
}

async function fetched(client: Client, path: string): Promise<Reply> {
  const reply = await client.get(path, { "accept-encoding": "br" });
  expect(reply.status, path).toBe(200);
  const text = reply.headers["content-encoding"] === "br" ? brotliDecompressSync(reply.bytes).toString() : reply.text;
  return { ...reply, text, json: <T>() => JSON.parse(text) as T };
}

/** The style sheets that a page names. */
function styleSheetsOf(page: string): string[] {
  return Array.from(page.matchAll(/href="\/assets\/([^"]+\.css)"/g), (found) => found[1]!);
}

/** Everything that comes on a phone: the page as it is sent, and the style sheet. There is no script and no font. */
async function weigh(client: Client, path: string): Promise<number> {
  const page = await fetched(client, path);
  expect(page.headers["content-encoding"], path).toBe("br");
  return (
    bytesOf(page) +
    styleSheetsOf(page.text).reduce((sum, file) => sum + readFileSync(join(assets, `${file}.br`)).byteLength, 0)
  );
}

/** The script that a page names, and the files that it asks for to take over a section; with those for what is known from before. */
function scriptsOf(page: string, lang: "bn" | "en", isKnown: boolean): string[] {
  const manifest = JSON.parse(readFileSync(join(assets, "..", `manifest.${lang}.json`), "utf8")) as Record<
    string,
    { file: string; imports?: string[] }
  >;
  const files = new Set<string>();
  const take = (source: string) => {
    const { file, imports = [] } = manifest[source]!;
    if (files.has(`/${file}`)) return;
    files.add(`/${file}`);
    imports.forEach(take);
  };
  take("src/web/client.ts");
  take(Object.keys(manifest).find((source) => source.startsWith("_answering-"))!);
  if (isKnown) take("src/modules/rounds/last-time/live-help.ts");
  expect(page).toContain(`src="/${manifest["src/web/client.ts"]!.file}"`);
  return [...files];
}

/** Everything that comes with scripts on until a question can be answered with the engine: each file, headers and all. */
async function weighLive(client: Client, path: string, isKnown: boolean): Promise<number> {
  const page = await fetched(client, path);
  const of = (name: string) => new RegExp(`${name}="([^"]+)"`).exec(page.text)![1]!;
  const answers = await fetched(client, of("data-answers"));
  const { lastTime, facts } = answers.json<{ lastTime: object | null; facts: object }>();
  expect(lastTime !== null || Object.keys(facts).length > 0, "known from before").toBe(isKnown);
  // A browser asks for an icon of its own accord where the page brings none, and for what says that it can be installed.
  expect(page.text).toContain('<link rel="icon" href="data:');
  expect(page.text.replace(/<noscript>.*?<\/noscript>/gs, "")).not.toContain('rel="manifest"');
  const styles = styleSheetsOf(page.text).map((file) => `/assets/${file}`);
  const files = [...styles, ...scriptsOf(page.text, "bn", isKnown), of("data-form")];
  const replies = await Promise.all(files.map((each) => fetched(client, each)));
  return [page, answers, ...replies].reduce((sum, reply) => sum + bytesOf(reply), 0);
}

async function sectionsOf(client: Client): Promise<string[]> {
  const work = await client.get("/bn/work");
  const answers = /\/bn\/answers\/[0-9a-f-]+/.exec(work.text)![0];
  const list = await client.get(answers);
  const sections = [...list.text.matchAll(/href="([^"]+\/sections\/[^"#]+)"/g)].map((found) => found[1]!);
  expect(sections.length).toBeGreaterThan(5);
  return [...new Set(sections)];
}

const kilobytes = (bytes: number) => Math.round(bytes / 100) / 10;

describe("On a phone, scripts off, first visit", () => {
  it.each([
    "/bn",
    "/en",
    "/bn/data",
    "/bn/indicators/FIN04",
    "/bn/municipalities",
    "/bn/municipalities/M5501",
    "/bn/sign-in",
  ])("%s weighs at most 20 kB with all it needs", async (path) => {
    expect(kilobytes(await weigh(house.visitor(), path))).toBeLessThanOrEqual(20);
  });

  it("no question page weighs more than 20 kB", async () => {
    for (const section of await sectionsOf(focal))
      expect(kilobytes(await weigh(focal, section)), section).toBeLessThanOrEqual(20);
  });

  it("the style sheet by itself is small, and pages ask for no script and no third party", async () => {
    const css = readFileSync(join(assets, styleSheet.replace(/\.br$/, "")));
    const smallest = brotliCompressSync(css, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
    expect(kilobytes(smallest.byteLength)).toBeLessThanOrEqual(8.5);
    const page = await house.visitor().get("/bn");
    expect(page.text).not.toMatch(/<script[^>]*>/);
    expect(page.text).not.toMatch(/(src|href)="https?:/);
  });
});

describe("On a phone, scripts on", () => {
  it.each([
    ["of a town that answers for the first time", () => newcomer, false],
    ["where last time's answers stand beside the questions", () => focal, true],
  ])("the first visit to a question %s weighs at most 60 kB with the engine", async (_, who, isKnown) => {
    for (const section of await sectionsOf(who()))
      expect(await weighLive(who(), section, isKnown), section).toBeLessThanOrEqual(60_000);
  });

  it("the next section weighs at most 6 kB", async () => {
    // Drawn from what is there already; only where the script failed does the page itself come.
    for (const section of await sectionsOf(focal))
      expect(kilobytes(bytesOf(await fetched(focal, section))), section).toBeLessThanOrEqual(6);
  });

  it("a saved answer takes at most 1 kB up and 0.5 kB down", async () => {
    const section = (await sectionsOf(focal))[0]!;
    const page = await fetched(focal, section);
    const data = (await fetched(focal, /data-answers="([^"]+)"/.exec(page.text)![1]!)).json<{
      found: { response: { roundId: string; respondentCode: string; draftVersion: number } };
    }>().found.response;
    const body = { id: randomUUID(), baseVersion: data.draftVersion, set: { "population/area": 44.36 } };
    const headers = { "x-poura-csrf": /name="_csrf" value="([^"]+)"/.exec(page.text)![1]!, "accept-language": "bn" };
    const path = `/api/v1/rounds/${data.roundId}/responses/${data.respondentCode}`;
    const saved = await focal.send("PATCH", path, body, headers);
    expect(saved.status, saved.text).toBe(200);
    expect(kilobytes(bytesOf(saved))).toBeLessThanOrEqual(0.5);
    const cookies = Object.entries(focal.cookies).map(([name, value]) => `${name}=${value}`);
    const up = [`PATCH ${path}`, `cookie: ${cookies.join("; ")}`, JSON.stringify(headers), JSON.stringify(body)];
    // What a browser adds by itself: who it is, where it comes from, what it takes.
    expect(kilobytes(up.join("\n").length + 350)).toBeLessThanOrEqual(1);
  });
});
