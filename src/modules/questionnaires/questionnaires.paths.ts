import type { Lang } from "../../platform/i18n/lang.ts";

/** The list of questionnaires. */
export const questionnairesPath = (lang: Lang) => `/${lang}/questionnaires`;

/** Where a workbook is imported. */
export const importQuestionnairePath = (lang: Lang) => `/${lang}/questionnaires/import`;

/** One questionnaire: its versions, warnings and structure. */
export const questionnairePath = (lang: Lang, id: string, version?: number) =>
  `/${lang}/questionnaires/${id}${version === undefined ? "" : `?version=${version}`}`;

/** Where the draft is published. */
export const publishQuestionnairePath = (lang: Lang, id: string) => `/${lang}/questionnaires/${id}/publish`;

/** A version as the respondent will see it. */
export const previewPath = (lang: Lang, id: string, version: number) =>
  `/${lang}/questionnaires/${id}/preview/${version}`;

/** A version as it is filled in by hand. */
export const paperPath = (lang: Lang, id: string, version: number) => `/${lang}/questionnaires/${id}/paper/${version}`;

/** The same as PDF. */
export const paperPdfPath = (lang: Lang, id: string, version: number) => `${paperPath(lang, id, version)}/pdf`;

/** The workbook that a version was imported from. */
export const workbookPath = (lang: Lang, id: string, version: number) =>
  `/${lang}/questionnaires/${id}/versions/${version}/workbook`;

/** Where a round is opened with this questionnaire; the page belongs to the rounds. */
export const openRoundWithPath = (lang: Lang, id: string) => `/${lang}/rounds/new?questionnaire=${id}`;

/**
 * What a page's script fetches of a version: its definition in the page's language, which never changes.
 * @param section the only one whose words come along; those of all without it
 */
export const definitionPath = (lang: Lang, versionId: string, section?: string) =>
  `/api/v1/questionnaire-versions/${versionId}/${lang}${section === undefined ? "" : `?section=${encodeURIComponent(section)}`}`;
