import type { ComponentChildren } from "preact";
import { csrfField } from "../../../../platform/http/csrf.ts";
import { formatDate, formatDateWeekday, formatDaysLeft, formatTime } from "../../../../platform/i18n/dates.ts";
import type { Lang } from "../../../../platform/i18n/lang.ts";
import { officeDay } from "../../../../platform/i18n/office-day.ts";
import { Icon } from "../../../../platform/ui/icons/icon.tsx";
import type { IconName } from "../../../../platform/ui/icons/icons.ts";
import type { PageView } from "../../../../platform/ui/page.tsx";
import { answeringWords } from "../../answering.messages.ts";
import type { Progress } from "../../answering.view.ts";
import type { ResponseFound } from "../../responses.queries.ts";
import type { ResponseState } from "../../rounds.rules.ts";
import type { OpenComment } from "../../services/answering-page.ts";

const stateBadges: Record<ResponseState, [tone: string, icon: IconName]> = {
  "not-started": ["badge-none", "circle-dashed"],
  "in-progress": ["", "pencil"],
  submitted: ["badge-info", "send"],
  returned: ["badge-warn", "undo-2"],
  approved: ["badge-ok", "check"],
};

const progressBadges: Record<Progress, [tone: string, icon: IconName]> = {
  "not-started": ["badge-none", "circle-dashed"],
  "in-progress": ["", "pencil"],
  done: ["badge-ok", "check"],
  mend: ["badge-warn", "triangle-alert"],
};

/** A response's state, with an icon and a word. */
export function ResponseBadge({ state, lang }: { state: ResponseState; lang: Lang }) {
  const [tone, icon] = stateBadges[state];
  return (
    <span class={`badge ${tone}`}>
      <Icon name={icon} />
      {answeringWords[lang].states[state]}
    </span>
  );
}

/** How far a section has come, with an icon and a word. */
export function ProgressBadge({ progress, lang }: { progress: Progress; lang: Lang }) {
  const [tone, icon] = progressBadges[progress];
  return (
    <span class={`badge ${tone}`}>
      <Icon name={icon} />
      {answeringWords[lang].progress[progress]}
    </span>
  );
}

/** When something is due and how much is left. Red only once the date has been missed. */
export function DueLine({ dueOn, today, lang }: { dueOn: string; today: string; lang: Lang }) {
  const words = answeringWords[lang];
  return (
    <p class="due">
      <Icon name="calendar" />
      <span>
        {words.due} <b>{formatDateWeekday(dueOn, lang)}</b>
        {dueOn < today ? (
          <>
            {". "}
            <span class="text-error b">
              {words.late}: {formatDaysLeft(dueOn, today, lang)}
            </span>
            {lang === "bn" ? "।" : "."}
          </>
        ) : (
          `${lang === "bn" ? "। " : ", "}${formatDaysLeft(dueOn, today, lang)}${lang === "bn" ? "।" : "."}`
        )}
      </span>
    </p>
  );
}

/** When the answers were last saved; a time for today, else the day too. */
export function SavedLine({ at, now, lang }: { at: Date | null; now: string; lang: Lang }) {
  if (!at) return null;
  const when = officeDay(at) === now ? formatTime(at, lang) : `${formatDate(at, lang)}, ${formatTime(at, lang)}`;
  return (
    <p class="saved" role="status">
      <Icon name="check" />
      {answeringWords[lang].savedAt(when)}
    </p>
  );
}

/** A message in a box. */
export function NoteBox({
  tone,
  icon,
  children,
}: {
  tone: "info" | "warn" | "ok";
  icon: IconName;
  children: ComponentChildren;
}) {
  return (
    <div class={`note note-${tone}`} role="status">
      <Icon name={icon} />
      <div>{children}</div>
    </div>
  );
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

/** The hidden field that every form carries. */
export function Csrf({ view }: { view: PageView }) {
  return <input type="hidden" name={csrfField} value={view.csrf} />;
}
