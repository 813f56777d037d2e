import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { sessionCookie } from "../../src/platform/http/host.ts";
import { openBrowser } from "../support/browser.ts";
import { tokenOf, town } from "../support/cast.ts";
import { FormBody } from "../support/client.ts";
import { openHouse, type TestHouse } from "../support/house.ts";
import { workbook } from "../support/workbook.ts";

const pictures = join(import.meta.dirname, "..", "screenshots");
const columns = [
  "type",
  "name",
  "label::Bangla (bn)",
  "label::English (en)",
  "unit::Bangla (bn)",
  "unit::English (en)",
  "guidance_hint::Bangla (bn)",
  "guidance_hint::English (en)",
];
const survey = [
  columns,
  ["begin group", "finance", "অর্থ", "Finance"],
  [
    "integer",
    "demand",
    "হাল দাবি",
    "Current demand",
    "টাকা",
    "taka",
    "দাবি রেজিস্টারের ৭ নম্বর কলাম",
    "Column 7 of the register",
  ],
  ["integer", "staff", "জনবল", "Staff"],
  ["select_one union", "union", "কাছের ইউনিয়ন", "Nearest union"],
  ["end group"],
  ["begin repeat", "trucks", "ট্রাক", "Truck"],
  ["text", "plate", "নম্বর", "Plate"],
  ["decimal", "tons", "টন", "Tons"],
  ["end repeat"],
];
const choices = [
  ["list_name", "name", "label::Bangla (bn)", "label::English (en)"],
  ...Array.from({ length: 300 }, (_, at) => ["union", `u${at}`, `ইউনিয়ন ${at}`, `Union ${at}`]),
];
const settings = [
  ["form_title::Bangla (bn)", "form_title::English (en)", "form_id", "default_language"],
  ["পৌর অর্থ", "Municipal finance", "finance", "Bangla (bn)"],
];

let browser: Browser;
let house: TestHouse;
let base: string;
let questionnaireId: string;
let answers: string;
let api: string;
const open: BrowserContext[] = [];
const failures: string[] = [];

async function openRound(period: string): Promise<void> {
  const officer = house.as("hq-officer");
  const asked = { questionnaireId, title: "Finance", period, opensOn: "2026-11-01", dueOn: "2026-11-30" };
  const opened = await officer.api("POST", "/rounds", { ...asked, respondents: { municipalities: [town] } });
  const round = opened.json<{ id: string }>().id;
  api = `/rounds/${round}/responses/${town}`;
  const page = await officer.get(`/en/rounds/${round}/responses/${town}`);
  answers = /\/en(\/answers\/[0-9a-f-]+)/.exec(page.text)![1]!;
}

beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  browser = await openBrowser();
  house = await openHouse();
  base = await house.app.listen({ host: "127.0.0.1", port: 0 });
  const officer = house.as("hq-officer");
  const bytes = await workbook({ survey, choices, settings });
  const sent = await officer.api("POST", "/questionnaires", new FormBody({ workbook: { name: "f.xlsx", bytes } }));
  questionnaireId = sent.json<{ id: string }>().id;
  await officer.api("POST", `/questionnaires/${questionnaireId}/publish`);
  await openRound("2024-25");
  const last = { finance: { demand: 16_120_000, staff: 112, union: "u7" }, trucks: [{ plate: "A-1", tons: 3 }] };
  await house.as("focal-person").api("PUT", api, { answers: last });
  await house.as("focal-person").api("POST", `${api}/submit`);
  await officer.api("POST", `${api}/approve`);
});
beforeEach(() => openRound("2025-26"));
afterAll(async () => {
  for (const each of open) await each.close();
  await browser?.close();
  await house?.close();
});

async function visit(path: string, options: Parameters<Browser["newContext"]>[0] = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, ...options });
  await context.addCookies([{ name: sessionCookie, value: tokenOf("focal-person"), url: base }]);
  open.push(context);
  const page = await context.newPage();
  page.on("pageerror", (error) => failures.push(error.message));
  await page.goto(`${base}${path}`);
  if (options.javaScriptEnabled !== false) await page.waitForSelector("#answering[data-live]", { timeout: 15_000 });
  return page;
}

const picture = async (page: Page, name: string) => {
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), name).toBe(true);
  await page.screenshot({ path: join(pictures, `help-${name}.png`), fullPage: true });
};
const kept = async () => (await house.as("focal-person").api("GET", api)).json<{ answers: unknown }>().answers;

