import { mkdirSync } from "node:fs";
import { join } from "node:path";
import sharp from "sharp";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { attachmentJobs } from "../../src/modules/rounds/attachments/attachments.jobs.ts";
import { openPhotoRound, type PhotoRound } from "../../src/modules/rounds/attachments/testing/photo-round.ts";
import { linuxProgram, photo } from "../../src/modules/rounds/attachments/testing/real-files.ts";
import { press } from "../support/answering.ts";
import { openBrowser } from "../support/browser.ts";
import { castPassword, emailOf } from "../support/cast.ts";
import { openHouse, type TestHouse } from "../support/house.ts";
import { faultsOf } from "../support/readable.ts";

const pictures = join(import.meta.dirname, "..", "screenshots");

let browser: Browser;
beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  browser = await openBrowser();
});
afterAll(() => browser?.close());

describe.each([
  ["without scripts", false],
  ["with scripts", true],
])("Giving files on a phone, %s", (_title, javaScriptEnabled) => {
  let house: TestHouse;
  let base: string;
  let asked: PhotoRound;
  let context: BrowserContext;
  let page: Page;

  beforeAll(async () => {
    house = await openHouse();
    base = await house.app.listen({ host: "127.0.0.1", port: 0 });
    asked = await openPhotoRound(house);
    context = await browser.newContext({
      viewport: { width: 360, height: 740 },
      javaScriptEnabled,
      locale: "bn-BD",
      geolocation: { latitude: 23.7806, longitude: 90.4074, accuracy: 5 },
      permissions: ["geolocation"],
    });
    page = await context.newPage();
    await page.goto(`${base}/bn/sign-in`);
    await page.fill("[name=email]", emailOf("focal-person"));
    await page.fill("[name=password]", castPassword);
    await press(page, "main button.btn-primary");
  });
  afterAll(async () => {
    await context?.close();
    await house?.close();
  });

  const section = () => `${base}/bn/answers/${asked.response}/sections/place`;
  const look = (name: string) =>
    page.screenshot({ path: join(pictures, `files-${name}-${javaScriptEnabled ? "on" : "off"}.png`), fullPage: true });

  /** The draft's answers in the section, once they hold what is waited for. */
  async function answers(until: (place: Record<string, string>) => boolean): Promise<Record<string, string>> {
    let place: Record<string, string> = {};
    for (let tries = 0; tries < 100; tries++) {
      const reply = await house.as("focal-person").api("GET", asked.base);
      place = reply.json<{ answers: { place?: Record<string, string> } }>().answers.place ?? {};
      if (until(place)) return place;
      await new Promise((done) => setTimeout(done, 100));
    }
    throw new Error(`The answers never came: ${JSON.stringify(place)}`);
  }

  const open = async () => {
    await page.goto(section());
    if (javaScriptEnabled) await page.waitForSelector("[data-live]");
  };

  interface Sent {
    name: string;
    state: string;
    size: number;
  }
  async function sent(name: string): Promise<Sent> {
    const reply = await house.as("focal-person").api("GET", `${asked.base}/attachments?limit=500`);
    return reply.json<{ items: Sent[] }>().items.find((each) => each.name === name)!;
  }

  it("takes a photo, shows it and keeps it", async () => {
    await open();
    await look("empty");
    const buffer = await photo(2400, 1200);
    await page.setInputFiles('[name="file:place/view"]', { name: "আমার ছবি.jpg", mimeType: "image/jpeg", buffer });
    await page.fill('[name="place/wards"]', "৯");
    if (!javaScriptEnabled) await press(page, "button.btn-primary[value=next]");
    const { view } = await answers((place) => Boolean(place.view) && Number(place.wards) === 9);
    expect(view).toMatch(/^আমার-ছবি-[0-9a-f]{8}\.jpg$/);
    await expect.poll(async () => (await sent(view!))?.state, { timeout: 20_000 }).toBe("kept");
    // With scripts it was made small before it was sent.
    expect((await sent(view!)).size < buffer.length).toBe(javaScriptEnabled);
    const { items } = (await house.as("focal-person").api("GET", `${asked.base}/attachments`)).json<{
      items: { id: string }[];
    }>();
    for (const { id } of items) await attachmentJobs["rounds.attachment"]({ id }, house.db, house.house.installation);
    await look("given");
    await open();
    await page.waitForSelector(".given img");
    const shown = await page
      .locator(".given img")
      .first()
      .evaluate((img) => (img as HTMLImageElement).naturalWidth);
    expect(shown).toBeGreaterThan(10);
    await look("kept");
    const { id } = items[0] as { id: string };
    const kept = await house.as("focal-person").get(`/api/v1/attachments/${id}/content`);
    const { width, height, exif } = await sharp(kept.bytes).metadata();
    expect([width, height, exif]).toEqual([800, 1600, undefined]);
  });

  it("says at its question why a file isn't taken, and keeps what was there", async () => {
    await open();
    const before = (await answers((place) => Boolean(place.view))).view;
    await page.setInputFiles('[name="file:place/view"]', {
      name: "x.jpg",
      mimeType: "image/jpeg",
      buffer: linuxProgram,
    });
    if (!javaScriptEnabled) await press(page, "button.btn-primary[value=next]");
    await page.waitForSelector('[data-path="place/view"] .msg');
    expect(await page.locator('[data-path="place/view"] .msg').textContent()).toContain("প্রোগ্রাম");
    await look("refused");
    expect((await answers((place) => place.view === before)).view).toBe(before);
  });

  // What only a browser with scripts does.
  const live = javaScriptEnabled ? it : undefined;
  live?.("can be read by everyone, with a file, a fault and all that a device adds", async () => {
    expect(await faultsOf(page)).toEqual([]);
  });

  it("takes a file away", async () => {
    await open();
    await page.click('[name="no-file:place/view"]');
    if (!javaScriptEnabled) await press(page, "button.btn-primary[value=next]");
    expect((await answers((place) => !place.view)).view).toBeUndefined();
  });

  it("takes a place that is written in any of the ways in which it is written", async () => {
    await open();
    await page.fill('[name="place/where"]', "২৩°৪৬′৫০″ উ, ৯০°২৪′২৬″ পূ");
    if (javaScriptEnabled) await page.locator('[name="place/where"]').blur();
    else await press(page, "button.btn-primary[value=next]");
    expect((await answers((place) => Boolean(place.where))).where).toBe("23.780556 90.407222");
  });

  live?.("takes a signature drawn with a finger, or a name written instead", async () => {
    await open();
    const pad = page.locator(".pad canvas");
    await pad.scrollIntoViewIfNeeded();
    const box = (await pad.boundingBox())!;
    await page.mouse.move(box.x + 20, box.y + 30);
    await page.mouse.down();
    await page.mouse.move(box.x + 120, box.y + 60, { steps: 5 });
    await page.mouse.up();
    await look("signature");
    await page.locator(".pad .btn").first().click();
    const drawn = (await answers((place) => Boolean(place.signed))).signed!;
    expect(drawn).toMatch(/^signature-[0-9a-f]{8}\.png$/);
    await page.locator(".pad summary").click();
    await page.locator(".pad details input.input").fill("রেহানা পারভীন");
    await page.locator(".pad details input[type=checkbox]").check();
    await answers((place) => place.signed !== drawn);
    await expect.poll(async () => (await sent(drawn)).state, { timeout: 20_000 }).toBe("kept");
  });

  live?.("asks the phone where it is", async () => {
    await open();
    await page.getByRole("button", { name: "এই ফোনের অবস্থান দিন" }).click();
    expect((await answers((place) => place.where?.startsWith("23.780600") ?? false)).where).toBe(
      "23.780600 90.407400 0.0 5.0",
    );
    await page.getByText("৫ মিটারের মধ্যে ঠিক").waitFor();
    await look("place");
  });
});
