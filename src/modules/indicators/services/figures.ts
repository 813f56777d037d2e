import type { Db } from "../../../platform/db/database.ts";
import type { Definition } from "../../../xlsform/index.ts";
import { aggregateOf, formulaOf, sourcesIn } from "../indicators.rules.ts";
import { allIndicators, type Indicator } from "../queries/definitions.ts";
import {
  type KnownValue,
  knownValues,
  type Level,
  type MunicipalValue,
  municipalValues,
  type PeriodValue,
  type PlaceCount,
  placesOf,
  type PlaceSums,
  sumsBy,
  valuesOfMunicipality,
  type Which,
} from "../queries/figures.ts";
import { type FiguresState, stateOfFigures } from "../queries/settling.ts";
import { keep } from "./kept-figures.ts";
import { settleIndicators } from "./settle-indicators.ts";

/** The figure of a place: of the whole country, a division, a region, a district, or of a class of municipalities. */
export interface PlaceFigure extends PlaceSums {
  /** Null is not known. */
  value: number | null;
}

/**
 * The public figures. They can only be had through `openFigures`, which counts in whatever was approved until then.
 */
export class Figures {
  readonly #db: Db;
  readonly #version: string;
  /** Every indicator, by code. */
  readonly indicators: readonly Indicator[];

  constructor(db: Db, version: string, indicators: readonly Indicator[]) {
    this.#db = db;
    this.#version = version;
    this.indicators = indicators;
  }

  /** The definition with this code. */
  indicator(code: string): Indicator | undefined {
    return this.indicators.find((each) => each.code === code);
  }

  /** The headline indicators, in their order. */
  headlines(): Indicator[] {
    return this.indicators
      .filter((each) => each.headline !== null)
      .sort((a, b) => (a.headline ?? 0) - (b.headline ?? 0) || (a.code < b.code ? -1 : 1));
  }

  /** Figures of the places of a level, in the order of indicator, period (newest first) and place. */
  by(level: Level, which: Which): Promise<readonly PlaceFigure[]> {
    return this.#keep(["by", level, which], async () => this.#withValues(await sumsBy(this.#db, level, which)));
  }

  #withValues(sums: PlaceSums[]): PlaceFigure[] {
    return sums.flatMap((each) => {
      const indicator = this.indicator(each.indicatorCode);
      return indicator ? [{ ...each, value: aggregateOf(indicator, each) }] : [];
    });
  }

  /** Every place of a level with the number of its municipalities, by code. */
  places(level: "country" | "division" | "region" | "district"): Promise<readonly PlaceCount[]> {
    // A region's name is changed without the figures changing.
    if (level === "region") return placesOf(this.#db, level);
    return this.#keep(["places", level], () => placesOf(this.#db, level));
  }

  /** Every active municipality with its value, by code. */
  ofMunicipalities(code: string, period: string | null): Promise<readonly MunicipalValue[]> {
    return this.#keep(["municipalities", code, period], () => municipalValues(this.#db, code, period));
  }

  /** Everything that is said about one municipality, by indicator, the newest period first. */
  ofMunicipality(municipality: string): Promise<PeriodValue[]> {
    return valuesOfMunicipality(this.#db, municipality);
  }

  /** The known values of all municipalities, to place one among them. */
  known(which: Which): Promise<readonly KnownValue[]> {
    return this.#keep(["known", which], () => knownValues(this.#db, which));
  }

  #keep<T>(question: unknown, read: () => Promise<T>): Promise<T> {
    return keep(this.#db, this.#version, JSON.stringify(question), read);
  }
}

/** The indicators that a questionnaire gives values of. */
export function indicatorsFedBy(definition: Definition, indicators: readonly Indicator[]): Indicator[] {
  const asked = new Set(sourcesIn(definition).map(({ variable }) => variable));
  return indicators.filter((indicator) => formulaOf(indicator)?.counts.some((variable) => asked.has(variable)));
}

/** Counts in what was approved until now, and gives the figures. */
export async function openFigures(db: Db): Promise<Figures> {
  const { version } = await settledState(db);
  return new Figures(db, version, await keep(db, version, "indicators", () => allIndicators(db)));
}

/** Where the figures stand once nothing is pending any more. */
async function settledState(db: Db): Promise<FiguresState> {
  const state = await stateOfFigures(db);
  if (!state.pending) return state;
  await settleIndicators(db);
  return stateOfFigures(db);
}

/** The newest period in which anything is known; null when nothing is. @param national figures, the newest first */
export function newestPeriod(national: readonly PlaceFigure[]): string | null {
  return national
    .filter(({ known }) => known > 0)
    .reduce<string | null>((newest, { period }) => (newest === null || period > newest ? period : newest), null);
}
