import { formats } from "../../../platform/i18n/format.ts";
import { Buttons, Empty, LinkButton, PageTitle } from "../../../platform/ui/layout.tsx";
import { Page, type PageView } from "../../../platform/ui/page.tsx";
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
        <table class="tbl">
          <caption class="sr-only">{t.title}</caption>
          <thead>
            <tr>
              <th scope="col">{t.name}</th>
              <th scope="col">{t.state}</th>
              <th scope="col" class="hide-s">
                {t.imported}
              </th>
              <th scope="col">{t.actions}</th>
            </tr>
          </thead>
          <tbody>
            {questionnaires.map((questionnaire) => (
              <Row view={view} questionnaire={questionnaire} mayOpenRounds={mayOpenRounds} />
            ))}
          </tbody>
        </table>
      )}
      {next && (
        <Buttons class="mt-4">
          <LinkButton href={`${questionnairesPath(lang)}?cursor=${next}`}>{t.title} →</LinkButton>
        </Buttons>
      )}
    </Page>
  );
}

function Row({
  view,
  questionnaire,
  mayOpenRounds,
}: {
  view: PageView;
  questionnaire: Questionnaire;
  mayOpenRounds: boolean;
}) {
  const { lang } = view;
  const t = questionnaireWords[lang];
  const f = formats(lang);
  const [newest] = questionnaire.versions;
  if (!newest) return null;
  const title = resolveText(newest.title, lang) || questionnaire.formId;
  const published = questionnaire.versions.some(({ state }) => state === "published");
  return (
    <tr>
      <th scope="row">
        <a class="a" href={questionnairePath(lang, questionnaire.id)}>
          {title}
        </a>
        <p class="mut sm">
          {questionnaire.formId}, {t.versionNumber(f.integer(newest.number))}
        </p>
      </th>
      <td>
        <StateBadge state={newest.state} /> {newest.state === "draft" && published && <StateBadge state="published" />}
      </td>
      <td class="hide-s">{f.date(newest.importedAt)}</td>
      <td>
        {published && mayOpenRounds && (
          <a class="a" href={openRoundWithPath(lang, questionnaire.id)}>
            {t.openRound}
            <span class="sr-only"> {title}</span>
          </a>
        )}
      </td>
    </tr>
  );
}
