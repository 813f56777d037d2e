import { formats } from "../../../platform/i18n/format.ts";
import type { Lang } from "../../../platform/i18n/lang.ts";
import { TextArea } from "../../../platform/ui/forms/inputs.tsx";
import { Comment } from "../../../platform/ui/review.tsx";
import { Badge } from "../../../platform/ui/status.tsx";
import { type AnswerFile, GivenFile } from "../../questionnaires/index.ts";
import { reasonWords } from "../last-time/reasons.messages.ts";
import { reviewWords } from "../review.messages.ts";
import { type AnswerRow, type AnswerSection, commentField, type Said } from "../review.view.ts";

interface Props {
  lang: Lang;
  /** The files of the response by the answers that name them. */
  files: ReadonlyMap<string, AnswerFile>;
  sections: readonly AnswerSection[];
  /** Number of the earlier revision; null shows the newer one alone. */
  older: number | null;
  newer: number;
  /** What a reviewer has typed; null where nothing can be commented on. */
  said: Said | null;
  /** The fiscal year that last time's answers speak of; null where there are none. */
  lastPeriod?: string | null;
}

/** A response's answers, a table for each section, with the comments under their questions. */
export function AnswerTables(props: Props) {
  return (
    <>
      {props.sections.map((section) => (
        <SectionTable {...props} section={section} />
      ))}
    </>
  );
}

function SectionTable({ section, ...props }: Props & { section: AnswerSection }) {
  const { lang, older, newer, said } = props;
  const t = reviewWords[lang];
  const f = formats(lang);
  return (
    <table class="tbl cards mt-6">
      <caption>{t.section(f.integer(section.number), section.title)}</caption>
      <thead>
        <tr>
          <th scope="col" class="w-2/5">
            {t.question}
          </th>
          {older !== null && <th scope="col">{t.revision(f.ordinal(older))}</th>}
          <th scope="col">{older === null ? t.answer : t.revision(f.ordinal(newer))}</th>
          {said && (
            <th scope="col" class="w-1/5">
              {t.comments}
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {section.rows.map((row) => (
          <>
            <AnswerLine {...props} row={row} />
            {row.comments.length > 0 && <CommentLine {...props} row={row} />}
          </>
        ))}
      </tbody>
    </table>
  );
}

type LineProps = Omit<Props, "sections"> & { row: AnswerRow };

function AnswerLine({ lang, files, older, newer, said, row, lastPeriod = null }: LineProps) {
  const t = reviewWords[lang];
  const f = formats(lang);
  const none = <span class="mut">{t.none}</span>;
  const shown = (answer: string) =>
    row.isFile && answer ? <GivenFile lang={lang} name={answer} file={files.get(answer)} /> : answer;
  const gone = <span class="mut">{t.gone}</span>;
  return (
    <tr class={row.comments.length > 0 ? "[&>*]:!border-b-0" : undefined}>
      <th scope="row">
        {row.within && <small>{row.within}</small>}
        {row.unit ? `${row.label}, ${row.unit}` : row.label}
      </th>
      {older !== null && (
        <td class={row.changed ? "diff" : "mut"} data-l={t.revision(f.ordinal(older))}>
          {row.changed && row.before ? <del>{shown(row.before)}</del> : shown(row.before) || none}
        </td>
      )}
      <td class={row.changed ? "diff" : undefined} data-l={older === null ? t.answer : t.revision(f.ordinal(newer))}>
        {row.changed && row.after ? <ins>{shown(row.after)}</ins> : shown(row.after) || (row.present ? none : gone)}
        <Beside lang={lang} row={row} lastPeriod={lastPeriod} />
      </td>
      {said && (
        <td class="max-sm:!block max-sm:!text-start">
          {row.present && <CommentEntry lang={lang} row={row} said={said} />}
        </td>
      )}
    </tr>
  );
}

/** What last time's answer and those of other towns were, where they say something: plainly marked when far away. */
function Beside({ lang, row, lastPeriod }: { lang: Lang; row: AnswerRow; lastPeriod: string | null }) {
  const t = reviewWords[lang];
  const f = formats(lang);
  const last = lastPeriod !== null && row.last !== "" && row.last !== row.after;
  if (!last && row.unlikePeers === "" && row.reason === "" && row.aside.length === 0) return null;
  return (
    <small class="block mut">
      {(row.unlikeLast || row.unlikePeers !== "") && <Badge tone="warn">{t.veryUnlike}</Badge>}
      {last && <span class="block">{t.lastTime(f.fiscalYear(lastPeriod), row.last)}</span>}
      {row.reason !== "" && <span class="block">{reasonWords[lang].reasonGiven(row.reason)}</span>}
      {row.aside.map(({ text, by, at }) => (
        <span class="block">{t.gaveWay(by, f.dateTime(at), text)}</span>
      ))}
      {row.unlikePeers !== "" && <span class="block">{t.peersMiddle(row.unlikePeers)}</span>}
    </small>
  );
}

/** A place to write on one question; it opens without a script, and stands open where something was typed. */
function CommentEntry({ lang, row, said }: { lang: Lang; row: AnswerRow; said: Said }) {
  const t = reviewWords[lang];
  const name = commentField(row.path);
  const typed = said.questions.find(({ path }) => path === row.path)?.comment ?? "";
  const error = said.errors.find(({ path }) => path === name)?.message[lang];
  return (
    <details class="more !mt-0" open={typed !== "" || error !== undefined}>
      <summary class="whitespace-nowrap">
        {t.comment}
        <span class="sr-only">: {row.label}</span>
      </summary>
      <TextArea
        name={name}
        label={<span class="text-base">{t.commentOn(row.label)}</span>}
        value={typed}
        rows={3}
        {...(error && { error })}
      />
    </details>
  );
}

function CommentLine({ lang, older, said, row }: LineProps) {
  const t = reviewWords[lang];
  const f = formats(lang);
  return (
    <tr>
      <td colSpan={2 + Number(older !== null) + Number(said !== null)} class="max-sm:!block max-sm:!text-start">
        <ul aria-label={`${t.comments}: ${row.label}`}>
          {row.comments.map(({ comment, by }) => (
            <Comment
              by={by}
              at={t.onRevision(f.dateTime(comment.at), f.ordinal(comment.revision))}
              reply={comment.repliesTo !== null}
            >
              {comment.comment}
            </Comment>
          ))}
        </ul>
      </td>
    </tr>
  );
}
