import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sampleAnswers } from "../../src/web/sample/sample-answers.ts";
import { fieldId } from "../../src/platform/ui/forms/form.tsx";
import { answerSection, press } from "../support/answering.ts";
import { openBrowser } from "../support/browser.ts";
import { castPassword, type CastName, emailOf, town } from "../support/cast.ts";
import { openHouse, type TestHouse } from "../support/house.ts";

const root = join(import.meta.dirname, "..", "..");
const pictures = join(root, "test", "screenshots");
const letter = {
  name: "letter.pdf",
  mimeType: "application/pdf",
  buffer: Buffer.from("%PDF-1.4\n%\u00e2\u00e3\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n", "latin1"),
};

let browser: Browser;
beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  browser = await openBrowser();
});
afterAll(() => browser?.close());

describe.each([
  ["without scripts", false],
  ["with scripts", true],
])("The first journey, %s", (title, javaScriptEnabled) => {
  let house: TestHouse;
  let base: string;
  const open: BrowserContext[] = [];
  const answers = sampleAnswers("profile-and-finance", { code: town, population: 98_355, class: "A" }, 2025);
  let roundUrl = "";

  beforeAll(async () => {
    house = await openHouse();
    base = await house.app.listen({ host: "127.0.0.1", port: 0 });
  });
  afterAll(async () => {
    for (const each of open) await each.close();
    await house?.close();
  });

  async function newPage(width = 1280): Promise<Page> {
    const context = await browser.newContext({ viewport: { width, height: 800 }, javaScriptEnabled, locale: "bn-BD" });
    open.push(context);
    return context.newPage();
  }

  async function signIn(name: CastName, width?: number): Promise<Page> {
    const page = await newPage(width);
    await page.goto(`${base}/bn/sign-in`);
    await page.fill("[name=email]", emailOf(name));
    await page.fill("[name=password]", castPassword);
    await press(page, "main button.btn-primary");
    return page;
  }

  const look = (page: Page, name: string) =>
    page.screenshot({ path: join(pictures, `${name}-${javaScriptEnabled ? "on" : "off"}.png`), fullPage: true });

  it("lets an officer import a workbook, read it, publish it and open a round for 330 municipalities", async () => {
    const page = await signIn("hq-officer");
    await page.goto(`${base}/bn/questionnaires/import`);
    await page.setInputFiles("[name=workbook]", join(root, "data/questionnaires/profile-and-finance.xlsx"));
    await press(page, "main form button.btn-primary");
    expect(page.url()).toContain("done=imported");
    await look(page, "questionnaire");
    const preview = page.locator('main a[href*="/preview/"]').first();
    await page.goto(new URL((await preview.getAttribute("href"))!, base).href);
    expect(await page.locator("main .field").count()).toBeGreaterThan(3);
    await page.goBack();
    await press(page, 'main form[action$="/publish"] button');
    expect(page.url()).toContain("done=published");

    await press(page, 'main a[href*="/rounds/new"]');
    await page.fill("[name=titleBn]", "পৌর পরিচিতি ও অর্থ, ২০২৫–২৬");
    await page.fill("[name=titleEn]", "Profile and finance, 2025–26");
    await page.fill("[name=dueOn]", "2026-11-20");
    await page.fill("[name=opensOn]", "2026-11-22");
    await press(page, "main form button.btn-primary");
    expect(await page.locator(".errsum").count(), "due before it opens").toBe(1);
    expect(await page.inputValue("[name=titleBn]")).toBe("পৌর পরিচিতি ও অর্থ, ২০২৫–২৬");
    await page.fill("[name=dueOn]", "2026-11-30");
    await press(page, "main form button.btn-primary");
    roundUrl = page.url().replace(/\?.*$/, "");
    expect(await page.textContent("main")).toContain("৩৩০");
    await look(page, "round");
  });

  it("lets the mayor nominate a focal person, whose invitation an administrator can read and pass on", async () => {
    const mayor = await signIn("mayor");
    await mayor.goto(`${base}/bn/municipalities/${town}/focal-person`);
    await mayor.fill("[name=name]", "মো. রফিকুল ইসলাম");
    await mayor.fill("[name=designation]", "হিসাবরক্ষক");
    await mayor.fill("[name=email]", "rafiq@town.example");
    await mayor.fill("[name=phone]", "০১৭১১০০০০০০");
    await mayor.setInputFiles("[name=letter]", letter);
    await press(mayor, "main form button.btn-primary");
    expect(await mayor.textContent("main")).toContain("মো. রফিকুল ইসলাম");

    const administrator = await signIn("administrator");
    await administrator.goto(`${base}/bn/mail`);
    await press(administrator, 'main tr:has-text("rafiq@town.example") a, main a:has-text("rafiq@town.example")');
    const link = /https?:\/\/\S+(\/bn\/invitations\/\S+)/.exec((await administrator.textContent("main")) ?? "")?.[1];
    expect(link).toBeTruthy();

    const focal = await newPage(360);
    await focal.goto(`${base}${link}`);
    await focal.fill("[name=password]", "a-long-password");
    await focal.fill("[name=again]", "a-long-password");
    await press(focal, "main form button.btn-primary");
    expect(focal.url()).toBe(`${base}/bn/work`);
    expect(await focal.textContent("main")).toContain("পৌর পরিচিতি ও অর্থ");
    await look(focal, "my-work");
  });

  it("lets the focal person answer in Bangla, leave, come back, be told what is wrong, submit and get a receipt", async () => {
    const page = await newPage(360);
    await page.goto(`${base}/bn`);
    await press(page, 'main a[href$="/bn/work"]');
    await page.fill("[name=email]", "rafiq@town.example");
    await page.fill("[name=password]", "a-long-password");
    await press(page, "main button.btn-primary");
    expect(page.url()).toBe(`${base}/bn/work`);
    await press(page, "main a.btn-primary");
    const taskList = page.url();
    await look(page, "task-list");
    const first = await page.locator('.tasks a[href$="/population"]').getAttribute("href");

    await page.goto(new URL(first!, base).href);
    await press(page, "button.btn-primary[value=next]");
    expect(await page.locator(".errsum li").count(), "what must be given is said").toBeGreaterThan(0);
    await look(page, "section-with-faults");

    await answerSection(page, answers);
    expect(page.url()).not.toContain(new URL(first!, base).pathname);
    await page.goto(new URL(first!, base).href);
    await page.fill('[name="population/area"]', "৪৪.৩৬");
    await press(page, "button[value=list]");
    expect(page.url()).toBe(taskList);
    expect(await page.textContent("main")).toContain("পূরণ চলছে");

    const sections = await page
      .locator(".tasks a")
      .evaluateAll((all) => all.map((each) => each.getAttribute("href") ?? ""));
    for (const section of sections.filter((each) => each.includes("/sections/"))) {
      await page.goto(new URL(section, base).href);
      await answerSection(page, answers);
      expect(await page.locator(".errsum").count(), section).toBe(0);
    }
    expect(page.url()).toContain("/check");
    await look(page, "check");
    await page.check("[name=acknowledge]");
    await press(page, "main form button.btn-primary");
    expect(page.url()).toContain("/receipt");
    expect(await page.textContent(".receipt .no")).toMatch(/^2611-M5501-\d{4}$/);
    await look(page, "receipt");
  });

  it("lets the officer return it with a comment on one question, read the difference and approve", async () => {
    const officer = await signIn("hq-officer");
    await officer.goto(`${roundUrl}/responses/${town}`);
    await look(officer, "review");
    const path = "population/area";
    const comment = officer.locator(`[name="comment:${path}"]`);
    if (!(await comment.isVisible())) await officer.locator(`details:has([name="comment:${path}"]) > summary`).click();
    await comment.fill("একটি শূন্য কম পড়েছে কি?");
    await press(officer, 'button:has-text("সংশোধনের জন্য ফেরত দিন")');
    expect(await officer.textContent("main")).toContain("সংশোধন দরকার");

    const focal = await newPage(360);
    await focal.goto(`${base}/bn/sign-in`);
    await focal.fill("[name=email]", "rafiq@town.example");
    await focal.fill("[name=password]", "a-long-password");
    await press(focal, "main button.btn-primary");
    await press(focal, "main a.btn-primary");
    expect(await focal.textContent("main")).toContain("একটি শূন্য কম পড়েছে কি?");
    await press(focal, `main a[href$="#${fieldId(path)}"]`);
    await focal.fill(`[name="${path}"]`, "৪৫.৫");
    await press(focal, "button[value=list]");
    await press(focal, 'main a[href$="/check"]');
    await focal.check("[name=acknowledge]");
    await press(focal, "main form button.btn-primary");
    expect(focal.url()).toContain("/receipt");

    await officer.goto(`${roundUrl}/responses/${town}`);
    expect(await officer.textContent("main ins")).toContain("৪৫.৫");
    await look(officer, "difference");
    await press(officer, 'button:has-text("অনুমোদন করুন")');
    expect(await officer.textContent("main")).toContain("অনুমোদিত");
  });

  it("shows the approved figures on the public dashboard at once, each leading to its definition and its round", async () => {
    const visitor = await newPage();
    await visitor.goto(`${base}/bn`);
    await look(visitor, "home");
    expect(await visitor.textContent("main")).toContain("হোল্ডিং ট্যাক্স আদায়ের হার");
    await visitor.goto(`${base}/bn/municipalities/${town}`);
    expect(await visitor.textContent("main")).toContain("অনুমোদিত");
    await look(visitor, "profile");
    await press(visitor, 'main a[href*="/indicators/FIN04"]');
    expect(await visitor.textContent("main")).toContain("FIN04");
    const figure = await house.visitor().api("GET", "/indicators/FIN04?by=municipality&limit=500");
    const magura = figure
      .json<{ items: { code: string; value: number | null; source: { revision: number } | null }[] }>()
      .items.find(({ code }) => code === town);
    expect(magura?.source?.revision).toBe(2);
    const tax = Object.assign({}, ...Object.values(answers)) as Record<string, number>;
    expect(magura?.value).toBeGreaterThan(0);
    expect(Object.keys(tax).length).toBeGreaterThan(10);
    await visitor.goto(`${base}/bn/data`);
    await look(visitor, "data");
    expect(title).toBeTruthy();
  });

  it("lets the officer export the round as a zip of CSV files and as JSON", async () => {
    const officer = house.as("hq-officer");
    const path = new URL(roundUrl).pathname;
    const zip = await officer.get(`${path}/export?format=csv`);
    expect(zip.headers["content-disposition"]).toContain("attachment");
    expect(zip.bytes.subarray(0, 2).toString()).toBe("PK");
    const all = (await officer.get(`${path}/export?format=json`)).json<{
      responses: { municipality: string; revision: number }[];
    }>();
    expect(all.responses).toMatchObject([{ municipality: town, revision: 2, state: "approved" }]);
  });
});
