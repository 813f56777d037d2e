import { formats } from "../../../platform/i18n/format.ts";
import { Card, PageTitle } from "../../../platform/ui/layout.tsx";
import { Facts } from "../../../platform/ui/lists.tsx";
import { Page, type PageView } from "../../../platform/ui/page.tsx";
import { Note } from "../../../platform/ui/status.tsx";
import { mailsPath } from "../accounts.paths.ts";
import type { MailRow } from "../queries/trail.queries.ts";
import { trailMessages } from "../trail.messages.ts";
import { MailBadge } from "./mails.page.tsx";

/** One whole letter, so that its link can be passed on where no mail server is set. */
export function MailPage({ view, mail }: { view: PageView; mail: MailRow }) {
  const { lang } = view;
  const t = trailMessages[lang];
  const f = formats(lang);
  const crumbs = [{ label: t.mail, href: mailsPath(lang) }, { label: mail.recipient }];
  return (
    <Page view={view} title={mail.subject} crumbs={crumbs}>
      <PageTitle title={mail.subject} />
      <Facts
        rows={[
          { label: t.to, value: mail.recipient },
          { label: t.state, value: <MailBadge state={mail.state} /> },
          { label: t.written, value: f.dateTime(mail.createdAt) },
          ...(mail.sentAt ? [{ label: t.sentAt, value: f.dateTime(mail.sentAt) }] : []),
          ...(mail.attempts > 0 ? [{ label: t.attempts, value: f.integer(mail.attempts) }] : []),
          ...(mail.fault ? [{ label: t.fault, value: mail.fault }] : []),
        ]}
      />
      <Note tone="warn" class="mt-6">
        {mail.state === "kept" && <p>{t.keptHelp}</p>}
        <p>{t.secret}</p>
      </Note>
      <Card class="mt-4">
        <p class="whitespace-pre-wrap break-words">{mail.body}</p>
      </Card>
    </Page>
  );
}
