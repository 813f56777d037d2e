import { formatDateTime } from "../../../../platform/i18n/dates.ts";
import { formatOrdinal } from "../../../../platform/i18n/numbers.ts";
import { Steps } from "../../../../platform/ui/lists.tsx";
import { Page, type PageView } from "../../../../platform/ui/page.tsx";
import { ButtonForm } from "../../../../platform/ui/forms/form.tsx";
import { Note, Receipt } from "../../../../platform/ui/status.tsx";
import { deskWords } from "../../desk/desk.messages.ts";
import { confirmPath } from "../../desk/desk.paths.ts";
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
  /** Whether the answers were typed on the telephone, and the town has confirmed them or is still to. */
  typed: "confirm" | "confirmed" | null;
}

/** What a person gets in hand for a submit, and what happens next. */
export function ReceiptPage({ view, found, revision, by, typed }: Props) {
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
        {typed && <Confirmation lang={lang} responseId={found.response.id} typed={typed} />}
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

/** Answers that an officer typed during a call: the town says that they are right. */
function Confirmation({
  lang,
  responseId,
  typed,
}: {
  lang: PageView["lang"];
  responseId: string;
  typed: "confirm" | "confirmed";
}) {
  const t = deskWords[lang];
  if (typed === "confirmed") return <Note tone="ok">{t.confirmed}</Note>;
  return (
    <section class="card mt-4" aria-labelledby="confirm">
      <h2 id="confirm">{t.confirmTitle}</h2>
      <p>{t.confirmLead}</p>
      <div class="acts mt-3">
        <ButtonForm action={confirmPath(lang, responseId)} label={t.confirmYes} look="primary" />
      </div>
      <p class="mut mt-2">{t.confirmWrong}</p>
    </section>
  );
}
