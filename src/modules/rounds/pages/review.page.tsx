import { formats } from "../../../platform/i18n/format.ts";
import type { Lang } from "../../../platform/i18n/lang.ts";
import { ErrorSummary, Form, Hidden } from "../../../platform/ui/forms/form.tsx";
import { LinkButton, PageTitle } from "../../../platform/ui/layout.tsx";
import { Page, type PageView } from "../../../platform/ui/page.tsx";
import { Note } from "../../../platform/ui/status.tsx";
import { HowItCame } from "../accepting/how-it-came.tsx";
import { conversationWords } from "../conversation/conversation.messages.ts";
import { conversationPath } from "../conversation/conversation.paths.ts";
import { deadlineWords } from "../deadline/deadline.messages.ts";
import { extendResponsePath, reopenResponsePath } from "../deadline/deadline.paths.ts";
import { deskWords } from "../desk/desk.messages.ts";
import { beginCallPath } from "../desk/desk.paths.ts";
import { linkWords } from "../links/links.messages.ts";
import { linksPath } from "../links/links.paths.ts";
import { reviewWords } from "../review.messages.ts";
import { type AnswerView, countViews, mendedSince, narrow, type Said } from "../review.view.ts";
import {
  answersPath,
  type Decided,
  responsesPath,
  returnPath,
  reviewPath,
  roundPath,
  sendBackPath,
  workPath,
} from "../rounds.paths.ts";
import { nameIn } from "../rounds.view.ts";
import type { ResponseShown } from "../services/show-response.ts";
import { AnswerTables } from "./answer-tables.tsx";
import { Decision } from "./decision.tsx";
import { CompareForm, OtherComments, ResponseHistory, ViewLinks } from "./review-parts.tsx";
import { LateBadge, StateBadge } from "./state-badge.tsx";

interface Props {
  view: PageView;
  shown: ResponseShown;
  said: Said;
  /** What was decided just now. */
  done?: Decided | undefined;
}

/** A response: its answers, what changed, what was said about it, and the decision on it. */
export function ReviewPage({ view, shown, said, done }: Props) {
  const { lang } = view;
  const t = reviewWords[lang];
  const { response, round, municipality, region, newer, older } = shown;
  const name = nameIn(lang, municipality);
  // A town's own people may read this page, but not follow the round.
  const crumb = (label: string, href: string) => (shown.mayWatch ? { label, href } : { label });
  const crumbs = [
    crumb(lang === "bn" ? round.titleBn : round.titleEn, roundPath(lang, round.id)),
    ...(region ? [crumb(t.region(nameIn(lang, region)), responsesPath(lang, round.id, { region: region.code }))] : []),
    { label: name },
  ];
  const looked = said.view ?? (older ? "changed" : "all");
  const deciding = decisionHere(shown);
  const answers = <Answers lang={lang} shown={shown} said={deciding ? said : null} looked={looked} />;
  const came = shown.revisions.find(({ revision }) => revision.number === newer?.number)?.revision;
  return (
    <Page view={view} title={t.title(name)} faulty={said.errors.length > 0} crumbs={crumbs}>
      <ErrorSummary errors={said.errors.map(({ path, message }) => ({ name: path, message: message[lang] }))} />
      {said.refused && <Refused lang={lang} said={said} />}
      {done && <Done lang={lang} shown={shown} done={done} />}
      <Heading lang={lang} shown={shown} name={name} />
      {came && <HowItCame lang={lang} flags={came.flags ?? []} givenAt={came.givenAt} />}
      <Standing lang={lang} shown={shown} />
      {older && newer && <Mended lang={lang} shown={shown} />}
      {shown.revisions.length > 1 && <CompareForm lang={lang} shown={shown} view={looked} />}
      {newer &&
        (deciding ? (
          <Form
            action={(deciding === "sign" ? sendBackPath : returnPath)(lang, round.id, municipality.code)}
            class="!max-w-none"
          >
            {said.view && <Hidden name="view" value={said.view} />}
            {older && <Hidden name="from" value={older.number} />}
            <Hidden name="to" value={newer.number} />
            {answers}
            <Decision lang={lang} shown={shown} said={said} kind={deciding} />
          </Form>
        ) : (
          answers
        ))}
      <OtherComments lang={lang} shown={shown} />
      <OtherDeeds lang={lang} shown={shown} />
      {response.revision > 0 && <ResponseHistory lang={lang} shown={shown} />}
    </Page>
  );
}

/** What can be decided on this page: only the newest revision, by whose turn it is. */
function decisionHere({ decision, response, newer }: ResponseShown): "sign" | "review" | null {
  return newer?.number === response.revision ? decision : null;
}

interface AnswersProps {
  lang: Lang;
  shown: ResponseShown;
  /** What was typed; null where nothing can be decided. */
  said: Said | null;
  looked: AnswerView;
}

function Answers({ lang, shown, said, looked }: AnswersProps) {
  const { sections, older, newer, round, municipality, files } = shown;
  const written = new Set(said?.questions.map(({ path }) => path));
  const kept = narrow(sections, looked, written);
  const to = (view: AnswerView) =>
    reviewPath(lang, round.id, municipality.code, { view, from: older?.number, to: newer?.number });
  const views = { counts: countViews(sections), looked, compared: older !== null };
  return (
    <>
      <ViewLinks lang={lang} {...views} {...(!said && { href: to })} />
      {kept.length === 0 && <p class="mt-4 mut">{reviewWords[lang].nothing[looked]}</p>}
      <AnswerTables
        lang={lang}
        files={files}
        sections={kept}
        older={older?.number ?? null}
        newer={newer?.number ?? 1}
        said={said}
        lastPeriod={shown.beside.last?.period ?? null}
      />
    </>
  );
}

