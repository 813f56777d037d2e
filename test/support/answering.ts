import type { Page } from "playwright-core";
import { flatten } from "../../src/modules/rounds/rounds.rules.ts";
import type { Answers, AnswerValue } from "../../src/xlsform/index.ts";

/** Answers one section as a person does: fills what the page shows, adds rows, goes on; returns where that leads. */
export async function answerSection(page: Page, answers: Answers): Promise<string> {
  const wanted = flatten(answers);
  const section = page.url();
  for (let turn = 0; turn < 30; turn++) {
    const shown = await page
      .locator("input[name=shown]")
      .evaluateAll((all) => all.map((each) => each.getAttribute("value") ?? ""));
    for (const path of shown) if (wanted.has(path)) await fill(page, path, wanted.get(path)!);
    const add = await missingRow(page, shown, wanted);
    await press(page, add ? `button[value="${add}"]` : "button.btn-primary[value=next]");
    if (!add && !sameSection(section, page.url())) break;
    if (!add && (await page.locator(".errsum").count()) > 0) break;
  }
  return page.url();
}

/** The button of a roster whose next row is wanted and not shown. */
async function missingRow(page: Page, shown: string[], wanted: Map<string, AnswerValue>): Promise<string | null> {
  const buttons = await page
    .locator('button[value^="add:"]')
    .evaluateAll((all) => all.map((each) => each.getAttribute("value") ?? ""));
  return (
    buttons.find((button) => {
      const repeat = button.slice("add:".length);
      const rows = new Set(
        shown.filter((path) => path.startsWith(`${repeat}[`)).map((path) => path.slice(0, path.indexOf("]") + 1)),
      );
      return [...wanted.keys()].some((path) => path.startsWith(`${repeat}[${rows.size + 1}]`));
    }) ?? null
  );
}

async function fill(page: Page, path: string, value: AnswerValue): Promise<void> {
  const field = page.locator(`[name="${path}"]`);
  const kind = await field
    .first()
    .evaluate((each) => (each instanceof HTMLInputElement ? each.type : each.tagName.toLowerCase()));
  if (kind === "radio" || kind === "checkbox") {
    for (const each of [value].flat()) await page.locator(`[name="${path}"][value="${String(each)}"]`).check();
  } else if (kind === "select") await field.selectOption(String(value));
  else await field.fill(String(value));
}

function sameSection(before: string, after: string): boolean {
  return new URL(before).pathname === new URL(after).pathname;
}

/** Presses a button or follows a link, and waits for what comes: another page, or the same one in which a script acts. */
export async function press(page: Page, selector: string): Promise<void> {
  const target = page.locator(selector).first();
  if (await actsInPlace(page, selector)) {
    await target.click();
    await page.waitForSelector("#answering[data-live]:not([aria-busy])");
    // What was written is with the server before the test looks there.
    await page.waitForFunction(() => !document.querySelector("[data-kept=sending]"));
    return;
  }
  await Promise.all([page.waitForNavigation({ waitUntil: "load" }), target.click()]);
}

/** Whether a button belongs to a section that the page's script has taken over; waits for that where it will be. */
async function actsInPlace(page: Page, selector: string): Promise<boolean> {
  const scripting = await page.evaluate(() => matchMedia("(scripting: enabled)").matches);
  if (!scripting || (await page.locator("#answering[data-answers]").count()) === 0) return false;
  await page.waitForSelector("#answering[data-live]");
  return page
    .locator(selector)
    .first()
    .evaluate((each) => each instanceof HTMLButtonElement && each.name === "action");
}
