import type { Db } from "../../../platform/db/database.ts";
import type { Figures, Indicator, PlaceFigure } from "../../indicators/index.ts";
import { type District, listDistricts } from "../../municipalities/index.ts";

/** A district with its figure; null is not known. */
export interface DistrictFigure {
  district: District;
  value: number | null;
  /** How many of its `of` municipalities are known. */
  known: number;
  of: number;
}

/** An indicator's figure of every district in a period, by code. */
export async function districtFigures(
  db: Db,
  figures: Figures,
  indicator: Indicator,
  period: string,
): Promise<DistrictFigure[]> {
  const districts = await listDistricts(db);
  const counts = new Map((await figures.places("district")).map(({ code, of }) => [code, of]));
  const found = await figures.by("district", { codes: [indicator.code], period });
  const figureOf = new Map(found.map((figure) => [figure.place, figure]));
  return districts.map((district) => {
    const { value = null, known = 0 } = figureOf.get(district.code) ?? {};
    return { district, value, known, of: counts.get(district.code) ?? 0 };
  });
}

/** An indicator with its national figures, the newest first; without those of periods in which nothing is known. */
export interface NationalFigure {
  indicator: Indicator;
  figures: PlaceFigure[];
}

/** Each of these indicators with its national figures. */
export async function nationalFigures(figures: Figures, indicators: readonly Indicator[]): Promise<NationalFigure[]> {
  const all = await figures.by("country", { codes: indicators.map(({ code }) => code) });
  return indicators.map((indicator) => ({
    indicator,
    figures: all.filter(({ indicatorCode, known }) => indicatorCode === indicator.code && known > 0),
  }));
}
