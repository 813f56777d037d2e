import { join } from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openHouse, type TestHouse } from "../support/house.ts";
import { Handset, openSmallRound } from "../support/phone.ts";

const pictures = join(import.meta.dirname, "..", "screenshots");

let house: TestHouse;
let photo: Buffer;
beforeAll(async () => {
  house = await openHouse();
  photo = await sharp({ create: { width: 60, height: 40, channels: 3, background: "#2a7" } })
    .jpeg()
    .toBuffer();
});
afterAll(() => house?.close());

const stateOf = async (path: string) =>
  (await house.as("hq-officer").api("GET", path)).json<{ state: string; answers: { works?: { photo?: string } } }>();

/** A phone that keeps a response whose first section is answered, and has no line any more. */
async function withoutALine(name: string, plain = false) {
  const round = await openSmallRound(house, name);
  const body = { id: crypto.randomUUID(), baseVersion: 0, set: { "town/wards": 9 } };
  await house.as("focal-person").api("PATCH", round.path, body);
  const phone = await Handset.at(house, plain);
  await phone.takesAlong(round.responseId);
  return { ...round, phone };
}

describe("A photo given without a line", () => {
  it.each([
    ["with a script", false],
    ["without one", true],
  ])("doesn't stand in the way of submitting, %s; it goes first when the line is back", async (_how, plain) => {
    const { phone, responseId, path } = await withoutALine(`photo-${plain}`, plain);
    const { page } = phone;
    try {
      await phone.goto(`/bn/answers/${responseId}/sections/works`);
      if (!plain) await page.waitForSelector("[data-live]");
      const file = { name: "truck.jpg", mimeType: "image/jpeg", buffer: photo };
      await page.setInputFiles("input[type=file]", file);
      if (!plain) await page.waitForSelector("text=/truck-[0-9a-f]{8}/");
      await page.click("button.btn-primary[value=next]");
      await page.waitForSelector("[name=acknowledge]");
      expect(await page.textContent("main")).toContain("এই ফোনে রাখা আছে, সংযোগ এলে পাঠানো হবে");
      // The page stands also when it is loaded anew.
      await phone.goto(`/bn/answers/${responseId}/check`);
      await page.waitForSelector("[name=acknowledge]");
      await page.screenshot({ path: join(pictures, `phone-photo-check-${plain ? "off" : "on"}.png`), fullPage: true });
      await page.check("[name=acknowledge]");
      await phone.press("main form button.btn-primary");
      expect(await page.textContent("main")).toContain("আপনার জমা এই ফোনে রাখা আছে");
      phone.line.mend();
      await phone.goto("/bn/phone");
      await phone.allSent();
      expect(await stateOf(path)).toMatchObject({
        state: "submitted",
        answers: { works: { photo: expect.stringMatching(/^truck-/) } },
      });
    } finally {
      await phone.close();
    }
  });

  it("that turns out to be no photo is told where the person goes on, before submit would be refused", async () => {
    const { phone, responseId, path } = await withoutALine("refused");
    const { page } = phone;
    const refused = "এটি একটি প্রোগ্রাম";
    try {
      await phone.goto(`/bn/answers/${responseId}/sections/works`);
      await page.waitForSelector("[data-live]");
      const program = Buffer.concat([Buffer.from("MZ"), Buffer.alloc(400, 7)]);
      await page.setInputFiles("input[type=file]", { name: "truck.jpg", mimeType: "image/jpeg", buffer: program });
      await page.waitForSelector("text=/truck-[0-9a-f]{8}/");
      await page.waitForSelector("text=এই ফোনে রাখা আছে, পরে পাঠানো হবে");
      await phone.goto("/bn/work");
      phone.line.mend();
      await phone.goto("/bn/phone");
      await page.waitForSelector(`text=${refused}`, { timeout: 20_000 });
      await phone.goto("/bn/work");
      await page.waitForSelector("text=১টি পরিবর্তন পাঠানো যায়নি, আপনাকে দেখতে হবে");
      await phone.goto(`/bn/answers/${responseId}`);
      await page.waitForSelector("[data-live]");
      expect(await page.textContent(`li:has(a[href$="/sections/works"])`)).toContain("১টি উত্তর ঠিক করতে হবে");
      await phone.goto(`/bn/answers/${responseId}/check`);
      await page.waitForSelector("[data-live]");
      expect(await page.textContent(".errsum")).toContain(refused);
      await page.click(".errsum li a");
      await page.waitForSelector("input[type=file]");
      expect(await page.textContent(".given")).toContain(refused);
      await page.screenshot({ path: join(pictures, "phone-photo-refused-on.png"), fullPage: true });

      // Another takes its place, and nothing waits for the first any more.
      await page.setInputFiles("input[type=file]", { name: "truck.jpg", mimeType: "image/jpeg", buffer: photo });
      await page.waitForSelector(".given:not(:has-text('নেওয়া যায়নি'))");
      await page.click("button.btn-primary[value=next]");
      await page.check("[name=acknowledge]");
      await phone.press("main form button.btn-primary");
      await phone.goto("/bn/phone");
      await phone.allSent();
      expect((await stateOf(path)).state).toBe("submitted");
    } finally {
      await phone.close();
    }
  });
});
