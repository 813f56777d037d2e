import type { ComponentChildren } from "preact";
import { formatDate, formatDateWeekday, formatDaysLeft, formatTime } from "../../../../platform/i18n/dates.ts";
import type { Lang } from "../../../../platform/i18n/lang.ts";
import { officeDay } from "../../../../platform/i18n/office-day.ts";
import type { IconName } from "../../../../platform/ui/icons/icons.ts";
import { Badge, DueDate, SavedState, type Tone } from "../../../../platform/ui/status.tsx";
import { roundsWords } from "../../rounds.messages.ts";
import { definitionPath } from "../../../questionnaires/fields.ts";
import { answeringWords } from "../../answering.messages.ts";
import type { Progress } from "../../answering.view.ts";
import { islandId } from "../../islands/island.ts";
import { answeringDataPath } from "../../rounds.paths.ts";
import type { Asked, OpenComment } from "../../services/answering-page.ts";

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
export function roundTitle({ round }: { round: Pick<Asked["round"], "titleBn" | "titleEn"> }, lang: Lang): string {
  return lang === "bn" ? round.titleBn : round.titleEn;
}

/** The name of a response's municipality in the page's language. */
export function townName(
  { municipality }: { municipality: Pick<Asked["municipality"], "nameBn" | "nameEn"> },
  lang: Lang,
): string {
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

/**
 * What a page's script takes over, with what it needs to fetch for that; without scripts it is as it stands.
 * @param plain the page says something that only the server knows of, and stays as it is
 */
export function Island({ answering: { found, closed }, plain = false, children }: IslandProps) {
  const fetched =
    closed || plain
      ? {}
      : { "data-answers": answeringDataPath(found.response.id), "data-form": definitionPath(found.round.versionId) };
  return (
    <div id={islandId} {...fetched}>
      {children}
    </div>
  );
}

interface IslandProps {
  answering: { found: Asked; closed: boolean };
  plain?: boolean;
  children: ComponentChildren;
}
