import { formats } from "../../../platform/i18n/format.ts";
import { Swatch } from "../../../platform/ui/charts/key.tsx";
import { LinkButton, PageTitle } from "../../../platform/ui/layout.tsx";
import { Page, type PageView } from "../../../platform/ui/page.tsx";
import { Note } from "../../../platform/ui/status.tsx";
import { questionnairePath } from "../../questionnaires/index.ts";
import { deadlineWords } from "../deadline/deadline.messages.ts";
import { extendRoundPath } from "../deadline/deadline.paths.ts";
import { roundsWords } from "../rounds.messages.ts";
import { closeRoundPath, exportPath, responsesPath, roundsPath } from "../rounds.paths.ts";
import type { Progress, RoundView } from "../rounds.view.ts";
import type { RoundShown } from "../services/show-rounds.ts";
import { ResponseList } from "./response-list.tsx";
import { RoundPlaces } from "./round-places.tsx";
import { liveWords } from "../watch/live.messages.ts";
import { livePath } from "../watch/live.paths.ts";
import { RoundBadge, stateLooks, statesShown } from "./state-badge.tsx";

interface Props {
  view: PageView;
  shown: RoundShown;
  /** What was just done with the round. */
  done?: "opened" | "closed" | undefined;
}

/** How far a round has come: who has answered and who has not, by region, by district and one by one. */
export function RoundPage({ view, shown, done }: Props) {
  const { lang } = view;
  const { round, within } = shown;
  const t = roundsWords[lang];
  const f = formats(lang);
  const crumbs = [
    { label: t.rounds, href: roundsPath(lang) },
    { label: round.questionnaire, ...(shown.rights.form && { href: questionnairePath(lang, round.questionnaireId) }) },
    { label: round.title },
  ];
  const lead = [
    within.length > 0 && t.onlyWithin(f.list(within)),
    round.closesOn && round.state !== "closed" && t.closesOn(f.date(round.closesOn)),
    !round.public && `${t.notPublic}${lang === "bn" ? "।" : "."}`,
  ].filter(Boolean);
  return (
    <Page view={view} title={round.title} crumbs={crumbs}>
      {done && <DoneNote view={view} round={round} done={done} />}
      <PageTitle
        kick={t.kick(f.ordinal(round.version), f.date(round.opensOn), f.date(round.dueOn))}
        title={finding(round, t, f.integer)}
        lead={lead.length > 0 && lead.join(" ")}
        badge={<RoundBadge round={round} today={shown.today} />}
        actions={
          <>
            <LinkButton href={livePath(lang, round.id)} icon="activity">
              {liveWords[lang].live}
            </LinkButton>
            <Exports view={view} shown={shown} />
          </>
        }
      />
      <StateNumbers lang={lang} roundId={round.id} progress={shown.whole} />
      <RoundPlaces lang={lang} shown={shown} />
      <ResponseList lang={lang} shown={shown} />
      {shown.rights.edit && (
        <p class="sec acts noprint">
          <LinkButton href={extendRoundPath(lang, round.id)} icon="calendar">
            {round.state === "closed" ? deadlineWords[lang].reopen : deadlineWords[lang].extend}
          </LinkButton>
          {round.state !== "closed" && (
            <LinkButton href={closeRoundPath(lang, round.id)} icon="lock">
              {t.close}
            </LinkButton>
          )}
        </p>
      )}
    </Page>
  );
}

/** The heading says what is so, and so changes as answers come in. */
function finding(round: RoundView, t: (typeof roundsWords)["bn"], number: (n: number) => string): string {
  const { title, expected, arrived } = round;
  if (arrived === 0) return t.none(title, number(expected));
  return arrived === expected
    ? t.everything(title, number(expected))
    : t.some(title, number(expected), number(arrived));
}

function DoneNote({ view: { lang }, round, done }: { view: PageView; round: RoundView; done: "opened" | "closed" }) {
  const t = roundsWords[lang];
  const f = formats(lang);
  const asked = f.integer(round.expected);
  const opened = round.state === "planned" ? t.openedLater(asked, f.date(round.opensOn)) : t.opened(asked);
  return (
    <Note tone="ok" live>
      <p class="b">{done === "closed" ? t.closedNow : opened}</p>
    </Note>
  );
}

function Exports({ view: { lang }, shown: { round, rights, asksForFiles } }: Pick<Props, "view" | "shown">) {
  const t = roundsWords[lang];
  if (!rights.export) return null;
  return (
    <>
      <LinkButton href={exportPath(lang, round.id, "csv")} icon="download">
        {t.exportCsv}
      </LinkButton>
      {asksForFiles && (
        <LinkButton href={exportPath(lang, round.id, "zip")} look="link">
          {t.exportZip}
        </LinkButton>
      )}
      <LinkButton href={exportPath(lang, round.id, "json")} look="link">
        {t.exportJson}
        <span class="sr-only">: {t.exportWhat}</span>
      </LinkButton>
    </>
  );
}

/** One number for each state; each leads to those that are in it. */
function StateNumbers({ lang, roundId, progress }: { lang: PageView["lang"]; roundId: string; progress: Progress }) {
  const t = roundsWords[lang];
  const f = formats(lang);
  const { counts, expected } = progress;
  return (
    <ul class="grid4 nums">
      {statesShown(counts).map((state) => (
        <li class="card">
          <p class="flex items-center gap-2 sm">
            <Swatch shade={stateLooks[state].shade} class="sw" />
            <a class="a" href={responsesPath(lang, roundId, { state })}>
              {t.states[state]}
            </a>
          </p>
          <p class="n">{f.integer(counts[state])}</p>
          <p class="sm mut">{f.percent(expected === 0 ? 0 : (100 * counts[state]) / expected)}</p>
        </li>
      ))}
    </ul>
  );
}
