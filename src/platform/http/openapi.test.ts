import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openHouse, type TestHouse } from "../../../test/support/house.ts";

interface Operation {
  operationId: string;
  parameters: { name: string; in: string }[];
}
interface Description {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
}

let house: TestHouse;
let description: Description;
beforeAll(async () => {
  house = await openHouse();
  description = (await house.visitor().api("GET", "/openapi.json")).json<Description>();
});
afterAll(() => house.close());

const operations = () =>
  Object.entries(description.paths).flatMap(([path, verbs]) =>
    Object.values(verbs).map((operation) => ({ path, operation })),
  );

describe("The description of the API", () => {
  test("names every parameter of a path, and every verb once", () => {
    for (const { path, operation } of operations()) {
      const named = operation.parameters.filter((each) => each.in === "path").map(({ name }) => name);
      expect([path, named]).toEqual([path, [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)]);
    }
    const ids = operations().map(({ operation }) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test("refers to nothing that isn't in it", () => {
    const references = [...JSON.stringify(description).matchAll(/"\$ref":"#\/([^"]+)"/g)].map(([, path]) => path!);
    expect(references.length).toBeGreaterThan(0);
    for (const path of new Set(references)) {
      let found: unknown = description;
      for (const step of path.split("/")) found = (found as Record<string, unknown> | undefined)?.[step];
      expect({ path, found: found !== undefined }).toEqual({ path, found: true });
    }
  });
});
