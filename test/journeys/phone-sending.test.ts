import { join } from "node:path";
import type { AddressInfo } from "node:net";
import { eq } from "drizzle-orm";
import { type Browser, type BrowserContext, type Page } from "playwright-core";
import { build } from "vite";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { sessions } from "../../src/modules/accounts/accounts.tables.ts";
import { responseDrafts } from "../../src/modules/rounds/rounds.tables.ts";
import { readSetting } from "../../src/platform/config/settings.ts";
import { csrfToken } from "../../src/platform/http/csrf.ts";
import { sessionCookie } from "../../src/platform/http/host.ts";
import { openBrowser } from "../support/browser.ts";
import { type CastName, tokenOf } from "../support/cast.ts";
import { openHouse, type TestHouse } from "../support/house.ts";
import { CutLine } from "../support/line.ts";
import { openSmallRound } from "../support/phone.ts";
import type * as Library from "../support/phone-in-page.ts";

let house: TestHouse;
let secret: string;
let browser: Browser;
let line: CutLine;
let script: string;

beforeAll(async () => {
  house = await openHouse();
  secret = String(await readSetting(house.db, "secret"));
  await house.app.listen({ host: "127.0.0.1", port: 0 });
  line = await CutLine.to((house.app.server.address() as AddressInfo).port);
  browser = await openBrowser();
  const built = await build({
    configFile: false,
    logLevel: "silent",
    build: {
      write: false,
      lib: { entry: join(import.meta.dirname, "../support/phone-in-page.ts"), formats: ["iife"], name: "library" },
    },
  });
  const outputs = [built].flat().flatMap((each) => ("output" in each ? each.output : []));
  script = outputs.flatMap((each) => (each.type === "chunk" ? [each.code] : [])).join("\n");
}, 60_000);
afterAll(async () => {
  await browser?.close();
  await line?.close();
  await house?.close();
});
beforeEach(() => line.mend());

interface Held {
  library: typeof Library;
  phone: Library.Phone;
}

/** A page of ours in a fresh browser, with someone's phone opened in it. */
async function open(who: CastName, context?: BrowserContext, room?: number): Promise<Page> {
  const own = context ?? (await browser.newContext({ bypassCSP: true }));
  await own.addCookies([{ name: sessionCookie, value: tokenOf(who), url: line.base }]);
  const page = await own.newPage();
  await page.goto(`${line.base}/healthz`);
  if (room !== undefined) {
    const cdp = await own.newCDPSession(page);
    await cdp.send("Storage.overrideQuotaForOrigin", { origin: line.base, quotaSize: room });
  }
  await page.addScriptTag({ content: `${script}\nglobalThis.library = library;` });
  const personId = (await house.as(who).get("/bn/phone/frame")).json<{ person: { id: string } }>().person.id;
  await page.evaluate(
    async ([id, csrf]) => {
      const held = globalThis as typeof globalThis & Held;
      held.phone = await held.library.phoneOf(id, csrf);
    },
    [personId, csrfToken(secret, tokenOf(who))] as const,
  );
  return page;
}

/** Runs in the page: saves answers of a response. */
const save = (page: Page, id: string, set: Record<string, string | number>) =>
  page.evaluate(
    async ([responseId, answers]) => {
      const { phone } = globalThis as typeof globalThis & Held;
      const kept = (await phone.kept(responseId)) ?? (await phone.open(responseId));
      return phone.save(kept!, { set: answers });
    },
    [id, set] as const,
  );
const keep = (page: Page, id: string) =>
  page.evaluate(async (responseId) => {
    const { phone } = globalThis as typeof globalThis & Held;
    return (await phone.open(responseId)) !== null;
  }, id);
const submit = (page: Page, id: string, answers: Record<string, Record<string, string | number>>) =>
  page.evaluate(
    async ([responseId, given]) => {
      const { phone } = globalThis as typeof globalThis & Held;
      await phone.submit((await phone.kept(responseId))!, given);
    },
    [id, answers] as const,
  );
