import { formatDateTime } from "../../../../platform/i18n/dates.ts";
import { formatOrdinal } from "../../../../platform/i18n/numbers.ts";
import { Icon } from "../../../../platform/ui/icons/icon.tsx";
import { Page, type PageView } from "../../../../platform/ui/page.tsx";
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
  return (
    <Page
      view={view}
      title={words.submitted}
      crumbs={[{ label: words.myWork, href: workPath(lang) }, { label: words.receipt }]}
    >
      <div class="form">
        <div class="receipt">
          <h1 class="flex gap-3 items-center">
            <Icon name="circle-check" />
            {words.submitted}
          </h1>
          <p class="mt-3">{words.receiptNumber}</p>
          <p class="no">{revision.receipt}</p>
          <p class="mt-2">
            {roundTitle(found, lang)}, {townName(found, lang)}
            <br />
            {formatDateTime(revision.submittedAt, lang)}, {by}
            <br />
            {words.revision(formatOrdinal(revision.number, lang))}
          </p>
        </div>
        <p class="mt-4">
          {words.print} <a href={checkPath(lang, found.response.id)}>{words.seeAnswers}</a>
        </p>
        <h2 class="mt-8">{words.next}</h2>
        <ol class="steps">
          <li>
            <p>{words.nextReview}</p>
          </li>
          <li>
            <p>{words.nextApproved(townName(found, lang))}</p>
          </li>
          <li>
            <p>{words.nextReturned}</p>
          </li>
        </ol>
        <p class="acts mt-6">
          <a class="btn btn-primary" href={workPath(lang)}>
            {words.backToWork}
          </a>
        </p>
      </div>
    </Page>
  );
}
