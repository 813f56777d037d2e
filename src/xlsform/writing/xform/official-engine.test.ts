// @vitest-environment jsdom
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AnyNode, RootNode } from "@getodk/xforms-engine";
import { beforeAll, describe, expect, it } from "vitest";
import type { Definition, Question } from "../../definition/definition.ts";
import { answerOf } from "../../engine/answers.ts";
import { compileForm } from "../../engine/compile.ts";
import { openSession, resolveText, type Session } from "../../engine/session.ts";
import { readForm } from "../../read-form.ts";
import { choices, definition, group, question, repeat } from "../../testing/build.ts";
import { writeXform } from "./write-xform.ts";

type Engine = typeof import("@getodk/xforms-engine");
let engine: Engine;

beforeAll(async () => {
  // The engine was bundled for browsers: in Node it looks for what old modules had.
  Object.assign(globalThis, { __dirname: "/", require: createRequire(import.meta.url) });
  engine = await import("@getodk/xforms-engine");
});

/** Opens a form in the official engine; fails with what it says of it. */
async function open(made: Definition): Promise<RootNode> {
  const nothing = async () => new Response(null, { status: 404 });
  const form = await engine.loadForm(writeXform(made), { fetchFormAttachment: nothing });
  if (form.status === "failure") throw form.error;
  expect(form.warnings).toBeNull();
  return form.createInstance().root;
}

/** Every node of the official engine by our path; a repeat itself is not among them. */
function nodesOf(node: AnyNode): [path: string, node: AnyNode][] {
  return (node.currentState.children ?? []).flatMap((child: AnyNode): [string, AnyNode][] => {
    const path = child.currentState.reference.split("/").slice(2).join("/");
    return child.nodeType.startsWith("repeat-range") ? nodesOf(child) : [[path, child], ...nodesOf(child)];
  });
}

/** Gives the same answer to both. */
function answer(root: RootNode, session: Session, path: string, value: string): void {
  const node = new Map(nodesOf(root)).get(path);
  if (node?.nodeType === "select") node.selectValues(value.split(" "));
  else if (node?.nodeType === "input") node.setValue(value);
  else throw new Error(`The official engine has no question ${path}.`);
  session.set(path, answerOf(session.node(path)!.definition as Question, value) ?? null);
}

/** Where the two differ in relevance, value, label or choices, as `path: theirs, ours`. */
function differences(root: RootNode, session: Session): string[] {
  return nodesOf(root).flatMap(([path, theirs]) => {
    const ours = session.node(path);
    const state = theirs.currentState;
    if (!ours) return path.startsWith("meta") || path.endsWith("_count") ? [] : [`${path}: only theirs`];
    if (state.relevant !== ours.relevant) return [`${path}: ${state.relevant}, ${ours.relevant}`];
    if (!ours.relevant || ours.definition.kind !== "question") return [];
    const written = "instanceValue" in state ? String(state.instanceValue) : "";
    // A whole number among decimals has a decimal point there.
    const value = ours.definition.type === "decimal" ? written.replace(/\.0$/, "") : written;
    const label = resolveText(ours.definition.label, session.form.definition.defaultLanguage, session, path);
    const pairs = [[value, [ours.value ?? ""].flat().join(" ")]];
    if (state.label) pairs.push([state.label.asString, label]);
    if (theirs.nodeType === "select") {
      const offered = theirs.currentState.valueOptions.map(({ value: name }: { value: string }) => name);
      pairs.push([offered.join(" "), (ours.choices ?? []).map(({ name }) => name).join(" ")]);
    }
    return pairs.flatMap(([said, known]) => (said === known ? [] : [`${path}: ${said}, ${known}`]));
  });
}

/** XPath 1.0, 4.4: the sum of no nodes is 0. The official engine says NaN, which leaves the calculation empty. */
const SUMS_OF_NONE = ["tax_by_ward/ward_holdings_total: , 0", "tax_by_ward/ward_collected_total: , 0"];

