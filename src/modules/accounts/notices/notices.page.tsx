import { formats } from "../../../platform/i18n/format.ts";
import { Choices } from "../../../platform/ui/forms/choices.tsx";
import { ButtonForm, Form } from "../../../platform/ui/forms/form.tsx";
import { Button, Buttons, Empty, PageTitle, Section } from "../../../platform/ui/layout.tsx";
import { Page, type PageView } from "../../../platform/ui/page.tsx";
import { Badge, Note } from "../../../platform/ui/status.tsx";
import { noticeMailPath, noticePath, noticesPath, readNoticesPath } from "../accounts.paths.ts";
import { ListPager } from "../pages/list-pager.tsx";
import { noticeWords } from "./notices.messages.ts";
import type { NoticeMail, NoticeRow } from "./notices.queries.ts";

interface Props {
  view: PageView;
  shown: { items: NoticeRow[]; total: number; unread: number };
  query: { page: number; done?: "mail" | undefined };
  wish: NoticeMail;
}

/** One's notices, the unread plainly so; each opens what it is about and counts as read then. */
export function NoticesPage({ view, shown: { items, total, unread }, query, wish }: Props) {
  const { lang } = view;
  const t = noticeWords[lang];
  const f = formats(lang);
  return (
    <Page view={view} title={t.notices}>
      {query.done && (
        <Note tone="ok" live>
          {t.kept}
        </Note>
      )}
      <PageTitle
        title={t.notices}
        lead={total === 0 ? undefined : unread > 0 ? t.lead(f.integer(unread)) : t.allRead}
        actions={unread > 0 && <ButtonForm action={readNoticesPath(lang)} label={t.readAll} />}
      />
      {items.length === 0 ? (
        <Empty icon="inbox" title={t.none}>
          {t.noneLead}
        </Empty>
      ) : (
        <ul class="list">
          {items.map((notice) => (
            <NoticeLine key={notice.id} notice={notice} lang={lang} />
          ))}
        </ul>
      )}
      <ListPager page={query.page} total={total} href={(page) => noticesPath(lang, { page })} />
      <Section id="mail" title={t.byMail}>
        <Form action={noticeMailPath(lang)}>
          <Choices
            kind="radio"
            name="noticeMail"
            label={t.byMailHint}
            value={wish}
            choices={(["each", "weekly", "none"] as const).map((value) => ({ value, label: t.wishes[value] }))}
          />
          <Buttons>
            <Button>{t.keep}</Button>
          </Buttons>
        </Form>
      </Section>
    </Page>
  );
}

function NoticeLine({ notice, lang }: { notice: NoticeRow; lang: PageView["lang"] }) {
  const t = noticeWords[lang];
  const f = formats(lang);
  return (
    <li>
      <ButtonForm
        action={noticePath(lang, notice.id)}
        look="link"
        label={lang === "bn" ? notice.textBn : notice.textEn}
      />
      <p class="sm mut row">
        {f.dateTime(notice.createdAt)}
        {notice.readAt === null && <Badge tone="info">{t.isNew}</Badge>}
      </p>
    </li>
  );
}
