import { formatNumber } from "../../../../platform/i18n/numbers.ts";
import { ShareBar } from "../../../../platform/ui/charts/bars.tsx";
import { Icon } from "../../../../platform/ui/icons/icon.tsx";
import { Page, type PageView } from "../../../../platform/ui/page.tsx";
import { Note } from "../../../../platform/ui/status.tsx";
import { officeDay } from "../../../../platform/i18n/office-day.ts";
import { answeringWords } from "../../answering.messages.ts";
import type { SectionProgress } from "../../answering.view.ts";
import { roundTitle, townName } from "../../pages/answering/parts.tsx";
import { DueLine } from "../../pages/answering/task-parts.tsx";
import { StateBadge } from "../../pages/state-badge.tsx";
import { answersPath } from "../../rounds.paths.ts";
import { type KeptRound, presentOf } from "../kept-round.ts";
import { phoneWords } from "../phone.messages.ts";
import { phonePath } from "../phone.paths.ts";
import { isUnsent, type Queued } from "../queue.ts";

interface Task {
  kept: KeptRound;
  progress: SectionProgress[];
}

/** My work without a line: what this phone keeps can be answered all the same. */
export function KeptWorkPage({ view, tasks, queue }: { view: PageView; tasks: Task[]; queue: Queued[] }) {
  const { lang } = view;
  const words = phoneWords[lang];
  const unsent = queue.filter(isUnsent).length;
  return (
    <Page view={view} title={answeringWords[lang].myWork} live>
      <h1>{answeringWords[lang].myWork}</h1>
      <Note tone="info">
        <p>{tasks.length > 0 ? words.noLineWork : words.nothingKept}</p>
        {unsent > 0 && (
          <p>
            <a href={phonePath(lang)}>{words.waitingLink(formatNumber(unsent, lang))}</a>
          </p>
        )}
      </Note>
      {tasks.map((task) => (
        <TaskCard key={task.kept.responseId} view={view} {...task} />
      ))}
    </Page>
  );
}

function TaskCard({ view, kept, progress }: Task & { view: PageView }) {
  const { lang } = view;
  const words = answeringWords[lang];
  const { found, closed } = kept.answering;
  const count = (n: number) => formatNumber(n, lang);
  const done = progress.filter((each) => each.progress === "done").length;
  const id = `task-${kept.responseId}`;
  return (
    <section class="card mt-4" aria-labelledby={id}>
      <div class="row sp">
        <h2 id={id}>{roundTitle(found, lang)}</h2>
        <StateBadge state={found.response.state} />
      </div>
      <p class="mut">{words.town(townName(found, lang))}</p>
      <ShareBar value={done} total={progress.length} label={words.sectionsDone(count(progress.length), count(done))} />
      <DueLine dueOn={found.response.dueOn ?? found.round.dueOn} today={officeDay(presentOf(kept))} lang={lang} />
      <p class="acts mt-3">
        <a class="btn" href={answersPath(lang, kept.responseId)}>
          {closed ? words.seeAnswers : words.goOn}
          <span class="sr-only">: {roundTitle(found, lang)}</span>
          <Icon name="arrow-right" />
        </a>
      </p>
    </section>
  );
}
