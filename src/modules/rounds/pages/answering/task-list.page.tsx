import type { ComponentChildren } from "preact";
import { formatDate } from "../../../../platform/i18n/dates.ts";
import type { Lang } from "../../../../platform/i18n/lang.ts";
import { formatNumber } from "../../../../platform/i18n/numbers.ts";
import { Icon } from "../../../../platform/ui/icons/icon.tsx";
import { Breadcrumbs } from "../../../../platform/ui/layout.tsx";
import { type Task, TaskList } from "../../../../platform/ui/lists.tsx";
import { Page, type PageView } from "../../../../platform/ui/page.tsx";
import { fieldId, sectionOfPath, sectionsOf } from "../../../questionnaires/fields.ts";
import { StateBadge } from "../state-badge.tsx";
import { Note } from "../../../../platform/ui/status.tsx";
import { lostFiles } from "../../attachments/attachments.view.ts";
import { conversationWords } from "../../conversation/conversation.messages.ts";
import { conversationPath } from "../../conversation/conversation.paths.ts";
import { answeringWords } from "../../answering.messages.ts";
import { sectionWords } from "../../section.messages.ts";
import { labelOf, minutesFor, nextSection, type SectionProgress } from "../../answering.view.ts";
import { answersPaperPath, answersPaperPdfPath, checkPath, sectionPath, workPath } from "../../rounds.paths.ts";
import type { Shown } from "../../services/answering-page.ts";
import { CommentLine, Island, roundTitle, SavedLine, townName } from "./parts.tsx";
import { DueLine, ProgressBadge } from "./task-parts.tsx";

interface Props {
  lang: Lang;
  answering: Shown;
  progress: SectionProgress[];
  /** In a browser: where stands what was written; else when it was last saved. */
  saved?: ComponentChildren;
}

/** The sections of what is asked, each with how far it has come, and the way to submitting. */
export function TaskListPage({ view, ...props }: Omit<Props, "lang"> & { view: PageView }) {
  return (
    <Page view={view} title={roundTitle(props.answering.found, view.lang)} live plain>
      <Island answering={props.answering}>
        <TaskListContent lang={view.lang} {...props} />
      </Island>
    </Page>
  );
}

/** What stands on the page of sections, in the server and in a browser. */
export function TaskListContent({ lang, answering, progress: all, saved }: Props) {
  const words = answeringWords[lang];
  const { found, closed, today } = answering;
  const lost = answering.files ? lostFiles(answering.session, answering.files) : [];
  const progress = all.map((each) => withComments(withFiles(each, lost), answering));
  const title = roundTitle(found, lang);
  const count = (n: number) => formatNumber(n, lang);
  const done = progress.filter((each) => each.progress === "done").length;
  const onWith = progress.find((each) => each.progress !== "done")?.section ?? nextSection(progress);
  return (
    <>
      <Breadcrumbs items={[{ label: words.myWork, href: workPath(lang) }, { label: title }]} />
      <div class="title st !mb-2">
        <h1>{title}</h1>
        <StateBadge state={found.response.state} />
      </div>
      <p class="mut">{townName(found, lang)}</p>
      <DueLine dueOn={found.round.dueOn} today={today} lang={lang} />
      {found.round.closesOn && <p>{words.closesOn(formatDate(found.round.closesOn, lang))}</p>}
      <PaperLink answering={answering} lang={lang} />
      {saved ?? <SavedLine at={answering.savedAt} now={today} lang={lang} />}
      {answering.onBehalf && (
        <Note live tone="info" icon="info">
          <p>{sectionWords[lang].onBehalf(townName(found, lang))}</p>
        </Note>
      )}
      <Closed answering={answering} lang={lang} />
      <Comments answering={answering} lang={lang} />
      <div class="form">
        <h2 class="mt-8">{words.sectionsDone(count(progress.length), count(done))}</h2>
        {!closed && <p class="mut">{words.anyOrder}</p>}
        <TaskList tasks={progress.map((each) => taskOf(each, answering, lang))} />
        <h2 class="mt-8">{words.submitHeading}</h2>
        <ul class="tasks">
          <li>
            <a class="a" href={checkPath(lang, found.response.id)}>
              {closed ? words.seeAnswers : words.check}
            </a>
            {!closed && <span class="hint">{words.checkHint}</span>}
          </li>
        </ul>
        {!closed && onWith && (
          <div class="acts mt-6">
            <a class="btn btn-primary" href={sectionPath(lang, found.response.id, onWith.slug)}>
              {done === progress.length ? words.check : words.goOnWith(count(onWith.number))}
              <Icon name="arrow-right" />
            </a>
          </div>
        )}
      </div>
    </>
  );
}

