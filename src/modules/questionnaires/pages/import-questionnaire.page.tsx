import { useFrame } from "../../../platform/ui/frame-context.ts";
import { Form } from "../../../platform/ui/forms/form.tsx";
import { FileField } from "../../../platform/ui/forms/inputs.tsx";
import { Button, Buttons, PageTitle } from "../../../platform/ui/layout.tsx";
import { Page, type PageView } from "../../../platform/ui/page.tsx";
import type { Fault } from "../../../xlsform/index.ts";
import { questionnaireWords } from "../questionnaires.messages.ts";
import { importQuestionnairePath, questionnairesPath } from "../questionnaires.paths.ts";
import { FaultTable } from "./fault-table.tsx";

export interface ImportQuestionnairePageProps {
  view: PageView;
  /** What came of the last try: faults of a file, or that there was none. */
  refused?: { file: string; errors: Fault[]; warnings: Fault[] } | "no-file";
}

/** Where a workbook is handed in; what is wrong with it stands above, place by place. */
export function ImportQuestionnairePage({ view, refused }: ImportQuestionnairePageProps) {
  const { lang } = view;
  const t = questionnaireWords[lang];
  const faults = refused === "no-file" ? undefined : refused;
  const crumbs = [{ label: t.title, href: questionnairesPath(lang) }, { label: t.import }];
  return (
    <Page view={view} title={t.importTitle} crumbs={crumbs} faulty={refused !== undefined}>
      {faults && <FaultSummary file={faults.file} count={faults.errors.length} />}
      <PageTitle title={t.importTitle} lead={t.importLead} />
      {faults && <FaultTable faults={faults.errors} caption={t.faults} />}
      {faults && faults.warnings.length > 0 && <FaultTable faults={faults.warnings} caption={t.warnings} />}
      <Form action={importQuestionnairePath(lang)} files class="mt-6">
        <FileField
          name="workbook"
          label={t.file}
          hint={t.fileHint}
          accept=".xlsx,.csv,.md"
          error={refused === "no-file" ? t.fileMissing : undefined}
        />
        <FileField
          name="attachments"
          label={t.attachments}
          hint={t.attachmentsHint}
          accept=".csv,.xml,.geojson"
          several
        />
        <Buttons>
          <Button look="primary">{t.send}</Button>
        </Buttons>
      </Form>
    </Page>
  );
}

function FaultSummary({ file, count }: { file: string; count: number }) {
  const { lang, f } = useFrame();
  const t = questionnaireWords[lang];
  return (
    <div class="errsum" role="alert" tabIndex={-1} autofocus aria-labelledby="faults">
      <h2 id="faults">{t.faultsTitle(f.integer(count))}</h2>
      <p>{t.faultsHelp(file)}</p>
    </div>
  );
}
