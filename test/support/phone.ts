import { mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AddressInfo } from "node:net";
import { type BrowserContext, chromium, type Page } from "playwright-core";
import { islandId } from "../../src/modules/rounds/islands/island.ts";
import { browserArguments, chromiumPath } from "./browser.ts";
import { castPassword, emailOf, town } from "./cast.ts";
import { FormBody } from "./client.ts";
import type { TestHouse } from "./house.ts";
import { CutLine } from "./line.ts";
import { workbook } from "./workbook.ts";

/** A phone with a browser whose memory outlives it, at the end of a line that can be cut. */
export class Handset {
  private constructor(
    readonly line: CutLine,
    readonly folder: string,
    private readonly plain: boolean,
    public context: BrowserContext,
    public page: Page,
  ) {}

  /** @param plain leaves pages as the server or the worker drew them: no script takes over their forms */
  static async at(house: TestHouse, plain = false): Promise<Handset> {
    if (!house.app.server.listening) await house.app.listen({ host: "127.0.0.1", port: 0 });
    const line = await CutLine.to((house.app.server.address() as AddressInfo).port);
    const folder = mkdtempSync(join(tmpdir(), "poura-handset-"));
    const context = await launch(folder, plain);
    return new Handset(line, folder, plain, context, await context.newPage());
  }

  /** Opens a page, as `/bn/work`. */
  async goto(path: string): Promise<void> {
    await this.page.goto(`${this.line.base}${path}`);
  }

  /** Closes the browser as a person does, and opens it again. */
  async reopen(): Promise<void> {
    await this.context.close();
    this.context = await launch(this.folder, this.plain);
    this.page = await this.context.newPage();
  }

  /** Ends the browser as a dead battery does: nothing is written any more, nothing is told to anyone. */
  async kill(): Promise<void> {
    const own = `--user-data-dir=${this.folder}`;
    for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
      const begun = commandOf(pid);
      if (begun.includes(own)) process.kill(Number(pid), "SIGKILL");
    }
    await this.context.close().catch(() => undefined);
  }

  /** Opens the browser again after it was killed. */
  async begin(): Promise<void> {
    rmSync(join(this.folder, "SingletonLock"), { force: true });
    this.context = await launch(this.folder, this.plain);
    this.page = await this.context.newPage();
  }

  /** Waits until the page of the queue says that nothing is waiting. */
  async allSent(): Promise<void> {
    await this.page.waitForSelector("#on-this-phone h2 >> text=পাঠানো বাকি নেই", { timeout: 40_000 });
  }

  async signIn(who: "focal-person" | "mayor" | "hq-officer"): Promise<void> {
    await this.goto("/bn/sign-in");
    await this.page.fill("[name=email]", emailOf(who));
    await this.page.fill("[name=password]", castPassword);
    await this.press("main button.btn-primary");
  }

  /** Presses a button or follows a link, and waits for the page that comes. */
  async press(selector: string): Promise<void> {
    await Promise.all([
      this.page.waitForNavigation({ waitUntil: "load" }),
      this.page.locator(selector).first().click(),
    ]);
  }

  /** Waits until the phone keeps a response and its worker answers for the page. */
  async keeps(responseId: string): Promise<void> {
    for (let turn = 0; !(await this.page.evaluate(isKept, responseId)); turn++) {
      if (turn > 100) throw new Error(`the phone doesn't keep ${responseId}`);
      await this.page.waitForTimeout(200);
    }
  }

  /** The focal person opens a response, which the phone keeps, and goes where there is no line. */
  async takesAlong(responseId: string): Promise<void> {
    await this.signIn("focal-person");
    await this.goto(`/bn/answers/${responseId}`);
    await this.keeps(responseId);
    this.line.cut();
  }

  async close(): Promise<void> {
    await this.context.close();
    await this.line.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** Runs in the page: whether the worker answers for it, knows who is signed in, and keeps the response. */
async function isKept(id: string): Promise<boolean> {
  if (!navigator.serviceWorker.controller) return false;
  const names = (await indexedDB.databases()).map(({ name }) => name ?? "");
  const own = names.find((name) => /^poura-[0-9a-f]{8}-/.test(name));
  if (!own || !names.includes("poura-device")) return false;
  const read = (database: string, store: string, key: string) =>
    new Promise<unknown>((done) => {
      const opening = indexedDB.open(database);
      opening.addEventListener("success", () => {
        const asked = opening.result.transaction(store).objectStore(store).get(key);
        asked.addEventListener("success", () => {
          opening.result.close();
          done(asked.result);
        });
      });
    });
  const facts = (await read("poura-device", "facts", "person")) as { frames?: { bn?: object } } | undefined;
  return Boolean(facts?.frames?.bn) && Boolean(await read(own, "rounds", id));
}

/** How a process was begun; empty when it is gone already. */
function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
}

async function launch(folder: string, plain: boolean): Promise<BrowserContext> {
  const context = await chromium.launchPersistentContext(folder, {
    executablePath: await chromiumPath(),
    args: browserArguments,
    viewport: { width: 360, height: 740 },
  });
  if (plain) await context.addInitScript(hideIsland, islandId);
  return context;
}

/** Runs in the page: the script doesn't find what it would take over. */
function hideIsland(id: string): void {
  const hide = () => document.querySelector(`#${id}`)?.removeAttribute("id");
  new MutationObserver(hide).observe(document, { childList: true, subtree: true });
}

/** A round that asks this much, for tests of phones: two sections, a roster, a photo. @returns ids and API path */
export async function openSmallRound(house: TestHouse, name: string) {
  const officer = house.as("hq-officer");
  const survey = [
    ["type", "name", "label", "required", "constraint"],
    ["begin group", "town", "Town", null, null],
    ["integer", "wards", "Wards", "yes", ". < 100"],
    ["text", "remark", "Remark", null, null],
    ["end group", null, null, null, null],
    ["begin group", "works", "Works", null, null],
    ["integer", "trucks", "Trucks", null, null],
    ["image", "photo", "Photo", null, null],
    ["end group", null, null, null, null],
  ];
  const settings = [
    ["form_title", "form_id"],
    [name, name],
  ];
  const bytes = await workbook({ survey, settings });
  const imported = await officer.api("POST", "/questionnaires", new FormBody({ workbook: { name: "n.xlsx", bytes } }));
  const { id } = imported.json<{ id: string }>();
  await officer.api("POST", `/questionnaires/${id}/publish`);
  const asked = { questionnaireId: id, title: name, opensOn: "2026-11-01", dueOn: "2026-11-30", respondents: "all" };
  const roundId = (await officer.api("POST", "/rounds", asked)).json<{ id: string }>().id;
  const path = `/rounds/${roundId}/responses/${town}`;
  const responseId = (await officer.api("GET", path)).json<{ id: string }>().id;
  return { roundId, responseId, path };
}
