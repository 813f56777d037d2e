import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  compileForm,
  type Definition,
  openSession,
  type Question,
  readForm,
  type Session,
  writeXform,
} from "../../src/xlsform/index.ts";
import { answerOf } from "../../src/xlsform/engine/answers.ts";
import { openBrowser } from "../support/browser.ts";
import { bundleEnketo, type EnketoNode, openEnketo } from "../support/enketo/enketo.ts";

let browser: Browser;
let enketo: Awaited<ReturnType<typeof openEnketo>>;

beforeAll(async () => {
  browser = await openBrowser();
  enketo = await openEnketo(browser, await bundleEnketo());
});
afterAll(() => browser?.close());

type Step = { set: string; value: string } | { addRepeat: string };

/** What ours says of a place, as Enketo says it; null for what isn't in the questionnaire. */
function ours(session: Session, path: string): Omit<EnketoNode, "path"> | null {
  const node = session.node(path);
  if (!node) return null;
  if (node.definition.kind !== "question" || !node.relevant)
    return { value: "", relevant: node.relevant, choices: null };
  const names = node.choices?.map(({ name }) => name) ?? null;
  // Enketo drops a choice that is no longer on offer; here it stays, counts as empty, and is a problem to be told.
  const chosen = [node.value ?? ""].flat().filter((each) => !names || names.includes(String(each)));
  return { value: chosen.join(" "), relevant: true, choices: names };
}

/** Where the two differ, as `path: theirs, ours`. */
function differences(session: Session, nodes: readonly EnketoNode[]): string[] {
  return nodes.flatMap(({ path, relevant, value, choices }) => {
    // What is about the response, counts a repeat or heads a table is no part of the questionnaire.
    if (/^meta|_count$|\/(generated|reserved)_/.test(path)) return [];
    const own = ours(session, path);
    if (!own) return [`${path}: only theirs`];
    // The device's clock and name are its own; it writes what isn't a number, which JavaRosa leaves empty.
    const isNoted = /^(began|device)$/.test(path) || (value === "NaN" && own.value === "");
    const theirs = relevant
      ? { value: isNoted ? own.value : value, relevant, choices: own.choices && choices }
      : { value: "", relevant, choices: null };
    return JSON.stringify(theirs) === JSON.stringify(own) ? [] : [`${path}: ${JSON.stringify([theirs, own])}`];
  });
}

/** Opens the form in both and answers it in both; gives every place where they differ, by step. */
async function compare(definition: Definition, steps: readonly Step[]): Promise<Record<string, string[]>> {
  const session = openSession(compileForm(definition), { timeZone: "Asia/Dhaka" });
  expect(await enketo.open(writeXform(definition))).toEqual([]);
  const first = await enketo.nodes();
  // Phones open the first instance of a repeat.
  for (const { path } of first) if (path.endsWith("[1]") && !session.node(path)) session.addInstance(path.slice(0, -3));
  const found: Record<string, string[]> = { "at first": differences(session, first) };
  for (const step of steps) {
    if ("addRepeat" in step) {
      session.addInstance(step.addRepeat);
      await enketo.addRepeat(step.addRepeat);
    } else {
      const isTaken = await enketo.answer(step.set, step.value);
      const node = session.node(step.set)!;
      session.set(step.set, answerOf(node.definition as Question, step.value) ?? null);
      if (isTaken !== (session.node(step.set)!.violation !== "constraint"))
        found[`${step.set} is taken`] = [String(isTaken)];
    }
    found[JSON.stringify(step)] = differences(session, await enketo.nodes());
  }
  return Object.fromEntries(Object.entries(found).filter(([, lines]) => lines.length > 0));
}

const ANSWERS = {
  "basic-services": [
    ["basis/area", "12.5"],
    ["basis/population_total", "80000"],
    ["basis/households", "17000"],
    ["piped_water/piped_supply", "yes"],
    ["piped_water/households_connected", "18000"],
    ["piped_water/households_connected", "4100"],
    ["sanitation/public_toilets", "3"],
    ["drains/drain_rcc", "10.25"],
    ["waste/waste_generated", "40"],
    ["waste/waste_collected", "31"],
    ["waste_means/vehicles[1]/vehicle_count", "4"],
    ["disposal/disposal_site", "open"],
    ["piped_water/piped_supply", "no"],
  ],
  "profile-and-finance": [
    ["respondent/respondent_post", "other"],
    ["population/area", "9.5"],
    ["population/wards", "3"],
    ["population/population_total", "54321"],
    ["population/households", "12000"],
    ["holding_tax/demand_current", "1000000"],
    ["holding_tax/demand_arrears", "250000"],
    ["holding_tax/collected", "900000"],
    ["tax_by_ward/ward_tax[1]/ward_collected", "400000"],
    ["tax_by_ward/ward_tax[3]/ward_collected", "100000"],
    ["staff/key_posts", "none"],
  ],
} as const;

const STEPS: Step[] = [
  { set: "words", value: "no" },
  { set: "words", value: "a & b <c>" },
  { set: "whole", value: "5" },
  { set: "whole", value: "-1" },
  { set: "whole", value: "7" },
  { set: "part", value: "0.5" },
  { set: "scale", value: "4" },
  { set: "day", value: "2026-11-22" },
  { set: "agreed", value: "yes" },
  { set: "district", value: "dhaka" },
  { set: "towns", value: "savar dohar" },
  { set: "district", value: "pabna" },
  { set: "read", value: "OK" },
  { set: "code", value: "123" },
  { set: "spot", value: "23.5 90.25 0 0" },
  { set: "inner/deep", value: "x" },
  { set: "trucks[1]/tonnes", value: "5" },
  { addRepeat: "trucks" },
  { set: "trucks[2]/tonnes", value: "60" },
  { set: "trucks[1]/trips[2]/km", value: "12" },
  { set: "trucks[2]/trips[1]/km", value: "30" },
  { set: "visits[1]/people", value: "4" },
  { set: "visits[1]/guests[1]/guest", value: "Rahima" },
  { addRepeat: "visits" },
  { set: "visits[2]/guests[1]/guest", value: "Karim" },
  { set: "visits[2]/people", value: "6" },
  { set: "visits[2]/again", value: "yes" },
  { set: "visits[2]/why", value: "More" },
  { set: "visits[1]/again", value: "yes" },
  { set: "grades/roads", value: "no" },
  { set: "share", value: "0.75" },
  { set: "whole", value: "9" },
];

describe("A questionnaire as XForm in the field's web engine", () => {
  it.each(Object.keys(ANSWERS) as (keyof typeof ANSWERS)[])("behaves as here, answer by answer: %s", async (name) => {
    const { definition } = readForm(readFileSync(join("data", "questionnaires", `${name}.xlsx`)));
    const steps = ANSWERS[name].map(([set, value]) => ({ set, value }));
    expect(await compare(definition!, steps)).toEqual({});
  });

  it("behaves as here whatever it asks for", async () => {
    const { definition, errors } = readForm(readFileSync(join("src", "xlsform", "testing", "every-type.md")));
    expect(errors).toEqual([]);
    expect(await compare(definition!, STEPS)).toEqual({});
  });
});
