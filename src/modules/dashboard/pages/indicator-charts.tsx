import type { ComponentChildren } from "preact";
import { StackedMeter } from "../../../platform/ui/charts/bars.tsx";
import { Histogram } from "../../../platform/ui/charts/histogram.tsx";
import { Key, type Shade } from "../../../platform/ui/charts/key.tsx";
import { Trend } from "../../../platform/ui/charts/trend.tsx";
import { useFrame } from "../../../platform/ui/frame-context.ts";
import { More, Section } from "../../../platform/ui/layout.tsx";
import { DataTable } from "../../../platform/ui/table.tsx";
import { barLimits, countsBetween, spreadOf } from "../figures.rules.ts";
import { classIn, differenceInWords, exactFigure, indicatorName, nameIn, shortFigure } from "../figures.view.ts";
import { changeOf, extremesOf, fewestToCompare } from "../findings.rules.ts";
import { indicatorWords } from "../indicator.messages.ts";
import type { IndicatorFigures, RankedValue } from "../services/indicator.ts";
import { DistrictMap, DistrictTable } from "./district-parts.tsx";

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
  const { lang, f } = useFrame();
  const t = indicatorWords[lang];
  const { indicator, figures } = found;
  const country = figures.filter(({ value }) => value !== null).toReversed();
  if (country.length < 2) return null;
  const periods = country.map((each) => each.period);
  const valueOf = (place: string, at: string) =>
    found.classes.find((each) => each.place === place && each.period === at)?.value ?? null;
  const lines = [
    { name: t.country, values: country.map(({ value }) => value), strong: true },
    ...classesIn(found, period).map((letter) => ({
      name: classIn(letter, lang),
      values: periods.map((at) => valueOf(letter, at)),
    })),
  ];
  const shown = (value: number) => shortFigure(indicator, value, lang);
  const title = trendTitle(found, shown, lang);
  return (
    <Section id="trend" title={title}>
      <figure>
        <Trend
          label={`${indicatorName(indicator, lang)}: ${country.map((each) => `${f.fiscalYear(each.period)} ${shown(each.value ?? 0)}`).join(", ")}`}
          lines={lines}
          periods={periods.map((each) => f.fiscalYear(each).slice(2))}
          format={shown}
        />
        <p class="src">{t.trendSource}</p>
      </figure>
      <More title={t.trendTable}>
        <DataTable
          caption={indicatorName(indicator, lang)}
          columns={[
            { head: t.period, cell: (at) => f.fiscalYear(periods[at] ?? "") },
            ...lines.map(({ name, values }) => ({
              head: name,
              align: "end" as const,
              cell: (at: number) => exactFigure(indicator, values[at] ?? null, lang),
            })),
            { head: t.coverage, align: "end" as const, cell: (at) => f.integer(country[at]?.known ?? 0) },
          ]}
          rows={periods.map((_, at) => at)}
        />
      </More>
    </Section>
  );
}

function trendTitle(
  { indicator, figures }: IndicatorFigures,
  shown: (value: number) => string,
  lang: "bn" | "en",
): string {
  const t = indicatorWords[lang];
  const known = figures.flatMap(({ period, value }) => (value === null ? [] : [{ period, value }])).reverse();
  const change = changeOf(known, indicator.direction, shown);
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
function divisionTitle({ indicator, divisions }: IndicatorFigures, lang: "bn" | "en"): string {
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
function classTitle(found: IndicatorFigures, lang: "bn" | "en"): string | null {
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
