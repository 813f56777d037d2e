import { sortByName } from "../../../platform/i18n/collate.ts";
import { formats } from "../../../platform/i18n/format.ts";
import { FilterSelect, FilterText, Filters } from "../../../platform/ui/filters.tsx";
import { useFrame } from "../../../platform/ui/frame-context.ts";
import { Empty, PageTitle } from "../../../platform/ui/layout.tsx";
import { Page, type PageView } from "../../../platform/ui/page.tsx";
import { DataTable } from "../../../platform/ui/table.tsx";
import type { AuditQuery } from "../accounts.input.ts";
import { auditPath } from "../accounts.paths.ts";
import type { Trail } from "../services/show-trail.ts";
import { actionNamed, trailMessages } from "../trail.messages.ts";
import type { AuditView } from "../trail.view.ts";
import { ListPager } from "./list-pager.tsx";

export interface AuditPageProps {
  view: PageView;
  trail: Trail;
  query: AuditQuery;
}

/** Who changed what and when. */
export function AuditPage({ view, trail, query }: AuditPageProps) {
  const { lang } = view;
  const t = trailMessages[lang];
  const f = formats(lang);
  const { page, ...filter } = query;
  const { chain, entries, total } = trail;
  return (
    <Page view={view} title={t.audit}>
      <PageTitle title={t.audit} lead={t.auditLead} />
      <AuditFilters lang={lang} trail={trail} filter={filter} />
      {entries.length === 0 ? (
        <Empty icon="scroll-text" title={t.none}>
          {t.noneHelp}
        </Empty>
      ) : (
        <DataTable
          caption={t.count(f.integer(total))}
          rows={entries}
          columns={[
            { head: t.when, minor: true, cell: ({ at }) => f.dateTime(at) },
            { head: t.who, names: true, cell: ({ who }) => who },
            { head: t.what, cell: ({ what }) => what },
            { head: t.where, cell: (entry) => <Subject entry={entry} /> },
          ]}
          folded={({ at }) => f.dateTime(at)}
        />
      )}
      <ListPager page={page} total={total} href={(to) => auditPath(lang, { ...filter, page: to })} />
      <p class="mut sm mt-6">{t.chain(f.integer(chain.sealed), f.integer(chain.waiting))}</p>
    </Page>
  );
}

interface AuditFiltersProps {
  lang: PageView["lang"];
  trail: Trail;
  filter: Omit<AuditQuery, "page">;
}

function AuditFilters({ lang, trail, filter }: AuditFiltersProps) {
  const t = trailMessages[lang];
  const actions = trail.actions.map((value) => ({ value, label: actionNamed(lang, value) }));
  const towns = trail.municipalities.map(({ code, nameBn, nameEn }) => ({
    value: code,
    label: lang === "bn" ? nameBn : nameEn,
  }));
  const narrowed = Object.values(filter).some((value) => value !== "");
  return (
    <Filters action={auditPath(lang)} clear={narrowed ? auditPath(lang) : undefined}>
      <FilterText name="person" label={t.person} value={filter.person} />
      <FilterSelect name="action" label={t.action} value={filter.action} options={actions} all={t.anyAction} />
      <FilterSelect
        name="municipality"
        label={t.municipality}
        value={filter.municipality}
        options={sortByName(towns, ({ label }) => label, lang)}
        all={t.anyMunicipality}
      />
      <FilterDay name="from" label={t.from} value={filter.from} />
      <FilterDay name="until" label={t.until} value={filter.until} />
    </Filters>
  );
}

function FilterDay({ name, label, value }: { name: string; label: string; value: string }) {
  return (
    <div>
      <label for={`filter-${name}`}>{label}</label>
      <input class="input" type="date" id={`filter-${name}`} name={name} value={value} />
    </div>
  );
}

/** So many characters of what was noted stand in the row; more is folded. */
const longest = 140;

/** What it was done to, where, and the rest that was noted. */
function Subject({ entry: { subject, municipality, detail } }: { entry: AuditView }) {
  const { lang } = useFrame();
  const text = detail.map(([name, value]) => `${name}: ${value}`).join("; ");
  return (
    <>
      {municipality ? `${subject}, ${municipality}` : subject}
      {text.length > longest ? (
        <details class="more">
          <summary>{trailMessages[lang].detail}</summary>
          <p class="sm wrap-anywhere">{text}</p>
        </details>
      ) : (
        <small class="block mut wrap-anywhere">{text}</small>
      )}
    </>
  );
}
