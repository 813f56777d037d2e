import { formats } from "../../../platform/i18n/format.ts";
import type { Lang } from "../../../platform/i18n/lang.ts";
import { Trend } from "../../../platform/ui/charts/trend.tsx";
import { Filters, FilterSelect } from "../../../platform/ui/filters.tsx";
import { Form } from "../../../platform/ui/forms/form.tsx";
import { Button, Buttons, Empty, LinkButton, More, PageTitle, Section } from "../../../platform/ui/layout.tsx";
import { Page, type PageView } from "../../../platform/ui/page.tsx";
import { Note } from "../../../platform/ui/status.tsx";
import { DataTable } from "../../../platform/ui/table.tsx";
import { LateBadge, StateBadge } from "../pages/state-badge.tsx";
import { ProgressMeter } from "../pages/progress-meter.tsx";
import { remindersPath } from "../reminders/reminders.paths.ts";
import { linkWords } from "../links/links.messages.ts";
import { lettersPath } from "../links/links.paths.ts";
import { roundsWords } from "../rounds.messages.ts";
import { reviewPath, roundPath, roundsPath } from "../rounds.paths.ts";
import { nameIn } from "../rounds.view.ts";
import { liveWords } from "./live.messages.ts";
import { livePath, remindPath } from "./live.paths.ts";
import type { LiveShown, MissingTown } from "./show-live.ts";

interface Props {
  view: PageView;
  shown: LiveShown;
  /** Whether the page comes again by itself. */
  refresh: boolean;
  /** What a reminding just came to. */
  sent: { people: number; unreachable: number } | null;
  /** That nobody was chosen. */
  nobodyChosen: boolean;
}

/** A round while it goes on: what came in day by day, region by region, and who is missing, with whom to call. */
export function LivePage({ view, shown, refresh, sent, nobodyChosen }: Props) {
  const { lang } = view;
  const t = liveWords[lang];
  const f = formats(lang);
  const { round, whole, title } = shown;
  const crumbs = [
    { label: roundsWords[lang].rounds, href: roundsPath(lang) },
    { label: title, href: roundPath(lang, round.id) },
    { label: t.live },
  ];
  const heading = t.title(title, f.integer(whole.arrived), f.integer(whole.expected));
  return (
    <Page view={view} title={heading} faulty={nobodyChosen} crumbs={crumbs}>
      {sent && <Sent lang={lang} sent={sent} />}
      <PageTitle
        title={heading}
        lead={t.lead(f.dateTime(shown.now))}
        actions={<Refresh lang={lang} {...{ shown, refresh }} />}
      />
      <ProgressMeter counts={whole.counts} />
      <ByDay lang={lang} shown={shown} />
      <Missing lang={lang} shown={shown} nobodyChosen={nobodyChosen} />
    </Page>
  );
}

function Sent({ lang, sent: { people, unreachable } }: { lang: Lang; sent: { people: number; unreachable: number } }) {
  const t = liveWords[lang];
  const f = formats(lang);
  return (
    <Note tone={unreachable > 0 ? "warn" : "ok"} live>
      <p class="b">{t.sent(f.integer(people))}</p>
      {unreachable > 0 && <p>{t.unreachable(f.integer(unreachable))}</p>}
    </Note>
  );
}

function Refresh({ lang, shown: { round, region }, refresh }: { lang: Lang; shown: LiveShown; refresh: boolean }) {
  const t = liveWords[lang];
  return (
    <LinkButton href={livePath(lang, round.id, { region, refresh: !refresh })} look="link">
      {refresh ? `${t.refreshing} ${t.stop}` : t.refresh}
    </LinkButton>
  );
}

function ByDay({ lang, shown: { days } }: { lang: Lang; shown: LiveShown }) {
  const t = liveWords[lang];
  const f = formats(lang);
  const first = days[0];
  const last = days.at(-1);
  if (!first || !last || last.whole === 0) return <p class="mut mt-4">{t.noneYet}</p>;
  const label = t.byDayLabel(f.date(first.day), f.integer(last.whole), f.date(last.day));
  // Only the first and the last day are named below the line: all of them would lie on each other.
  const names = days.map(({ day }, index) => (index === 0 || index === days.length - 1 ? f.dayMonth(day) : ""));
  return (
    <Section id="days" title={t.byDay}>
      <figure>
        <Trend
          label={label}
          lines={[{ name: t.arrived, values: days.map(({ whole }) => whole), strong: true }]}
          periods={names}
          format={(value) => f.integer(value)}
          height={220}
          fromZero
        />
        <More title={t.byDay}>
          <DataTable
            caption={t.byDay}
            captionHidden
            rows={days.filter(({ came }) => came > 0).toReversed()}
            columns={[
              { head: t.day, cell: ({ day }) => f.date(day) },
              { head: t.that, align: "end", cell: ({ came }) => f.integer(came) },
              { head: t.whole, align: "end", cell: ({ whole }) => f.integer(whole) },
            ]}
          />
        </More>
      </figure>
    </Section>
  );
}

