import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openHouse, type TestHouse } from "../../../test/support/house.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const problem = "application/problem+json; charset=utf-8";
const page = "text/html; charset=utf-8";
const multipart = { "content-type": "multipart/form-data; boundary=zz" };

describe("What can't be read", () => {
  test("broken escapes in an address are not found, with every header, by page and program alike", async () => {
    const visitor = house.visitor();
    const shown = await visitor.get("/en/%ff");
    const told = await visitor.api("GET", "/municipalities/%E0%A4%A");
    expect([shown.status, shown.headers["content-type"]]).toEqual([404, page]);
    expect([told.status, told.headers["content-type"]]).toEqual([404, problem]);
    expect(shown.headers["content-security-policy"]).toContain("default-src 'none'");
  });

  test("a character that PostgreSQL can't keep is a fault of the input, not ours", async () => {
    const visitor = house.visitor();
    expect((await visitor.get("/en/municipalities?search=%00")).status).toBe(422);
    const told = await visitor.api("GET", "/municipalities?search=%00");
    expect([told.status, told.headers["content-type"]]).toEqual([422, problem]);
    expect(told.json()).toMatchObject({ type: "urn:poura:problem:bad-input" });
  });

  test("a multipart body without its boundaries is told to be broken", async () => {
    const told = await house.as("hq-officer").api("POST", "/questionnaires", "abc", multipart);
    expect([told.status, told.headers["content-type"]]).toEqual([400, problem]);
  });

  test("a form that is too large gets a page, a body that is too large a problem", async () => {
    const visitor = house.visitor();
    const shown = await visitor.post("/en/sign-in", { email: "x".repeat(3_000_000) });
    expect([shown.status, shown.headers["content-type"]]).toEqual([413, page]);
    const told = await visitor.api("POST", "/sessions", { email: "x".repeat(3_000_000) });
    expect([told.status, told.json()]).toMatchObject([413, { detail: expect.stringContaining("2 MB") }]);
  });

  test("a cursor that isn't ours begins at the first page", async () => {
    const cursor = Buffer.from("after:nonsense").toString("base64url");
    for (const list of ["/rounds", "/questionnaires"]) {
      const told = await house.as("hq-officer").api("GET", `${list}?cursor=${cursor}`);
      expect(told.status).toBe(200);
    }
  });
});

describe("Faults of input", () => {
  test("tell a wrong type from what is missing", async () => {
    const told = await house.visitor().api("POST", "/sessions", { email: 1 });
    const { errors } = told.json<{ errors: { path: string; kind: string }[] }>();
    expect(errors.map(({ path, kind }) => [path, kind])).toEqual([
      ["email", "type"],
      ["password", "required"],
    ]);
  });
});

describe("When the database doesn't answer", () => {
  test("page and program say that it is our fault, and nothing of the question that failed", async () => {
    const other = await openHouse();
    const officer = other.as("hq-officer");
    const told: string[] = [];
    other.house.log.error = (message) => told.push(message);
    await other.house.database.pool.end();
    const replies = [await officer.get("/en/work"), await officer.api("GET", "/rounds")];
    expect(replies.map(({ status, headers }) => [status, headers["content-type"]])).toEqual([
      [500, page],
      [500, problem],
    ]);
    for (const { text } of replies) expect(text).not.toMatch(/select|pool|query/i);
    expect(told).toHaveLength(2);
    await other.app.close();
  });
});
