import { formats } from "../../../platform/i18n/format.ts";
import { FilterSelect, Filters } from "../../../platform/ui/filters.tsx";
import { useFrame } from "../../../platform/ui/frame-context.ts";
import { Empty, PageTitle } from "../../../platform/ui/layout.tsx";
import { Page, type PageView } from "../../../platform/ui/page.tsx";
import { Badge, type Tone } from "../../../platform/ui/status.tsx";
import { DataTable } from "../../../platform/ui/table.tsx";
import type { MailQuery } from "../accounts.input.ts";
import { mailPath, mailsPath } from "../accounts.paths.ts";
import type { MailRow } from "../queries/trail.queries.ts";
import { trailMessages } from "../trail.messages.ts";
import { ListPager } from "./list-pager.tsx";

export interface MailsPageProps {
  view: PageView;
  items: MailRow[];
  total: number;
  query: MailQuery;
}

const tones: Record<MailRow["state"], Tone> = { kept: "warn", queued: "info", sent: "ok", failed: "bad" };

/** What became of a letter. */
export function MailBadge({ state }: { state: MailRow["state"] }) {
  const { lang } = useFrame();
  return (
    <Badge tone={tones[state]} icon={state === "kept" ? "inbox" : undefined}>
      {trailMessages[lang].states[state]}
    </Badge>
  );
}

/** Every letter that was written. */
export function MailsPage({ view, items, total, query: { state, page } }: MailsPageProps) {
  const { lang } = view;
  const t = trailMessages[lang];
  const f = formats(lang);
  const states = Object.entries(t.states).map(([value, label]) => ({ value, label }));
  return (
    <Page view={view} title={t.mail}>
      <PageTitle title={t.mail} lead={t.mailLead} />
      <Filters action={mailsPath(lang)} clear={state ? mailsPath(lang) : undefined}>
        <FilterSelect name="state" label={t.state} value={state} options={states} all={t.anyState} />
      </Filters>
      {items.length === 0 ? (
        <Empty icon="mail" title={t.noMail}>
          {t.noMailHelp}
        </Empty>
      ) : (
        <DataTable
          caption={t.letters(f.integer(total))}
          rows={items}
          columns={[
            {
              head: t.subject,
              cell: ({ id, subject }) => (
                <a class="a" href={mailPath(lang, id)}>
                  {subject}
                </a>
              ),
            },
            { head: t.to, minor: true, cell: ({ recipient }) => recipient },
            { head: t.written, minor: true, cell: ({ createdAt }) => f.dateTime(createdAt) },
            { head: t.state, cell: (mail) => <MailBadge state={mail.state} /> },
          ]}
          folded={({ recipient, createdAt }) => (
            <>
              {recipient}
              <br />
              {f.dateTime(createdAt)}
            </>
          )}
        />
      )}
      <ListPager page={page} total={total} href={(to) => mailsPath(lang, { state: state ?? undefined, page: to })} />
    </Page>
  );
}
