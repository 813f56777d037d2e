import type { ComponentChildren } from "preact";
import { formatDate, formatTime } from "../../../../platform/i18n/dates.ts";
import type { Lang } from "../../../../platform/i18n/lang.ts";
import { officeDay } from "../../../../platform/i18n/office-day.ts";
import { useFrame } from "../../../../platform/ui/frame-context.ts";
import { SavedState } from "../../../../platform/ui/status.tsx";
import { definitionPath } from "../../../questionnaires/fields.ts";
import { sectionWords } from "../../section.messages.ts";
import { islandId } from "../../islands/island.ts";
import { answeringDataPath } from "../../rounds.paths.ts";
import type { Asked, OpenComment } from "../../services/answering-page.ts";

/** When the answers were last saved; a time for today, else the day too. */
export function SavedLine({ at, now, lang }: { at: Date | null; now: string; lang: Lang }) {
  if (!at) return null;
  const when = officeDay(at) === now ? formatTime(at, lang) : `${formatDate(at, lang)}, ${formatTime(at, lang)}`;
  return <SavedState>{sectionWords[lang].savedAt(when)}</SavedState>;
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
        {sectionWords[lang].comment(comment.by, `${formatDate(comment.at, lang)}, ${formatTime(comment.at, lang)}`)}
      </p>
    </div>
  );
}

/**
 * What a page's script takes over, with what it needs to fetch for that; without scripts it is as it stands.
 * @param section the only one whose words come at first
 * @param plain the page says something that only the server knows of, and stays as it is
 */
export function Island({ answering: { found, closed }, section, plain = false, children }: IslandProps) {
  const { lang } = useFrame();
  const fetched = {
    "data-answers": answeringDataPath(found.response.id),
    "data-form": definitionPath(lang, found.round.versionId, section),
  };
  return (
    <div id={islandId} {...(closed || plain ? {} : fetched)}>
      {children}
    </div>
  );
}

interface IslandProps {
  answering: { found: Asked; closed: boolean };
  section?: string;
  plain?: boolean;
  children: ComponentChildren;
}
