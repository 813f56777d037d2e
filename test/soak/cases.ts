import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { readForm } from "../../src/xlsform/read-form.ts";
import { differenceOf } from "../../src/xlsform/testing/differ.ts";
import { generatedForms, generatedSteps } from "../../src/xlsform/testing/generate-form.ts";
import { judgeExpression, judgeWorkbook } from "../../src/xlsform/testing/judge.ts";
import { brokenExpressions, soundExpressions } from "../../src/xlsform/testing/mutate-expression.ts";
import { brokenWorkbooks } from "../../src/xlsform/testing/mutate-workbook.ts";
import { workbookOf } from "../../src/xlsform/testing/workbook.ts";

/** A part of the soak that tries generated cases one after another, each within a time. */
export interface Cases {
  /** How many in a whole run. */
  count: number;
  /** Milliseconds that one may take. */
  limit: number;
  /** How many are generated together, from the seed and their place. */
  block: number;
  /** The cases of a block: each says what is wrong with it, or null, and can be shown. */
  make(seed: number, block: number): Case[];
}

export interface Case {
  kind: string;
  show: string;
  judge(): string | null | Promise<string | null>;
}

const VALUES = fc.array(
  fc.constantFrom<string | number>(
    "",
    0,
    1,
    -2.5,
    "a",
    "a b",
    "2024-02-29",
    "10:30:00.000",
    "কখ",
    1e300,
    "1 2 0 0;1 3 0 0",
  ),
  { minLength: 1, maxLength: 5 },
);
const BLOCK = 1_000;

function expressions(seed: number, block: number): Case[] {
  const isSound = block % 2 === 0;
  const arbitrary = fc.tuple(isSound ? soundExpressions : brokenExpressions, VALUES);
  return fc.sample(arbitrary, { seed: seed + block, numRuns: BLOCK }).map(([source, values]) => ({
    kind: isSound ? "sound expressions" : "broken expressions",
    show: source.length > 300 ? `${source.slice(0, 300)}… (${source.length} characters)` : source,
    judge: () => judgeExpression(source, isSound, values),
  }));
}

const SAMPLES = ["basic-services", "profile-and-finance"];

function workbooks(seed: number, block: number): Case[] {
  const real = SAMPLES.map((name) => Uint8Array.from(readFileSync(`data/questionnaires/${name}.xlsx`)));
  return fc.sample(brokenWorkbooks(real), { seed: seed + block, numRuns: 50 }).map((bytes, index) => ({
    kind: "broken workbooks",
    show: `workbook ${index} of block ${block}, ${bytes.length} bytes`,
    judge: () => judgeWorkbook(bytes),
  }));
}

function engines(seed: number, block: number): Case[] {
  return fc
    .sample(fc.tuple(generatedForms, generatedSteps), { seed: seed + block, numRuns: 20 })
    .map(([sheets, steps]) => ({
      kind: "forms through both engines",
      show: JSON.stringify([sheets["survey"], steps]),
      judge: async () => {
        await openBrowser();
        const { definition, errors } = readForm(workbookOf(sheets));
        if (!definition) return `refused although it is sound: ${errors[0]?.message.en}`;
        const difference = await differenceOf(definition, steps);
        return difference && JSON.stringify(difference);
      },
    }));
}

/** The official engine looks for a browser's document around it. */
async function openBrowser(): Promise<void> {
  if ("DOMParser" in globalThis) return;
  const { JSDOM } = await import("jsdom");
  const { window } = new JSDOM("", { url: "http://localhost" });
  for (const name of Object.getOwnPropertyNames(window))
    if (!(name in globalThis)) Object.assign(globalThis, { [name]: Reflect.get(window, name) });
  Object.assign(globalThis, { window: globalThis, document: window.document });
}

/** The parts by name. */
export const parts: Readonly<Record<string, Cases>> = {
  expressions: { count: 1_000_000, limit: 250, block: BLOCK, make: expressions },
  workbooks: { count: 20_000, limit: 2_000, block: 50, make: workbooks },
  engines: { count: 2_000, limit: 10_000, block: 20, make: engines },
};
