import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test, vi } from "vitest";
import { answer, answering, formAsking, openRound } from "../../../test/support/answers.ts";
import { openHouse, type TestHouse } from "../../../test/support/house.ts";
import { projectFolder } from "../../platform/config/config.ts";
import { writeSetting } from "../../platform/config/settings.ts";
import { settleIndicators } from "../indicators/index.ts";
import { municipalities } from "../municipalities/municipalities.tables.ts";

const form = formAsking("finance", [
  "FIN01",
  "FIN02",
  "FIN03",
  "FIN06",
  "GEN04",
  "GEN05",
  "SWM01",
  "SWM02",
  "WAT02.households",
]);

/** Answers that differ from municipality to municipality, the same at every run. */
const answersOf = (at: number) =>
  answering({
    FIN01: 1000,
    FIN02: 1000,
    FIN03: 700 + ((at * 137) % 1200),
    FIN06: 50_000_000 + ((at * 7919) % 90_000) * 1000,
    GEN04: 40_000 + ((at * 977) % 90_000),
    GEN05: 20_000,
    SWM01: 40,
    SWM02: 8 + ((at * 31) % 30),
    "WAT02.households": (at * 541) % 19_000,
  });

let house: TestHouse;
let round: string;
let codes: string[];

const pages = [
  "",
  "/data",
  "/indicators/FIN04",
  "/indicators/FIN04?class=A&sort=low&page=2",
  "/indicators/GOV04",
  "/municipalities",
  "/municipalities?search=mag",
  "/municipalities/M5501",
  "/open-data",
  "/accessibility",
  "/privacy",
];

async function read(path: string): Promise<string> {
  const reply = await house.visitor().get(path);
  expect([path, reply.status]).toEqual([path, 200]);
  // Spaces and joiners that only keep a line from breaking are of no meaning here.
  return reply.text.replaceAll("\u00A0", " ").replaceAll("\u2060", "");
}

let counted = 0;

/** Statements that each page issues, at its first visit since the figures changed and at the next. */
async function statementsOf(places: string[]): Promise<[string, number, number][]> {
  await writeSetting(house.db, "indicators.version", `counted ${++counted}`);
  const spy = vi.spyOn(house.house.database.pool, "query");
  const count = async (place: string) => {
    const before = spy.mock.calls.length;
    await read(`/en${place}`);
    return spy.mock.calls.length - before;
  };
  const counts: [string, number, number][] = [];
  for (const place of places) counts.push([place, await count(place), await count(place)]);
  spy.mockRestore();
  return counts;
}

beforeAll(async () => {
  house = await openHouse();
  const found = await house.db.select({ code: municipalities.code }).from(municipalities).orderBy(municipalities.code);
  codes = found.map(({ code }) => code);
});
afterAll(() => house.close());

describe("an empty installation", () => {
  test("says on its first page what will be here and how it begins", async () => {
    expect(await read("/en")).toMatch(/no approved data yet[\s\S]*questionnaire and a round/);
    expect(await read("/bn")).toContain("এখনো কোনো অনুমোদিত তথ্য নেই");
  });

  test("opens every page in both languages", async () => {
    for (const lang of ["bn", "en"]) {
      for (const page of pages) expect(await read(`/${lang}${page}`)).toContain(`<html lang="${lang}"`);
    }
  });
});