const send = (page: Page) => page.evaluate(() => (globalThis as typeof globalThis & Held).phone.send());
const queue = (page: Page) => page.evaluate(() => (globalThis as typeof globalThis & Held).phone.queue());
const states = async (page: Page) => (await queue(page)).map(({ state }) => state);
const serverOf = async (path: string) =>
  (await house.as("hq-officer").api("GET", path)).json<{
    state: string;
    answers: Record<string, Record<string, unknown>>;
    draftVersion: number;
    revision: number;
  }>();
/** Another device of the same town saves straight to the server. */
const saveElsewhere = async (path: string, set: Record<string, unknown>) => {
  const { draftVersion } = await serverOf(path);
  const body = { id: crypto.randomUUID(), baseVersion: draftVersion, set };
  expect((await house.as("focal-person").api("PATCH", path, body)).status).toBe(200);
};

describe("A change on the phone", () => {
  it("goes out together with what was typed around it, and counts as received by the server's clock", async () => {
    const { responseId, path } = await openSmallRound(house, "together");
    const page = await open("focal-person");
    await keep(page, responseId);
    line.cut();
    await save(page, responseId, { "town/wards": 9 });
    await save(page, responseId, { "town/remark": "নদীর ধারে" });
    expect((await queue(page)).map(({ change }) => change)).toMatchObject([
      { set: { "town/wards": 9, "town/remark": "নদীর ধারে" } },
    ]);
    expect(await send(page)).toEqual({ kind: "offline" });
    line.mend();
    expect(await send(page)).toEqual({ kind: "idle" });
    expect(await states(page)).toEqual(["received"]);
    expect((await serverOf(path)).answers).toEqual({ town: { wards: 9, remark: "নদীর ধারে" } });
    await page.context().close();
  });

  it("is saved once though its reply was lost and it went again", async () => {
    const { responseId, path } = await openSmallRound(house, "once");
    const page = await open("focal-person");
    await keep(page, responseId);
    line.loseReply();
    await save(page, responseId, { "town/wards": 5 });
    expect(await send(page)).toEqual({ kind: "offline" });
    expect((await serverOf(path)).draftVersion).toBe(1);
    line.mend();
    await save(page, responseId, { "town/wards": 6 });
    await send(page);
    expect(await states(page)).toEqual(["received", "received"]);
    const server = await serverOf(path);
    expect([server.draftVersion, server.answers.town?.wards]).toEqual([2, 6]);
    const drafts = await house.db.select().from(responseDrafts).where(eq(responseDrafts.responseId, responseId));
    expect(new Set(drafts.map(({ requestId }) => requestId)).size).toBe(drafts.length);
    await page.context().close();
  });

  it("meets what someone else answered elsewhere, without a word where the questions differ", async () => {
    const { responseId, path } = await openSmallRound(house, "merged");
    const page = await open("focal-person");
    await keep(page, responseId);
    line.loseReply();
    await save(page, responseId, { "town/wards": 5 });
    await send(page);
    line.cut();
    await save(page, responseId, { "town/wards": 7 });
    await saveElsewhere(path, { "works/trucks": 3 });
    line.mend();
    await send(page);
    expect(await states(page)).toEqual(["received", "received"]);
    expect((await serverOf(path)).answers).toEqual({ town: { wards: 7 }, works: { trucks: 3 } });
    await page.context().close();
  });

  it("waits for the person where someone else answered the same question, and goes on as they decide", async () => {
    const { responseId, path } = await openSmallRound(house, "asked");
    const page = await open("focal-person");
    await keep(page, responseId);
    line.cut();
    await save(page, responseId, { "town/wards": 5, "town/remark": "আমার" });
    await saveElsewhere(path, { "town/wards": 8 });
    line.mend();
    await send(page);
    const [free, item] = await queue(page);
    expect(free!.state).toBe("received");
    expect(item).toMatchObject({ state: "needs-you", refusal: { code: "stale-draft" } });
    expect(item!.refusal!.conflicts).toMatchObject([{ path: "town/wards", yours: 5, theirs: 8 }]);
    expect((await serverOf(path)).answers).toEqual({ town: { wards: 8, remark: "আমার" } });
    await page.evaluate(
      (id) => (globalThis as typeof globalThis & Held).phone.settle(id, { "town/wards": "mine" }),
      item!.id,
    );
    expect((await serverOf(path)).answers).toEqual({ town: { wards: 5, remark: "আমার" } });
    await page.context().close();
  });

  it("submits what others answered meanwhile to other questions along with what the person gave", async () => {
    const { responseId, path } = await openSmallRound(house, "submitted-together");
    const page = await open("focal-person");
    await keep(page, responseId);
    line.cut();
    await save(page, responseId, { "town/wards": 5 });
    await submit(page, responseId, { town: { wards: 5 } });
    await saveElsewhere(path, { "town/remark": "অফিসের কম্পিউটারে লেখা" });
    line.mend();
    await send(page);
    expect(await states(page)).toEqual(["received", "received"]);
    expect(await serverOf(path)).toMatchObject({
      state: "submitted",
      answers: { town: { wards: 5, remark: "অফিসের কম্পিউটারে লেখা" } },
    });
    await page.context().close();
  });

  it("submits the other's answer where the person chose it, and keeps their own in the history", async () => {
    const { responseId, path } = await openSmallRound(house, "gave-way");
    const page = await open("focal-person");
    await keep(page, responseId);
    line.cut();
    await save(page, responseId, { "town/wards": 5, "town/remark": "আমার" });
    await submit(page, responseId, { town: { wards: 5, remark: "আমার" } });
    await saveElsewhere(path, { "town/wards": 8 });
    line.mend();
    await send(page);
    const met = (await queue(page)).find(({ state }) => state === "needs-you");
    await page.evaluate(
      (id) => (globalThis as typeof globalThis & Held).phone.settle(id, { "town/wards": "theirs" }),
      met!.id,
    );
    expect(await states(page)).toEqual(["received", "received", "received"]);
    expect(await serverOf(path)).toMatchObject({ state: "submitted", answers: { town: { wards: 8, remark: "আমার" } } });
    const drafts = await house.db.select().from(responseDrafts).where(eq(responseDrafts.responseId, responseId));
    expect(drafts.flatMap(({ aside }) => aside ?? [])).toEqual([{ "town/wards": 5 }]);
    await page.context().close();
  });

  it("that is refused holds up its own response and no other", async () => {
    const [bad, good] = [await openSmallRound(house, "bad"), await openSmallRound(house, "good")];
    const page = await open("focal-person");
    await keep(page, bad.responseId);
    await keep(page, good.responseId);
    line.cut();
    await save(page, bad.responseId, { "town/wards": 500 });
    await page.evaluate(async (id) => {
      const { phone } = globalThis as typeof globalThis & Held;
      await phone.submit((await phone.kept(id))!, { town: { wards: 500 } });
    }, bad.responseId);
    await save(page, good.responseId, { "town/wards": 5 });
    line.mend();
    await send(page);
    expect(await states(page)).toEqual(["received", "needs-you", "received"]);
    expect((await serverOf(bad.path)).state).toBe("in-progress");
    // Mending what was wrong and pressing submit again takes the place of what was refused.
    await save(page, bad.responseId, { "town/wards": 50 });
    await page.evaluate(async (id) => {
      const { phone } = globalThis as typeof globalThis & Held;
      await phone.submit((await phone.kept(id))!, { town: { wards: 50 } });
    }, bad.responseId);
    await send(page);
    await expect.poll(() => states(page)).toEqual(["received", "received", "received", "received"]);
    expect(await serverOf(bad.path)).toMatchObject({ state: "submitted", revision: 1 });
    await page.context().close();
  });

  it("waits as long as a busy server asks", async () => {
    const { responseId } = await openSmallRound(house, "busy");
    const page = await open("focal-person");
    await keep(page, responseId);
    await page.route("**/api/v1/rounds/**", (route) => route.fulfill({ status: 503, headers: { "retry-after": "7" } }));
    await save(page, responseId, { "town/wards": 5 });
    expect(await send(page)).toEqual({ kind: "later", after: 7 });
    await page.unroute("**/api/v1/rounds/**");
    expect(await send(page)).toEqual({ kind: "idle" });
    await page.context().close();
  });

  it("isn't put down to a page that someone else answers, such as the sign-in of a network", async () => {
    const { responseId } = await openSmallRound(house, "portal");
    const page = await open("focal-person");
    await keep(page, responseId);
    await page.route("**/api/v1/rounds/**", (route) => route.fulfill({ status: 404, body: "<html>pay here</html>" }));
    await save(page, responseId, { "town/wards": 5 });
    expect(await send(page)).toEqual({ kind: "later", after: null });
    expect(await states(page)).toEqual(["waiting"]);
    await page.context().close();
  });

  it("goes out once though two tabs send at the same moment", async () => {
    const { responseId, path } = await openSmallRound(house, "tabs");
    const one = await open("focal-person");
    const other = await open("focal-person", one.context());
    await keep(one, responseId);
    line.cut();
    for (let wards = 1; wards <= 5; wards++) {
      await (wards % 2
        ? save(one, responseId, { "town/wards": wards })
        : save(other, responseId, { "works/trucks": wards }));
    }
    line.mend();
    await Promise.all([send(one), send(other), send(one)]);
    await expect.poll(() => states(other)).toEqual(["received"]);
    expect((await serverOf(path)).draftVersion).toBe(1);
    expect((await serverOf(path)).answers).toEqual({ town: { wards: 5 }, works: { trucks: 4 } });
    await one.context().close();
  });

  it("keeps the time of a clock that is a year off to itself", async () => {
    const { responseId, path } = await openSmallRound(house, "clock");
    const page = await open("focal-person");
    await keep(page, responseId);
    await page.clock.setFixedTime(new Date("2031-01-01T00:00:00Z"));
    line.cut();
    await save(page, responseId, { "town/wards": 5 });
    line.mend();
    await send(page);
    const [item] = await queue(page);
    expect(item!.givenAt).toMatch(/^2031-/);
    expect(Math.abs(Date.now() - new Date(item!.receivedAt!).getTime())).toBeLessThan(60_000);
    expect((await serverOf(path)).answers).toEqual({ town: { wards: 5 } });
    await page.context().close();
  });

  it("that finds no room is refused at once, and what was kept before stays", async () => {
    const { responseId, path } = await openSmallRound(house, "full");
    const page = await open("focal-person", undefined, 1_000_000);
    await keep(page, responseId);
    line.cut();
    await save(page, responseId, { "town/wards": 5 });
    const fault = await page.evaluate(async (id) => {
      const { phone } = globalThis as typeof globalThis & Held;
      const kept = (await phone.kept(id))!;
      const blob = new Blob([new Uint8Array(5_000_000)], { type: "image/jpeg" });
      return phone.attach(kept, { path: "works/photo", name: "a.jpg", type: "image/jpeg", blob }).then(
        () => "kept",
        (error: { kind: string }) => error.kind,
      );
    }, responseId);
    expect(fault).toBe("full");
    expect(await states(page)).toEqual(["waiting"]);
    await page.close();
    line.mend();
    // The person has made room.
    const again = await open("focal-person", page.context(), 100_000_000);
    await send(again);
    expect(await states(again)).toEqual(["received"]);
    expect((await serverOf(path)).answers).toEqual({ town: { wards: 5 } });
    await again.context().close();
  });
});

