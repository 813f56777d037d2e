import { afterAll, describe, expect, it } from "vitest";
import { cleanUp, freshFolder } from "./bench/product.ts";
import { killWhileAnswering } from "./soak/kill.ts";

const folder = freshFolder();
afterAll(() => cleanUp(folder));

describe("Killed under load", () => {
  it("the server, its PostgreSQL and both come back with every acknowledged answer, none twice", async () => {
    const outcome = await killWhileAnswering(folder, 3, Math.random);
    expect(outcome.faults).toEqual([]);
    expect(outcome.kills).toEqual({ "the server": 1, "its PostgreSQL": 1, both: 1 });
    expect(outcome.sentAgain, "the kills were felt").toBeGreaterThan(0);
    expect(outcome.acknowledged).toBeGreaterThan(12);
  }, 240_000);
});
