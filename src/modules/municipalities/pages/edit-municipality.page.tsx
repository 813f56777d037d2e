import type { InputError } from "../../../platform/errors/problem.ts";
import { formats } from "../../../platform/i18n/format.ts";
import type { Lang } from "../../../platform/i18n/lang.ts";
import { ErrorSummary, Form } from "../../../platform/ui/forms/form.tsx";
import { DateField, type Option, SelectField, TextField } from "../../../platform/ui/forms/inputs.tsx";
import { Button, Buttons, LinkButton, PageTitle } from "../../../platform/ui/layout.tsx";
import { Page, type PageView } from "../../../platform/ui/page.tsx";
import { History } from "../../../platform/ui/review.tsx";
import { Note } from "../../../platform/ui/status.tsx";
import type { EntryColumn } from "../municipalities.input.ts";
import { municipalityWords } from "../municipalities.messages.ts";
import { editMunicipalityPath, municipalitiesPath, municipalityPath } from "../municipalities.paths.ts";
import type { Municipality, MunicipalityChange, Named } from "../municipalities.queries.ts";
import { Changes } from "./changes.tsx";

export interface EditMunicipalityPageProps {
  view: PageView;
  municipality: Municipality;
  /** What stands in the fields: the entry, or what was typed. */
  values: Record<EntryColumn, string>;
  errors: InputError[];
  places: { districts: Named[]; regions: Named[]; upazilas: Named[] };
  history: MunicipalityChange[];
  saved: boolean;
}

/** The entry of one municipality to be changed, with everything that was changed before. */
export function EditMunicipalityPage({
  view,
  municipality,
  values,
  errors,
  places,
  history,
  saved,
}: EditMunicipalityPageProps) {
  const { lang } = view;
  const t = municipalityWords[lang];
  const f = formats(lang);
  const name = lang === "bn" ? municipality.nameBn : municipality.nameEn;
  const crumbs = [
    { label: t.municipalities, href: municipalitiesPath(lang) },
    { label: name, href: municipalityPath(lang, municipality.code) },
    { label: t.edit },
  ];
  return (
    <Page view={view} title={t.editTitle(name)} crumbs={crumbs} faulty={errors.length > 0}>
      <ErrorSummary errors={errors.map(({ path, message }) => ({ name: path, message: message[lang] }))} />
      {saved && (
        <Note tone="ok" live>
          <p>{t.saved}</p>
        </Note>
      )}
      <PageTitle title={t.editTitle(name)} kick={municipality.code} />
      <EntryForm code={municipality.code} lang={lang} values={values} errors={errors} places={places} />
      {history.length > 0 && (
        <div class="sec">
          <History
            open
            deeds={history.map(({ at, by, changes }) => ({
              at: f.dateTime(at),
              by,
              what: <Changes changes={changes} />,
            }))}
          />
        </div>
      )}
    </Page>
  );
}

type EntryFormProps = Pick<EditMunicipalityPageProps, "values" | "errors" | "places"> & { code: string; lang: Lang };

function EntryForm({ code, lang, values, errors, places }: EntryFormProps) {
  const t = municipalityWords[lang];
  const field = (name: EntryColumn) => ({
    name,
    label: t.columns[name],
    value: values[name],
    error: errors.find(({ path }) => path === name)?.message[lang],
  });
  return (
    <Form action={editMunicipalityPath(lang, code)}>
      <TextField {...field("name_bn")} />
      <TextField {...field("name_en")} />
      <SelectField {...field("district_code")} options={optionsOf(places.districts, lang)} />
      <SelectField {...field("upazila_code")} options={optionsOf(places.upazilas, lang)} optional />
      <SelectField {...field("region_code")} options={optionsOf(places.regions, lang)} />
      <SelectField
        {...field("class")}
        hint={t.classHint}
        options={["A", "B", "C"].map((value) => ({ value, label: value }))}
        optional
        width="medium"
      />
      <DateField {...field("class_since")} optional />
      <TextField {...field("established")} optional width="medium" />
      <TextField {...field("population")} optional width="medium" />
      <TextField {...field("population_basis")} optional />
      <TextField {...field("latitude")} optional width="medium" />
      <TextField {...field("longitude")} optional width="medium" />
      <Buttons>
        <Button look="primary">{t.save}</Button>
        <LinkButton href={municipalityPath(lang, code)} look="link">
          {t.profile}
        </LinkButton>
      </Buttons>
    </Form>
  );
}

function optionsOf(places: readonly Named[], lang: Lang): Option[] {
  return places.map(({ code, nameBn, nameEn }) => ({ value: code, label: lang === "bn" ? nameBn : nameEn }));
}