describe("Whose changes they are", () => {
  it("a session that ended meanwhile keeps them all; signed in again they go", async () => {
    const { responseId, path } = await openSmallRound(house, "session");
    const page = await open("focal-person");
    await keep(page, responseId);
    line.cut();
    await save(page, responseId, { "town/wards": 5 });
    const [person] = await house.db.select().from(sessions).where(eq(sessions.kind, "browser")).limit(1);
    expect(person).toBeDefined();
    await page.context().clearCookies();
    line.mend();
    expect(await send(page)).toEqual({ kind: "signed-out" });
    expect(await states(page)).toEqual(["waiting"]);
    await page.context().addCookies([{ name: sessionCookie, value: tokenOf("focal-person"), url: line.base }]);
    expect(await send(page)).toEqual({ kind: "idle" });
    expect((await serverOf(path)).answers).toEqual({ town: { wards: 5 } });
    await page.context().close();
  });

  it("never go out under another person's name, nor are seen by them", async () => {
    const { responseId, path } = await openSmallRound(house, "another");
    const page = await open("focal-person");
    await keep(page, responseId);
    line.cut();
    await save(page, responseId, { "town/wards": 5 });
    line.mend();
    const other = await open("hq-officer", page.context());
    expect(await queue(other)).toEqual([]);
    expect(await send(page)).toEqual({ kind: "signed-out" });
    expect((await serverOf(path)).draftVersion).toBe(0);
    await page.context().close();
  });

  it("stay when the person signs out, while everything else is forgotten", async () => {
    const [kept, sent] = [await openSmallRound(house, "stays"), await openSmallRound(house, "goes")];
    const page = await open("focal-person");
    await keep(page, kept.responseId);
    await keep(page, sent.responseId);
    line.cut();
    await save(page, kept.responseId, { "town/wards": 5 });
    const left = await page.evaluate(async () => {
      const { phone } = globalThis as typeof globalThis & Held;
      await phone.forget();
      return phone.keptIds();
    });
    expect(left).toEqual([kept.responseId]);
    expect(await states(page)).toEqual(["waiting"]);
    await page.context().close();
  });
});