it("carries over, asks why and goes on, without a script, on a phone in Bangla and on a wide dark screen in English", async () => {
  const wide = { viewport: { width: 1280, height: 900 }, colorScheme: "dark" as const, javaScriptEnabled: false };
  const phone = await visit(`/bn${answers}/sections/finance`, { javaScriptEnabled: false });
  await picture(phone, "beside-bn-light");
  await phone.click('button[value="carry:finance/staff"]');
  expect(await phone.inputValue('[name="finance/staff"]')).toBe("১১২");
  await phone.fill('[name="finance/demand"]', "৯৯");
  await phone.click("button[value=next].btn-primary");
  expect(await phone.textContent("main")).toContain("১টি উত্তর গতবারের চেয়ে অনেক আলাদা।");
  await picture(phone, "why-bn-light");
  await phone.fill('[name="reason:finance/demand"]', "বন্যায় মওকুফ");
  await phone.fill('[name="find:finance/union"]', "ইউনিয়ন ১২");
  await phone.click('button[value="find:finance/union"]');
  await picture(phone, "find-bn-light");
  await phone.check('[name="finance/union"][value=u12]');
  await phone.click("button[value=next].btn-primary");
  expect(phone.url()).toContain("/sections/trucks");
  const desk = await visit(`/en${answers}/sections/finance`, wide);
  await picture(desk, "beside-en-dark");
  await desk.goto(`${base}/en${answers}/check`);
  await picture(desk, "check-en-dark");
  await desk.goto(`${base}/en${answers}/sections/trucks`);
  await desk.click("details:has(textarea) summary");
  await desk.fill("textarea[name='paste:trucks']", "Plate\tTons\nB-1\tmany");
  await desk.click('button[value="paste:trucks"]');
  await picture(desk, "paste-en-dark");
  await desk.goto(`${base}/en${answers}`);
  await picture(desk, "list-en-dark");
});

it("carries over and asks why where a script runs, at once and with everything saved", async () => {
  const page = await visit(`/bn${answers}/sections/finance`);
  await page.click('button[value="carry:finance/demand"]');
  await expect.poll(() => page.inputValue('[name="finance/demand"]')).toBe("১,৬১,২০,০০০");
  await page.fill('[name="finance/staff"]', "৯৯৯");
  await page.click("button[value=next].btn-primary");
  expect(page.url()).toContain("/sections/finance");
  expect(await page.evaluate(() => document.activeElement?.getAttribute("name"))).toBe("reason:finance/staff");
  await page.keyboard.type("নতুন নিয়োগ");
  await picture(page, "live-why-bn-light");
  await page.click("button[value=next].btn-primary");
  await page.waitForURL(/\/sections\/trucks/);
  await page.waitForFunction(() => !document.querySelector("[data-kept=sending]"));
  await expect.poll(kept, { timeout: 10_000 }).toMatchObject({ finance: { demand: 16_120_000, staff: 999 } });
  await expect
    .poll(async () => (await house.as("focal-person").get(`/bn${answers}/check`)).text, { timeout: 10_000 })
    .toContain("কারণ: নতুন নিয়োগ");
  expect(failures).toEqual([]);
});

it("takes pasted rows where a script runs, shows what is wrong with others, and fills a section as it was last time", async () => {
  const page = await visit(`/en${answers}/sections/trucks`, { viewport: { width: 1280, height: 900 } });
  await page.click("details:has(textarea) summary");
  await page.fill("textarea[name='paste:trucks']", "B-1\tmany");
  await page.click('button[value="paste:trucks"]');
  await page.waitForSelector("text=“many” is not a number");
  expect(await page.inputValue("textarea[name='paste:trucks']")).toBe("B-1\tmany");
  await picture(page, "live-paste-en-light");
  await page.fill("textarea[name='paste:trucks']", "B-1\t২.৫\nB-2\t4");
  await page.click('button[value="paste:trucks"]');
  await page.waitForSelector('[name="trucks[2]/plate"]');
  expect(await page.inputValue('[name="trucks[2]/plate"]')).toBe("B-2");
  await expect.poll(kept, { timeout: 10_000 }).toMatchObject({
    trucks: [
      { plate: "B-1", tons: 2.5 },
      { plate: "B-2", tons: 4 },
    ],
  });
  await page.goto(`${base}/en${answers}/sections/finance`);
  await page.waitForSelector("#answering[data-live]");
  await page.click("button[value=carry-section]");
  await expect
    .poll(kept, { timeout: 10_000 })
    .toMatchObject({ finance: { demand: 16_120_000, staff: 112, union: "u7" } });
  expect(await page.locator("button[value=carry-section]").count()).toBe(0);
  expect(failures).toEqual([]);
});
