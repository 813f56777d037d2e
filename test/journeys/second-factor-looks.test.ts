import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { TOTP } from "otpauth";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { castPassword, emailOf } from "../support/cast.ts";
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
  base = await house.app.listen({ host: "127.0.0.1", port: 0 });
  browser = await openBrowser();
}, 180_000);
afterAll(async () => {
  await browser?.close();
  await house?.close();
});

const looks: [lang: string, who: string, options: BrowserContextOptions][] = [
  ["bn", "hq-officer", { viewport: { width: 360, height: 740 }, colorScheme: "light" }],
  ["en", "regional-officer", { viewport: { width: 1280, height: 900 }, colorScheme: "dark" }],
];

const primary = "main button.btn-primary";

/** What the phone of someone with this secret shows now. The house's clock goes on to the next code. */
function shown(secret: string): string {
  house.clock.now = new Date(house.clock.now.getTime() + 30_000);
  return new TOTP({ secret }).generate({ timestamp: house.clock.now.getTime() });
}

/** Serious findings of axe, and whether the page is wider than the screen. Its picture is kept. */
async function look(page: Page, name: string): Promise<string[]> {
  await page.screenshot({ path: join(pictures, `two-steps-${name}.png`), fullPage: true });
  return (await faultsOf(page)).map((fault) => `${name}: ${fault}`);
}

async function password(page: Page, lang: string, who: string): Promise<void> {
  await page.goto(`${base}/${lang}/sign-in`);
  await page.fill("[name=email]", emailOf(who));
  await page.fill("[name=password]", castPassword);
  await page.click(primary);
}

it.each(looks)(
  "An officer sets the second step up, signs in by it and switches it off (%s)",
  async (lang, who, options) => {
    const context = await browser.newContext({ ...options, bypassCSP: true });
    const page = await context.newPage();
    const faults: string[] = [];
    const seen = async (name: string) => faults.push(...(await look(page, `${name}-${lang}`)));
    await password(page, lang, who);
    await page.goto(`${base}/${lang}/me`);
    await seen("me");
    await page.click("[aria-labelledby=two-steps] a.btn");
    const secret = (await page.locator("[aria-labelledby=scan] .num").innerText()).replaceAll(" ", "");
    await page.fill("[name=code]", "১২৩ ৪৫৬");
    await page.click(primary);
    await seen("set-up");
    await page.fill("[name=code]", shown(secret));
    await page.click(primary);
    expect(await page.locator(".codes li").count()).toBe(10);
    await seen("codes");
    await page.click("main a.btn-primary");
    await context.clearCookies();
    await password(page, lang, who);
    await page.click("main summary");
    await seen("enter");
    await page.fill("[name=code]", shown(secret));
    await page.click(primary);
    expect(new URL(page.url()).pathname).toBe("/bn/work");
    const admin = await browser.newContext({ ...options, bypassCSP: true });
    const desk = await admin.newPage();
    await password(desk, lang, "administrator");
    await desk.goto(`${base}/${lang}/people`);
    faults.push(...(await look(desk, `people-${lang}`)));
    await desk.goto(`${base}/${lang}/people?q=${who}`);
    await desk.click("main table a.a");
    faults.push(...(await look(desk, `person-${lang}`)));
    await admin.close();
    await page.goto(`${base}/${lang}/me/second-factor`);
    await seen("change");
    await page.fill("[name=code]", shown(secret));
    await page.click("main button.btn-error");
    expect(new URL(page.url()).search).toBe("?done=two-steps-off");
    house.house.installation.secondFactor = "required";
    await context.clearCookies();
    await password(page, lang, who);
    await seen("required");
    house.house.installation.secondFactor = "offered";
    await context.close();
    expect(faults).toEqual([]);
  },
);
