import { readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { Worker as NodeWorker } from "node:worker_threads";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Browser } from "playwright-core";
import { type Answers, compileForm, type Definition, openSession, readForm } from "../../src/xlsform/index.ts";
import { sampleAnswers, type SampleForm } from "../../src/web/sample/sample-answers.ts";
import { openBrowser } from "../support/browser.ts";
import { engineScript } from "../support/engine-script.ts";

const root = join(import.meta.dirname, "..", "..");
let browser: Browser;
let script: string;

beforeAll(async () => {
  browser = await openBrowser();
  script = await engineScript();
});
afterAll(() => browser?.close());

/** What a session says of a form with these answers; the same function runs here and in the browser. */
function say(
  library: { compileForm: typeof compileForm; openSession: typeof openSession },
  definition: Definition,
  answers: Answers,
) {
  const session = library.openSession(library.compileForm(definition), {
    answers,
    today: "2026-11-22",
    now: new Date("2026-11-22T06:00:00Z"),
    timeZone: "Asia/Dhaka",
  });
  const nodes: unknown[] = [];
  const walk = (path: string) => {
    for (const node of session.children(path)) {
      nodes.push([node.path, node.relevant, node.required, node.value ?? null, node.violation]);
      walk(node.path);
    }
  };
  walk("");
  return { nodes, revision: session.revision(), problems: session.problems() };
}

/** A form's definition, and answers to it: all, some and none. */
function sample(name: SampleForm): { definition: Definition; answers: Answers[] } {
  const { definition } = readForm(readFileSync(join(root, "data", "questionnaires", `${name}.xlsx`)));
  const whole = sampleAnswers(name, { code: "M5501", population: 98_355, class: "A" }, 2025) as Answers;
  return { definition: definition!, answers: [whole, Object.fromEntries(Object.entries(whole).slice(0, 3)), {}] };
}

/** What this process says of it, as it arrives from elsewhere. */
function saidHere(definition: Definition, answers: Answers): unknown {
  return JSON.parse(JSON.stringify(say({ compileForm, openSession }, definition, answers)));
}

/** Asks a worker that knows nothing but the bundled engine, and the function `say`. */
const inWorker = `onmessage = ({ data }) => postMessage((${say.toString()})(xlsform, data.definition, data.answers));`;

describe("The engine", () => {
  it("is fetched by a browser in at most 30 kB", () => {
    expect(gzipSync(script, { level: 9 }).length).toBeLessThanOrEqual(30_000);
  });

  const forms: SampleForm[] = ["profile-and-finance", "basic-services"];

  it.each(forms)("says the same of %s in a browser as in the server", async (form) => {
    const { definition, answers } = sample(form);
    const page = await browser.newPage();
    await page.addScriptTag({ content: script });
    for (const each of answers) {
      const there = await page.evaluate(
        `(${say.toString()})(xlsform, ${JSON.stringify(definition)}, ${JSON.stringify(each)})`,
      );
      expect(there).toEqual(saidHere(definition, each));
    }
    await page.close();
  });

  it.each(forms)("says the same of %s in a browser's worker", async (form) => {
    const { definition, answers } = sample(form);
    const page = await browser.newPage();
    for (const each of answers) {
      const there = await page.evaluate(
        ([source = "", message = ""]) =>
          new Promise((resolve, reject) => {
            const worker = new Worker(URL.createObjectURL(new Blob([source])));
            worker.onmessage = ({ data }: MessageEvent) => resolve(data);
            worker.onerror = ({ message: why }) => reject(new Error(why));
            worker.postMessage(JSON.parse(message));
          }),
        [`${script}\n${inWorker}`, JSON.stringify({ definition, answers: each })],
      );
      expect(JSON.parse(JSON.stringify(there))).toEqual(saidHere(definition, each));
    }
    await page.close();
  });

  it.each(forms)(
    "says the same of %s in a worker of Node that has neither a document nor this project",
    async (form) => {
      const { definition, answers } = sample(form);
      const ears = `const { parentPort } = require("node:worker_threads");
      const postMessage = (said) => parentPort.postMessage(said); let onmessage;
      parentPort.on("message", (data) => onmessage({ data }));`;
      const worker = new NodeWorker(`${script}\n${ears}\n${inWorker}`, { eval: true });
      for (const each of answers) {
        const there = await new Promise((resolve, reject) => {
          worker.once("message", resolve).once("error", reject);
          worker.postMessage({ definition, answers: each });
        });
        expect(JSON.parse(JSON.stringify(there))).toEqual(saidHere(definition, each));
      }
      await worker.terminate();
    },
  );
});