/** Paper in hand helps before typing; once the round is closed, no more. */
function PaperLink({ answering, lang }: { answering: Shown; lang: Lang }) {
  if (answering.roundState === "closed") return null;
  return (
    <p class="noprint">
      <a class="a" href={answersPaperPath(lang, answering.found.response.id)}>
        {answeringWords[lang].paper}
      </a>{" "}
      <a class="a ms-4" href={answersPaperPdfPath(lang, answering.found.response.id)}>
        {answeringWords[lang].paperPdf}
      </a>
    </p>
  );
}

function taskOf(each: Commented, { closed, found }: Shown, lang: Lang): Task {
  const count = (n: number) => formatNumber(n, lang);
  return {
    label: `${count(each.section.number)}. ${each.title}`,
    ...(!closed && { href: sectionPath(lang, found.response.id, each.section.slug) }),
    hint: hintOf(each, answeringWords[lang], count),
    badge: <ProgressBadge progress={each.progress} lang={lang} />,
  };
}

/** Instead of files that were refused, or that nobody has, others have to be given. */
function withFiles(each: SectionProgress, lost: string[]): SectionProgress {
  const own = lost.filter((path) => sectionOfPath([each.section], path));
  return own.length === 0 ? each : { ...each, wrong: each.wrong + own.length, progress: "mend" };
}

/** A section with a comment whose answer hasn't been changed since, how ever complete it is. */
interface Commented extends SectionProgress {
  comments: number;
}

function withComments(each: SectionProgress, { comments }: Shown): Commented {
  const open = comments.filter(({ path, mended }) => !mended && sectionOfPath([each.section], path) !== undefined);
  return { ...each, comments: open.length, progress: open.length > 0 ? "mend" : each.progress };
}

function hintOf(each: Commented, words: (typeof answeringWords)["bn"], count: (n: number) => string): string {
  if (each.wrong > 0) return words.sectionMend(count(each.wrong));
  if (each.comments > 0) return words.sectionComments(count(each.comments));
  // A roster whose number isn't known yet asks nothing so far, but it will.
  const questions = each.asked || each.section.questions;
  if (each.answered === 0) return words.sectionSize(count(questions), count(minutesFor(questions)));
  if (each.missing > 0) return words.sectionMissing(count(each.missing));
  return words.sectionAnswered(count(each.asked), count(each.answered));
}

function Closed({ answering, lang }: { answering: Shown; lang: Lang }) {
  const words = answeringWords[lang];
  if (!answering.closed) return null;
  const { round } = answering.found;
  const text =
    answering.roundState === "planned"
      ? words.planned(formatDate(round.opensOn, lang))
      : answering.roundState === "closed"
        ? `${words.closed}. ${words.closedLead}`
        : words.locked;
  return (
    <Note live tone="info" icon="lock">
      <p>{text}</p>
    </Note>
  );
}

/** What the reviewer wrote, each word leading to its question. */
function Comments({ answering, lang }: { answering: Shown; lang: Lang }) {
  const { comments, session, found } = answering;
  if (comments.length === 0) return null;
  const words = answeringWords[lang];
  const single = comments.filter(({ path }) => path !== "");
  const sections = session.form.definition;
  return (
    <section class="form mt-6" aria-labelledby="comments">
      <h2 id="comments">
        {single.length > 0 ? words.returnedLead(formatNumber(single.length, lang)) : words.returnedWhole}
      </h2>
      <ul class="list tight">
        {comments.map((comment) => (
          <li key={`${comment.path} ${comment.at.toISOString()}`}>
            {comment.path !== "" && (
              <p>
                <a class="a" href={questionLink(lang, found.response.id, sections, comment.path)}>
                  {labelOf(session, comment.path, lang)}
                </a>
              </p>
            )}
            <CommentLine comment={comment} lang={lang} />
          </li>
        ))}
      </ul>
      {single.length > 0 && (
        <p>
          <a class="a" href={conversationPath(lang, found.response.id)}>
            {conversationWords[lang].open}
          </a>
        </p>
      )}
    </section>
  );
}

function questionLink(
  lang: Lang,
  responseId: string,
  definition: Shown["session"]["form"]["definition"],
  path: string,
): string {
  const section = sectionOfPath(sectionsOf(definition), path);
  return section ? `${sectionPath(lang, responseId, section.slug)}#${fieldId(path)}` : "";
}