function Heading({ lang, shown, name }: { lang: Lang; shown: ResponseShown; name: string }) {
  const t = reviewWords[lang];
  const f = formats(lang);
  const { response, round, questionnaire, revisions, newer, late } = shown;
  const year = f.fiscalYear(round.period);
  const submitted = revisions.find(({ revision }) => revision.number === newer?.number);
  const words = submitted?.revision.onBehalf ? t.submittedFor : t.submitted;
  return (
    <PageTitle
      kick={newer ? t.kickRevision(questionnaire, year, f.ordinal(newer.number)) : t.kick(questionnaire, year)}
      title={t.title(name)}
      lead={submitted && words(f.dateTime(submitted.revision.submittedAt), submitted.by, submitted.revision.receipt)}
      badge={
        <span class="flex flex-wrap gap-1">
          <StateBadge state={response.state} />
          {late && <LateBadge />}
        </span>
      }
    />
  );
}

/** Where the response stands while the municipality writes, and the way to answer on its behalf. */
function Standing({ lang, shown }: { lang: Lang; shown: ResponseShown }) {
  const t = reviewWords[lang];
  const f = formats(lang);
  const { response, round, mayAnswer } = shown;
  const { state, revision, lastSavedAt } = response;
  if (state === "submitted" || state === "approved") return null;
  if (state === "with-mayor") return shown.decision === "sign" ? null : <Note>{t.waitsForMayor}</Note>;
  const saved = lastSavedAt && f.dateTime(lastSavedAt);
  const written = saved ? t.inProgress(saved) : t.notStarted;
  const mending = [t.mending(f.ordinal(revision)), state === "in-progress" && saved && t.mendingSaved(saved)];
  return (
    <>
      <Note>
        <p>{revision === 0 ? `${written} ${t.dueOn(f.date(round.dueOn))}` : mending.filter(Boolean).join(" ")}</p>
      </Note>
      {mayAnswer && (
        <p class="acts">
          <LinkButton href={beginCallPath(lang, round.id, shown.municipality.code)} icon="phone">
            {deskWords[lang].begin}
          </LinkButton>
          <LinkButton href={answersPath(lang, response.id)} icon="pencil">
            {t.answerFor}
          </LinkButton>
        </p>
      )}
    </>
  );
}

/** What can be done beside the decision: more time, or answers opened again. */
function OtherDeeds({ lang, shown }: { lang: Lang; shown: ResponseShown }) {
  const t = deadlineWords[lang];
  const { response, round, municipality, mayExtend, mayReopen } = shown;
  if (!mayExtend && !mayReopen && shown.comments.length === 0) return null;
  return (
    <p class="acts mt-6 noprint">
      {mayExtend && (
        <LinkButton href={extendResponsePath(lang, round.id, municipality.code)} icon="calendar">
          {t.extend}
        </LinkButton>
      )}
      {mayExtend && (
        <LinkButton href={linksPath(lang, round.id, municipality.code)} icon="mail">
          {linkWords[lang].links}
        </LinkButton>
      )}
      {shown.comments.length > 0 && (
        <LinkButton href={conversationPath(lang, response.id)} icon="message-square">
          {conversationWords[lang].open}
        </LinkButton>
      )}
      {mayReopen && (
        <LinkButton href={reopenResponsePath(lang, round.id, municipality.code)} icon="undo-2">
          {t.reopenAnswer}
        </LinkButton>
      )}
    </p>
  );
}

function Mended({ lang, shown: { sections, older, newer } }: { lang: Lang; shown: ResponseShown }) {
  const t = reviewWords[lang];
  const f = formats(lang);
  if (!older || !newer || older.number >= newer.number) return null;
  const { commented, mended, alsoChanged, same } = mendedSince(sections, older.number);
  if (commented === 0) return null;
  return (
    <Note>
      <p>
        <b>{t.mended(f.integer(commented), f.integer(mended))}</b>{" "}
        {t.mendedRest(f.integer(alsoChanged), f.integer(same))}
      </p>
    </Note>
  );
}

function Done({ lang, shown, done }: { lang: Lang; shown: ResponseShown; done: Decided }) {
  const t = reviewWords[lang];
  const { round, municipality, next } = shown;
  const said = { approved: round.public ? t.approvedPublic : t.approved, returned: t.returned, signed: t.signed };
  return (
    <Note tone="ok" live>
      <p class="b">{done === "sent-back" ? t.sentBack : said[done]}</p>
      <p class="acts mt-2">
        {!shown.mayWatch ? null : next ? (
          <LinkButton href={reviewPath(lang, round.id, next.code)} onward>
            {t.next(nameIn(lang, next))}
          </LinkButton>
        ) : (
          <span>{t.noNext}</span>
        )}
        {shown.mayWatch ? (
          <LinkButton href={responsesPath(lang, round.id, { region: municipality.regionCode })} look="link">
            {t.toRound}
          </LinkButton>
        ) : (
          <LinkButton href={workPath(lang)} look="link">
            {t.toWork}
          </LinkButton>
        )}
      </p>
    </Note>
  );
}

/** Someone else has decided meanwhile; what was written stands here to be copied. */
function Refused({ lang, said }: { lang: Lang; said: Said }) {
  const words = [said.comment, ...said.questions.map(({ comment }) => comment)].filter(Boolean);
  return (
    <Note tone="warn" live>
      <p class="b">{said.refused}</p>
      {words.length > 0 && (
        <>
          <p>{reviewWords[lang].youWrote}</p>
          <ul>
            {words.map((each) => (
              <li>{each}</li>
            ))}
          </ul>
        </>
      )}
    </Note>
  );
}
