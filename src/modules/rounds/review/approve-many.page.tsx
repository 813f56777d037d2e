import { formats } from "../../../platform/i18n/format.ts";
import { Form, Hidden } from "../../../platform/ui/forms/form.tsx";
import { Button, Buttons, Empty, LinkButton, PageTitle } from "../../../platform/ui/layout.tsx";
import { Page, type PageView } from "../../../platform/ui/page.tsx";
import { Note } from "../../../platform/ui/status.tsx";
import { reviewPath, roundPath } from "../rounds.paths.ts";
import { approveManyWords } from "./approve-many.messages.ts";
import { approveManyPath } from "./approve-many.paths.ts";

/** A town by its code and its name in the page's language. */
export interface TownNamed {
  code: string;
  name: string;
}

interface Props {
  view: PageView;
  round: { id: string; title: string };
  towns: TownNamed[];
}

/** Asks once more before several responses are approved, and names them. */
export function ApproveManyPage({ view, round, towns }: Props) {
  const { lang } = view;
  const t = approveManyWords[lang];
  const title = towns.length === 0 ? t.none : t.title(formats(lang).integer(towns.length));
  const crumbs = [{ label: round.title, href: roundPath(lang, round.id) }, { label: t.approveChosen }];
  if (towns.length === 0) {
    return (
      <Page view={view} title={title} crumbs={crumbs}>
        <Empty icon="inbox" title={t.none} actions={<LinkButton href={roundPath(lang, round.id)}>{t.back}</LinkButton>}>
          {t.noneLead}
        </Empty>
      </Page>
    );
  }
  return (
    <Page view={view} title={title} crumbs={crumbs}>
      <PageTitle title={title} lead={t.lead} />
      <Form action={approveManyPath(lang, round.id)}>
        <ul class="list">
          {towns.map(({ code, name }) => (
            <li>
              <Hidden name="code" value={code} />
              <a class="a" href={reviewPath(lang, round.id, code)}>
                {name}
              </a>
            </li>
          ))}
        </ul>
        <Buttons>
          <Button look="primary" icon="check" name="sure" value="yes">
            {t.yes}
          </Button>
          <LinkButton href={roundPath(lang, round.id)}>{t.back}</LinkButton>
        </Buttons>
      </Form>
    </Page>
  );
}

/** What became of an approval of several. */
export function ApprovedManyPage({
  view,
  round,
  approved,
  skipped,
}: Omit<Props, "towns"> & { approved: number; skipped: TownNamed[] }) {
  const { lang } = view;
  const t = approveManyWords[lang];
  const f = formats(lang);
  const title = t.approved(f.integer(approved));
  return (
    <Page
      view={view}
      title={title}
      crumbs={[{ label: round.title, href: roundPath(lang, round.id) }, { label: title }]}
    >
      <PageTitle title={title} />
      {skipped.length > 0 && <Note tone="warn">{t.skipped(f.list(skipped.map(({ name }) => name)))}</Note>}
      <Buttons>
        <LinkButton href={roundPath(lang, round.id)} look="primary">
          {t.back}
        </LinkButton>
      </Buttons>
    </Page>
  );
}
