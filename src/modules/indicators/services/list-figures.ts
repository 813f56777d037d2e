import type { Db } from "../../../platform/db/database.ts";
import { type FigureItem, municipalItem, placeItem } from "../indicators.view.ts";
import { type Indicator, indicatorsAfter } from "../queries/definitions.ts";
import { municipalValues, placesOf } from "../queries/figures.ts";
import { type Figures, newestPeriod } from "./figures.ts";

/** Definitions by code after a key. */
export function listedIndicators(db: Db, after: string | null, most: number) {
  return indicatorsAfter(db, after, most);
}

/** What of an indicator is asked for. */
export interface FiguresAsked {
  /** Without it only the periods are told. */
  by?: "municipality" | "district" | "division" | "region" | "country";
  /** Without it the newest period in which anything is known. */
  period?: string;
  after: string | null;
  most: number;
}

/** Figures of an indicator for one page of places, by code; places without a figure are there too. */
export async function listedFigures(db: Db, figures: Figures, indicator: Indicator, asked: FiguresAsked) {
  const national = await figures.by("country", { codes: [indicator.code] });
  const periods = national.filter(({ known }) => known > 0).map(({ period }) => period);
  const period = asked.period ?? newestPeriod(national);
  const { rows, total } = asked.by ? await listed(db, figures, indicator, period, asked) : { rows: [], total: 0 };
  return { period, periods, rows, total };
}

async function listed(
  db: Db,
  figures: Figures,
  indicator: Indicator,
  period: string | null,
  { by = "country", after, most }: FiguresAsked,
): Promise<{ rows: FigureItem[]; total: number }> {
  const all = await placesOf(db, by === "municipality" ? "country" : by);
  if (by === "municipality") {
    const values = await municipalValues(db, indicator.code, period, { after, most });
    return { rows: values.map(municipalItem), total: all[0]?.of ?? 0 };
  }
  const known = await figures.by(by, { codes: [indicator.code], period: period ?? "" });
  const figureAt = new Map(known.map((figure) => [figure.place, figure]));
  const page = all.filter(({ code }) => after === null || code > after).slice(0, most);
  return { rows: page.map((place) => placeItem(place, figureAt.get(place.code))), total: all.length };
}
