import { type Actor, permits, reachOf } from "../../../../platform/auth/actor.ts";
import { formatDate, formatDateTime } from "../../../../platform/i18n/dates.ts";
import { formatNumber } from "../../../../platform/i18n/numbers.ts";
import { ShareBar } from "../../../../platform/ui/charts/bars.tsx";
import { Icon } from "../../../../platform/ui/icons/icon.tsx";
import { Page, type PageView } from "../../../../platform/ui/page.tsx";
import { focalPersonPath } from "../../../accounts/index.ts";
import { StateBadge } from "../state-badge.tsx";
import { answeringWords } from "../../answering.messages.ts";
import { minutesFor } from "../../answering.view.ts";
import { municipalityPath } from "../../../municipalities/index.ts";
import { unsentId } from "../../phone/places.ts";
import type { ResponseFound } from "../../responses.queries.ts";
import { answersPath, receiptPath, responsesPath, reviewPath, roundPath } from "../../rounds.paths.ts";
import { expectedOf } from "../../rounds.rules.ts";
import type { MyWork, Task } from "../../services/my-work.ts";
import { roundTitle, townName } from "./parts.tsx";
import { DueLine } from "./task-parts.tsx";

interface Props {
  view: PageView;
  work: MyWork;
  actor: Actor;
  today: string;
}

/** The first page of everyone who is signed in: what is asked of them, by when. */
export function WorkPage({ view, work, actor, today }: Props) {
  const { lang } = view;
  const words = answeringWords[lang];
  const mine = reachOf(actor, "municipality:focal-person:nominate").municipalities;
  const count = (n: number) => formatNumber(n, lang);
  const answers = work.towns.length > 0;
  return (
    <Page view={view} title={words.myWork} live>
      <h1>{words.myWork}</h1>
      <p id={unsentId} class="note note-info" hidden />
      {answers && work.toDo.length > 0 && <p class="lead">{words.waiting(count(work.toDo.length))}</p>}
      {work.toDo.map((task, index) => (
        <TaskCard key={task.found.response.id} task={task} first={index === 0} {...{ view, today, answers }} />
      ))}
      {work.toSign.map((found) => (
        <ToSign key={found.response.id} {...{ found, view, today }} />
      ))}
      {work.planned.map((found) => (
        <Planned key={found.response.id} found={found} view={view} />
      ))}
      {answers && work.toDo.length + work.planned.length === 0 && (
        <div class="empty mt-6">
          <Icon name="inbox" />
          <h2>{words.nothingWaiting}</h2>
          <p>{words.nothingWaitingWhy}</p>
        </div>
      )}
      {mine.map((code) => (
        <section key={code} class="card mt-6">
          <h2>{words.focalPerson}</h2>
          <p>{words.focalPersonLead}</p>
          <p class="acts mt-3">
            <a class="btn" href={focalPersonPath(lang, code)}>
              {words.focalPerson}
              <Icon name="arrow-right" />
            </a>
          </p>
        </section>
      ))}
      {permits(actor, "region:round:watch") && <Rounds work={work} {...{ view, today }} />}
      {work.done.length > 0 && <Done done={work.done} view={view} />}
    </Page>
  );
}

function TaskCard({
  task,
  first,
  view,
  today,
  answers,
}: {
  task: Task;
  first: boolean;
  view: PageView;
  today: string;
  answers: boolean;
}) {
  const { lang } = view;
  const words = answeringWords[lang];
  const { found, progress, comments } = task;
  const { response, round } = found;
  const id = `task-${response.id}`;
  const done = progress.filter((each) => each.progress === "done").length;
  const label =
    comments > 0
      ? words.seeComments(formatNumber(comments, lang))
      : ({ "not-started": words.start, returned: words.mend }[response.state as "returned"] ?? words.goOn);
  return (
    <section class={first ? "card mt-6" : "card mt-4"} aria-labelledby={id}>
      <div class="row sp">
        <h2 id={id}>{roundTitle(found, lang)}</h2>
        <StateBadge state={response.state} />
      </div>
      <p class="mut">
        <a class="a" href={municipalityPath(lang, found.municipality.code)}>
          {words.town(townName(found, lang))}
        </a>
      </p>
      <p class="mt-1">{about(task, lang)}</p>
      {progress.length > 0 && (
        <ShareBar
          value={done}
          total={progress.length}
          label={words.sectionsDone(formatNumber(progress.length, lang), formatNumber(done, lang))}
        />
      )}
      <DueLine dueOn={round.dueOn} today={today} lang={lang} />
      {answers && (
        <p class="acts mt-3">
          <a class={first ? "btn btn-primary" : "btn"} href={answersPath(lang, response.id)}>
            {label}
            <span class="sr-only">: {roundTitle(found, lang)}</span>
            <Icon name="arrow-right" />
          </a>
        </p>
      )}
    </section>
  );
}

