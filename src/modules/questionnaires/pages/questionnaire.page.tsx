import { formats } from "../../../platform/i18n/format.ts";
import { ButtonForm } from "../../../platform/ui/forms/form.tsx";
import { LinkButton, PageTitle, Section } from "../../../platform/ui/layout.tsx";
import { Page, type PageView } from "../../../platform/ui/page.tsx";
import { Note } from "../../../platform/ui/status.tsx";
import { DataTable } from "../../../platform/ui/table.tsx";
import { resolveText } from "../../../xlsform/index.ts";
import { questionnaireWords } from "../questionnaires.messages.ts";
import {
  openRoundWithPath,
  paperPath,
  previewPath,
  publishQuestionnairePath,
  questionnairePath,
  questionnairesPath,
  workbookPath,
} from "../questionnaires.paths.ts";
import type { Questionnaire, QuestionnaireVersion, VersionSummary } from "../questionnaires.queries.ts";
import { FaultTable } from "./fault-table.tsx";
import { Outline } from "./outline.tsx";
import { StateBadge } from "./state-badge.tsx";

export interface QuestionnairePageProps {
  view: PageView;
  questionnaire: Questionnaire;
  /** The version whose warnings and questions are shown. */
  version: QuestionnaireVersion;
  /** What was just done. */
  done?: "imported" | "published";
  mayEdit: boolean;
  mayOpenRounds: boolean;
}

/** One questionnaire: what to do next, the warnings of the version, its questions, and all versions. */
export function QuestionnairePage({
  view,
  questionnaire,
  version,
  done,
  mayEdit,
  mayOpenRounds,
}: QuestionnairePageProps) {
  const { lang } = view;
  const t = questionnaireWords[lang];
  const f = formats(lang);
  const title = resolveText(version.title, lang) || questionnaire.formId;
  const actions = version.state === "published" && mayOpenRounds && (
    <LinkButton href={openRoundWithPath(lang, questionnaire.id)} look="primary">
      {t.openRound}
    </LinkButton>
  );
  return (
    <Page view={view} title={title} crumbs={[{ label: t.title, href: questionnairesPath(lang) }, { label: title }]}>
      {done && (
        <Note tone="ok" live>
          <p>{done === "imported" ? t.doneImported : t.donePublished}</p>
        </Note>
      )}
      <PageTitle
        title={title}
        kick={`${questionnaire.formId}, ${t.versionNumber(f.integer(version.number))}`}
        badge={<StateBadge state={version.state} />}
        actions={actions}
      />
      {version.state === "draft" && mayEdit && <Publish questionnaire={questionnaire} lang={lang} />}
      <p class="acts">
        <a class="a" href={previewPath(lang, questionnaire.id, version.number)}>
          {t.preview}
        </a>
        {version.state !== "draft" && (
          <a class="a" href={paperPath(lang, questionnaire.id, version.number)}>
            {t.paper}
          </a>
        )}
        <a class="a" href={workbookPath(lang, questionnaire.id, version.number)}>
          {t.workbook}
        </a>
      </p>
      <Section id="warnings" title={t.warnings} lead={version.warnings.length > 0 ? t.warningsLead : t.noWarnings}>
        {version.warnings.length > 0 && <FaultTable faults={version.warnings} caption={t.warnings} />}
      </Section>
      <Section id="structure" title={t.structureOf(f.integer(version.number))}>
        <Outline definition={version.definition} />
      </Section>
      <Section id="versions" title={t.versions}>
        <Versions questionnaire={questionnaire} lang={lang} />
      </Section>
    </Page>
  );
}

function Publish({ questionnaire, lang }: { questionnaire: Questionnaire; lang: PageView["lang"] }) {
  const t = questionnaireWords[lang];
  return (
    <div class="card mb-4">
      <p class="mb-3">{t.publishHelp}</p>
      <ButtonForm action={publishQuestionnairePath(lang, questionnaire.id)} label={t.publish} look="primary" />
    </div>
  );
}

function Versions({ questionnaire, lang }: { questionnaire: Questionnaire; lang: PageView["lang"] }) {
  const t = questionnaireWords[lang];
  const f = formats(lang);
  return (
    <DataTable<VersionSummary>
      caption={t.versions}
      captionHidden
      rows={questionnaire.versions}
      columns={[
        {
          head: t.version,
          cell: ({ number }) => (
            <a class="a" href={questionnairePath(lang, questionnaire.id, number)}>
              {t.versionNumber(f.integer(number))}
            </a>
          ),
        },
        { head: t.state, cell: ({ state }) => <StateBadge state={state} /> },
        { head: t.imported, cell: ({ importedAt }) => f.dateTime(importedAt) },
        { head: t.published, minor: true, cell: ({ publishedAt }) => publishedAt && f.dateTime(publishedAt) },
      ]}
    />
  );
}
