import type { Lang } from "../../platform/i18n/lang.ts";

/** Addresses of this module's pages; no URL is typed twice. */
export const workPath = (lang: Lang) => `/${lang}/work`;
export const roundsPath = (lang: Lang) => `/${lang}/rounds`;
export const newRoundPath = (lang: Lang, questionnaireId: string) =>
  `/${lang}/rounds/new?questionnaire=${questionnaireId}`;
export const roundPath = (lang: Lang, roundId: string) => `/${lang}/rounds/${roundId}`;
export const closeRoundPath = (lang: Lang, roundId: string) => `${roundPath(lang, roundId)}/close`;
export const exportPath = (lang: Lang, roundId: string, format: "csv" | "json") =>
  `${roundPath(lang, roundId)}/export?format=${format}`;
export const reviewPath = (lang: Lang, roundId: string, code: string) =>
  `${roundPath(lang, roundId)}/responses/${code}`;
export const approvePath = (lang: Lang, roundId: string, code: string) => `${reviewPath(lang, roundId, code)}/approve`;
export const returnPath = (lang: Lang, roundId: string, code: string) => `${reviewPath(lang, roundId, code)}/return`;

export const answersPath = (lang: Lang, responseId: string) => `/${lang}/answers/${responseId}`;
export const sectionPath = (lang: Lang, responseId: string, section: string) =>
  `${answersPath(lang, responseId)}/sections/${section}`;
export const checkPath = (lang: Lang, responseId: string) => `${answersPath(lang, responseId)}/check`;
export const submitPath = (lang: Lang, responseId: string) => `${answersPath(lang, responseId)}/submit`;
export const receiptPath = (lang: Lang, responseId: string) => `${answersPath(lang, responseId)}/receipt`;
