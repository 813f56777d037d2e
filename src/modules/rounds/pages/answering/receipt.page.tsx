import { formatDateTime } from "../../../../platform/i18n/dates.ts";
import { formatOrdinal } from "../../../../platform/i18n/numbers.ts";
import { Steps } from "../../../../platform/ui/lists.tsx";
import { Page, type PageView } from "../../../../platform/ui/page.tsx";
import { Receipt } from "../../../../platform/ui/status.tsx";
import { answeringWords } from "../../answering.messages.ts";
import { checkPath, workPath } from "../../rounds.paths.ts";
import type { ResponseFound } from "../../responses.queries.ts";
import type { responseRevisions } from "../../rounds.tables.ts";
import { roundTitle, townName } from "./parts.tsx";

interface Props {
  view: PageView;
  found: ResponseFound;
  revision: typeof responseRevisions.$inferSelect;
  by: string;
}

/** What a person gets in hand for a submit, and what happens next. */
export function ReceiptPage({ view, found, revision, by }: Props) {
  const { lang } = view;
  const words = answeringWords[lang];
  const waits = found.response.state === "with-mayor";
  const title = waits ? words.withMayor : words.submitted;
  const next = waits
    ? [words.toMayorNext, words.toMayorSigned, words.toMayorReturned]
    : [words.nextReview, words.nextApproved(townName(found, lang)), words.nextReturned];
  return (
    <Page view={view} title={title} crumbs={[{ label: words.myWork, href: workPath(lang) }, { label: words.receipt }]}>
      <div class="form">
        <Receipt title={title} numberLabel={words.receiptNumber} number={revision.receipt}>
          {roundTitle(found, lang)}, {townName(found, lang)}
          <br />
          {formatDateTime(revision.submittedAt, lang)}, {by}
          <br />
          {words.revision(formatOrdinal(revision.number, lang))}
        </Receipt>
        <p class="mt-4">
          {words.print} <a href={checkPath(lang, found.response.id)}>{words.seeAnswers}</a>
        </p>
        <h2 class="mt-8">{words.next}</h2>
        <Steps steps={next} />
        <p class="acts mt-6">
          <a class="btn btn-primary" href={workPath(lang)}>
            {words.backToWork}
          </a>
        </p>
      </div>
    </Page>
  );
}
