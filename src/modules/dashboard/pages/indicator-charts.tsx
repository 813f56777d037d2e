import type { ComponentChildren } from "preact";
import type { Lang } from "../../../platform/i18n/lang.ts";
import { StackedMeter } from "../../../platform/ui/charts/bars.tsx";
import { Histogram } from "../../../platform/ui/charts/histogram.tsx";
import { Key, type Shade } from "../../../platform/ui/charts/key.tsx";
import { useFrame } from "../../../platform/ui/frame-context.ts";
import { Section } from "../../../platform/ui/layout.tsx";
import { barLimits, countsBetween, spreadOf } from "../figures.rules.ts";
import { classIn, differenceInWords, nameIn, shortFigure } from "../figures.view.ts";
import { changeOf, comparable, extremesOf, fewestToCompare } from "../findings.rules.ts";
import { indicatorWords } from "../indicator.messages.ts";
import type { IndicatorFigures, RankedValue } from "../services/indicator.ts";
import { DistrictMap, DistrictTable } from "./district-parts.tsx";
import { FigureTrend } from "./figure-trend.tsx";

interface Props {
  found: IndicatorFigures;
}

const classes = ["A", "B", "C"] as const;

/** The classes of which enough municipalities are known in a period. */
function classesIn({ classes: figures }: IndicatorFigures, period: string) {
  return classes.filter((letter) =>
    figures.some((each) => each.place === letter && each.period === period && each.known >= fewestToCompare),
  );
}

/** The country and its classes over the years; nothing with one year alone. */
export function TrendOfCountry({ found, period }: Props & { period: string }) {
  const { lang } = useFrame();
  const { indicator, figures } = found;
  const country = figures.filter(({ value }) => value !== null).toReversed();
  if (country.length < 2) return null;
  const periods = country.map((each) => each.period);
  const valueOf = (place: string, at: string) =>
    found.classes.find((each) => each.place === place && each.period === at)?.value ?? null;
  const classLines = classesIn(found, period).map((letter) => ({
    name: classIn(letter, lang),
    values: periods.map((at) => valueOf(letter, at)),
  }));
  const all = { name: indicatorWords[lang].countryLine, values: country.map(({ value }) => value), strong: true };
  return (
    <Section id="trend" title={trendTitle(found, lang)}>
      <FigureTrend
        indicator={indicator}
        lines={[all, ...classLines]}
        periods={periods}
        known={country.map(({ known }) => known)}
      />
    </Section>
  );
}

function trendTitle({ indicator, figures }: IndicatorFigures, lang: Lang): string {
  const t = indicatorWords[lang];
  const shown = (value: number) => shortFigure(indicator, value, lang);
  const change = changeOf(comparable(indicator, figures), indicator.direction, shown);
  if (!change || change.course === "same") return t.trend;
  const by = differenceInWords(indicator, change.last.value - change.first.value, lang);
  return change.course === "rose" ? t.trendRose(by) : t.trendFell(by);
}

/** The map of districts, beside it what is given, and its table. */
export function ByDistrict({ found, period, children }: Props & { period: string; children: ComponentChildren }) {
  const { lang } = useFrame();
  const { indicator, districts } = found;
  if (indicator.aggregate === "none")
    return <Section id="districts" title={indicatorWords[lang].howMany} children={children} />;
  return (
    <Section id="districts" title={divisionTitle(found, lang)}>
      <div class="split">
        <DistrictMap indicator={indicator} period={period} districts={districts} skipTo="coverage" />
        {children}
      </div>
      <DistrictTable indicator={indicator} period={period} districts={districts} />
    </Section>
  );
}

/** The divisions with the highest and lowest figure, of those in which three municipalities or more are known. */
function divisionTitle({ indicator, divisions }: IndicatorFigures, lang: Lang): string {
  const t = indicatorWords[lang];
  const shown = (value: number) => shortFigure(indicator, value, lang);
  const places = divisions
    .filter(({ figure }) => figure.known >= 3)
    .map(({ division, figure }) => ({ place: nameIn(division, lang), value: figure.value }));
  const extremes = extremesOf(places, shown);
  if (!extremes) return t.byDistrict;
  const { most, least } = extremes;
  return t.divisionFinding(most.place, shown(most.value), least.place, shown(least.value));
}

