import type { Lang } from "../../../platform/i18n/lang.ts";
import { axisTicks } from "../../../platform/ui/charts/scale.ts";
import { Trend, type TrendLine } from "../../../platform/ui/charts/trend.tsx";
import { useFrame } from "../../../platform/ui/frame-context.ts";
import { More } from "../../../platform/ui/layout.tsx";
import { DataTable, Scroll } from "../../../platform/ui/table.tsx";
import type { Indicator } from "../../indicators/index.ts";
import { exactFigure, indicatorName } from "../figures.view.ts";
import { indicatorWords } from "../indicator.messages.ts";
import { axisScale, type TileScale } from "../tiles.view.ts";

interface Props {
  indicator: Indicator;
  /** The first is the one that the chart is about; four at most. */
  lines: TrendLine[];
  /** In the order of time, as `2025-26`. */
  periods: string[];
  /** How many municipalities each period's figure is from. */
  known?: number[];
}

/** An indicator over the years, and its table. */
export function FigureTrend({ indicator, lines, periods, known }: Props) {
  const { lang, f } = useFrame();
  const t = indicatorWords[lang];
  const values = lines.flatMap((line) => line.values.filter((value) => value !== null));
  const scale = axisScale(indicator, values, lang);
  const [first] = lines;
  const said = periods.map(
    (period, at) => `${f.fiscalYear(period)} ${exactFigure(indicator, first?.values[at] ?? null, lang)}`,
  );
  const caption = indicatorName(indicator, lang);
  return (
    <>
      <figure>
        <Trend
          label={`${caption}, ${first?.name ?? ""}: ${said.join(", ")}`}
          lines={lines}
          periods={periods.map((period) => f.fiscalYear(period).slice(2))}
          format={scale.label}
        />
        <p class="src">{aboutAxis(values, scale, lang) + t.trendSource}</p>
      </figure>
      <More title={t.trendTable}>
        <Scroll label={caption}>
          <DataTable
            caption={caption}
            columns={[
              { head: t.period, cell: (at) => f.fiscalYear(periods[at] ?? "") },
              ...lines.map((line) => ({
                head: line.name,
                align: "end" as const,
                cell: (at: number) => exactFigure(indicator, line.values[at] ?? null, lang),
              })),
              ...(known
                ? [{ head: t.coverage, align: "end" as const, cell: (at: number) => f.integer(known[at] ?? 0) }]
                : []),
            ]}
            rows={periods.map((_, at) => at)}
          />
        </Scroll>
      </More>
    </>
  );
}

/** In what the axis counts, and where it begins when that isn't at zero. */
function aboutAxis(values: number[], { label, word }: TileScale, lang: Lang): string {
  const t = indicatorWords[lang];
  const [start = 0] = axisTicks(Math.min(...values), Math.max(...values));
  return [word && t.countedIn(word), start !== 0 && t.axisFrom(label(start))]
    .filter(Boolean)
    .map((sentence) => `${sentence} `)
    .join("");
}
