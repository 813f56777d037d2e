import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadSample } from "../src/web/sample/sample.ts";
import type { Client } from "./support/client.ts";
import { openHouse, type TestHouse } from "./support/house.ts";

const assets = join(import.meta.dirname, "..", "dist", "public", "assets");
const styleSheet = readdirSync(assets).find((name) => name.endsWith(".css.br"))!;

let house: TestHouse;
let focal: Client;
beforeAll(async () => {
  house = await openHouse();
  await loadSample(house.house);
  focal = house.visitor();
  await focal.post("/bn/sign-in", { email: "focal@sample.poura", password: "poura-sample" });
}, 120_000);
afterAll(() => house.close());

/** Everything that comes on a phone: the page as it is sent, and the style sheet. There is no script and no font. */
async function weigh(client: Client, path: string): Promise<number> {
  const page = await client.get(path, { "accept-encoding": "br" });
  expect(page.status, path).toBe(200);
  expect(page.headers["content-encoding"], path).toBe("br");
  const headers = Object.entries(page.headers).reduce(
    (sum, [name, value]) => sum + name.length + String(value).length + 4,
    0,
  );
  return page.bytes.byteLength + headers + readFileSync(join(assets, styleSheet)).byteLength;
}

const kilobytes = (bytes: number) => Math.round(bytes / 100) / 10;

describe("On a phone, scripts off, first visit", () => {
  it.each([
    "/bn",
    "/en",
    "/bn/data",
    "/bn/indicators/FIN04",
    "/bn/municipalities",
    "/bn/municipalities/M5501",
    "/bn/sign-in",
  ])("%s weighs at most 20 kB with all it needs", async (path) => {
    expect(kilobytes(await weigh(house.visitor(), path))).toBeLessThanOrEqual(20);
  });

  it("no question page weighs more than 20 kB", async () => {
    const work = await focal.get("/bn/work");
    const answers = /\/bn\/answers\/[0-9a-f-]+/.exec(work.text)![0];
    const list = await focal.get(answers);
    const sections = [...list.text.matchAll(/href="([^"]+\/sections\/[^"#]+)"/g)].map((found) => found[1]!);
    expect(sections.length).toBeGreaterThan(5);
    for (const section of new Set(sections))
      expect(kilobytes(await weigh(focal, section)), section).toBeLessThanOrEqual(20);
  });

  it("the style sheet by itself is small, and pages ask for no script and no third party", async () => {
    const css = readFileSync(join(assets, styleSheet.replace(/\.br$/, "")));
    const smallest = brotliCompressSync(css, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
    expect(kilobytes(smallest.byteLength)).toBeLessThanOrEqual(8.5);
    const page = await house.visitor().get("/bn");
    expect(page.text).not.toMatch(/<script[^>]*>/);
    expect(page.text).not.toMatch(/(src|href)="https?:/);
  });
});