function about({ found, progress, questions, comments }: Task, lang: PageView["lang"]): string {
  const words = answeringWords[lang];
  const count = (n: number) => formatNumber(n, lang);
  if (found.response.state === "returned")
    return comments > 0 ? words.returnedLead(count(comments)) : words.returnedWhole;
  if (progress.length === 0) return words.size(count(questions), count(minutesFor(questions, 5)));
  const done = progress.filter((each) => each.progress === "done").length;
  const saved = found.response.lastSavedAt;
  return [
    words.sectionsDone(count(progress.length), count(done)),
    saved ? words.lastSaved(formatDateTime(saved, lang)) : "",
  ]
    .filter(Boolean)
    .join(lang === "bn" ? "। " : ". ");
}

/** Answers that wait for the mayor: to be read, then signed or given back. */
function ToSign({ found, view: { lang }, today }: { found: ResponseFound; view: PageView; today: string }) {
  const words = answeringWords[lang];
  const title = roundTitle(found, lang);
  const { round, municipality, response } = found;
  return (
    <section class="card mt-4">
      <div class="row sp">
        <h2>{title}</h2>
        <StateBadge state={response.state} />
      </div>
      <p>{words.toSign}</p>
      <DueLine dueOn={round.dueOn} today={today} lang={lang} />
      <p class="acts mt-3">
        <a class="btn btn-primary" href={reviewPath(lang, round.id, municipality.code)}>
          {words.readAndSign}
          <span class="sr-only">: {title}</span>
          <Icon name="arrow-right" />
        </a>
      </p>
    </section>
  );
}

function Planned({ found, view }: { found: ResponseFound; view: PageView }) {
  const { lang } = view;
  return (
    <section class="card mt-4">
      <h2>{roundTitle(found, lang)}</h2>
      <p>{answeringWords[lang].planned(formatDate(found.round.opensOn, lang))}</p>
    </section>
  );
}

/** Rounds that staff follow: how many have come in, how many wait for review. */
function Rounds({ work, view, today }: { work: MyWork; view: PageView; today: string }) {
  const { lang } = view;
  const words = answeringWords[lang];
  const count = (n: number) => formatNumber(n, lang);
  return (
    <section class="sec">
      <h2>{words.openRounds}</h2>
      {work.rounds.length === 0 && <p class="mut">{words.staffWork}</p>}
      {work.rounds.map((round) => {
        const arrived = round.counts.submitted + round.counts.approved;
        const title = lang === "bn" ? round.titleBn : round.titleEn;
        return (
          <section key={round.id} class="card mt-4">
            <h3>
              <a class="a" href={roundPath(lang, round.id)}>
                {title}
              </a>
            </h3>
            <p>{words.arrivedOf(count(arrived), count(expectedOf(round.counts)))}</p>
            {round.counts.submitted > 0 && (
              <p class="b">
                <a href={responsesPath(lang, round.id, { state: "submitted" })}>
                  {words.waitingReview(count(round.counts.submitted))}
                  <span class="sr-only">, {title}</span>
                </a>
              </p>
            )}
            <DueLine dueOn={round.dueOn} today={today} lang={lang} />
          </section>
        );
      })}
    </section>
  );
}

function Done({ done, view }: { done: ResponseFound[]; view: PageView }) {
  const { lang } = view;
  const words = answeringWords[lang];
  return (
    <section class="sec">
      <h2>{words.done}</h2>
      <table class="tbl cards">
        <caption class="sr-only">{words.doneCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.questionnaire}</th>
            <th scope="col">{words.submittedOn}</th>
            <th scope="col">{words.state}</th>
            <th scope="col">
              <span class="sr-only">{words.receipt}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {done.map((found) => (
            <tr key={found.response.id}>
              <th scope="row">{roundTitle(found, lang)}</th>
              <td data-l={words.submittedOn}>
                {found.response.submittedAt && formatDate(found.response.submittedAt, lang)}
              </td>
              <td data-l={words.state}>
                <StateBadge state={found.response.state} />
              </td>
              <td>
                <a href={receiptPath(lang, found.response.id)}>
                  {words.seeReceipt}
                  <span class="sr-only">, {roundTitle(found, lang)}</span>
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
