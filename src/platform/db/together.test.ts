import { drizzle } from "drizzle-orm/node-postgres";
import { describe, expect, it } from "vitest";
import type { Db } from "./database.ts";
import { together } from "./together.ts";

/** No statement reaches it: what is asked together is only looked at. */
const database = (): Db => drizzle.mock({ casing: "snake_case" });
const moment = () => new Promise((resolve) => setTimeout(resolve, 5));

/** Doubles numbers and notes down its batches; a negative one spoils its batch. */
function doubling(limits: { most: number; atOnce: number }) {
  const batches: number[][] = [];
  const double = together<number, number>(
    async (_db, items) => {
      batches.push(items);
      await moment();
      if (items.some((item) => item < 0)) throw new Error(`${items.join()} can't be doubled`);
      return items.map((item) => item * 2);
    },
    { keyOf: String, ...limits },
  );
  return { batches, double };
}

describe("What is asked at the same time", () => {
  it("is done together, and so is what comes while the first is under way, each getting its own answer", async () => {
    const { batches, double } = doubling({ most: 3, atOnce: 1 });
    const db = database();
    const first = [1, 2].map((number) => double(db, number));
    await new Promise((resolve) => setTimeout(resolve, 1));
    const later = [3, 4, 5, 6].map((number) => double(db, number));
    expect(await Promise.all([...first, ...later])).toEqual([2, 4, 6, 8, 10, 12]);
    expect(batches).toEqual([[1, 2], [3, 4, 5], [6]]);
    expect(await double(db, 7), "and later it goes on").toBe(14);
  });

  it("is never twice in one batch, and two transactions never share one", async () => {
    const { batches, double } = doubling({ most: 9, atOnce: 1 });
    const db = database();
    await Promise.all([double(db, 1), double(db, 2), double(db, 2), double(db, 3), double(database(), 4)]);
    expect(batches).toEqual([[1, 2, 3], [4], [2]]);
  });

  it("fails alone: a bad one spoils no other", async () => {
    const { double } = doubling({ most: 9, atOnce: 1 });
    const db = database();
    const outcomes = await Promise.allSettled([1, 2, -3, 4].map((number) => double(db, number)));
    expect(outcomes.map((each) => (each.status === "fulfilled" ? each.value : String(each.reason)))).toEqual([
      2,
      4,
      "Error: -3 can't be doubled",
      8,
    ]);
  });
});
