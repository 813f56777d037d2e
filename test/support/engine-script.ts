import { join } from "node:path";
import { build } from "vite";
import { projectFolder } from "../../src/platform/config/config.ts";

const entry = join(projectFolder(), "src", "xlsform", "engine.ts");

/**
 * The whole engine as a browser fetches it: definitions, expressions and answering, minified, known there as `xlsform`. (As a
 * module the bundler would leave its white space in, for those who bundle it further.)
 */
export async function engineScript(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: "silent",
    build: { write: false, minify: true, lib: { entry, formats: ["iife"], name: "xlsform" } },
  });
  const outputs = [built].flat().flatMap((each) => ("output" in each ? each.output : []));
  return outputs.flatMap((each) => (each.type === "chunk" ? [each.code] : [])).join("\n");
}
