import type { Db } from "../../../platform/db/database.ts";
import { openFigures } from "../../indicators/index.ts";
import { type PublicRound, publicRounds } from "../dashboard.queries.ts";
import { type NationalFigure, nationalFigures } from "./places.ts";

/** All indicators with their national figures, and all public rounds. */
export interface Data {
  figures: NationalFigure[];
  rounds: PublicRound[];
  municipalities: number;
}

/** Gathers the page of all data. */
export async function dataOf(db: Db): Promise<Data> {
  const figures = await openFigures(db);
  const [country] = await figures.places("country");
  return {
    figures: await nationalFigures(figures, figures.indicators),
    rounds: await publicRounds(db),
    municipalities: country?.of ?? 0,
  };
}
