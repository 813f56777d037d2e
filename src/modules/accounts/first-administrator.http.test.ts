import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openHouse, type TestHouse } from "../../../test/support/house.ts";
import { roleHoldings } from "./accounts.tables.ts";
import { ensureFirstAdministrator } from "./index.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
  await house.db.update(roleHoldings).set({ untilOn: "2021-01-01" }).where(eq(roleHoldings.role, "administrator"));
});
afterAll(() => house.close());

const start = () => ensureFirstAdministrator({ ...house.house.system, now: house.clock.now }, null);
const pathOf = (link: string | null) => new URL(link!).pathname;

describe("an installation without an administrator", () => {
  test("is set up by the link of the latest start, once", async () => {
    const first = pathOf(await start());
    const second = pathOf(await start());
    expect((await house.visitor().get(first)).status).toBe(410);
    const visitor = house.visitor();
    const typed = {
      name: "Founder",
      email: "founder@mab.example",
      password: "a-good-long-password",
      again: "a-typing-error",
    };
    const refused = await visitor.post(second, typed, second);
    expect(refused.status).toBe(422);
    expect(refused.text).toContain('value="Founder"');
    expect(refused.text).not.toContain("a-good-long-password");
    const done = await visitor.post(second, { ...typed, again: typed.password }, second);
    expect(done.location).toBe("/bn/work");
    expect((await visitor.get("/bn/people")).text).toContain("founder@mab.example");
    const again = await house.visitor().get(second);
    expect(again.status).toBe(410);
    expect(again.text).toContain("এই লিংকটি আগেই ব্যবহার করা হয়েছে");
    expect((await house.visitor().post(second, { ...typed, again: typed.password })).status).toBe(410);
    expect(await start()).toBe(null);
  });
});
