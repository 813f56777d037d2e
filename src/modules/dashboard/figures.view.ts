import { compareNames } from "../../platform/i18n/collate.ts";
import { formats } from "../../platform/i18n/format.ts";
import { keepTogether } from "../../platform/i18n/typeset.ts";
import type { Lang } from "../../platform/i18n/lang.ts";
import type { Indicator } from "../indicators/index.ts";

/** What of an indicator decides how its figures read. */
export type Measured = Pick<Indicator, "unitEn" | "unitBn" | "decimals">;

/** What a figure is called that nobody knows. */
export const notKnown: Record<Lang, string> = { bn: "তথ্য নেই", en: "not known" };

const isMoney = ({ unitEn }: Measured) => unitEn.startsWith("BDT");
const lakh = 100_000;

/**
 * A figure as charts and lists show it, without its unit in words: no decimals from ten on; money from a lakh on in lakh
 * or crore, to three digits.
 */
export function shortFigure(measured: Measured, value: number, lang: Lang): string {
  if (isMoney(measured) && Math.abs(value) >= lakh) return formats(lang).lakh(Number(value.toPrecision(3)));
  const decimals = Math.abs(value) >= 10 || Number.isInteger(value) ? 0 : measured.decimals;
  return withSign(measured, value, decimals, lang);
}

/** A figure with the decimals its indicator has, as its own page and tables show it. */
export function exactFigure(measured: Measured, value: number | null, lang: Lang): string {
  return value === null ? notKnown[lang] : withSign(measured, value, measured.decimals, lang);
}

/** A figure with its unit in words, to stand alone. */
export function figureInWords(measured: Measured, value: number | null, lang: Lang): string {
  if (value === null) return notKnown[lang];
  const figure = shortFigure(measured, value, lang);
  if (isMoney(measured) || measured.unitEn === "%") return figure;
  if (lang === "en") return `${figure} ${measured.unitEn}`;
  // “টি” is written to the number, a word apart from it.
  return `${figure}${measured.unitBn.startsWith("টি") ? "" : " "}${measured.unitBn}`;
}

/** The unit beside a number that stands large; what it is counted per is left to the words under it. */
export function shortUnit(measured: Measured, lang: Lang): string {
  if (isMoney(measured) || measured.unitEn === "%") return "";
  return lang === "bn" ? (measured.unitBn.split(" (")[0] ?? "") : (measured.unitEn.split(" per ")[0] ?? "");
}

function withSign(measured: Measured, value: number, decimals: number, lang: Lang): string {
  const f = formats(lang);
  if (measured.unitEn === "%") return f.percent(value, decimals);
  if (isMoney(measured)) return f.money(value);
  return f.number(value, decimals);
}

/** The difference of two figures: of percentages in points, of anything else in its own unit. */
export function differenceInWords(measured: Measured, difference: number, lang: Lang): string {
  const size = Math.abs(difference);
  if (measured.unitEn !== "%") return figureInWords(measured, size, lang);
  const points = formats(lang).number(size, size >= 10 ? 0 : 1);
  return keepTogether(lang === "bn" ? `${points} পয়েন্ট` : `${points} ${points === "1.0" ? "point" : "points"}`);
}

/** The difference of two figures with its sign, for a table. */
export function signedDifference({ decimals }: Measured, difference: number, lang: Lang): string {
  const text = formats(lang).number(difference, decimals);
  return difference > 0 && /[1-9১-৯]/.test(text) ? `+${text}` : text;
}

/** Anything that has a name in both languages. */
export interface Titled {
  nameEn: string;
  nameBn: string;
}

/** The name in the reader's language. */
export function nameIn({ nameEn, nameBn }: Titled, lang: Lang): string {
  return lang === "bn" ? nameBn : nameEn;
}

/**
 * What an indicator's figure is called. A name that lists several things ("Bridges; culverts") is cut to the first, which
 * is what the figure counts.
 */
export function indicatorName(indicator: Titled, lang: Lang): string {
  const name = nameIn(indicator, lang);
  return name.includes(";") ? (name.split(/ \(|[:;]/)[0] ?? name) : name;
}

const classes = { bn: { A: "ক", B: "খ", C: "গ" }, en: { A: "A", B: "B", C: "C" } };

/** A municipality's class: ক শ্রেণি, class A. */
export function classIn(letter: "A" | "B" | "C" | null, lang: Lang): string {
  if (letter === null) return lang === "bn" ? "শ্রেণি জানা নেই" : "class not known";
  return lang === "bn" ? `${classes.bn[letter]} শ্রেণি` : `class ${classes.en[letter]}`;
}

/** Sectors in the order of the file of definitions, by the letters that their codes begin with. */
const sectorOrder = ["GEN", "FIN", "WAT", "SAN", "DRA", "ROA", "LIG", "SWM", "POV", "GOV", "STA", "HEA", "CLI", "MAR"];

/** Indicators by sector: the sectors in their order, in each the headline figures first. */
export function bySector<T extends { indicator: Indicator }>(
  figures: readonly T[],
): { sector: Titled; figures: T[] }[] {
  const place = ({ indicator }: T) => {
    const at = sectorOrder.indexOf(indicator.code.slice(0, 3));
    return at === -1 ? sectorOrder.length : at;
  };
  const sorted = figures.toSorted(
    (a, b) =>
      place(a) - place(b) ||
      (a.indicator.headline ?? Infinity) - (b.indicator.headline ?? Infinity) ||
      (a.indicator.code < b.indicator.code ? -1 : 1),
  );
  const groups = new Map<string, { sector: Titled; figures: T[] }>();
  for (const figure of sorted) {
    const { sectorEn, sectorBn } = figure.indicator;
    const group = groups.get(sectorEn) ?? { sector: { nameEn: sectorEn, nameBn: sectorBn }, figures: [] };
    group.figures.push(figure);
    groups.set(sectorEn, group);
  }
  return [...groups.values()];
}

/** Things to choose from, by name. */
export function nameOptions(
  things: readonly (Titled & { code: string })[],
  lang: Lang,
): { value: string; label: string }[] {
  const options = things.map((thing) => ({ value: thing.code, label: nameIn(thing, lang) }));
  return options.sort((a, b) => compareNames(a.label, b.label, lang));
}

/** The classes to choose from. */
export function classOptions(lang: Lang): { value: string; label: string }[] {
  return (["A", "B", "C"] as const).map((letter) => ({ value: letter, label: classIn(letter, lang) }));
}

/** Rows of a list on one page. */
export const rowsAPage = 25;

/** One page of rows: places are counted from 1; a page beyond the end is the last one. */
export function pageOf<T>(rows: readonly T[], asked: number) {
  const pages = Math.max(Math.ceil(rows.length / rowsAPage), 1);
  const page = Math.min(asked, pages);
  const start = (page - 1) * rowsAPage;
  const shown = rows.slice(start, start + rowsAPage);
  return {
    shown,
    from: shown.length > 0 ? start + 1 : 0,
    to: start + shown.length,
    previous: page > 1 ? page - 1 : undefined,
    next: page < pages ? page + 1 : undefined,
  };
}

/** A round's title in the reader's language. */
export function titleIn({ titleEn, titleBn }: { titleEn: string; titleBn: string }, lang: Lang): string {
  return lang === "bn" ? titleBn : titleEn;
}
