import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { tokenOf } from "../../../test/support/cast.ts";
import { openHouse, type TestHouse } from "../../../test/support/house.ts";
import { csrfHeader, csrfToken } from "./csrf.ts";
import { sessionCookie } from "./host.ts";

let house: TestHouse;
let secret: string;
beforeAll(async () => {
  house = await openHouse();
  const [row] = (await house.house.database.pool.query("select value from settings where key = 'secret'")).rows;
  secret = String(row.value);
});
afterAll(() => house.close());

/** A change at the API as a page's script sends it: with the browser's cookie and whatever the header holds. */
async function change(header: Record<string, string>) {
  const cookies = { [sessionCookie]: tokenOf("focal-person") };
  const payload = { questionnaireId: crypto.randomUUID() };
  return house.app.inject({ method: "POST", url: "/api/v1/rounds", cookies, headers: header, payload });
}

describe("A browser's cookie at the API", () => {
  test("counts for a change when the page sends the CSRF token of that session", async () => {
    // A focal person opens no rounds: 403 says that they were recognized.
    const told = await change({ [csrfHeader]: csrfToken(secret, tokenOf("focal-person")) });
    expect(told.statusCode).toBe(403);
  });

  test("doesn't count without a token, with another session's or with one that was cut", async () => {
    const own = csrfToken(secret, tokenOf("focal-person"));
    const headers: Record<string, string>[] = [
      {},
      { [csrfHeader]: csrfToken(secret, tokenOf("mayor")) },
      { [csrfHeader]: own.slice(1) },
    ];
    const told = await Promise.all(headers.map((header) => change(header)));
    expect(told.map(({ statusCode }) => statusCode)).toEqual([401, 401, 401]);
  });

  test("counts alone where nothing is changed", async () => {
    const cookies = { [sessionCookie]: tokenOf("hq-officer") };
    expect((await house.app.inject({ method: "GET", url: "/api/v1/rounds", cookies })).statusCode).toBe(200);
  });
});