describe("A photo on the phone", () => {
  it("goes on from where the line broke, before the submit that names it", async () => {
    const { responseId, path } = await openSmallRound(house, "photo");
    const page = await open("focal-person");
    await keep(page, responseId);
    line.cut();
    const name = await page.evaluate(async (id) => {
      const { phone } = globalThis as typeof globalThis & Held;
      const kept = (await phone.kept(id))!;
      const canvas = new OffscreenCanvas(700, 700);
      const drawing = canvas.getContext("2d")!;
      const pixels = drawing.createImageData(700, 700);
      for (let at = 0; at < pixels.data.length; at += 65_536)
        crypto.getRandomValues(pixels.data.subarray(at, Math.min(at + 65_536, pixels.data.length)));
      drawing.putImageData(pixels, 0, 0);
      const blob = await canvas.convertToBlob({ type: "image/jpeg", quality: 0.95 });
      const file = { path: "works/photo", name: `photo-${crypto.randomUUID().slice(0, 8)}.jpg`, type: blob.type, blob };
      await phone.attach(kept, file);
      const answers = { town: { wards: 5 }, works: { photo: file.name } };
      await phone.save(kept, { set: { "town/wards": 5, "works/photo": file.name } });
      await phone.submit(kept, answers);
      return file.name;
    }, responseId);
    line.mend();
    line.cutAfter(150_000);
    await send(page);
    const [photo] = await queue(page);
    expect(photo!.state).toBe("waiting");
    line.mend();
    await send(page);
    expect(await states(page)).toEqual(["received", "received", "received"]);
    expect(await serverOf(path)).toMatchObject({ state: "submitted", answers: { works: { photo: name } } });
    await page.context().close();
  });
});
