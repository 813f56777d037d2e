import { formatDateWeekday, formatDaysLeft } from "../../../../platform/i18n/dates.ts";
import type { Lang } from "../../../../platform/i18n/lang.ts";
import type { IconName } from "../../../../platform/ui/icons/icons.ts";
import { Badge, DueDate, type Tone } from "../../../../platform/ui/status.tsx";
import { roundsWords } from "../../rounds.messages.ts";
import { answeringWords } from "../../answering.messages.ts";
import type { Progress } from "../../answering.view.ts";

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
