import type { InputError } from "../../../platform/errors/problem.ts";
import { formats } from "../../../platform/i18n/format.ts";
import type { Lang } from "../../../platform/i18n/lang.ts";
import { ErrorSummary, Form } from "../../../platform/ui/forms/form.tsx";
import { TextField } from "../../../platform/ui/forms/inputs.tsx";
import { Button, Buttons, LinkButton, PageTitle, Section } from "../../../platform/ui/layout.tsx";
import { Page, type PageView } from "../../../platform/ui/page.tsx";
import { Note } from "../../../platform/ui/status.tsx";
import { DataTable } from "../../../platform/ui/table.tsx";
import { municipalityWords } from "../municipalities.messages.ts";
import { editMunicipalityPath, importMunicipalitiesPath, regionPath, regionsPath } from "../municipalities.paths.ts";
import type { MunicipalityPlace, Named, RegionSize } from "../municipalities.queries.ts";

const nameIn = (lang: Lang, { nameBn, nameEn }: Named) => (lang === "bn" ? nameBn : nameEn);

/** The association's regions with the number of their municipalities. */
export function RegionsPage({ view, regions }: { view: PageView; regions: RegionSize[] }) {
  const { lang } = view;
  const t = municipalityWords[lang];
  const importLink = (
    <LinkButton href={importMunicipalitiesPath(lang)} icon="upload">
      {t.importTitle}
    </LinkButton>
  );
  return (
    <Page view={view} title={t.regions}>
      <PageTitle title={t.regions} lead={t.regionsLead} actions={importLink} />
      <DataTable<RegionSize>
        caption={t.regions}
        captionHidden
        rows={regions}
        columns={[
          {
            head: t.region,
            cell: (region) => (
              <a class="a" href={regionPath(lang, region.code)}>
                {nameIn(lang, region)}
              </a>
            ),
          },
          { head: t.code, cell: ({ code }) => code },
          { head: t.count, align: "end", cell: ({ municipalities }) => formats(lang).integer(municipalities) },
        ]}
      />
    </Page>
  );
}

export interface RegionPageProps {
  view: PageView;
  region: Named;
  /** What stands in the fields. */
  names: Pick<Named, "nameBn" | "nameEn">;
  errors: InputError[];
  members: MunicipalityPlace[];
  /** District code → district. */
  districts: ReadonlyMap<string, Named>;
  saved: boolean;
}

/** One region: its names to be changed, and its municipalities, each with the way to its entry. */
export function RegionPage({ view, region, names, errors, members, districts, saved }: RegionPageProps) {
  const { lang } = view;
  const t = municipalityWords[lang];
  const title = nameIn(lang, region);
  const errorOf = (name: string) => errors.find(({ path }) => path === name)?.message[lang];
  return (
    <Page
      view={view}
      title={title}
      crumbs={[{ label: t.regions, href: regionsPath(lang) }, { label: title }]}
      faulty={errors.length > 0}
    >
      <ErrorSummary errors={errors.map(({ path, message }) => ({ name: path, message: message[lang] }))} />
      {saved && (
        <Note tone="ok" live>
          <p>{t.saved}</p>
        </Note>
      )}
      <PageTitle title={title} kick={`${t.region} ${region.code}`} />
      <Form action={regionPath(lang, region.code)}>
        <TextField name="nameBn" label={t.columns.name_bn} value={names.nameBn} error={errorOf("nameBn")} />
        <TextField name="nameEn" label={t.columns.name_en} value={names.nameEn} error={errorOf("nameEn")} />
        <Buttons>
          <Button look="primary">{t.save}</Button>
        </Buttons>
      </Form>
      <Section id="members" title={t.members(formats(lang).integer(members.length))}>
        <DataTable<MunicipalityPlace>
          caption={t.municipalities}
          captionHidden
          rows={members}
          columns={[
            {
              head: t.municipalities,
              cell: (member) => (
                <a class="a" href={editMunicipalityPath(lang, member.code)}>
                  {nameIn(lang, member)}
                </a>
              ),
            },
            { head: t.code, cell: ({ code }) => code },
            {
              head: t.district,
              minor: true,
              cell: ({ districtCode }) => districts.has(districtCode) && nameIn(lang, districts.get(districtCode)!),
            },
          ]}
        />
      </Section>
    </Page>
  );
}
