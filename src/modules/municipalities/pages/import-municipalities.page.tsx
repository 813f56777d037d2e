import type { InputError } from "../../../platform/errors/problem.ts";
import { useFrame } from "../../../platform/ui/frame-context.ts";
import { Form, Hidden } from "../../../platform/ui/forms/form.tsx";
import { FileField } from "../../../platform/ui/forms/inputs.tsx";
import { Button, Buttons, LinkButton, PageTitle, Section } from "../../../platform/ui/layout.tsx";
import { Page, type PageView } from "../../../platform/ui/page.tsx";
import { Note } from "../../../platform/ui/status.tsx";
import { DataTable } from "../../../platform/ui/table.tsx";
import { entryColumns } from "../municipalities.input.ts";
import { municipalityWords } from "../municipalities.messages.ts";
import {
  confirmImportPath,
  importMunicipalitiesPath,
  municipalitiesFilePath,
  municipalitiesPath,
} from "../municipalities.paths.ts";
import type { ImportPlan } from "../municipalities.rules.ts";
import { Changes } from "./changes.tsx";

export interface ImportMunicipalitiesPageProps {
  view: PageView;
  /** How many were added and changed by the import that was just confirmed. */
  done?: { added: number; changed: number };
  /** What came of the last try: a message at the field, or the faults of a file. */
  refused?: { message: string } | { file: string; errors: InputError[] };
}

/** Where a file is handed in; what is wrong with it stands above, place by place. */
export function ImportMunicipalitiesPage({ view, done, refused }: ImportMunicipalitiesPageProps) {
  const { lang } = view;
  const t = municipalityWords[lang];
  const faults = refused && "errors" in refused ? refused : undefined;
  const crumbs = [{ label: t.municipalities, href: municipalitiesPath(lang) }, { label: t.importTitle }];
  return (
    <Page view={view} title={t.importTitle} crumbs={crumbs} faulty={refused !== undefined}>
      {faults && <FaultSummary file={faults.file} count={faults.errors.length} />}
      {done && <Done {...done} />}
      <PageTitle title={t.importTitle} lead={t.importLead} />
      {faults && <FaultTable errors={faults.errors} />}
      <p>
        <a href={municipalitiesFilePath(lang)}>{t.current}</a>
      </p>
      <p class="mut sm">{t.columnsAre(["code", ...entryColumns].join(", "))}</p>
      <Form action={importMunicipalitiesPath(lang)} files>
        <FileField
          name="file"
          label={t.file}
          hint={t.fileHint}
          accept=".csv,text/csv"
          error={refused && "message" in refused ? refused.message : undefined}
        />
        <Buttons>
          <Button look="primary">{t.look}</Button>
        </Buttons>
      </Form>
    </Page>
  );
}

function Done({ added, changed }: { added: number; changed: number }) {
  const { lang, f } = useFrame();
  return (
    <Note tone="ok" live>
      <p>{municipalityWords[lang].done(f.integer(added), f.integer(changed))}</p>
    </Note>
  );
}

function FaultSummary({ file, count }: { file: string; count: number }) {
  const { lang, f } = useFrame();
  const t = municipalityWords[lang];
  return (
    <div class="errsum" role="alert" tabIndex={-1} autofocus aria-labelledby="faults">
      <h2 id="faults">{t.faultsTitle(f.integer(count))}</h2>
      <p>{t.faultsHelp(file)}</p>
    </div>
  );
}

/** Each fault with its row and column, counted as a spreadsheet counts. */
function FaultTable({ errors }: { errors: InputError[] }) {
  const { lang } = useFrame();
  const t = municipalityWords[lang];
  return (
    <DataTable<InputError>
      caption={t.faults}
      class="mb-4"
      rows={errors}
      columns={[
        { head: t.row, cell: ({ more }) => (typeof more?.row === "number" ? more.row : t.wholeFile) },
        { head: t.column, cell: ({ more }) => (typeof more?.column === "string" ? more.column : "") },
        { head: t.what, cell: ({ message }) => message[lang] },
      ]}
    />
  );
}

export interface ImportPreviewPageProps {
  view: PageView;
  plan: ImportPlan;
  /** Id of the kept file that will be taken over when it is confirmed. */
  fileId: string;
}

/** What a file would change, before anything is changed. */
export function ImportPreviewPage({ view, plan, fileId }: ImportPreviewPageProps) {
  const { lang } = view;
  const t = municipalityWords[lang];
  const crumbs = [
    { label: t.municipalities, href: municipalitiesPath(lang) },
    { label: t.importTitle, href: importMunicipalitiesPath(lang) },
    { label: t.previewTitle },
  ];
  const again = (
    <LinkButton href={importMunicipalitiesPath(lang)} look="link">
      {t.again}
    </LinkButton>
  );
  return (
    <Page view={view} title={t.previewTitle} crumbs={crumbs}>
      <Plan plan={plan} />
      {plan.added.length + plan.changed.length > 0 ? (
        <Form action={confirmImportPath(lang)}>
          <Hidden name="file" value={fileId} />
          <Buttons>
            <Button look="primary">{t.confirm}</Button>
            {again}
          </Buttons>
        </Form>
      ) : (
        <Buttons class="mt-4">{again}</Buttons>
      )}
    </Page>
  );
}

function Plan({ plan: { added, changed, unchanged } }: { plan: ImportPlan }) {
  const { lang, f } = useFrame();
  const t = municipalityWords[lang];
  const some = added.length + changed.length > 0;
  const lead = some
    ? t.previewLead(f.integer(added.length), f.integer(changed.length), f.integer(unchanged))
    : t.nothing;
  return (
    <>
      <PageTitle title={t.previewTitle} lead={lead} />
      {added.length > 0 && (
        <Section id="added" title={t.added}>
          <ul class="list tight">
            {added.map(({ code, nameBn, nameEn }) => (
              <li>
                {code}, {nameBn}, {nameEn}
              </li>
            ))}
          </ul>
        </Section>
      )}
      {changed.length > 0 && (
        <Section id="changed" title={t.changed}>
          <DataTable<ImportPlan["changed"][0]>
            caption={t.changed}
            captionHidden
            rows={changed}
            columns={[
              { head: t.code, cell: ({ code }) => code },
              { head: t.change, cell: ({ differences }) => <Changes changes={differences} /> },
            ]}
          />
        </Section>
      )}
    </>
  );
}
