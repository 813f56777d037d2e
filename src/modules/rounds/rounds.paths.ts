import type { Lang } from "../../platform/i18n/lang.ts";

/** What a page is narrowed to; what is left out or empty doesn't stand in its address. */
type Choice = Readonly<Record<string, string | number | undefined>>;

function query(choice: Choice): string {
  const given = Object.entries(choice).filter(([, value]) => value !== undefined && value !== "");
  return given.length > 0 ? `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}` : "";
}

/** Addresses of this module's pages; no URL is typed twice. */
export const workPath = (lang: Lang) => `/${lang}/work`;
export const roundsPath = (lang: Lang, choice: { cursor?: string } = {}) => `/${lang}/rounds${query(choice)}`;
export const newRoundPath = (lang: Lang, questionnaireId?: string) =>
  `/${lang}/rounds/new${query({ questionnaire: questionnaireId })}`;
/** @param done what was just done with the round, to be confirmed on its page */
export const roundPath = (lang: Lang, roundId: string, done?: "opened" | "closed") =>
  `/${lang}/rounds/${roundId}${query({ done })}`;
/** The list of a round's responses on its page, narrowed. */
export const responsesPath = (
  lang: Lang,
  roundId: string,
  choice: { region?: string; district?: string; state?: string; search?: string; page?: number } = {},
) => `${roundPath(lang, roundId)}${query(choice)}#responses`;
export const closeRoundPath = (lang: Lang, roundId: string) => `${roundPath(lang, roundId)}/close`;
export const exportPath = (lang: Lang, roundId: string, format: "csv" | "json" | "zip") =>
  `${roundPath(lang, roundId)}/export?format=${format}`;
/** What was decided on a response just now. */
export type Decided = "approved" | "returned" | "signed" | "sent-back";

/** A response as its reviewer sees it: which answers, between which revisions. */
export const reviewPath = (
  lang: Lang,
  roundId: string,
  code: string,
  choice: { view?: string; from?: number; to?: number; done?: Decided } = {},
) => `${roundPath(lang, roundId)}/responses/${encodeURIComponent(code)}${query(choice)}`;
export const approvePath = (lang: Lang, roundId: string, code: string) => `${reviewPath(lang, roundId, code)}/approve`;
/** Where a mayor signs, or gives back to the focal person. */
export const signPath = (lang: Lang, roundId: string, code: string) => `${reviewPath(lang, roundId, code)}/sign`;
export const sendBackPath = (lang: Lang, roundId: string, code: string) =>
  `${reviewPath(lang, roundId, code)}/send-back`;
export const returnPath = (lang: Lang, roundId: string, code: string) => `${reviewPath(lang, roundId, code)}/return`;

export const answersPath = (lang: Lang, responseId: string) => `/${lang}/answers/${responseId}`;
export const sectionPath = (lang: Lang, responseId: string, section: string) =>
  `${answersPath(lang, responseId)}/sections/${section}`;
export const checkPath = (lang: Lang, responseId: string) => `${answersPath(lang, responseId)}/check`;
export const submitPath = (lang: Lang, responseId: string) => `${answersPath(lang, responseId)}/submit`;
export const answersPaperPath = (lang: Lang, responseId: string) => `${answersPath(lang, responseId)}/paper`;

/** The same as PDF. */
export const answersPaperPdfPath = (lang: Lang, responseId: string) => `${answersPaperPath(lang, responseId)}/pdf`;
export const receiptPath = (lang: Lang, responseId: string) => `${answersPath(lang, responseId)}/receipt`;
/** What a page's script fetches of a response: all that the pages of answering show. */
export const answeringDataPath = (responseId: string) => `/api/v1/responses/${responseId}/answering`;
/** Where a few answers of a response are saved. */
export const savePath = (roundId: string, code: string) =>
  `/api/v1/rounds/${roundId}/responses/${encodeURIComponent(code)}`;
