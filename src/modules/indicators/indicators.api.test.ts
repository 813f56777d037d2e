import { count, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { answer, answering, formAsking, openRound } from "../../../test/support/answers.ts";
import { openHouse, type TestHouse } from "../../../test/support/house.ts";
import { municipalities } from "../municipalities/municipalities.tables.ts";
import { rounds } from "../rounds/rounds.tables.ts";
import { loadIndicators, settleIndicators } from "./index.ts";
import { indicatorSources, indicatorValues } from "./indicators.tables.ts";

interface Item {
  code: string;
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  known: number;
  of: number;
  source?: { roundId: string; revision: number; approvedAt: string } | null;
}

interface Figures {
  period: string | null;
  periods: string[];
  items: Item[];
  total: number;
  next: string | null;
}

const taxes = formAsking("finance", ["FIN01", "FIN02", "FIN03", "GEN05"]);
const water = formAsking("water", ["WAT02.households"]);
const tax = (current: number, arrears: number, collected: number, households = 1000) =>
  answering({ FIN01: current, FIN02: arrears, FIN03: collected, GEN05: households });

let house: TestHouse;
let financeRound: string;
let waterRound: string;

async function figures(path: string): Promise<Figures> {
  const reply = await house.visitor().api("GET", path);
  expect(reply.status).toBe(200);
  return reply.json<Figures>();
}

const itemOf = ({ items }: Figures, code: string) => items.find((item) => item.code === code);
const rateOf = async (code: string, period = "2025-26") =>
  itemOf(await figures(`/indicators/FIN04?by=municipality&limit=500&period=${period}`), code);

beforeAll(async () => {
  house = await openHouse();
  financeRound = await openRound(house.db, taxes);
  waterRound = await openRound(house.db, water);
});
afterAll(() => house.close());

describe("an installation without any approved answer", () => {
  test("has definitions, and figures of which none is known", async () => {
    const definitions = await house.visitor().api("GET", "/indicators?limit=500");
    expect(definitions.json()).toMatchObject({ next: null });
    const national = await figures("/indicators/FIN04?by=country");
    expect(national).toMatchObject({ period: null, periods: [], total: 1 });
    expect(national.items[0]).toMatchObject({ value: null, known: 0, of: 330 });
    expect(await figures("/indicators/FIN04?by=municipality")).toMatchObject({ total: 330 });
  });
});

describe("an approved answer", () => {
  test("is a public figure at once, with the revision that it came from", async () => {
    await answer(house.db, financeRound, { M5501: tax(60, 40, 71) });
    expect(await rateOf("M5501")).toMatchObject({
      value: 71,
      numerator: 71,
      denominator: 100,
      known: 1,
      of: 1,
      source: { roundId: financeRound, revision: 1, approvedAt: "2026-11-20T06:00:00+00:00" },
    });
  });

  test("in its next revision takes the place of the one before", async () => {
    await answer(house.db, financeRound, { M5501: tax(60, 40, 70) });
    expect(await rateOf("M5501")).toMatchObject({ value: 70, source: { revision: 2 } });
  });

  test("that leaves the demand at zero is not known, and counts in no sum", async () => {
    await answer(house.db, financeRound, { M0401: tax(0, 0, 5), M0402: tax(100, 0, 10) });
    expect(await rateOf("M0401")).toMatchObject({ value: null, known: 0, source: { revision: 1 } });
    expect((await figures("/indicators/FIN04?by=country")).items).toMatchObject([
      { value: 40, numerator: 80, denominator: 200, known: 2, of: 330 },
    ]);
  });

  test("is added up by district, division and region, every place among them", async () => {
    for (const [by, total] of [
      ["district", 64],
      ["division", 8],
      ["region", 11],
    ] as const) {
      const all = await figures(`/indicators/FIN04?by=${by}&limit=500`);
      expect(all.total).toBe(total);
      expect(all.items).toHaveLength(total);
      expect(all.items.reduce((sum, { known }) => sum + known, 0)).toBe(2);
      expect(all.items.reduce((sum, { of }) => sum + of, 0)).toBe(330);
    }
  });
});

describe("a variable that a questionnaire doesn't ask", () => {
  const coverage = async () =>
    itemOf(await figures("/indicators/WAT02?by=municipality&limit=500&period=2025-26"), "M5501");

  test("is taken from the municipality's other approved answer of the period, whichever is approved first", async () => {
    await answer(house.db, waterRound, { M5501: answering({ "WAT02.households": 250 }) });
    expect(await coverage()).toMatchObject({ value: 25, denominator: 1000, source: { roundId: waterRound } });
    await answer(house.db, financeRound, { M5501: tax(60, 40, 70, 500) });
    expect(await coverage()).toMatchObject({ value: 50, denominator: 500 });
  });

  test("stays not known where no other answer knows it", async () => {
    await answer(house.db, waterRound, { M5502: answering({ "WAT02.households": 9 }), M5503: answering({}) }).catch(
      () => undefined,
    );
    const all = await figures("/indicators/WAT02?by=municipality&limit=500&period=2025-26");
    expect(all.items.filter(({ known }) => known === 1).map(({ code }) => code)).toEqual(["M5501"]);
  });
});

describe("several rounds", () => {
  test("of one period: the answer approved last counts, unless it doesn't know", async () => {
    const again = await openRound(house.db, taxes);
    const later = { at: new Date("2026-11-21T06:00:00Z") };
    await answer(house.db, again, { M5501: tax(100, 0, 90), M0402: answering({ FIN01: 100 }) }, later);
    expect(await rateOf("M5501")).toMatchObject({ value: 90, source: { roundId: again } });
    expect(await rateOf("M0402")).toMatchObject({ value: 10, source: { roundId: financeRound } });
  });

  test("that aren't public are kept and never shown", async () => {
    const inner = await openRound(house.db, taxes, { public: false, period: "2027-28" });
    await answer(house.db, inner, { M5501: tax(100, 0, 99) });
    expect(await rateOf("M5501", "2027-28")).toMatchObject({ value: null, source: null });
    expect((await figures("/indicators/FIN04?by=country")).periods).toEqual(["2025-26"]);
    await house.db.update(rounds).set({ public: true }).where(eq(rounds.id, inner));
    expect(await rateOf("M5501", "2027-28")).toMatchObject({ value: 99 });
    await house.db.update(rounds).set({ public: false }).where(eq(rounds.id, inner));
  });

  test("of several periods: the newest with anything known comes first, and all can be chosen", async () => {
    const old = await openRound(house.db, taxes, { period: "2024-25" });
    await answer(house.db, old, { M5501: tax(100, 0, 30) });
    const national = await figures("/indicators/FIN04?by=country");
    expect(national).toMatchObject({ period: "2025-26", periods: ["2025-26", "2024-25"] });
    expect((await figures("/indicators/FIN04?by=country&period=2024-25")).items).toMatchObject([{ value: 30 }]);
  });
});

describe("settling", () => {
  test("may run again, and in several processes at once, without changing anything", async () => {
    const values = () =>
      house.db.select().from(indicatorValues).orderBy(indicatorValues.indicatorCode, indicatorValues.responseId);
    const before = await values();
    await house.db.delete(indicatorSources);
    await Promise.all([1, 2, 3].map(() => settleIndicators(house.db)));
    expect(await values()).toEqual(before);
  });

  test("goes through many answers in batches", async () => {
    const all = await house.db
      .select({ code: municipalities.code })
      .from(municipalities)
      .where(eq(municipalities.active, true));
    const many = await openRound(house.db, taxes, { period: "2023-24" });
    await answer(house.db, many, Object.fromEntries(all.map(({ code }) => [code, tax(100, 0, 60)])));
    expect((await figures("/indicators/FIN04?by=country&period=2023-24")).items).toMatchObject([
      { value: 60, known: 330 },
    ]);
  });

  test("starts anew when a definition changes at a start, and only then", async () => {
    const settled = async () => (await house.db.select({ n: count() }).from(indicatorSources))[0]?.n;
    const before = await settled();
    await loadIndicators(house.db);
    expect(await settled()).toBe(before);
  });
});

describe("the list of figures", () => {
  test("comes page by page, each municipality once", async () => {
    const codes: string[] = [];
    let cursor = "";
    do {
      const page = await figures(`/indicators/FIN04?by=municipality&limit=100${cursor && `&cursor=${cursor}`}`);
      codes.push(...page.items.map(({ code }) => code));
      cursor = page.next ?? "";
    } while (cursor !== "");
    expect(new Set(codes).size).toBe(330);
    expect(codes).toHaveLength(330);
  });

  test("tells of an indicator or a level that doesn't exist", async () => {
    expect((await house.visitor().api("GET", "/indicators/XXX99")).status).toBe(404);
    expect((await house.visitor().api("GET", "/indicators/FIN04?by=planet")).status).toBe(422);
    expect((await house.visitor().api("GET", "/indicators/FIN04?by=district&limit=501")).status).toBe(422);
  });

  test("without a level gives the definition and the periods", async () => {
    const reply = await house.visitor().api("GET", "/indicators/FIN04");
    expect(reply.json()).toMatchObject({
      code: "FIN04",
      numerator: "${FIN03}",
      denominator: "${FIN01} + ${FIN02}",
      factor: 100,
      aggregate: "ratio",
      periods: ["2025-26", "2024-25", "2023-24"],
    });
  });
});
