import { TileMap } from "../../../platform/ui/charts/tile-map.tsx";
import { useFrame } from "../../../platform/ui/frame-context.ts";
import { More, PageTitle, Section } from "../../../platform/ui/layout.tsx";
import { Page, type PageView } from "../../../platform/ui/page.tsx";
import { DataTable } from "../../../platform/ui/table.tsx";
import { isAsked, type Node, type Text } from "../../../xlsform/index.ts";
import { roundState } from "../../rounds/index.ts";
import { dataPath, homePath, indicatorPath, municipalityListPath } from "../dashboard.paths.ts";
import type { PublicRound } from "../dashboard.queries.ts";
import { responseRate } from "../figures.rules.ts";
import { indicatorName, nameIn, titleIn } from "../figures.view.ts";
import { indicatorWords } from "../indicator.messages.ts";
import type { DistrictShare, RoundFigures } from "../services/rounds.ts";
import { RegionRanking } from "./round-parts.tsx";

interface Props {
  view: PageView;
  found: RoundFigures;
  today: string;
}

/** A round for everyone: who has answered, what was asked, and which figures it feeds. */
export function RoundFiguresPage({ view, found, today }: Props) {
  const { lang } = view;
  const t = indicatorWords[lang];
  const { round, regions, districts, feeds } = found;
  const title = titleIn(round, lang);
  const crumbs = [{ label: t.home, href: homePath(lang) }, { label: t.data, href: dataPath(lang) }, { label: title }];
  return (
    <Page view={view} title={title} crumbs={crumbs}>
      <Title round={round} today={today} />
      <Section id="regions" title={t.byRegion}>
        <RegionRanking round={round} regions={regions} />
      </Section>
      <Section id="districts" title={t.byDistrictArrived}>
        <DistrictRates districts={districts} />
      </Section>
      <div class="split even sec">
        <Asked found={found} />
        <section aria-labelledby="feeds">
          <h2 id="feeds">{t.feeds}</h2>
          {feeds.length === 0 && <p>{t.noFeeds}</p>}
          <ul class="list tight">
            {feeds.map((indicator) => (
              <li>
                <a class="a" href={indicatorPath(lang, indicator.code, { period: round.period })}>
                  {indicatorName(indicator, lang)}
                </a>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </Page>
  );
}

/** How many have answered, and until when one can. */
function Title({ round, today }: { round: PublicRound; today: string }) {
  const { lang, f } = useFrame();
  const t = indicatorWords[lang];
  const rate = responseRate(round);
  const dates = {
    open: t.roundOpen(f.date(round.dueOn), f.daysLeft(round.dueOn, today)),
    planned: t.roundPlanned(f.date(round.opensOn)),
    closed: t.roundClosed(f.date(round.dueOn)),
  };
  return (
    <PageTitle
      kick={`${titleIn(round, lang)} (${t.roundKick(f.fiscalYear(round.period))})`}
      title={
        rate === null
          ? titleIn(round, lang)
          : t.roundFinding(f.integer(round.arrived), f.integer(round.expected), f.percent(rate * 100))
      }
      lead={`${dates[roundState(round, today)]} ${t.approvedOf(f.integer(round.approved))}`}
    />
  );
}

const rateLimits = [20, 40, 60, 80];

function DistrictRates({ districts }: { districts: DistrictShare[] }) {
  const { lang, f } = useFrame();
  const t = indicatorWords[lang];
  const shares = districts.map((share) => ({ ...share, rate: responseRate(share) }));
  const limits = [0, ...rateLimits, 100].map((limit) => f.integer(limit));
  return (
    <>
      <TileMap
        label={t.map}
        skipTo="district-table"
        breaks={rateLimits}
        keyLabels={limits.slice(1).map((limit, at) => `${limits[at]}–${limit}%`)}
        tiles={shares.map(({ district, rate, arrived, expected }) => ({
          code: district.code,
          short: lang === "bn" ? district.shortBn : district.shortEn,
          col: district.tileColumn,
          row: district.tileRow,
          divisionCode: district.divisionCode,
          value: rate === null ? null : rate * 100,
          label: rate === null ? "–" : f.integer(rate * 100),
          href: municipalityListPath(lang, { district: district.code }),
          title: `${nameIn(district, lang)}: ${f.integer(arrived)}/${f.integer(expected)}`,
        }))}
      />
      <div id="district-table">
        <More title={t.districtTable(f.integer(districts.length))}>
          <DataTable
            caption={t.byDistrictArrived}
            columns={[
              { head: t.district, cell: ({ district }) => nameIn(district, lang) },
              {
                head: t.arrivedOf,
                align: "end",
                cell: (row) => `${f.integer(row.arrived)}/${f.integer(row.expected)}`,
              },
              { head: t.rate, align: "end", cell: ({ rate }) => rate !== null && f.percent(rate * 100) },
            ]}
            rows={shares}
          />
        </More>
      </div>
    </>
  );
}

/** The sections of the form, each with the number of its questions. */
function Asked({ found: { definition } }: { found: RoundFigures }) {
  const { lang, f } = useFrame();
  const t = indicatorWords[lang];
  const words = (text: Text) => text[lang] ?? text[definition.defaultLanguage] ?? Object.values(text)[0] ?? "";
  const sections = definition.children.filter((node) => node.kind !== "question");
  return (
    <section aria-labelledby="asked">
      <h2 id="asked">{t.asked}</h2>
      <p class="mut">{words(definition.title)}</p>
      <ul class="list tight">
        {sections.map((section) => (
          <li>
            {words(section.label)} <span class="mut">({t.questions(f.integer(questionsIn(section)))})</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Questions that people answer. */
function questionsIn(node: Node): number {
  if (node.kind === "question") return isAsked(node.type) ? 1 : 0;
  return node.children.reduce((sum, child) => sum + questionsIn(child), 0);
}
