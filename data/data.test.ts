import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { evaluateNumber, readForm } from "../src/xlsform/index.ts";
import type { Definition, Node, Question, Text } from "../src/xlsform/index.ts";

type Row = Record<string, string>;

function table(name: string): Row[] {
  return parse<Row>(readFileSync(new URL(name, import.meta.url)), { columns: true });
}

function read(form: string): ReturnType<typeof readForm> {
  return readForm(readFileSync(new URL(`questionnaires/${form}.xlsx`, import.meta.url)));
}

function definitionOf(form: string): Definition {
  const { definition } = read(form);
  if (!definition) throw new Error(`${form} has no definition`);
  return definition;
}

function questionsIn(nodes: readonly Node[]): Question[] {
  return nodes.flatMap((node) => (node.kind === "question" ? [node] : questionsIn(node.children)));
}

function nodesIn(nodes: readonly Node[]): Node[] {
  return nodes.flatMap((node) => (node.kind === "question" ? [node] : [node, ...nodesIn(node.children)]));
}

function textsOf(node: Node): Text[] {
  if (node.kind !== "question") return [node.label, node.hint];
  return [node.label, node.hint, node.guidance, node.constraintMessage, node.requiredMessage];
}

const isAsked = (question: Question): boolean => !["note", "calculate"].includes(question.type);
const forms = ["profile-and-finance", "basic-services"];
const indicators = table("indicators.csv");
const variablesOf = (expression = ""): string[] =>
  Array.from(expression.matchAll(/\$\{([^}]+)\}/g), (match) => match[1] ?? "");

describe.each(forms)("the questionnaire %s", (form) => {
  it("is a sound workbook without a warning", () => {
    const { ok, errors, warnings } = read(form);
    expect({ ok, errors, warnings }).toEqual({ ok: true, errors: [], warnings: [] });
  });

  it("says everything in Bangla and in English", () => {
    const definition = definitionOf(form);
    const oneSided = nodesIn(definition.children).filter((node) =>
      textsOf(node).some((text) => Boolean(text.bn) !== Boolean(text.en)),
    );
    expect(oneSided.map((node) => node.path)).toEqual([]);
    expect(definition.title).toMatchObject({ bn: expect.any(String), en: expect.any(String) });
    expect(definition.defaultLanguage).toBe("bn");
  });

  it("is cut into sections that fit on a page and say how to fill them in", () => {
    const misfits = definitionOf(form).children.filter((section) => {
      if (section.kind !== "group" || !section.hint.bn) return true;
      const asked = questionsIn(section.children).filter(isAsked).length;
      return asked < 4 || asked > 12;
    });
    expect(misfits.map((section) => section.path)).toEqual([]);
  });

  it("names the unit of every number and the reason of every refusal", () => {
    const silent = questionsIn(definitionOf(form).children).filter(
      ({ type, extra, constraint, constraintMessage, required, requiredMessage }) =>
        ((type === "integer" || type === "decimal") && !(extra["unit::bangla (bn)"] && extra["unit::english (en)"])) ||
        (constraint && !constraintMessage.bn) ||
        (required && !requiredMessage.bn),
    );
    expect(silent.map((question) => question.path)).toEqual([]);
  });

  it("supplies a variable by one question only, and only of an indicator that is defined", () => {
    const tags = questionsIn(definitionOf(form).children).flatMap((question) => question.extra.indicator ?? []);
    expect(tags.filter((tag, place) => tags.indexOf(tag) !== place)).toEqual([]);
    const codes = new Set(indicators.map((indicator) => indicator.code));
    expect(tags.filter((tag) => !codes.has(tag.split(".")[0]))).toEqual([]);
  });
});

describe("the indicators", () => {
  const asked = /^(GEN|FIN|WAT|SAN|DRA|ROA|LIG|SWM|STA)/;
  const supplied = new Set(
    forms.flatMap((form) =>
      questionsIn(definitionOf(form).children).flatMap((question) => question.extra.indicator ?? []),
    ),
  );

  it("are the 87 of the facts, each with its meaning in both languages", () => {
    expect(new Set(indicators.map((indicator) => indicator.code)).size).toBe(87);
    const columns = "sector_bn name_bn name_en unit unit_en unit_bn description_en description_bn".split(" ");
    const silent = indicators.filter((indicator) => columns.some((column) => !indicator[column]));
    expect(silent.map((indicator) => indicator.code)).toEqual([]);
  });

  it("can be computed from what the two questionnaires ask", () => {
    const missing = indicators
      .filter((indicator) => asked.test(indicator.code ?? ""))
      .flatMap((indicator) =>
        variablesOf(`${indicator.numerator} ${indicator.denominator}`).filter((name) => !supplied.has(name)),
      );
    expect(missing).toEqual([]);
  });

  it("give a number once every variable is known", () => {
    const expressions = indicators.flatMap(({ numerator = "", denominator = "" }) => [numerator, denominator]);
    const unknown = expressions.filter((expression) => {
      const ones = Object.fromEntries(variablesOf(expression).map((name) => [name, 1]));
      return expression !== "" && Number.isNaN(evaluateNumber(expression, ones));
    });
    expect(unknown).toEqual([]);
  });

  it("have a numerator when they are computed, and a denominator when they are a ratio", () => {
    const misfits = indicators.filter(
      ({ kind, numerator, denominator, aggregate = "", direction = "" }) =>
        (kind === "computed" && numerator === "") ||
        (denominator !== "") !== (aggregate === "ratio") ||
        !/^(sum|ratio|none)$/.test(aggregate) ||
        !/^(higher|lower|neutral)$/.test(direction),
    );
    expect(misfits.map((indicator) => indicator.code)).toEqual([]);
  });

  it("open the dashboard in one order, holding tax first", () => {
    const headlines = indicators
      .filter((indicator) => indicator.headline !== "")
      .sort((one, other) => Number(one.headline) - Number(other.headline));
    expect(headlines.map((indicator) => Number(indicator.headline))).toEqual(headlines.map((_, place) => place + 1));
    expect(headlines.slice(0, 4).map((indicator) => indicator.code)).toEqual(["FIN04", "FIN07", "SWM03", "WAT02"]);
  });
});

describe("the regions", () => {
  it("hold every municipality, in the numbers that the association counts", () => {
    const counts: Record<string, number> = {};
    for (const { region_code: code = "" } of table("municipalities.csv")) counts[code] = (counts[code] ?? 0) + 1;
    const byName = Object.fromEntries(
      table("regions.csv").map((region) => [region.name_en, counts[region.code ?? ""]]),
    );
    expect(byName).toEqual({
      Barishal: 26,
      Bogura: 62,
      Chattogram: 26,
      Cumilla: 38,
      Dhaka: 32,
      Faridpur: 23,
      Jashore: 29,
      Khulna: 8,
      Mymensingh: 35,
      Rangpur: 31,
      Sylhet: 20,
    });
  });
});

describe("every text of the facts", () => {
  it.each(["regions.csv", "indicators.csv", "municipalities.csv", "districts.csv", "upazilas.csv", "divisions.csv"])(
    "is in Unicode NFC: %s",
    (name) => {
      const text = readFileSync(new URL(name, import.meta.url), "utf8");
      expect(text === text.normalize("NFC")).toBe(true);
    },
  );
});
