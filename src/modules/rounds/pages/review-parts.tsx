import { formats } from "../../../platform/i18n/format.ts";
import type { Lang } from "../../../platform/i18n/lang.ts";
import { Filters } from "../../../platform/ui/filters.tsx";
import { type Option, Options } from "../../../platform/ui/forms/inputs.tsx";
import { Section } from "../../../platform/ui/layout.tsx";
import { Comment, History } from "../../../platform/ui/review.tsx";
import { reviewWords } from "../review.messages.ts";
import type { AnswerView } from "../review.view.ts";
import { answerViews } from "../rounds.input.ts";
import { reviewPath } from "../rounds.paths.ts";
import type { ResponseShown } from "../services/show-response.ts";

interface Props {
  lang: Lang;
  shown: ResponseShown;
}

/** Which two revisions are laid side by side. */
export function CompareForm({ lang, shown, view }: Props & { view: AnswerView }) {
  const t = reviewWords[lang];
  const { round, municipality, revisions, older, newer } = shown;
  const options = revisions.map(({ revision: { number } }) => ({
    value: String(number),
    label: t.revision(formats(lang).ordinal(number)),
  }));
  const first = options.at(-1)?.value ?? "1";
  return (
    <div class="mt-2">
      <p class="sr-only">{t.compare}</p>
      <Filters action={reviewPath(lang, round.id, municipality.code)} keep={{ view }}>
        <RevisionSelect name="from" label={t.older} value={String(older?.number ?? first)} options={options} />
        <RevisionSelect name="to" label={t.newer} value={String(newer?.number ?? first)} options={options} />
      </Filters>
    </div>
  );
}

function RevisionSelect({
  name,
  label,
  value,
  options,
}: {
  name: string;
  label: string;
  value: string;
  options: Option[];
}) {
  return (
    <div>
      <label for={`filter-${name}`}>{label}</label>
      <select class="select" id={`filter-${name}`} name={name}>
        <Options options={options} value={value} blank={false} />
      </select>
    </div>
  );
}

interface ViewLinksProps {
  lang: Lang;
  counts: Record<AnswerView, number>;
  looked: AnswerView;
  /** Whether two revisions are compared: only then can anything have changed. */
  compared: boolean;
  /** Where each view is; without it they are buttons of the form around, so that nothing typed is lost. */
  href?: (view: AnswerView) => string;
}

/** Which answers are looked at, each with how many there are. */
export function ViewLinks({ lang, counts, looked, compared, href }: ViewLinksProps) {
  const t = reviewWords[lang];
  const offered = answerViews.filter(
    (view) => view === "all" || view === looked || (view === "changed" ? compared : counts[view] > 0),
  );
  return (
    <p class="row sm mt-4">
      <b>{t.view}</b>
      {offered.map((view) => {
        const label = t.counted(t.views[view], formats(lang).integer(counts[view]));
        if (view === looked) {
          return (
            <span class="b" aria-current="true">
              {label}
            </span>
          );
        }
        if (href) {
          return (
            <a class="a" href={href(view)}>
              {label}
            </a>
          );
        }
        return (
          <button class="btn btn-link !min-h-0 !p-0" type="submit" name="show" value={view}>
            {label}
          </button>
        );
      })}
    </p>
  );
}

/** Comments on questions that no revision in view has any more. */
export function OtherComments({ lang, shown: { sections, comments, newer } }: Props) {
  const t = reviewWords[lang];
  const f = formats(lang);
  const seen = new Set(sections.flatMap(({ rows }) => rows.map(({ path }) => path)));
  const others = comments.filter(({ comment }) => !seen.has(comment.path));
  if (!newer || others.length === 0) return null;
  return (
    <Section id="other-comments" title={t.otherComments}>
      <ul class="list">
        {others.map(({ comment, by }) => (
          <Comment by={by} at={t.onRevision(f.dateTime(comment.at), f.ordinal(comment.revision))}>
            {comment.comment}
          </Comment>
        ))}
      </ul>
    </Section>
  );
}

/** What happened to the response, the newest first. */
export function ResponseHistory({ lang, shown: { events, comments, revisions } }: Props) {
  const t = reviewWords[lang].deeds;
  const f = formats(lang);
  const receiptOf = (number: number) =>
    revisions.find(({ revision }) => revision.number === number)?.revision.receipt ?? "";
  const whatOf = ({ kind, revision, onBehalf }: (typeof events)[number]["event"]): string => {
    const ordinal = f.ordinal(revision);
    if (kind === "approved") return t.approved(ordinal);
    if (kind === "submitted") {
      const submitted = t.submitted(ordinal, receiptOf(revision));
      return onBehalf ? `${submitted} (${t.onBehalf})` : submitted;
    }
    if (kind !== "returned") return t[kind];
    const count = comments.filter(({ comment }) => comment.revision === revision).length;
    return count > 0 ? t.returned(f.integer(count)) : t.returnedWhole;
  };
  const deeds = events.toReversed().map(({ event, by }) => ({
    at: f.dateTime(event.at),
    by,
    what: event.comment ? (
      <>
        {whatOf(event)}
        <span class="cmt block">{event.comment}</span>
      </>
    ) : (
      whatOf(event)
    ),
  }));
  return (
    <div class="sec">
      <History deeds={deeds} open={deeds.length < 8} />
    </div>
  );
}
