import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { describe, expect, it } from "vitest";
import { compileForm, openSession, readForm } from "../../xlsform/index.ts";
import type { Form } from "../../xlsform/index.ts";
import { sampleAnswers } from "./sample-answers.ts";
import type { Answers, SampleForm, SampleMunicipality } from "./sample-answers.ts";

const municipalities = parse<Record<string, string>>(
  readFileSync(new URL("../../../data/municipalities.csv", import.meta.url)),
  {
    columns: true,
  },
).map((row): SampleMunicipality => ({
  code: row.code ?? "",
  population: row.population ? Number(row.population) : null,
  class: row.class || null,
}));

function formOf(name: SampleForm): Form {
  const { definition } = readForm(readFileSync(new URL(`../../../data/questionnaires/${name}.xlsx`, import.meta.url)));
  if (!definition) throw new Error(`${name} has no definition`);
  return compileForm(definition);
}

const rentsAndLeases = (municipality: SampleMunicipality, year: number): Answers =>
  sampleAnswers("profile-and-finance", municipality, year).rents_leases as Answers;

/** Sum over the municipalities that have every one of the figures. */
function sums(year: number, group: string, names: string[]): number[] {
  const known = municipalities
    .map((municipality) => sampleAnswers("profile-and-finance", municipality, year)[group] as Answers)
    .filter((answers) => names.every((name) => typeof answers[name] === "number"));
  return names.map((name) => known.reduce((total, answers) => total + Number(answers[name]), 0));
}

describe.each(["profile-and-finance", "basic-services"] as const)("sample answers to %s", (name) => {
  it("are accepted for every municipality", () => {
    const form = formOf(name);
    const refused = municipalities.flatMap((municipality) =>
      openSession(form, { answers: sampleAnswers(name, municipality, 2025) })
        .problems()
        .map(({ path, message }) => `${municipality.code} ${path}: ${message.en}`),
    );
    expect(refused).toEqual([]);
  });

  it("are the same on every run and differ by year", () => {
    const [first] = municipalities;
    if (!first) throw new Error("no municipality");
    expect(sampleAnswers(name, first, 2025)).toEqual(sampleAnswers(name, first, 2025));
    expect(sampleAnswers(name, first, 2025)).not.toEqual(sampleAnswers(name, first, 2024));
  });
});

describe("sample figures of the country", () => {
  it("collect about two thirds of holding tax, and lack some figures", () => {
    const [current = 0, arrears = 0, collected = 0] = sums(2025, "holding_tax", [
      "demand_current",
      "demand_arrears",
      "collected",
    ]);
    expect(collected / (current + arrears)).toBeGreaterThan(0.55);
    expect(collected / (current + arrears)).toBeLessThan(0.8);
    const silent = municipalities.filter(
      (municipality) =>
        !("collected" in (sampleAnswers("profile-and-finance", municipality, 2025).holding_tax as Answers)),
    );
    expect(silent.length).toBeGreaterThan(3);
    expect(silent.length).toBeLessThan(60);
  });

  it("answer the same own revenue for last year as was answered last year", () => {
    const contradicted = municipalities.filter((municipality) => {
      const now = rentsAndLeases(municipality, 2025).own_revenue_last;
      const before = rentsAndLeases(municipality, 2024).own_revenue;
      return now !== undefined && before !== undefined && now !== before;
    });
    expect(contradicted).toEqual([]);
  });
});
