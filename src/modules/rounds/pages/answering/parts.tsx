import { formatDate, formatDateWeekday, formatDaysLeft, formatTime } from "../../../../platform/i18n/dates.ts";
import type { Lang } from "../../../../platform/i18n/lang.ts";
import { officeDay } from "../../../../platform/i18n/office-day.ts";
import type { IconName } from "../../../../platform/ui/icons/icons.ts";
import { Badge, DueDate, SavedState, type Tone } from "../../../../platform/ui/status.tsx";
import { roundsWords } from "../../rounds.messages.ts";
import { answeringWords } from "../../answering.messages.ts";
import type { Progress } from "../../answering.view.ts";
import type { ResponseFound } from "../../responses.queries.ts";
import type { OpenComment } from "../../services/answering-page.ts";

const progressLooks: Record<Progress, { tone: Tone; icon: IconName }> = {
  "not-started": { tone: "none", icon: "circle-dashed" },
  "in-progress": { tone: "neutral", icon: "pencil" },
  done: { tone: "ok", icon: "check" },
  mend: { tone: "warn", icon: "triangle-alert" },
};

/** How far a section has come, with an icon and a word. */
export function ProgressBadge({ progress, lang }: { progress: Progress; lang: Lang }) {
  return <Badge {...progressLooks[progress]}>{answeringWords[lang].progress[progress]}</Badge>;
}

/** When something is due and how much is left. Red only once the date has been missed. */
export function DueLine({ dueOn, today, lang }: { dueOn: string; today: string; lang: Lang }) {
  const words = answeringWords[lang];
  return (
    <DueDate>
      {words.due} <b>{formatDateWeekday(dueOn, lang)}</b>
      {dueOn < today ? (
        <>
          {". "}
          <span class="text-error b">
            {roundsWords[lang].late}: {formatDaysLeft(dueOn, today, lang)}
          </span>
          {lang === "bn" ? "।" : "."}
        </>
      ) : (
        `${lang === "bn" ? "। " : ", "}${formatDaysLeft(dueOn, today, lang)}${lang === "bn" ? "।" : "."}`
      )}
    </DueDate>
  );
}

/** When the answers were last saved; a time for today, else the day too. */
export function SavedLine({ at, now, lang }: { at: Date | null; now: string; lang: Lang }) {
  if (!at) return null;
  const when = officeDay(at) === now ? formatTime(at, lang) : `${formatDate(at, lang)}, ${formatTime(at, lang)}`;
  return <SavedState>{answeringWords[lang].savedAt(when)}</SavedState>;
}

/** The title of a round in the page's language. */
export function roundTitle({ round }: Pick<ResponseFound, "round">, lang: Lang): string {
  return lang === "bn" ? round.titleBn : round.titleEn;
}

/** The name of a response's municipality in the page's language. */
export function townName({ municipality }: Pick<ResponseFound, "municipality">, lang: Lang): string {
  return lang === "bn" ? municipality.nameBn : municipality.nameEn;
}

/** A reviewer's word under its question. */
export function CommentLine({ comment, lang }: { comment: OpenComment; lang: Lang }) {
  return (
    <div class="cmt">
      <p>{comment.comment}</p>
      <p class="sm mut">
        {answeringWords[lang].comment(comment.by, `${formatDate(comment.at, lang)}, ${formatTime(comment.at, lang)}`)}
      </p>
    </div>
  );
}
