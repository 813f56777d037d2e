import { formats } from "../../../platform/i18n/format.ts";
import type { Lang } from "../../../platform/i18n/lang.ts";
import { Ranking } from "../../../platform/ui/charts/bars.tsx";
import { Figure } from "../../../platform/ui/figures.tsx";
import { useFrame } from "../../../platform/ui/frame-context.ts";
import { Section } from "../../../platform/ui/layout.tsx";
import type { Indicator } from "../../indicators/index.ts";
import { indicatorPath } from "../dashboard.paths.ts";
import { differenceInWords, indicatorName, nameIn, shortFigure, shortUnit } from "../figures.view.ts";
import { changeOf, comparable, extremesOf } from "../findings.rules.ts";
import { homeWords } from "../home.messages.ts";
import type { Home } from "../services/home.ts";
import type { DistrictFigure, NationalFigure } from "../services/places.ts";
import { DistrictMap, DistrictTable, knownDistricts } from "./district-parts.tsx";

interface FigureCardProps {
  figure: NationalFigure;
  /** The period that the heading above names; another one is told on the card. */
  common: string;
  municipalities: number;
}

/** A headline figure: the number, what it means, how it changed, and from how many it is. */
export function FigureCard({ figure: { indicator, figures }, common, municipalities }: FigureCardProps) {
  const { lang, f } = useFrame();
  const t = homeWords[lang];
  const [newest] = figures;
  if (!newest || newest.value === null) return null;
  const coverage = t.coverage(f.integer(newest.known), f.integer(municipalities));
  const unit = shortUnit(indicator, lang);
  return (
    <Figure
      name={indicatorName(indicator, lang)}
      href={indicatorPath(lang, indicator.code)}
      number={
        <>
          {shortFigure(indicator, newest.value, lang)}
          {unit && <small> {unit}</small>}
        </>
      }
      meaning={lang === "bn" ? indicator.descriptionBn : indicator.descriptionEn}
      change={changeInWords(indicator, figures, lang)}
      coverage={newest.period === common ? coverage : `${t.ofPeriod(f.fiscalYear(newest.period))}, ${coverage}`}
      spark={figures.map(({ value }) => value).reverse()}
    />
  );
}

/** From the known period before to the newest. */
function changeInWords(indicator: Indicator, [newest, before]: NationalFigure["figures"], lang: Lang) {
  const t = homeWords[lang];
  const two = newest && before ? comparable(indicator, [newest, before]) : [];
  const change = changeOf(two, indicator.direction, (value) => shortFigure(indicator, value, lang));
  if (!change) return undefined;
  const by = differenceInWords(indicator, change.last.value - change.first.value, lang);
  const { first, last } = change;
  const since = followsAtOnce(first.period, last.period) ? t.inAYear : t.since(formats(lang).fiscalYear(first.period));
  const direction = ({ rose: "up", fell: "down", same: "same" } as const)[change.course];
  return { direction, text: t.course[change.course](by, since) };
}

function followsAtOnce(earlier: string, later: string): boolean {
  return Number(later.slice(0, 4)) - Number(earlier.slice(0, 4)) === 1;
}

/** The first headline figure by district: map, the highest and the lowest, and the table. */
export function DistrictSection({ figure: { indicator }, period, districts }: NonNullable<Home["map"]>) {
  const { lang, f } = useFrame();
  const t = homeWords[lang];
  const name = indicatorName(indicator, lang);
  return (
    <Section
      id="districts"
      title={districtTitle(indicator, districts, lang)}
      lead={t.mapLead(name, f.fiscalYear(period))}
    >
      <div class="split">
        <DistrictMap indicator={indicator} period={period} districts={districts} skipTo="ranking" />
        <HighestAndLowest indicator={indicator} districts={districts} period={period} />
      </div>
      <DistrictTable indicator={indicator} period={period} districts={districts} />
    </Section>
  );
}

/** Who leads and who trails, as long as that can be said; else what the map is of. */
function districtTitle(indicator: Indicator, districts: readonly DistrictFigure[], lang: Lang): string {
  const t = homeWords[lang];
  const places = districts.map(({ district, value }) => ({ place: nameIn(district, lang), value }));
  const extremes = extremesOf(places, (value) => shortFigure(indicator, value, lang));
  if (!extremes) return t.byDistrict(indicatorName(indicator, lang));
  const { most, least } = extremes;
  if (indicator.direction === "neutral") return t.mostAndLeast(most.place, least.place);
  return indicator.direction === "higher" ? t.leads(most.place, least.place) : t.leads(least.place, most.place);
}

/** Districts named at either end; when there are no more than both ends hold, all in one list. */
const atEachEnd = 6;

function HighestAndLowest({
  indicator,
  districts,
  period,
}: {
  indicator: Indicator;
  districts: DistrictFigure[];
  period: string;
}) {
  const { lang } = useFrame();
  const t = homeWords[lang];
  const known = knownDistricts(districts);
  const most = Math.max(...known.map(({ value }) => value), 0);
  const items = known.map(({ district, value }, at) => ({
    name: nameIn(district, lang),
    href: `${indicatorPath(lang, indicator.code, { district: district.code, period })}#ranking`,
    place: at + 1,
    value,
    label: shortFigure(indicator, value, lang),
  }));
  const few = items.length <= 2 * atEachEnd;
  return (
    <div id="ranking">
      <h3>{t.highest}</h3>
      <Ranking items={few ? items : items.slice(0, atEachEnd)} most={most} />
      {!few && (
        <>
          <h3 class="mt-5">{t.lowest}</h3>
          <Ranking items={items.slice(-atEachEnd)} most={most} />
        </>
      )}
      <p class="src">
        {t.source(indicator.code)}
        <a class="a" href={indicatorPath(lang, indicator.code)}>
          {t.definition}
        </a>
      </p>
    </div>
  );
}
