import { join } from "node:path";
import type { Browser } from "playwright-core";
import { build } from "vite";
import type { enketo, EnketoNode } from "./enketo-page.ts";

export type { EnketoNode };
type Enketo = typeof enketo;

/** A page of a browser in which the field's web engine stands ready; it asks no network. */
export async function openEnketo(browser: Browser, script: string) {
  const context = await browser.newContext({ timezoneId: "Asia/Dhaka", locale: "en-US" });
  const page = await context.newPage();
  await page.route("**", (route) => route.fulfill({ body: "<!doctype html><body></body>", contentType: "text/html" }));
  await page.goto("http://enketo.test/");
  await page.addScriptTag({ content: script });
  const call =
    <K extends keyof Enketo>(name: K) =>
    (...given: Parameters<Enketo[K]>): Promise<Awaited<ReturnType<Enketo[K]>>> =>
      page.evaluate(`enketo.${name}(...${JSON.stringify(given)})`);
  return {
    page,
    open: call("open"),
    answer: call("answer"),
    addRepeat: call("addRepeat"),
    nodes: call("nodes"),
    close: () => context.close(),
  };
}

/** The script of that page: Enketo's engine, its transformer, and what stands between them and the tests. */
export async function bundleEnketo(): Promise<string> {
  const core = join(import.meta.dirname, "..", "..", "..", "node_modules", "enketo-core");
  const built = await build({
    configFile: false,
    logLevel: "silent",
    resolve: {
      alias: {
        "enketo/config": join(core, "config.js"),
        "enketo/widgets": join(core, "src/js/widgets.js"),
        "enketo/translator": join(core, "src/js/fake-translator.js"),
        "enketo/dialog": join(core, "src/js/fake-dialog.js"),
        "enketo/file-manager": join(core, "src/js/file-manager.js"),
        "enketo/xpath-evaluator-binding": join(core, "src/js/xpath-evaluator-binding.js"),
      },
    },
    build: {
      write: false,
      minify: false,
      lib: { entry: join(import.meta.dirname, "enketo-page.ts"), formats: ["iife"], name: "enketoPage" },
    },
  });
  const outputs = [built].flat().flatMap((each) => ("output" in each ? each.output : []));
  return outputs.flatMap((each) => (each.type === "chunk" ? [each.code] : [])).join("\n");
}
