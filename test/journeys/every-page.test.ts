import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadSample } from "../../src/web/sample/sample.ts";
import { press } from "../support/answering.ts";
import { openBrowser } from "../support/browser.ts";
import { openHouse, type TestHouse } from "../support/house.ts";
import { faultsOf } from "../support/readable.ts";

const pictures = join(import.meta.dirname, "..", "screenshots");

let house: TestHouse;
let base: string;
let browser: Browser;

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  house = await openHouse();
  await loadSample(house.house);
  base = await house.app.listen({ host: "127.0.0.1", port: 0 });
  browser = await openBrowser();
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

/** Pages by who opens them; `>` follows the first link of the page before that begins so. */
const pages: Record<string, string[]> = {
  "": [
    "/",
    "/data",
    "/indicators/FIN04",
    "/municipalities",
    "/municipalities/M5501",
    "/sign-in",
    "/open-data",
    "/accessibility",
    "/privacy",
    "/code",
    "/nowhere",
  ],
  focal: ["/work", "> /answers/", "> /answers/*/check", "> /answers/*/sections/", "/me", "/notices", "/phone"],
  mayor: ["/work", "/municipalities/M5501/focal-person"],
  officer: [
    "/work",
    "/questionnaires",
    "> /questionnaires/",
    "/questionnaires/import",
    "/rounds",
    "> /rounds/0",
    "> /rounds/*/responses/",
    "> /rounds/*/responses/*/extend",
    "/rounds",
    "> /rounds/0",
    "> /rounds/*/extend",
    "/rounds",
    "> /rounds/0",
    "> /rounds/*/live",
    "> /rounds/*/reminders",
    "/rounds",
    "> /rounds/0",
    "> /rounds/*/live",
    "> /rounds/*/letters",
    "/rounds",
    "> /rounds/0",
    "> /rounds/*/live",
    "> /rounds/*/responses/",
    "> /rounds/*/responses/*/links",
    "/rounds",
    "> /rounds/0",
    "> /rounds/*/live",
    "> /rounds/*/responses/",
    "> /rounds/*/responses/*/call",
    "/rounds/new",
    "/desk",
    "/orientation",
  ],
  admin: [
    "/people",
    "/people/new",
    "/mail",
    "/audit",
    "/regions",
    "/municipalities/import",
    "/municipalities/M5501/edit",
  ],
};

const looks: [lang: string, options: BrowserContextOptions][] = [
  ["bn", { viewport: { width: 360, height: 740 }, colorScheme: "light" }],
  ["en", { viewport: { width: 1280, height: 900 }, colorScheme: "dark" }],
];

async function signIn(page: Page, who: string): Promise<void> {
  await page.goto(`${base}/bn/sign-in`);
  await page.fill("[name=email]", `${who}@sample.poura`);
  await page.fill("[name=password]", "poura-sample");
  await press(page, "main button.btn-primary");
}

async function open(page: Page, lang: string, path: string): Promise<void> {
  if (!path.startsWith("> ")) {
    await page.goto(`${base}/${lang}${path === "/" ? "" : path}`);
    return;
  }
  const pattern = new RegExp(`/${lang}${path.slice(2).replaceAll("*", "[^/]+")}[^#?]*$`);
  const links = await page
    .locator("main a")
    .evaluateAll((all) => all.map((each) => (each.getAttribute("href") ?? "").replace(/#.*/, "")));
  const link = links.find((each) => pattern.test(each) && !each.endsWith("/import") && !each.includes("/new"));
  expect(link, `${path} on ${page.url()}`).toBeTruthy();
  await page.goto(new URL(link!, base).href);
}

describe.each(Object.entries(pages))("Every page of %s", (who, paths) => {
  it.each(looks)("can be read by everyone (%s)", async (lang, options) => {
    const context = await browser.newContext({ ...options, bypassCSP: true });
    const page = await context.newPage();
    if (who) await signIn(page, who);
    const faults: string[] = [];
    for (const path of paths) {
      await open(page, lang, path);
      const name = `${who || "public"}${path.replace(/[^\w]+/g, "-")}-${lang}-${options.colorScheme}`;
      await page.screenshot({ path: join(pictures, `${name}.png`), fullPage: true });
      faults.push(...(await faultsOf(page)).map((fault) => `${path} (${page.url()}): ${fault}`));
      if (options.viewport?.width === 360) {
        await page.setViewportSize({ width: 320, height: 700 });
        const wide = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        if (wide > 1) faults.push(`${path}: overflows 320 px by ${wide}`);
        await page.setViewportSize(options.viewport);
      }
    }
    await context.close();
    expect(faults).toEqual([]);
  });
});
