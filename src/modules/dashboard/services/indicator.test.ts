import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { answer, answering, formAsking, openRound } from "../../../../test/support/answers.ts";
import { openHouse, type TestHouse } from "../../../../test/support/house.ts";
import { indicatorFiguresOf } from "./indicator.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

describe("How many municipalities an indicator covers", () => {
  test("counts as answered and not yet approved only those whose questionnaire asks it", async () => {
    const finance = await openRound(house.db, formAsking("finance", ["FIN01", "FIN02", "FIN03"]));
    const waste = await openRound(house.db, formAsking("waste", ["SWM01", "SWM02"]));
    const taxes = answering({ FIN01: 100, FIN02: 0, FIN03: 50 });
    await answer(house.db, finance, { M5501: taxes });
    await answer(house.db, finance, { M0101: taxes }, { state: "submitted" });
    await answer(house.db, waste, { M0102: answering({ SWM01: 2, SWM02: 1 }) }, { state: "submitted" });
    const { coverage } = await indicatorFiguresOf(house.db, "FIN04", undefined);
    expect(coverage).toEqual({ known: 1, submitted: 1, unanswered: 0, awaited: 328 });
  });
});