function Missing({ lang, shown, nobodyChosen }: { lang: Lang; shown: LiveShown; nobodyChosen: boolean }) {
  const t = liveWords[lang];
  const f = formats(lang);
  const { round, missing, regions, region, mayRemind } = shown;
  const options = regions.map(({ code, name, arrived, expected }) => ({
    value: code,
    label: `${name} (${f.integer(arrived)}/${f.integer(expected)})`,
  }));
  const table = <MissingTable lang={lang} shown={shown} />;
  return (
    <Section id="missing" title={t.missing(f.integer(missing.length))}>
      {regions.length > 1 && (
        <Filters action={livePath(lang, round.id)} clear={region ? livePath(lang, round.id) : undefined}>
          <FilterSelect name="region" label={t.region} value={region} options={options} all={t.allRegions} />
        </Filters>
      )}
      {nobodyChosen && (
        <Note tone="warn" live>
          {t.nobodyChosen}
        </Note>
      )}
      {missing.length === 0 ? (
        <Empty icon="check" title={t.nobodyMissing}>
          {t.nobodyMissingLead}
        </Empty>
      ) : mayRemind ? (
        <Form action={remindPath(lang, round.id)} class="!max-w-none">
          {region && <input type="hidden" name="region" value={region} />}
          {table}
          <Buttons class="mt-4">
            <Button look="primary" icon="send">
              {t.remindChosen}
            </Button>
            <Button name="all" value="yes">
              {t.remindAll(f.integer(missing.length))}
            </Button>
            <LinkButton href={remindersPath(lang, round.id)} look="link">
              {t.reminders}
            </LinkButton>
            <LinkButton href={lettersPath(lang, round.id)} look="link">
              {linkWords[lang].letters}
            </LinkButton>
          </Buttons>
        </Form>
      ) : (
        table
      )}
    </Section>
  );
}

interface RowProps {
  lang: Lang;
  row: MissingTown;
}

function MissingTable({ lang, shown: { round, missing, mayRemind } }: { lang: Lang; shown: LiveShown }) {
  const t = liveWords[lang];
  const f = formats(lang);
  return (
    <DataTable
      caption={t.missing(f.integer(missing.length))}
      captionHidden
      rows={missing}
      folded={(row) => <Folded lang={lang} row={row} />}
      columns={[
        { head: t.town, cell: (row) => <Town lang={lang} row={row} roundId={round.id} choose={mayRemind} /> },
        { head: t.state, cell: (row) => <State row={row} /> },
        { head: t.contact, minor: true, cell: (row) => <Contact lang={lang} row={row} /> },
        { head: t.due, minor: true, cell: (row) => f.date(row.round.dueOn) },
        { head: t.activity, minor: true, cell: ({ response }) => <Moment lang={lang} at={response.lastSavedAt} /> },
        { head: t.reminded, minor: true, cell: ({ remindedAt }) => <Moment lang={lang} at={remindedAt} /> },
      ]}
    />
  );
}

function Town({ lang, row, roundId, choose }: RowProps & { roundId: string; choose: boolean }) {
  const { code } = row.municipality;
  const name = nameIn(lang, row.municipality);
  return (
    <span class="flex items-start gap-2">
      {choose && (
        <input
          type="checkbox"
          class="cb flex-none"
          name="code"
          value={code}
          aria-label={`${liveWords[lang].choose}: ${name}`}
        />
      )}
      {row.readable ? (
        <a class="a" href={reviewPath(lang, roundId, code)}>
          {name}
        </a>
      ) : (
        name
      )}
    </span>
  );
}

function State({ row: { response, late } }: Pick<RowProps, "row">) {
  return (
    <span class="flex flex-wrap gap-1">
      <StateBadge state={response.state} />
      {late && <LateBadge />}
    </span>
  );
}

/** Whom to call, where one may know it. */
function Contact({ lang, row: { readable, contacts } }: RowProps) {
  const [first] = contacts;
  if (!readable) return null;
  if (!first) return <span class="mut">{liveWords[lang].noContact}</span>;
  return (
    <>
      {first.name}
      {first.phone && (
        <a class="a ms-2" href={`tel:${first.phone.replace(/[^+\d]/g, "")}`}>
          {first.phone}
        </a>
      )}
    </>
  );
}

function Moment({ lang, at }: { lang: Lang; at: Date | null }) {
  return at ? <>{formats(lang).dateTime(at)}</> : <span class="mut">{liveWords[lang].never}</span>;
}

/** What the other columns say, under the name on a phone. */
function Folded({ lang, row }: RowProps) {
  const t = liveWords[lang];
  return (
    <>
      <Contact lang={lang} row={row} />
      <br />
      {t.due}: {formats(lang).date(row.round.dueOn)}
      <br />
      {t.activity}: <Moment lang={lang} at={row.response.lastSavedAt} />
      {row.remindedAt && (
        <>
          <br />
          {t.reminded}: <Moment lang={lang} at={row.remindedAt} />
        </>
      )}
    </>
  );
}
