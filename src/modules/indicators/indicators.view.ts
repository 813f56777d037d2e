import type { PlaceFigure } from "./services/figures.ts";
import type { MunicipalValue, PlaceCount } from "./queries/figures.ts";

/** One place's figure as programs get it: `known` of its `of` municipalities have a value; null is not known. */
export interface FigureItem {
  code: string;
  nameEn: string;
  nameBn: string;
  value: number | null;
  numerator: number | null;
  denominator: number | null;
  known: number;
  of: number;
  /** The approved revision that a municipality's value came from; absent for larger places. */
  source?: { roundId: string; responseId: string; revision: number; approvedAt: string } | null;
}

/** A larger place with its figure, or with none. */
export function placeItem({ code, nameEn, nameBn, of }: PlaceCount, figure: PlaceFigure | undefined): FigureItem {
  const { value = null, numerator = null, denominator = null, known = 0 } = figure ?? {};
  return { code, nameEn, nameBn, value, numerator, denominator, known, of };
}

/** A municipality with its value and source, or with none. */
export function municipalItem(row: MunicipalValue): FigureItem {
  const { code, nameEn, nameBn, value, numerator, denominator, roundId, responseId, revision, approvedAt } = row;
  const heard = roundId !== null && responseId !== null && revision !== null && approvedAt !== null;
  const source = heard ? { roundId, responseId, revision, approvedAt } : null;
  return { code, nameEn, nameBn, value, numerator, denominator, known: value === null ? 0 : 1, of: 1, source };
}
