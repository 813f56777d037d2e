import { formatDateTime } from "../../../../platform/i18n/dates.ts";
import { Page, type PageView } from "../../../../platform/ui/page.tsx";
import { Note, Receipt } from "../../../../platform/ui/status.tsx";
import { answeringWords } from "../../answering.messages.ts";
import { roundTitle, townName } from "../../pages/answering/parts.tsx";
import { workPath } from "../../rounds.paths.ts";
import type { KeptRound } from "../kept-round.ts";
import { phoneWords } from "../phone.messages.ts";
import { phonePath } from "../phone.paths.ts";
import type { Queued } from "../queue.ts";

interface Props {
  view: PageView;
  kept: KeptRound;
  item: Queued;
  /** Something before it waits for the person. */
  stuck: boolean;
}

/** What became of pressing submit: kept on this phone, or received with its receipt. */
export function SubmissionPage({ view, kept, item, stuck }: Props) {
  const { lang } = view;
  const words = phoneWords[lang];
  const { found } = kept.answering;
  const about = `${roundTitle(found, lang)}, ${townName(found, lang)}`;
  const { receipt, receivedAt } = item;
  const crumbs = [
    { label: answeringWords[lang].myWork, href: workPath(lang) },
    { label: answeringWords[lang].receipt },
  ];
  return (
    <Page view={view} title={receipt ? answeringWords[lang].submitted : words.submitKept} crumbs={crumbs} live>
      <div class="form">
        {receipt ? (
          <Receipt
            title={answeringWords[lang].submitted}
            numberLabel={answeringWords[lang].receiptNumber}
            number={receipt}
          >
            {about}
            <br />
            {receivedAt && formatDateTime(new Date(receivedAt), lang)}
          </Receipt>
        ) : (
          <>
            <h1>{words.submitKept}</h1>
            <p class="mut">{about}</p>
            <Note tone={stuck ? "warn" : "info"} live>
              <p>{stuck ? words.submitStuck : words.submitKeptLead}</p>
            </Note>
          </>
        )}
        <p class="acts mt-6">
          <a class="btn btn-primary" href={workPath(lang)}>
            {answeringWords[lang].backToWork}
          </a>
          <a class="btn btn-link" href={phonePath(lang)}>
            {words.seeQueue}
          </a>
        </p>
      </div>
    </Page>
  );
}
