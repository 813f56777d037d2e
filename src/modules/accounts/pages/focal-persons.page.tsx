import { formats } from "../../../platform/i18n/format.ts";
import { FilterSelect, FilterText, Filters } from "../../../platform/ui/filters.tsx";
import { Empty, PageTitle } from "../../../platform/ui/layout.tsx";
import { Page, type PageView } from "../../../platform/ui/page.tsx";
import { Badge } from "../../../platform/ui/status.tsx";
import { DataTable } from "../../../platform/ui/table.tsx";
import type { FocalPersonsQuery } from "../accounts.input.ts";
import { focalPersonPath, focalPersonsPath } from "../accounts.paths.ts";
import { partOfList } from "../accounts.rules.ts";
import { focalPersonMessages } from "../focal-person.messages.ts";
import type { TownView } from "../services/nominate.ts";
import { ListPager } from "./list-pager.tsx";

export interface FocalPersonsPageProps {
  view: PageView;
  /** Those whose names were asked for. */
  towns: TownView[];
  query: FocalPersonsQuery;
}

/** Municipalities with their focal persons. */
export function FocalPersonsPage({ view, towns, query: { q, without, page } }: FocalPersonsPageProps) {
  const { lang } = view;
  const t = focalPersonMessages[lang];
  const f = formats(lang);
  const named = towns.filter(({ focalPerson }) => focalPerson !== null).length;
  const shown = without ? towns.filter(({ focalPerson }) => focalPerson === null) : towns;
  const { offset, limit } = partOfList(page);
  const narrowed = q !== "" || without !== null;
  return (
    <Page view={view} title={t.list}>
      <PageTitle title={t.list} lead={t.listLead(f.integer(named), f.integer(towns.length))} />
      <Filters action={focalPersonsPath(lang)} clear={narrowed ? focalPersonsPath(lang) : undefined}>
        <FilterText name="q" label={t.search} value={q} />
        <FilterSelect
          name="without"
          label={t.which}
          value={without}
          options={[{ value: "yes", label: t.without }]}
          all={t.all}
        />
      </Filters>
      {shown.length === 0 ? (
        <Empty icon="user" title={t.nothing} />
      ) : (
        <DataTable
          caption={t.count(f.integer(shown.length))}
          rows={shown.slice(offset, offset + limit)}
          columns={[
            {
              head: t.town,
              cell: ({ code, name }) => (
                <a class="a" href={focalPersonPath(lang, code)}>
                  {name}
                </a>
              ),
            },
            { head: t.title, cell: ({ focalPerson }) => focalPerson ?? <Badge tone="none">{t.nobody}</Badge> },
          ]}
        />
      )}
      <ListPager
        page={page}
        total={shown.length}
        href={(to) => focalPersonsPath(lang, { q, without: without ?? undefined, page: to })}
      />
    </Page>
  );
}
