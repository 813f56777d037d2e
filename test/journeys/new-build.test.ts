import { type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, it } from "vitest";
import { workerPath } from "../../src/modules/rounds/index.ts";
import { workerFile } from "../../src/web/assets.ts";
import { openHouse, type TestHouse } from "../support/house.ts";
import { Handset, openSmallRound } from "../support/phone.ts";

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house?.close());

/** The product is replaced by a newer build while people answer: its worker can tell that it is the newer one. */
function replaceBuild(): void {
  const { server } = house.app;
  const [old] = server.listeners("request") as RequestListener[];
  const told = `addEventListener("fetch", (event) => event.request.url.endsWith("/which") && event.respondWith(new Response("newer")));`;
  const script = `${readFileSync(workerFile, "utf8")}\n${told}`;
  server.removeAllListeners("request");
  server.on("request", (request: IncomingMessage, reply: ServerResponse) => {
    if (request.url !== workerPath) return old!(request, reply);
    reply.writeHead(200, { "content-type": "text/javascript; charset=utf-8", "cache-control": "no-cache" }).end(script);
  });
}

const answering = (page: Page) => page.evaluate(async () => (await fetch("/which")).text());

it("a newer build waits while a form is open, and takes nothing of what is typed; a later visit gets it", async () => {
  const { responseId, path } = await openSmallRound(house, "new-build");
  const phone = await Handset.at(house);
  try {
    await phone.signIn("focal-person");
    await phone.goto(`/bn/answers/${responseId}/sections/town`);
    await phone.page.waitForSelector("[data-live]");
    await phone.keeps(responseId);
    // One answer is on the phone only, another is still being typed.
    phone.line.cut();
    await phone.page.fill('[name="town/wards"]', "৯");
    await phone.page.locator('[name="town/remark"]').pressSequentially("নদীর ধা");
    await phone.page.waitForSelector("text=এই ফোনে রাখা আছে");
    await phone.page.evaluate(() => Object.assign(globalThis, { stays: true }));
    replaceBuild();
    phone.line.mend();
    const waits = await phone.page.evaluate(async () => {
      const registration = (await navigator.serviceWorker.getRegistration())!;
      await registration.update();
      for (let turn = 0; !registration.waiting && turn < 100; turn++)
        await new Promise((done) => setTimeout(done, 100));
      // As long as a worker that doesn't wait would need to take over and load the page again.
      await new Promise((done) => setTimeout(done, 1_000));
      return registration.waiting?.state;
    });
    expect(waits).toBe("installed");
    expect(await phone.page.evaluate(() => "stays" in globalThis)).toBe(true);
    expect(await phone.page.inputValue('[name="town/wards"]')).toBe("৯");
    expect(await phone.page.inputValue('[name="town/remark"]')).toBe("নদীর ধা");
    expect(await answering(phone.page)).not.toBe("newer");
    await phone.page.locator('[name="town/remark"]').pressSequentially("রে");
    await phone.page.waitForSelector("[data-kept=saved]");

    // Closed and opened again, the newer one answers, and what was typed under the older one is there. A page that is opened
    // before the browser has quite let go of the closed one is still the older worker's.
    const openAgain = async () => {
      await phone.page.close();
      phone.page = await phone.context.newPage();
      await phone.goto(`/bn/answers/${responseId}/sections/town`);
      await phone.page.waitForSelector("[data-live]");
      return answering(phone.page);
    };
    await expect.poll(openAgain, { interval: 300, timeout: 30_000 }).toBe("newer");
    expect(await phone.page.inputValue('[name="town/remark"]')).toBe("নদীর ধারে");
    const server = await house.as("hq-officer").api("GET", path);
    expect(server.json<{ answers: unknown }>().answers).toEqual({ town: { wards: 9, remark: "নদীর ধারে" } });
  } finally {
    await phone.close();
  }
});
