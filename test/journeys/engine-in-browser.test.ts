import { readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "vite";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Browser } from "playwright-core";
import { type Answers, compileForm, type Definition, openSession, readForm } from "../../src/xlsform/index.ts";
import { sampleAnswers, type SampleForm } from "../../src/web/sample/sample-answers.ts";
import { openBrowser } from "../support/browser.ts";

const root = join(import.meta.dirname, "..", "..");
let browser: Browser;
let script: string;

beforeAll(async () => {
  browser = await openBrowser();
  const built = await build({
    configFile: false,
    logLevel: "silent",
    build: {
      write: false,
      minify: true,
      lib: { entry: join(root, "src/xlsform/engine.ts"), formats: ["iife"], name: "xlsform" },
    },
  });
  const outputs = [built].flat().flatMap((each) => ("output" in each ? each.output : []));
  script = outputs.flatMap((each) => (each.type === "chunk" ? [each.code] : [])).join("\n");
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

describe("The engine", () => {
  it.each<SampleForm>(["profile-and-finance", "basic-services"])(
    "says the same of %s in a browser as in the server",
    async (form) => {
      const { definition } = readForm(readFileSync(join(root, "data", "questionnaires", `${form}.xlsx`)));
      const whole = sampleAnswers(form, { code: "M5501", population: 98_355, class: "A" }, 2025) as Answers;
      const half = Object.fromEntries(Object.entries(whole).slice(0, 3));
      const page = await browser.newPage();
      await page.addScriptTag({ content: script });
      for (const answers of [whole, half, {}]) {
        const here = say({ compileForm, openSession }, definition!, answers);
        const there = await page.evaluate(
          `(${say.toString()})(xlsform, ${JSON.stringify(definition)}, ${JSON.stringify(answers)})`,
        );
        expect(there).toEqual(JSON.parse(JSON.stringify(here)));
      }
      await page.close();
    },
  );
});
