import { formats } from "../../platform/i18n/format.ts";
import type { Lang } from "../../platform/i18n/lang.ts";
import { classLimits } from "./figures.rules.ts";
import { type Measured, shortFigure } from "./figures.view.ts";

const scales = [
  { size: 10_000_000, word: { bn: "কোটি", en: "crore" } },
  { size: 100_000, word: { bn: "লাখ", en: "lakh" } },
];

/** How values stand on the tiles of a map, where there is room for four digits. */
export interface TileScale {
  label: (value: number) => string;
  /** What the numbers are counted in, when not in ones. */
  word: string | null;
}

/** One scale for all tiles: in lakh or crore when the greatest value needs it; without sign or unit. */
export function tileScale({ decimals }: Measured, values: readonly number[], lang: Lang): TileScale {
  const greatest = Math.max(...values.map(Math.abs), 0);
  const scale = scales.find(({ size }) => greatest >= size);
  const size = scale?.size ?? 1;
  const label = (value: number) => {
    const scaled = value / size;
    const places = Math.abs(scaled) >= 10 ? 0 : scale ? 1 : decimals;
    return formats(lang).number(scaled, places);
  };
  return { label, word: scale?.word[lang] ?? null };
}

/** The same for the axis and the ends of lines, which show the sign or unit as long as they count in ones. */
export function axisScale(measured: Measured, values: readonly number[], lang: Lang): TileScale {
  const scale = tileScale(measured, values, lang);
  return scale.word === null ? { ...scale, label: (value) => shortFigure(measured, value, lang) } : scale;
}

/** The limits between the five colours of a map, and what each colour says. */
export function mapClasses(measured: Measured, values: readonly number[], lang: Lang) {
  const limits = classLimits(values);
  const figures = limits.map((limit) => shortFigure(measured, limit, lang));
  const [first = "", , , last = ""] = figures;
  // Between two limits the sign or unit of the second is enough.
  const bare = figures.map((figure) => figure.replace(/%$/, ""));
  const between = figures.slice(1).map((figure, at) => `${bare[at]}–${figure}`);
  const ends = lang === "bn" ? [`${first}-এর কম`, `${last} বা বেশি`] : [`under ${first}`, `${last} or more`];
  return { breaks: limits, keyLabels: [ends[0]!, ...between, ends[1]!] };
}
