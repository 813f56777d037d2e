import { useFrame } from "../../../platform/ui/frame-context.ts";
import { Icon } from "../../../platform/ui/icons/icon.tsx";
import { Buttons, Card, Empty, LinkButton, PageTitle, Section } from "../../../platform/ui/layout.tsx";
import { Page, type PageView } from "../../../platform/ui/page.tsx";
import { municipalitiesPath } from "../../municipalities/index.ts";
import { workPath } from "../../rounds/index.ts";
import { dataPath, roundFiguresPath } from "../dashboard.paths.ts";
import type { PublicRound } from "../dashboard.queries.ts";
import { titleIn } from "../figures.view.ts";
import { homeWords } from "../home.messages.ts";
import type { Home } from "../services/home.ts";
import { DistrictSection, FigureCard } from "./home-figures.tsx";
import { RegionRanking } from "./round-parts.tsx";

/** The first page: the way to a municipality, to what is asked, and the country at a glance. */
export function HomePage({ view, home, today }: { view: PageView; home: Home; today: string }) {
  const t = homeWords[view.lang];
  return (
    <Page view={view} title={t.windowTitle}>
      <div class="split">
        <Search municipalities={home.municipalities} />
        <QuestionnaireCard rounds={home.open} today={today} signedIn={view.person !== null} />
      </div>
      {home.headlines.length > 0 ? <Glance home={home} /> : <NothingYet open={home.open.length > 0} />}
      {home.map && <DistrictSection {...home.map} />}
      {home.running && <Running {...home.running} />}
    </Page>
  );
}

function Search({ municipalities }: { municipalities: number }) {
  const { lang, f } = useFrame();
  const t = homeWords[lang];
  return (
    <div>
      <PageTitle title={t.title(f.integer(municipalities))} lead={t.lead} />
      <form class="mt-4" action={municipalitiesPath(lang)} method="get" role="search">
        <label class="b" for="search">
          {t.search}
        </label>
        <div class="flex gap-2 mt-1">
          <input class="input !mt-0 max-w-96" id="search" name="search" autocomplete="off" />
          <button class="btn btn-primary" type="submit">
            <Icon name="search" />
            {t.find}
          </button>
        </div>
        <p class="hint sm">{t.searchHint}</p>
      </form>
    </div>
  );
}

/** Open rounds that the card names. */
const roundsShown = 3;

/** What is asked now, and the way to answer it: strangers sign in on the way and come out where they wanted to go. */
function QuestionnaireCard({ rounds, today, signedIn }: { rounds: PublicRound[]; today: string; signedIn: boolean }) {
  const { lang, f } = useFrame();
  const t = homeWords[lang];
  const title = (
    <span class="flex items-center gap-2">
      <span class="text-primary">
        <Icon name="clipboard-list" />
      </span>
      {t.questionnaire}
    </span>
  );
  return (
    <Card id="questionnaire" title={title}>
      {rounds.length === 0 && <p>{t.noneOpen}</p>}
      {rounds.slice(0, roundsShown).map((round) => (
        <OpenRound round={round} today={today} />
      ))}
      {rounds.length > roundsShown && (
        <p>
          <a href={`${dataPath(lang)}#rounds`}>{t.moreOpen(f.integer(rounds.length - roundsShown))}</a>
        </p>
      )}
      <Buttons class="mt-3">
        <LinkButton href={workPath(lang)} onward>
          {signedIn ? t.myWork : t.answer}
        </LinkButton>
      </Buttons>
    </Card>
  );
}

function OpenRound({ round, today }: { round: PublicRound; today: string }) {
  const { lang, f } = useFrame();
  const t = homeWords[lang];
  const late = round.dueOn < today;
  return (
    <p>
      <b>{titleIn(round, lang)}</b>
      {late ? t.isPastDue : t.isOpen}
      <b>{f.date(round.dueOn)}</b>
      {late ? t.past : t.until(f.daysLeft(round.dueOn, today))}
    </p>
  );
}

function Glance({ home: { headlines, municipalities } }: { home: Home }) {
  const { lang, f } = useFrame();
  const t = homeWords[lang];
  const newest = headlines
    .map(({ figures }) => figures[0]?.period ?? "")
    .sort()
    .at(-1)!;
  const trends = headlines.some(({ figures }) => figures.length > 1);
  return (
    <Section id="glance" title={t.glance} lead={t.glancePeriod(f.fiscalYear(newest)) + (trends ? t.glanceTrend : "")}>
      <div class="grid4">
        {headlines.map((figure) => (
          <FigureCard figure={figure} common={newest} municipalities={municipalities} />
        ))}
      </div>
      <p class="mt-4">
        <a class="a" href={dataPath(lang)}>
          {t.allIndicators}
        </a>
      </p>
    </Section>
  );
}

function NothingYet({ open }: { open: boolean }) {
  const { lang } = useFrame();
  const t = homeWords[lang];
  return (
    <Empty
      icon="chart-column"
      title={t.emptyTitle}
      actions={<LinkButton href={dataPath(lang)}>{t.emptyLink}</LinkButton>}
    >
      {open ? t.emptyRound : t.emptyText}
    </Empty>
  );
}

function Running({ round, regions }: NonNullable<Home["running"]>) {
  const { lang, f } = useFrame();
  const t = homeWords[lang];
  const missing = round.expected - round.arrived;
  const title =
    missing === 0
      ? t.roundComplete(f.integer(round.arrived))
      : t.roundTitle(f.integer(round.arrived), f.integer(missing));
  return (
    <Section id="round" title={title} lead={t.roundLead(titleIn(round, lang))}>
      <RegionRanking round={round} regions={regions} />
      <p class="src">
        <a class="a" href={roundFiguresPath(lang, round.id)}>
          {t.roundMore}
        </a>
      </p>
    </Section>
  );
}
