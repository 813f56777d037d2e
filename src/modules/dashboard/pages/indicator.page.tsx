import { Icon } from "../../../platform/ui/icons/icon.tsx";
import { useFrame } from "../../../platform/ui/frame-context.ts";
import { Buttons, LinkButton, PageTitle } from "../../../platform/ui/layout.tsx";
import { Facts } from "../../../platform/ui/lists.tsx";
import { Page, type PageView } from "../../../platform/ui/page.tsx";
import { Note } from "../../../platform/ui/status.tsx";
import type { Lang } from "../../../platform/i18n/lang.ts";
import { formats } from "../../../platform/i18n/format.ts";
import type { Indicator } from "../../indicators/index.ts";
import type { IndicatorChoice } from "../dashboard.input.ts";
import { dataPath, homePath, indicatorApiPath, indicatorTablePath } from "../dashboard.paths.ts";
import { indicatorName, shortFigure } from "../figures.view.ts";
import { changeOf, comparable } from "../findings.rules.ts";
import { indicatorWords } from "../indicator.messages.ts";
import type { IndicatorFigures } from "../services/indicator.ts";
import { ByDistrict, CoverageOfFigure, Spreads, TrendOfCountry } from "./indicator-charts.tsx";
import { Municipalities } from "./indicator-table.tsx";

interface Props {
  view: PageView;
  found: IndicatorFigures;
  choice: IndicatorChoice;
}

/** Everything about one indicator: the country, its course, classes, districts and municipalities, and what it means. */
export function IndicatorPage({ view, found, choice }: Props) {
  const { lang } = view;
  const t = indicatorWords[lang];
  const { indicator, period } = found;
  const name = indicatorName(indicator, lang);
  const crumbs = [{ label: t.home, href: homePath(lang) }, { label: t.data, href: dataPath(lang) }, { label: name }];
  return (
    <Page view={view} title={name} crumbs={crumbs}>
      <PageTitle title={titleOf(found, lang)} kick={`${name} (${indicator.code})`} lead={<Lead found={found} />} />
      {period === null ? (
        <Note>{indicator.numerator === null ? t.neverFigure : t.nothingYet}</Note>
      ) : (
        <Figures found={found} period={period} choice={choice} />
      )}
      <div class="split even sec">
        <Definition indicator={indicator} />
        {period !== null && <Downloads code={indicator.code} period={period} />}
      </div>
    </Page>
  );
}

/** The course of the national figure when it has one, else the figure, else the plain name. */
function titleOf({ indicator, figures, national }: IndicatorFigures, lang: Lang): string {
  const t = indicatorWords[lang];
  const name = indicatorName(indicator, lang);
  if (!national || national.value === null) return name;
  const until = comparable(
    indicator,
    figures.filter(({ period }) => period <= national.period),
  );
  const shown = (value: number) => shortFigure(indicator, value, lang);
  const change = changeOf(until, indicator.direction, shown);
  if (!change || change.course === "same") return t.nationalTitle(name, shown(national.value));
  const since = formats(lang).fiscalYear(change.first.period);
  return t.changeTitle(name, shown(change.first.value), shown(change.last.value), change.course, since);
}

function Lead({ found: { indicator, period } }: { found: IndicatorFigures }) {
  const { lang, f } = useFrame();
  const description = lang === "bn" ? indicator.descriptionBn : indicator.descriptionEn;
  return (
    <>{period === null ? description : `${description} ${indicatorWords[lang].periodLead(f.fiscalYear(period))}`}</>
  );
}

function Figures({ found, period, choice }: { found: IndicatorFigures; period: string; choice: IndicatorChoice }) {
  const { lang } = useFrame();
  const t = indicatorWords[lang];
  return (
    <>
      <Buttons class="mt-4">
        <LinkButton href="#downloads" icon="download">
          {t.download}
        </LinkButton>
        <LinkButton href="#definition" look="link">
          {t.seeDefinition}
        </LinkButton>
      </Buttons>
      <TrendOfCountry found={found} period={period} />
      <Spreads found={found} />
      <ByDistrict found={found} period={period}>
        <CoverageOfFigure found={found} />
      </ByDistrict>
      <Municipalities found={found} period={period} choice={choice} />
    </>
  );
}

function Definition({ indicator }: { indicator: Indicator }) {
  const { lang } = useFrame();
  const t = indicatorWords[lang];
  const { direction, aggregate, code, formula } = indicator;
  return (
    <section aria-labelledby="definition">
      <h2 id="definition">{t.definition}</h2>
      <Facts
        rows={[
          { label: t.code, value: code },
          { label: t.meaning, value: lang === "bn" ? indicator.descriptionBn : indicator.descriptionEn },
          { label: t.calculation, value: formula || t.asAnswered },
          { label: t.unit, value: lang === "bn" ? indicator.unitBn : indicator.unitEn },
          { label: t.direction, value: t.directions[direction] },
          { label: t.aggregate, value: t.aggregates[aggregate] },
        ]}
      />
    </section>
  );
}

function Downloads({ code, period }: { code: string; period: string }) {
  const { lang } = useFrame();
  const t = indicatorWords[lang];
  const files = [
    {
      href: indicatorTablePath(lang, code, { by: "municipality", period }),
      icon: "file-text",
      label: t.csvMunicipalities,
    },
    { href: indicatorTablePath(lang, code, { by: "district", period }), icon: "file-text", label: t.csvDistricts },
    { href: indicatorApiPath(code, "municipality"), icon: "braces", label: t.api },
  ] as const;
  return (
    <section aria-labelledby="downloads">
      <h2 id="downloads">{t.downloads}</h2>
      <ul class="list tight">
        {files.map(({ href, icon, label }) => (
          <li>
            <a class="a" href={href}>
              <Icon name={icon} /> {label}
            </a>
          </li>
        ))}
      </ul>
      <p class="src">{t.licence}</p>
    </section>
  );
}