const ANSWERS: Record<string, [path: string, value: string][]> = {
  "basic-services": [
    ["basis/area", "12.5"],
    ["basis/population_total", "80000"],
    ["basis/households", "17000"],
    ["piped_water/piped_supply", "yes"],
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
};

describe("a questionnaire as XForm in the field's own engine", () => {
  it.each(Object.keys(ANSWERS))("behaves as here, answer by answer: %s", async (name) => {
    const made = readForm(readFileSync(`data/questionnaires/${name}.xlsx`)).definition!;
    const root = await open(made);
    const session = openSession(compileForm(made));
    // The official engine opens the first instance of a repeat, as phones do.
    for (const path of ["waste_means/vehicles", "grants/projects"]) if (session.node(path)) session.addInstance(path);
    const unlike = () => {
      const hasWards = session.children("tax_by_ward/ward_tax").length > 0;
      return differences(root, session).filter((difference) => hasWards || !SUMS_OF_NONE.includes(difference));
    };
    expect(unlike()).toEqual([]);
    for (const [path, value] of ANSWERS[name]!) {
      answer(root, session, path, value);
      expect(unlike(), `after ${path} = ${value}`).toEqual([]);
    }
  });

  it("finds its neighbours in repeats, filters its choices and counts its instances", async () => {
    const towns = choices("savar", "dohar", "bera").map((choice, index) => ({
      ...choice,
      extra: { district: index === 2 ? "pabna" : "dhaka" },
    }));
    const made = definition(
      [
        question("integer", "n", { default: "2" }),
        question("text", "who", {
          default: "concat('A', ' & ', \"B\")",
          label: { en: "Who asks <b>${n}</b> & more?" },
        }),
        repeat(
          "blocks",
          [
            question("select_one", "district", { list: "districts" }),
            group("inner", [
              question("select_one", "town", { list: "towns", choiceFilter: "district = ${district}" }),
              question("text", "mayor", { relevant: "${town} = 'savar'", label: { en: "Mayor of ${town}?" } }),
            ]),
            repeat(
              "roads",
              [question("integer", "km"), question("calculate", "twice", { calculation: "${km} * ${n}" })],
              {
                count: "2",
              },
            ),
            question("calculate", "sum_km", { calculation: "sum(${twice})" }),
            question("calculate", "before", {
              calculation: "if(position(..) > 1, indexed-repeat(${district}, ${blocks}, position(..) - 1), 'none')",
            }),
          ],
          { count: "${n} + 1" },
        ),
        question("calculate", "all_km", { calculation: "count(${blocks}[./district = 'dhaka'])" }),
        question("calculate", "chosen", {
          calculation: "jr:choice-name(indexed-repeat(${district}, ${blocks}, 1), '${district}')",
        }),
      ],
      { districts: choices("dhaka", "pabna"), towns },
    );
    const root = await open(made);
    const session = openSession(compileForm(made));
    expect(session.children("blocks")).toHaveLength(3);
    const steps: [string, string][] = [
      ["blocks[2]/district", "dhaka"],
      ["blocks[2]/inner/town", "savar"],
      ["blocks[1]/district", "pabna"],
      ["blocks[3]/roads[1]/km", "4"],
      ["blocks[3]/roads[2]/km", "5"],
      ["n", "3"],
    ];
    expect(differences(root, session)).toEqual([]);
    for (const [path, value] of steps) {
      answer(root, session, path, value);
      expect(differences(root, session), `after ${path} = ${value}`).toEqual([]);
    }
    expect(session.node("blocks[3]/sum_km")?.value).toBe(27);
  });

  it("takes whatever a form asks for", async () => {
    const made = readForm(readFileSync("src/xlsform/testing/every-type.md")).definition!;
    const root = await open(made);
    const session = openSession(compileForm(made));
    // What the device notes down, and the rows that head a table on phones, are no part of the questionnaire.
    const besides = /^(began|trucks\[1\]\/all_km: , 0|grades\/(generated|reserved)_)/;
    const unlike = () => differences(root, session).filter((line) => !besides.test(line));
    expect(unlike()).toEqual([]);
    const steps = [
      ["whole", "5"],
      ["agreed", "yes"],
      ["district", "dhaka"],
      ["towns", "savar"],
      ["words", "a & b <c>"],
      ["visits[1]/people", "4"],
      ["grades/roads", "no"],
    ] as const;
    for (const [path, value] of steps) {
      answer(root, session, path, value);
      expect(unlike(), `after ${path} = ${value}`).toEqual([]);
    }
  });
});
