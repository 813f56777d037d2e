import { formats } from "../../../platform/i18n/format.ts";
import type { Lang } from "../../../platform/i18n/lang.ts";
import { Buttons, Empty, LinkButton, PageTitle } from "../../../platform/ui/layout.tsx";
import { Page, type PageView } from "../../../platform/ui/page.tsx";
import { DataTable } from "../../../platform/ui/table.tsx";
import { uiMessages } from "../../../platform/ui/ui.messages.ts";
import { resolveText } from "../../../xlsform/index.ts";
import { questionnaireWords } from "../questionnaires.messages.ts";
import {
  importQuestionnairePath,
  openRoundWithPath,
  questionnairePath,
  questionnairesPath,
} from "../questionnaires.paths.ts";
import type { Questionnaire } from "../questionnaires.queries.ts";
import { StateBadge } from "./state-badge.tsx";

export interface QuestionnairesPageProps {
  view: PageView;
  questionnaires: Questionnaire[];
  /** Cursor of the next page; null on the last. */
  next: string | null;
  mayEdit: boolean;
  mayOpenRounds: boolean;
}

/** Every questionnaire with the state of its newest version. */
export function QuestionnairesPage({ view, questionnaires, next, mayEdit, mayOpenRounds }: QuestionnairesPageProps) {
  const { lang } = view;
  const t = questionnaireWords[lang];
  const importButton = mayEdit && (
    <LinkButton href={importQuestionnairePath(lang)} look="primary" icon="upload">
      {t.import}
    </LinkButton>
  );
  return (
    <Page view={view} title={t.title}>
      <PageTitle title={t.title} lead={t.lead} actions={questionnaires.length > 0 && importButton} />
      {questionnaires.length === 0 ? (
        <Empty icon="clipboard-list" title={t.none} actions={importButton}>
          {t.noneHelp}
        </Empty>
      ) : (
        <List view={view} questionnaires={questionnaires} mayOpenRounds={mayOpenRounds} />
      )}
      {next && (
        <Buttons class="mt-4">
          <LinkButton href={`${questionnairesPath(lang)}?cursor=${next}`} onward>
            {uiMessages[lang].next}
          </LinkButton>
        </Buttons>
      )}
    </Page>
  );
}

type ListProps = Pick<QuestionnairesPageProps, "view" | "questionnaires" | "mayOpenRounds">;

function List({ view: { lang }, questionnaires, mayOpenRounds }: ListProps) {
  const t = questionnaireWords[lang];
  const f = formats(lang);
  const openRound = (questionnaire: Questionnaire) => (
    <a class="a" href={openRoundWithPath(lang, questionnaire.id)}>
      {t.openRound}
      <span class="sr-only"> {titleOf(questionnaire, lang)}</span>
    </a>
  );
  return (
    <DataTable<Questionnaire>
      caption={t.title}
      captionHidden
      rows={questionnaires}
      columns={[
        { head: t.name, cell: (questionnaire) => <Name questionnaire={questionnaire} lang={lang} /> },
        { head: t.state, cell: (questionnaire) => <States questionnaire={questionnaire} /> },
        { head: t.imported, minor: true, cell: ({ versions }) => versions[0] && f.date(versions[0].importedAt) },
        {
          head: t.actions,
          cell: (questionnaire) => mayOpenRounds && isPublished(questionnaire) && openRound(questionnaire),
        },
      ]}
    />
  );
}

function titleOf({ versions, formId }: Questionnaire, lang: Lang): string {
  return (versions[0] && resolveText(versions[0].title, lang)) || formId;
}

function isPublished({ versions }: Questionnaire): boolean {
  return versions.some(({ state }) => state === "published");
}

function Name({ questionnaire, lang }: { questionnaire: Questionnaire; lang: Lang }) {
  const [newest] = questionnaire.versions;
  return (
    <>
      <a class="a" href={questionnairePath(lang, questionnaire.id)}>
        {titleOf(questionnaire, lang)}
      </a>
      <p class="mut sm font-normal">
        {questionnaire.formId}
        {newest && `, ${questionnaireWords[lang].versionNumber(formats(lang).integer(newest.number))}`}
      </p>
    </>
  );
}

/** A questionnaire whose newest version is a draft may have a published one beside it. */
function States({ questionnaire }: { questionnaire: Questionnaire }) {
  const [newest] = questionnaire.versions;
  return (
    <span class="acts">
      {newest && <StateBadge state={newest.state} />}
      {newest?.state === "draft" && isPublished(questionnaire) && <StateBadge state="published" />}
    </span>
  );
}
