import type { Db } from "../../../platform/db/database.ts";
import { refusals } from "../../../platform/errors/problem.ts";
import {
  type Figures,
  type Indicator,
  openFigures,
  type PeriodValue,
  type PlaceFigure,
} from "../../indicators/index.ts";
import { findMunicipality, type Municipality } from "../../municipalities/index.ts";
import { answersOf, officesOf } from "../dashboard.queries.ts";
import { rankOf, type Spread, spreadOf } from "../figures.rules.ts";
import { fewestToCompare, type Standing, standingOf } from "../findings.rules.ts";

/** Where a municipality stands among those of its class in one indicator. */
export interface Placing {
  indicator: Indicator;
  period: string;
  value: number;
  spread: Spread;
  /** From the best. */
  rank: number;
  /** How many of the class are known, with this one. */
  among: number;
  standing: Standing;
}

/** An indicator with all that is said of it about one municipality, the newest period first. */
export interface MunicipalFigure {
  indicator: Indicator;
  newest: PeriodValue;
  values: PeriodValue[];
}

/** How a municipality has answered in rounds that came due. */
export interface AnswerRecord {
  due: number;
  inTime: number;
}

/** What a municipality's page shows. */
export interface Profile {
  municipality: Municipality;
  /** The class that it is compared with; null: with all municipalities. */
  group: "A" | "B" | "C" | null;
  placings: Placing[];
  figures: MunicipalFigure[];
  /** The first headline figure with two known periods, beside that of the country. */
  trend: { figure: MunicipalFigure; national: readonly PlaceFigure[] } | null;
  offices: Awaited<ReturnType<typeof officesOf>>;
  record: AnswerRecord;
}

/** Gathers a municipality's page. @param today `YYYY-MM-DD` @throws Problem `not-found` */
export async function profileOf(db: Db, code: string, today: string): Promise<Profile> {
  const municipality = await findMunicipality(db, code);
  if (!municipality) throw refusals.notFound();
  const open = await openFigures(db);
  const figures = await municipalFigures(open, code);
  const trending = figures
    .filter(({ indicator, values }) => indicator.headline !== null && values.filter(isKnown).length > 1)
    .sort((a, b) => (a.indicator.headline ?? 0) - (b.indicator.headline ?? 0))[0];
  const national = trending ? await open.by("country", { codes: [trending.indicator.code] }) : [];
  return {
    municipality,
    figures,
    ...(await placingsOf(open, municipality, figures)),
    trend: trending ? { figure: trending, national } : null,
    offices: await officesOf(db, code, today),
    record: recordOf(await answersOf(db, code), today),
  };
}

const isKnown = ({ value }: PeriodValue) => value !== null;

/** All that is said about a municipality, by indicator. */
export async function municipalFigures(figures: Figures, code: string): Promise<MunicipalFigure[]> {
  const values = await figures.ofMunicipality(code);
  return figures.indicators.flatMap((indicator) => {
    const own = values.filter(({ indicatorCode }) => indicatorCode === indicator.code);
    const newest = own.find(isKnown) ?? own[0];
    return newest ? [{ indicator, newest, values: own }] : [];
  });
}

/**
 * Its headline figures of the newest period, each placed among those of its class; among all municipalities when its
 * class isn't known, or when too few of the class are.
 */
async function placingsOf(figures: Figures, { code, class: ofClass }: Municipality, own: MunicipalFigure[]) {
  const headlines = figures.headlines();
  const known = own.filter(({ indicator, newest }) => indicator.headline !== null && isKnown(newest));
  const period =
    known
      .map(({ newest }) => newest.period)
      .sort()
      .at(-1) ?? "";
  const all = await figures.known({ codes: headlines.map((indicator) => indicator.code), period });
  const heard = new Set(all.filter((each) => each.class === ofClass).map(({ municipalityCode }) => municipalityCode));
  const group = heard.size >= fewestToCompare ? ofClass : null;
  const placings = headlines.flatMap((indicator): Placing[] => {
    const values = all.filter((each) => each.indicatorCode === indicator.code && (!group || each.class === group));
    const value = values.find(({ municipalityCode }) => municipalityCode === code)?.value;
    return value === undefined
      ? []
      : placed(
          indicator,
          period,
          value,
          values.map((each) => each.value),
        );
  });
  return { group, placings };
}

function placed(indicator: Indicator, period: string, value: number, values: number[]): Placing[] {
  const spread = spreadOf(values);
  if (!spread) return [];
  const rank = rankOf(value, values, indicator.direction);
  const standing = standingOf(value, values, indicator.direction);
  return [{ indicator, period, value, spread, rank, among: values.length, standing }];
}

/** Of the last five rounds that came due, how many were answered by their day. */
function recordOf(answers: Awaited<ReturnType<typeof answersOf>>, today: string): AnswerRecord {
  const due = answers.filter(({ dueOn }) => dueOn < today).slice(0, 5);
  const inTime = due.filter(({ firstSubmittedOn: on, dueOn }) => on !== null && on <= dueOn);
  return { due: due.length, inTime: inTime.length };
}
