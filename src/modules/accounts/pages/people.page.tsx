import { roleNames } from "../../../platform/auth/permissions.ts";
import { formats } from "../../../platform/i18n/format.ts";
import { FilterSelect, FilterText, Filters } from "../../../platform/ui/filters.tsx";
import { Empty, LinkButton, PageTitle } from "../../../platform/ui/layout.tsx";
import { Page, type PageView } from "../../../platform/ui/page.tsx";
import { DataTable } from "../../../platform/ui/table.tsx";
import type { PeopleQuery } from "../accounts.input.ts";
import { newPersonPath, peoplePath, personPath } from "../accounts.paths.ts";
import { peopleMessages } from "../people.messages.ts";
import type { PersonView } from "../people.view.ts";
import { roleNamed } from "../roles.messages.ts";
import { secondFactorMessages } from "../second-factor/second-factor.messages.ts";
import { ListPager } from "./list-pager.tsx";
import { PersonBadge } from "./person-badge.tsx";

export interface PeoplePageProps {
  view: PageView;
  people: PersonView[];
  total: number;
  query: PeopleQuery;
}

/** Who can sign in, and who may do what where. */
export function PeoplePage({ view, people, total, query }: PeoplePageProps) {
  const { lang } = view;
  const t = peopleMessages[lang];
  const add = (
    <LinkButton href={newPersonPath(lang)} look="primary" icon="user-plus">
      {t.add}
    </LinkButton>
  );
  const { q, role } = query;
  const roles = roleNames.map((value) => ({ value, label: roleNamed[lang][value] }));
  return (
    <Page view={view} title={t.people}>
      <PageTitle title={t.people} lead={t.peopleLead} actions={add} />
      <Filters action={peoplePath(lang)} clear={q || role ? peoplePath(lang) : undefined}>
        <FilterText name="q" label={t.search} value={q} />
        <FilterSelect name="role" label={t.role} value={role} options={roles} all={t.anyRole} />
      </Filters>
      {people.length === 0 ? (
        <Empty icon="users" title={t.none}>
          {t.noneHelp}
        </Empty>
      ) : (
        <PeopleTable lang={lang} people={people} total={total} />
      )}
      <ListPager
        page={query.page}
        total={total}
        href={(page) => peoplePath(lang, { q, role: role ?? undefined, page })}
      />
    </Page>
  );
}

function PeopleTable({ lang, people, total }: { lang: PageView["lang"]; people: PersonView[]; total: number }) {
  const t = peopleMessages[lang];
  const two = secondFactorMessages[lang];
  return (
    <DataTable
      caption={t.count(formats(lang).integer(total))}
      rows={people}
      columns={[
        {
          head: t.name,
          cell: ({ id, name }) => (
            <a class="a" href={personPath(lang, id)}>
              {name}
            </a>
          ),
        },
        { head: t.email, minor: true, cell: ({ email }) => email },
        { head: t.roles, minor: true, cell: (person) => rolesHeld(person) || t.noRole },
        { head: two.twoSteps, minor: true, cell: ({ twoStepsSince }) => (twoStepsSince ? two.yes : two.no) },
        { head: t.state, cell: ({ state }) => <PersonBadge state={state} /> },
      ]}
      folded={(person) => (
        <>
          {person.email}
          <br />
          {rolesHeld(person) || t.noRole}
          {person.twoStepsSince && (
            <>
              <br />
              {two.twoSteps}
            </>
          )}
        </>
      )}
    />
  );
}

function rolesHeld({ holdings }: PersonView): string {
  return holdings
    .filter(({ held }) => held)
    .map(({ text }) => text)
    .join("; ");
}
