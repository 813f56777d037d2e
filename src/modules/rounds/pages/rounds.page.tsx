import type { Listing } from "../../../platform/http/listing.ts";
import { formats } from "../../../platform/i18n/format.ts";
import { Empty, LinkButton, PageTitle } from "../../../platform/ui/layout.tsx";
import { Page, type PageView } from "../../../platform/ui/page.tsx";
import { DataTable } from "../../../platform/ui/table.tsx";
import { roundsWords } from "../rounds.messages.ts";
import { newRoundPath, roundPath, roundsPath } from "../rounds.paths.ts";
import type { RoundView } from "../rounds.view.ts";
import { ProgressMeter } from "./progress-meter.tsx";
import { RoundBadge } from "./state-badge.tsx";

interface Props {
  view: PageView;
  list: Listing<RoundView>;
  /** Whether this isn't the first page. */
  later: boolean;
  mayOpen: boolean;
  today: string;
}

/** All rounds of which this person may see something. */
export function RoundsPage({ view, list, later, mayOpen, today }: Props) {
  const { lang } = view;
  const t = roundsWords[lang];
  const open = (
    <LinkButton href={newRoundPath(lang)} look="primary" icon="plus">
      {t.open}
    </LinkButton>
  );
  if (list.items.length === 0 && !later) {
    return (
      <Page view={view} title={t.rounds}>
        <PageTitle title={t.rounds} />
        <Empty icon="send" title={t.noRounds} actions={mayOpen && open}>
          {mayOpen ? t.noRoundsEditor : t.noRoundsReader}
        </Empty>
      </Page>
    );
  }
  return (
    <Page view={view} title={t.rounds}>
      <PageTitle title={t.rounds} lead={t.roundsLead} actions={mayOpen && open} />
      <RoundTable view={view} list={list} today={today} />
      <nav class="pager">
        {later ? <LinkButton href={roundsPath(lang)}>{t.newest}</LinkButton> : <span />}
        {list.next && (
          <LinkButton href={roundsPath(lang, { cursor: list.next })} onward>
            {t.more}
          </LinkButton>
        )}
      </nav>
    </Page>
  );
}

function RoundTable({ view: { lang }, list, today }: Pick<Props, "view" | "list" | "today">) {
  const t = roundsWords[lang];
  const f = formats(lang);
  const dates = ({ opensOn, dueOn }: RoundView) => t.from(f.date(opensOn), f.date(dueOn));
  const share = ({ arrived, expected, rate }: RoundView) =>
    `${t.arrivedOf(f.integer(arrived), f.integer(expected))} (${f.percent(100 * rate)})`;
  return (
    <DataTable
      caption={t.caption(f.integer(list.total))}
      rows={list.items}
      folded={(round) => `${dates(round)}, ${share(round)}`}
      columns={[
        {
          head: t.round,
          cell: (round) => (
            <>
              <a class="a" href={roundPath(lang, round.id)}>
                {round.title}
              </a>
              <small class="hide-s">{round.questionnaire}</small>
            </>
          ),
        },
        { head: t.state, cell: (round) => <RoundBadge round={round} today={today} /> },
        { head: t.dates, minor: true, cell: dates },
        {
          head: t.arrived,
          minor: true,
          class: "w-1/4",
          cell: (round) => (
            <>
              <ProgressMeter counts={round.counts} />
              <small>{share(round)}</small>
            </>
          ),
        },
      ]}
    />
  );
}
