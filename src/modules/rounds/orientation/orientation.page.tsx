import type { InputError } from "../../../platform/errors/problem.ts";
import { formats } from "../../../platform/i18n/format.ts";
import type { Lang } from "../../../platform/i18n/lang.ts";
import { Choices } from "../../../platform/ui/forms/choices.tsx";
import { ErrorSummary, Form } from "../../../platform/ui/forms/form.tsx";
import { DateField, TextField } from "../../../platform/ui/forms/inputs.tsx";
import { Button, Buttons, PageTitle, Section } from "../../../platform/ui/layout.tsx";
import { Page, type PageView } from "../../../platform/ui/page.tsx";
import { Note } from "../../../platform/ui/status.tsx";
import { DataTable } from "../../../platform/ui/table.tsx";
import { nameIn } from "../rounds.view.ts";
import { orientationWords } from "./orientation.messages.ts";
import { orientationPath } from "./orientation.paths.ts";
import type { OrientedTown } from "./orientation.queries.ts";

interface Props {
  view: PageView;
  towns: OrientedTown[];
  mayRecord: boolean;
  saved: number | undefined;
  typed: Record<string, string>;
  /** Codes of the towns that were ticked. */
  chosen: readonly string[];
  errors: readonly InputError[];
}

/** Who has been shown how to answer, town by town; HQ ticks those who were. */
export function OrientationPage(props: Props) {
  const { view, towns, mayRecord, saved, errors } = props;
  const { lang } = view;
  const t = orientationWords[lang];
  const f = formats(lang);
  const heading = t.heading(f.integer(towns.filter(({ oriented }) => oriented).length), f.integer(towns.length));
  return (
    <Page view={view} title={t.title} faulty={errors.length > 0}>
      <ErrorSummary errors={errors.map(({ path, message }) => ({ name: path, message: message[lang] }))} />
      {saved !== undefined && (
        <Note tone="ok" live>
          {t.saved(f.integer(saved))}
        </Note>
      )}
      <PageTitle kick={t.title} title={heading} lead={t.lead} />
      {mayRecord ? (
        <Form action={orientationPath(lang)} class="!max-w-none">
          <Towns {...props} />
          <Section id="record" title={t.add}>
            <RecordFields {...props} />
          </Section>
        </Form>
      ) : (
        <Towns {...props} />
      )}
    </Page>
  );
}

function Towns({ view: { lang }, towns, mayRecord, chosen }: Props) {
  const t = orientationWords[lang];
  return (
    <DataTable
      caption={t.caption}
      captionHidden
      rows={towns}
      folded={(town) => <FocalPerson lang={lang} town={town} />}
      columns={[
        {
          head: t.town,
          cell: (town) =>
            mayRecord && town.focalPersonId ? (
              <label class="flex items-start gap-2">
                <input
                  type="checkbox"
                  class="cb flex-none"
                  name="code"
                  value={town.code}
                  checked={chosen.includes(town.code)}
                />
                {nameIn(lang, town)}
              </label>
            ) : (
              nameIn(lang, town)
            ),
        },
        { head: t.focalPerson, minor: true, cell: (town) => <FocalPerson lang={lang} town={town} /> },
        { head: t.records, cell: (town) => <Records lang={lang} town={town} /> },
      ]}
    />
  );
}

function FocalPerson({ lang, town: { focalPerson } }: { lang: Lang; town: OrientedTown }) {
  return focalPerson === null ? <span class="mut">{orientationWords[lang].noFocalPerson}</span> : <>{focalPerson}</>;
}

function Records({ lang, town: { records } }: { lang: Lang; town: OrientedTown }) {
  const t = orientationWords[lang];
  const f = formats(lang);
  if (records.length === 0) return <span class="mut">{t.none}</span>;
  return (
    <>
      {records.map(({ person, way, on }) => (
        <span class="block">{t.record(person, t.ways[way], f.date(on))}</span>
      ))}
    </>
  );
}

function RecordFields({ view: { lang }, typed, errors }: Props) {
  const t = orientationWords[lang];
  const error = errors.find(({ path }) => path === "on")?.message[lang];
  return (
    <>
      <DateField name="on" label={t.on} value={typed.on ?? ""} {...(error !== undefined && { error })} />
      <Choices
        kind="radio"
        name="way"
        label={t.way}
        value={typed.way ?? "session"}
        choices={[
          { value: "session", label: t.ways.session },
          { value: "telephone", label: t.ways.telephone },
        ]}
      />
      <TextField name="note" label={t.note} value={typed.note ?? ""} optional />
      <Buttons>
        <Button look="primary">{t.save}</Button>
      </Buttons>
    </>
  );
}
