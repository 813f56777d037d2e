import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { town } from "../support/cast.ts";
import { openHouse, type TestHouse } from "../support/house.ts";
import { Handset, openSmallRound } from "../support/phone.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.close());

const stateOf = async (path: string) =>
  (await house.as("hq-officer").api("GET", path)).json<{ state: string; answers: unknown; revision: number }>();

describe("Answering without a line", () => {
  it("fills, closes, opens again, and with the line back is received with a receipt", async () => {
    const { responseId, path } = await openSmallRound(house, "whole-way");
    const phone = await Handset.at(house, true);
    try {
      await phone.signIn("focal-person");
      await phone.goto(`/bn/answers/${responseId}`);
      await phone.keeps(responseId);
      phone.line.cut();
      await phone.goto("/bn/work");
      expect(await phone.page.textContent("main")).toContain("সংযোগ নেই");
      await phone.press(`main a[href$="/answers/${responseId}"]`);
      await phone.goto(`/bn/answers/${responseId}/sections/town`);
      await phone.page.fill('[name="town/wards"]', "৯");
      await phone.press("button.btn-primary[value=next]");
      expect(phone.page.url()).toContain("/sections/works");
      await phone.page.fill('[name="works/trucks"]', "4");
      await phone.press("button.btn-primary[value=next]");
      expect(phone.page.url()).toContain("/check");
      expect(await phone.page.textContent("main")).toContain("৯");
      await phone.page.check("[name=acknowledge]");
      await phone.press("main form button.btn-primary");
      expect(await phone.page.textContent("main")).toContain("আপনার জমা এই ফোনে রাখা আছে");
      expect((await stateOf(path)).state).toBe("not-started");

      await phone.reopen();
      await phone.goto(`/bn/answers/${responseId}/receipt`);
      expect(await phone.page.textContent("main")).toContain("আপনার জমা এই ফোনে রাখা আছে");
      phone.line.mend();
      await phone.goto("/bn/phone");
      await phone.page.waitForSelector("text=/2611-M5501-\\d{4}/", { timeout: 20_000 });
      const state = await stateOf(path);
      expect(state).toMatchObject({ state: "submitted", revision: 1 });
      expect(state.answers).toMatchObject({ town: { wards: 9 }, works: { trucks: 4 } });
      expect(town).toBe("M5501");
    } finally {
      await phone.close();
    }
  });
});