describe("one approved answer", () => {
  test("stands on the first page at once, with its coverage, and without a finding that one answer can't bear", async () => {
    round = await openRound(house.db, form);
    await answer(house.db, round, { M5501: answersOf(1) });
    const home = await read("/en");
    expect(home).toContain("Holding tax collection efficiency");
    expect(home).toMatch(/Data from 1 of 330/);
    expect(home).not.toMatch(/leads,/);
    expect(home).toContain("Answer as focal person");
    expect(home).toMatch(/href="\/en\/work"/);
  });

  test("makes a page of figures with the round, revision and day that each came from", async () => {
    const profile = await read("/en/municipalities/M5501");
    expect(profile).toContain(`/en/data/rounds/${round}`);
    expect(profile).toContain("approved 20 November 2026");
  });

  test("leaves every other municipality not known, never zero", async () => {
    const profile = await read("/en/municipalities/M0401");
    expect(profile).toContain("nothing is known");
    const table = (await house.visitor().get("/en/indicators/FIN04/table.csv")).text.split("\r\n");
    expect(table.find((line) => line.startsWith("M0401,"))).toMatch(/,,,,2025-26,,,$/);
  });

  test("costs as many statements as 330 of them", async () => {
    const places = [...pages, `/data/rounds/${round}`];
    const one = await statementsOf(places);
    await answer(house.db, round, Object.fromEntries(codes.map((code, at) => [code, answersOf(at)])));
    await settleIndicators(house.db);
    expect(await statementsOf(places)).toEqual(one);
  });
});

describe("when all have answered", () => {
  test("the first page names who leads and who trails, and the state of the round", async () => {
    const home = await read("/en");
    expect(home).toMatch(/\w+ leads, \w+ trails/);
    expect(home).toContain("All 330 municipalities have answered the running round");
  });

  test("a map shows every district, and its table says the same", async () => {
    const page = await read("/en/indicators/FIN04");
    for (const district of ["Magura", "Cox", "Panchagarh"]) expect(page).toContain(district);
    expect(page).toContain("Table of 64 districts");
  });

  test("an indicator's table is narrowed and turned by its address, twenty-five a page", async () => {
    const first = await read("/en/indicators/FIN04");
    const rows = (text: string) => [...text.matchAll(/href="\/en\/municipalities\/(M\d+)"/g)].map(([, code]) => code);
    expect(new Set(rows(first)).size).toBe(25);
    const magura = await read("/en/indicators/FIN04?district=55");
    expect(new Set(rows(magura)).size).toBeLessThan(10);
    expect(rows(await read("/en/indicators/FIN04?sort=low"))[0]).not.toBe(rows(first)[0]);
  });

  test("a search finds by name in either language", async () => {
    expect(await read("/en/municipalities?search=magura")).toContain("/en/municipalities/M5501");
    expect(await read(`/bn/municipalities?search=${encodeURIComponent("মাগুরা")}`)).toContain("/bn/municipalities/M5501");
    expect(await read("/en/municipalities?search=atlantis")).toContain("No municipality");
  });

  test("files carry every row, and their first line names the columns", async () => {
    const table = async (path: string) => (await house.visitor().get(path)).text.trim().split("\r\n");
    expect(await table("/bn/municipalities/table.csv")).toHaveLength(331);
    expect(await table("/bn/indicators/FIN04/table.csv")).toHaveLength(331);
    expect(await table("/bn/indicators/FIN04/table.csv?by=district")).toHaveLength(65);
    expect((await table("/bn/municipalities/M5501/figures.csv"))[0]).toContain("indicator,sector_en");
  });
});

describe("what isn't there", () => {
  test("is told as not found", async () => {
    for (const path of ["/en/indicators/XXX01", "/en/municipalities/M9999", "/en/data/rounds/nonsense"]) {
      expect([path, (await house.visitor().get(path)).status]).toEqual([path, 404]);
    }
  });

  test("is also a round that isn't public", async () => {
    const inner = await openRound(house.db, form, { public: false });
    expect((await house.visitor().get(`/en/data/rounds/${inner}`)).status).toBe(404);
    expect(await read("/en/data")).not.toContain(inner);
  });
});

test("every public page weighs at most 20 kB on the wire at a first visit, style sheet and all", async () => {
  const folder = join(projectFolder(), "dist", "public", "assets");
  const sheets = readdirSync(folder).filter((name) => name.endsWith(".css"));
  const style = Math.max(...sheets.map((name) => gzipSync(readFileSync(join(folder, name))).byteLength));
  for (const lang of ["bn", "en"]) {
    for (const page of pages) {
      const weight = gzipSync(await read(`/${lang}${page}`)).byteLength + style;
      expect({ lang, page, fits: weight <= 20_000, weight }).toMatchObject({ fits: true });
    }
  }
});
