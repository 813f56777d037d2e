import { useFrame } from "../../../platform/ui/frame-context.ts";
import { PageTitle, Section } from "../../../platform/ui/layout.tsx";
import { Page, type PageView } from "../../../platform/ui/page.tsx";
import { DataTable } from "../../../platform/ui/table.tsx";
import { indicatorPath, roundFiguresPath } from "../dashboard.paths.ts";
import type { PublicRound } from "../dashboard.queries.ts";
import { bySector, figureInWords, indicatorName, nameIn, titleIn } from "../figures.view.ts";
import { indicatorWords } from "../indicator.messages.ts";
import type { Data } from "../services/data.ts";
import type { NationalFigure } from "../services/places.ts";
import { RateMeter } from "./round-parts.tsx";

/** All indicators by sector, and the response rate of every public round. */
export function DataPage({ view, data }: { view: PageView; data: Data }) {
  const t = indicatorWords[view.lang];
  return (
    <Page view={view} title={t.dataTitle}>
      <PageTitle title={t.dataTitle} lead={t.dataLead} />
      {bySector(data.figures).map(({ sector, figures }, at) => (
        <Section id={`sector-${at + 1}`} title={nameIn(sector, view.lang)}>
          <SectorTable title={nameIn(sector, view.lang)} figures={figures} municipalities={data.municipalities} />
        </Section>
      ))}
      <Section id="rounds" title={t.rounds} lead={t.roundsLead}>
        {data.rounds.length > 0 ? <Rounds rounds={data.rounds} /> : <p>{t.noRounds}</p>}
      </Section>
    </Page>
  );
}

function SectorTable({
  title,
  figures,
  municipalities,
}: {
  title: string;
  figures: NationalFigure[];
  municipalities: number;
}) {
  const { lang, f } = useFrame();
  const t = indicatorWords[lang];
  const coverage = ({ figures: [newest] }: NationalFigure) =>
    newest ? `${f.integer(newest.known)}/${f.integer(municipalities)}` : "";
  const figureOf = ({ indicator, figures: [newest] }: NationalFigure) =>
    indicator.numerator === null ? (
      <span class="mut">{t.onlyDefined}</span>
    ) : (
      figureInWords(indicator, newest?.value ?? null, lang)
    );
  return (
    <DataTable
      caption={title}
      captionHidden
      columns={[
        {
          head: t.indicator,
          class: "w-2/5",
          cell: ({ indicator }) => (
            <a class="a" href={indicatorPath(lang, indicator.code)}>
              {indicatorName(indicator, lang)}
            </a>
          ),
        },
        { head: t.figure, align: "end", class: "w-1/4", cell: figureOf },
        {
          head: t.period,
          align: "end",
          minor: true,
          class: "w-1/6",
          cell: ({ figures: [newest] }) => newest && f.fiscalYear(newest.period),
        },
        { head: t.coverage, align: "end", cell: coverage },
      ]}
      rows={figures}
    />
  );
}

function Rounds({ rounds }: { rounds: PublicRound[] }) {
  const { lang, f } = useFrame();
  const t = indicatorWords[lang];
  return (
    <DataTable
      caption={t.rounds}
      captionHidden
      columns={[
        {
          head: t.round,
          cell: (round) => (
            <a class="a" href={roundFiguresPath(lang, round.id)}>
              {titleIn(round, lang)}
            </a>
          ),
        },
        { head: t.period, minor: true, cell: (round) => f.fiscalYear(round.period) },
        { head: t.due, minor: true, cell: (round) => f.date(round.dueOn) },
        {
          head: t.arrivedOf,
          align: "end",
          minor: true,
          cell: (round) => `${f.integer(round.arrived)}/${f.integer(round.expected)}`,
        },
        { head: t.rate, align: "end", cell: (round) => <RateMeter round={round} /> },
      ]}
      rows={rounds}
      folded={(round) => `${f.date(round.dueOn)}, ${f.integer(round.arrived)}/${f.integer(round.expected)}`}
    />
  );
}
