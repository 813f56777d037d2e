import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
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

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
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
