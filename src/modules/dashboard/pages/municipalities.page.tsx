import { FilterSelect, FilterText, Filters } from "../../../platform/ui/filters.tsx";
import { useFrame } from "../../../platform/ui/frame-context.ts";
import { Buttons, Empty, LinkButton, PageTitle } from "../../../platform/ui/layout.tsx";
import { Page, type PageView } from "../../../platform/ui/page.tsx";
import { DataTable, Pager } from "../../../platform/ui/table.tsx";
import { compareNames } from "../../../platform/i18n/collate.ts";
import {
  type MunicipalityPlace,
  municipalitiesPath,
  municipalityPath,
  type Named,
} from "../../municipalities/index.ts";
import type { MunicipalitiesChoice } from "../dashboard.input.ts";
import { municipalityListPath, municipalityTablePath } from "../dashboard.paths.ts";
import { classIn, classOptions, nameIn, nameOptions, pageOf } from "../figures.view.ts";
import { municipalityWords } from "../municipality.messages.ts";
import type { MunicipalitiesFound } from "../services/municipalities.ts";

interface Props {
  view: PageView;
  found: MunicipalitiesFound;
  choice: MunicipalitiesChoice;
}

/** The municipalities that were looked for, by name, twenty-five a page. */
export function MunicipalitiesPage({ view, found, choice }: Props) {
  const { lang } = view;
  const t = municipalityWords[lang];
  const rows = found.rows.toSorted((a, b) => compareNames(nameIn(a, lang), nameIn(b, lang), lang));
  return (
    <Page view={view} title={t.list}>
      <PageTitle title={t.list} lead={t.listLead} />
      <Choice found={found} choice={choice} />
      {rows.length > 0 ? <List rows={rows} found={found} choice={choice} /> : <NoneFound />}
    </Page>
  );
}

function Choice({ found, choice }: Omit<Props, "view">) {
  const { lang } = useFrame();
  const t = municipalityWords[lang];
  const narrowed = choice.search ?? choice.district ?? choice.division ?? choice.region ?? choice.class;
  const path = municipalitiesPath(lang);
  return (
    <Filters action={path} clear={narrowed ? path : undefined}>
      <FilterText name="search" label={t.search} value={choice.search} />
      <FilterSelect
        name="division"
        label={t.division}
        all={t.all}
        value={choice.division}
        options={nameOptions(found.divisions, lang)}
      />
      <FilterSelect
        name="district"
        label={t.district}
        all={t.all}
        value={choice.district}
        options={nameOptions(found.districts, lang)}
      />
      <FilterSelect
        name="region"
        label={t.region}
        all={t.all}
        value={choice.region}
        options={nameOptions(found.regions, lang)}
      />
      <FilterSelect name="class" label={t.class} all={t.all} value={choice.class} options={classOptions(lang)} />
    </Filters>
  );
}

function List({
  rows,
  found,
  choice,
}: {
  rows: MunicipalityPlace[];
  found: MunicipalitiesFound;
  choice: MunicipalitiesChoice;
}) {
  const { lang, f } = useFrame();
  const t = municipalityWords[lang];
  const { shown, from, to, previous, next } = pageOf(rows, choice.page);
  const nameOf = (places: Named[], code: string) => {
    const place = places.find((each) => each.code === code);
    return place ? nameIn(place, lang) : code;
  };
  const unknown = <span class="mut">{t.notKnown}</span>;
  const at = (page: number | undefined) => (page ? municipalityListPath(lang, { ...choice, page }) : undefined);
  return (
    <>
      <DataTable
        caption={t.count(f.integer(rows.length), f.integer(from), f.integer(to))}
        columns={[
          { head: t.name, cell: (row) => <Name row={row} /> },
          { head: t.district, minor: true, cell: (row) => nameOf(found.districts, row.districtCode) },
          { head: t.division, minor: true, cell: (row) => nameOf(found.divisions, row.divisionCode) },
          { head: t.region, minor: true, cell: (row) => nameOf(found.regions, row.regionCode) },
          { head: t.class, cell: (row) => (row.class === null ? unknown : classIn(row.class, lang)) },
          {
            head: t.population,
            align: "end",
            cell: (row) => (row.population === null ? unknown : f.integer(row.population)),
          },
        ]}
        rows={shown}
        folded={(row) => `${nameOf(found.districts, row.districtCode)}, ${nameOf(found.divisions, row.divisionCode)}`}
      />
      <Pager from={from} to={to} total={rows.length} previous={at(previous)} next={at(next)} />
      <Buttons class="mt-4">
        <LinkButton href={municipalityTablePath(lang, { ...choice, page: undefined })} icon="download">
          {t.download}
        </LinkButton>
      </Buttons>
    </>
  );
}

function Name({ row }: { row: MunicipalityPlace }) {
  const { lang } = useFrame();
  return (
    <>
      <a class="a" href={municipalityPath(lang, row.code)}>
        {nameIn(row, lang)}
      </a>
      {!row.active && <small class="mut block">{municipalityWords[lang].inactive}</small>}
    </>
  );
}

function NoneFound() {
  const { lang } = useFrame();
  const t = municipalityWords[lang];
  return (
    <Empty
      icon="search"
      title={t.noneTitle}
      actions={<LinkButton href={municipalitiesPath(lang)}>{t.clear}</LinkButton>}
    >
      {t.noneText}
    </Empty>
  );
}
