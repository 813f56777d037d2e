import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openHouse, type TestHouse } from "../support/house.ts";
import { Handset, openSmallRound } from "../support/phone.ts";
import { faultsOf } from "../support/readable.ts";

const pictures = join(import.meta.dirname, "..", "screenshots");

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
      await phone.takesAlong(responseId);
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
    } finally {
      await phone.close();
    }
  });

  it("says where each answer stands, and lets one be looked at, sent alone or deleted", async () => {
    const one = await openSmallRound(house, "looked-at");
    const other = await openSmallRound(house, "deleted");
    const phone = await Handset.at(house);
    const { page } = phone;
    try {
      await phone.signIn("focal-person");
      for (const { responseId } of [one, other]) {
        await phone.goto(`/bn/answers/${responseId}`);
        await phone.keeps(responseId);
      }
      phone.line.cut();
      for (const { responseId } of [one, other]) {
        await phone.goto(`/bn/answers/${responseId}/sections/town`);
        await page.waitForSelector("[data-live]");
        await page.fill('[name="town/wards"]', "9");
        await page.locator('[name="town/remark"]').focus();
        await page.waitForSelector("text=এই ফোনে রাখা আছে");
      }
      await phone.goto("/bn/work");
      expect(await page.textContent("main")).toContain("এই ফোনে ২টি পরিবর্তন আছে, এখনো পাঠানো হয়নি");
      await phone.goto("/bn/phone");
      await page.waitForSelector("#on-this-phone .card");
      await page.locator("#on-this-phone details >> nth=0").locator("summary").click();
      expect(await page.textContent("#on-this-phone .card")).toMatch(/Wards.*৯/s);
      await page.screenshot({ path: join(pictures, "phone-queue-off.png"), fullPage: true });
      expect(await faultsOf(page)).toEqual([]);

      const second = page.locator("#on-this-phone .card").nth(1);
      await second.locator("details", { hasText: "মুছে ফেলুন" }).locator("summary").click();
      await second.locator('button:has-text("হ্যাঁ, মুছে ফেলুন")').click();
      await expect.poll(() => page.locator("#on-this-phone .card").count()).toBe(1);
      phone.line.mend();
      // It may be sent by itself before the finger is there; then the button is gone, and that is as good.
      await page
        .locator('button:has-text("শুধু এটি পাঠান")')
        .click({ timeout: 5_000 })
        .catch(() => undefined);
      await phone.allSent();
      await page.screenshot({ path: join(pictures, "phone-queue-on.png"), fullPage: true });
      expect((await stateOf(one.path)).answers).toEqual({ town: { wards: 9 } });
      expect((await stateOf(other.path)).answers).toEqual({});
    } finally {
      await phone.close();
    }
  });

  it("fetches what it needs for later only when the first question can be answered, and then little again", async () => {
    const { responseId } = await openSmallRound(house, "poor-line");
    const phone = await Handset.at(house);
    try {
      await phone.signIn("focal-person");
      await phone.page.goto("about:blank");
      phone.line.slow(50, 600);
      phone.line.down = 0;
      const began = performance.now();
      await phone.goto(`/bn/answers/${responseId}/sections/town`);
      await phone.page.waitForSelector("[data-live]", { timeout: 60_000 });
      const first = { bytes: phone.line.down, ms: performance.now() - began };
      await phone.keeps(responseId);
      const all = { bytes: phone.line.down };
      phone.line.down = 0;
      const again = performance.now();
      await phone.goto(`/bn/answers/${responseId}/sections/works`);
      await phone.page.waitForSelector("[data-live]", { timeout: 60_000 });
      const next = { bytes: phone.line.down, ms: performance.now() - again };
      // The worker is what comes later, once for each build.
      expect(first.bytes).toBeLessThan(100_000);
      expect(all.bytes - first.bytes).toBeLessThan(100_000);
      expect(next.bytes).toBeLessThan(20_000);
      expect(next.ms).toBeLessThan(first.ms);
    } finally {
      await phone.close();
    }
  });

  it("shows no one's answers after signing out without a line, and sends what is left when the person is back", async () => {
    const { responseId, path } = await openSmallRound(house, "signed-out");
    const phone = await Handset.at(house, true);
    const { page } = phone;
    try {
      await phone.takesAlong(responseId);
      await phone.goto(`/bn/answers/${responseId}/sections/town`);
      await page.fill('[name="town/wards"]', "7");
      await phone.press("button.btn-primary[value=next]");
      await Promise.all([page.waitForNavigation(), page.evaluate(submitSignOut)]);
      expect(await page.textContent("main")).toContain("আপনি প্রস্থান করেছেন");
      await phone.goto(`/bn/answers/${responseId}`).catch(() => undefined);
      await page.waitForLoadState();
      expect(await page.textContent("body")).not.toContain("signed-out");
      phone.line.mend();
      await phone.goto("/bn/work");
      expect(page.url()).toContain("/sign-in");

      // Another person on the same phone neither sees nor sends it.
      await phone.signIn("mayor");
      await phone.goto(`/bn/answers/${responseId}/sections/town`);
      expect(await page.textContent("main")).not.toContain("Wards");
      await phone.goto("/bn/phone");
      await phone.allSent();
      expect((await stateOf(path)).state).toBe("not-started");
      await Promise.all([page.waitForNavigation(), page.evaluate(submitSignOut)]);

      await phone.signIn("focal-person");
      await phone.goto("/bn/phone");
      await phone.allSent();
      expect((await stateOf(path)).answers).toEqual({ town: { wards: 7 } });
    } finally {
      await phone.close();
    }
  });
});

/** Runs in the page: the person presses the button that signs out. */
function submitSignOut(): void {
  document.querySelector<HTMLFormElement>('form[action$="/sign-out"]')!.requestSubmit();
}
