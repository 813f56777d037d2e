import type { Db } from "../../../platform/db/database.ts";
import { refusals } from "../../../platform/errors/problem.ts";
import {
  type Figures,
  type Indicator,
  indicatorsFedBy,
  type MunicipalValue,
  openFigures,
  type PlaceFigure,
} from "../../indicators/index.ts";
import { listDivisions, listRegions, type Named } from "../../municipalities/index.ts";
import { formOf } from "../../questionnaires/index.ts";
import { submittedInPeriod } from "../dashboard.queries.ts";
import { rankOf } from "../figures.rules.ts";
import { type DistrictFigure, districtFigures, type NationalFigure, nationalFigures } from "./places.ts";

/** A municipality in the table of an indicator. */
export interface RankedValue extends MunicipalValue {
  /** Among all that are known, from the best; null when not known. */
  rank: number | null;
  /** Its value in the period before; null when not known. */
  before: number | null;
}

/** How many municipalities are known, and why the others aren't. */
export interface Coverage {
  known: number;
  /** An answer has come and isn't approved yet. */
  submitted: number;
  /** Nothing has come. */
  awaited: number;
  /** An answer is approved, and doesn't say. */
  unanswered: number;
}

/** What an indicator's page shows. */
export interface IndicatorFigures extends NationalFigure {
  /** The period shown; null as long as nothing is known. */
  period: string | null;
  /** The known period before it. */
  previous: string | null;
  /** The national figure of the period. */
  national: PlaceFigure | null;
  /** Figures of the classes of municipalities, all periods. */
  classes: readonly PlaceFigure[];
  divisions: { division: Named; figure: PlaceFigure }[];
  districts: DistrictFigure[];
  municipalities: RankedValue[];
  coverage: Coverage;
  regions: Named[];
}

/** Gathers an indicator's page. @param asked period to show instead of the newest @throws Problem `not-found` */
export async function indicatorFiguresOf(db: Db, code: string, asked: string | undefined): Promise<IndicatorFigures> {
  const figures = await openFigures(db);
  const indicator = figures.indicator(code);
  if (!indicator) throw refusals.notFound();
  const [{ figures: known } = { figures: [] }] = await nationalFigures(figures, [indicator]);
  const national = known.find(({ period }) => period === asked) ?? known[0] ?? null;
  const period = national?.period ?? null;
  const previous = known.find((each) => period !== null && each.period < period)?.period ?? null;
  const municipalities = await rankedValues(figures, indicator, period, previous);
  return {
    indicator,
    figures: known,
    period,
    previous,
    national,
    classes: await figures.by("class", { codes: [code] }),
    divisions: await divisionFigures(db, figures, indicator, period),
    districts: await districtFigures(db, figures, indicator, period ?? ""),
    municipalities,
    coverage: coverageOf(municipalities, await submittedFor(db, indicator, period ?? "")),
    regions: await listRegions(db),
  };
}

async function divisionFigures(db: Db, figures: Figures, { code }: Indicator, period: string | null) {
  const divisions = await listDivisions(db);
  const found = await figures.by("division", { codes: [code], period: period ?? "" });
  return found.flatMap((figure) => {
    const division = divisions.find((each) => each.code === figure.place);
    return division ? [{ division, figure }] : [];
  });
}

/** Every municipality with its value, its rank and its value before. */
async function rankedValues(figures: Figures, indicator: Indicator, period: string | null, previous: string | null) {
  const values = await figures.ofMunicipalities(indicator.code, period);
  const earlier = previous === null ? [] : await figures.ofMunicipalities(indicator.code, previous);
  const valueBefore = new Map(earlier.map(({ code, value }) => [code, value]));
  const known = values.flatMap(({ value }) => (value === null ? [] : [value]));
  return values.map((row): RankedValue => {
    const rank = row.value === null ? null : rankOf(row.value, known, indicator.direction);
    return { ...row, rank, before: valueBefore.get(row.code) ?? null };
  });
}

/** The municipalities whose answer to a questionnaire that asks the indicator has come and isn't approved yet. */
async function submittedFor(db: Db, indicator: Indicator, period: string): Promise<ReadonlySet<string>> {
  const submitted = await submittedInPeriod(db, period);
  const asking = new Set<string>();
  for (const versionId of new Set(submitted.map((each) => each.versionId))) {
    const { definition } = await formOf(db, versionId);
    if (indicatorsFedBy(definition, [indicator]).length > 0) asking.add(versionId);
  }
  return new Set(submitted.flatMap(({ versionId, code }) => (asking.has(versionId) ? [code] : [])));
}

function coverageOf(values: readonly RankedValue[], waiting: ReadonlySet<string>): Coverage {
  const unknown = values.filter(({ value }) => value === null);
  const unanswered = unknown.filter(({ roundId }) => roundId !== null).length;
  const submitted = unknown.filter(({ roundId, code }) => roundId === null && waiting.has(code)).length;
  return {
    known: values.length - unknown.length,
    submitted,
    unanswered,
    awaited: unknown.length - unanswered - submitted,
  };
}

/** What a table of municipalities is narrowed to and sorted by. */
export interface TableChoice {
  district?: string;
  region?: string;
  class?: "A" | "B" | "C";
  sort: "high" | "low" | "name";
}

/** The rows of the table, those not known at the end. @param compare how names are ordered */
export function chosenRows(
  rows: readonly RankedValue[],
  { district, region, class: ofClass, sort }: TableChoice,
  compare: (a: RankedValue, b: RankedValue) => number,
): RankedValue[] {
  const sign = sort === "low" ? -1 : 1;
  return rows
    .filter((row) => !district || row.districtCode === district)
    .filter((row) => !region || row.regionCode === region)
    .filter((row) => !ofClass || row.class === ofClass)
    .sort((a, b) => {
      if (sort === "name") return compare(a, b);
      if (a.value === null || b.value === null)
        return Number(a.value === null) - Number(b.value === null) || compare(a, b);
      return sign * (b.value - a.value) || compare(a, b);
    });
}