/** How many municipalities are known, and why the others aren't. */
export function CoverageOfFigure({ found: { coverage } }: Props) {
  const { lang, f } = useFrame();
  const t = indicatorWords[lang];
  const parts: { shade: Shade; value: number; label: string }[] = [
    { shade: "bar", value: coverage.known, label: t.known },
    { shade: "q2", value: coverage.submitted, label: t.submitted },
    { shade: "q1", value: coverage.unanswered, label: t.unanswered },
    { shade: "unk", value: coverage.awaited, label: t.awaited },
  ];
  const missing = coverage.submitted + coverage.unanswered + coverage.awaited;
  return (
    <div id="coverage">
      <h3>{t.howMany}</h3>
      <StackedMeter wide segments={parts} />
      <Key
        entries={parts
          .filter(({ value }) => value > 0)
          .map(({ shade, value, label }) => ({ shade, label: `${f.integer(value)} ${label}` }))}
      />
      <p>
        {t.notZero} {missing > 0 && t.mayChange(f.integer(missing))}
      </p>
    </div>
  );
}

/** How the municipalities lie, by class where enough of two classes are known, else all together. */
export function Spreads({ found }: Props) {
  const { lang } = useFrame();
  const t = indicatorWords[lang];
  const { indicator, municipalities, period } = found;
  const known = municipalities.flatMap(({ value }) => (value === null ? [] : [value]));
  if (known.length < fewestToCompare) return null;
  const limits = barLimits(known);
  const compared = classesIn(found, period ?? "");
  const groups =
    compared.length < 2
      ? [{ name: t.allMunicipalities, rows: municipalities }]
      : compared.map((letter) => ({
          name: classIn(letter, lang),
          rows: municipalities.filter((row) => row.class === letter),
        }));
  return (
    <Section
      id="spread"
      title={classTitle(found, lang) ?? (groups.length > 1 ? t.byClass : t.spread)}
      lead={t.histogramLead}
    >
      <div class={groups.length > 1 ? "grid3" : undefined}>
        {groups.map(({ name, rows }) => (
          <GroupSpread name={name} rows={rows} limits={limits} indicator={indicator} />
        ))}
      </div>
    </Section>
  );
}

interface GroupSpreadProps {
  name: string;
  rows: RankedValue[];
  limits: number[];
  indicator: IndicatorFigures["indicator"];
}

function GroupSpread({ name, rows, limits, indicator }: GroupSpreadProps) {
  const { lang, f } = useFrame();
  const t = indicatorWords[lang];
  const shown = (value: number) => shortFigure(indicator, value, lang);
  const values = rows.flatMap(({ value }) => (value === null ? [] : [value]));
  const spread = spreadOf(values);
  const every = limits.length > 7 ? 2 : 1;
  const bins = countsBetween(limits, values).map((count, at) => ({
    count,
    label: `${shown(limits[at] ?? 0)}–${shown(limits[at + 1] ?? 0)}`,
    ...(at % every === 0 && { tick: shown(limits[at] ?? 0) }),
  }));
  return (
    <figure>
      <figcaption>
        <b>{name}</b>
        {spread && `: ${t.middle(shown(spread.middle))}`} <span class="mut">({f.integer(values.length)})</span>
      </figcaption>
      <Histogram label={name} bins={bins} unknown={rows.length - values.length} />
    </figure>
  );
}

/** The classes with the highest and lowest figure, as long as they can be told apart. */
function classTitle(found: IndicatorFigures, lang: Lang): string | null {
  const { indicator, period } = found;
  const shown = (value: number) => shortFigure(indicator, value, lang);
  const figures = classesIn(found, period ?? "").flatMap((letter) => {
    const value = found.classes.find((each) => each.place === letter && each.period === period)?.value ?? null;
    return value === null ? [] : [{ place: classIn(letter, lang), value }];
  });
  const [most, ...others] = figures.sort((a, b) => b.value - a.value);
  const least = others.at(-1);
  if (!most || !least || shown(most.value) === shown(least.value)) return null;
  return indicatorWords[lang].classFinding(most.place, shown(most.value), least.place, shown(least.value));
}
