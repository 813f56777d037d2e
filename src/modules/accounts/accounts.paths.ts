import { type Lang, languages } from "../../platform/i18n/lang.ts";

const within = (path: string) => (lang: Lang) => `/${lang}${path}`;

function query(values: Record<string, string | number | undefined>): string {
  const given = Object.entries(values).filter(([, value]) => value !== undefined && value !== "");
  return given.length > 0 ? `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}` : "";
}

/** Where someone goes who has just signed in. */
export const startPath = within("/work");
export const homePath = within("");

/** Where someone signs in. @param next page to come back to, with its language */
export function signInPath(next: string): string {
  const lang = languages.find((each) => next === `/${each}` || next.startsWith(`/${each}/`)) ?? "bn";
  return signInPagePath(lang) + query({ next });
}
export const signInPagePath = within("/sign-in");
export const signInCodePath = within("/sign-in/code");
export const signInSetUpPath = within("/sign-in/second-factor");
export const signOutPath = within("/sign-out");
export const setUpPath = (lang: Lang, token: string) => `/${lang}/set-up/${token}`;
export const invitationPath = (lang: Lang, token: string) => `/${lang}/invitations/${token}`;

export const mePath = (lang: Lang, done?: string) => `/${lang}/me${query({ done })}`;
export const myPasswordPath = within("/me/password");
export const myLanguagePath = within("/me/language");

/** One's own second step. @param verb what a form does with it; switching on when left out */
export const mySecondFactorPath = (lang: Lang, verb?: "codes" | "off") =>
  `/${lang}/me/second-factor${verb ? `/${verb}` : ""}`;

export const noticesPath = (lang: Lang, filter: { page?: number; done?: string } = {}) =>
  `/${lang}/notices${query(filter)}`;
export const noticePath = (lang: Lang, id: string) => `/${lang}/notices/${id}`;
export const readNoticesPath = within("/notices/read");
export const noticeMailPath = within("/notices/mail");

export const peoplePath = (lang: Lang, filter: { q?: string; role?: string; page?: number } = {}) =>
  `/${lang}/people${query(filter)}`;
export const newPersonPath = within("/people/new");
/** @param done what was just done, to be told on the page */
export const personPath = (lang: Lang, id: string, done?: string) => `/${lang}/people/${id}${query({ done })}`;
export const personRolesPath = (lang: Lang, id: string) => `/${lang}/people/${id}/roles`;
export const endRolePath = (lang: Lang, id: string, holding: string) => `/${lang}/people/${id}/roles/${holding}/end`;
export const disablePersonPath = (lang: Lang, id: string) => `/${lang}/people/${id}/disable`;
export const enablePersonPath = (lang: Lang, id: string) => `/${lang}/people/${id}/enable`;
export const sendLinkPath = (lang: Lang, id: string) => `/${lang}/people/${id}/link`;
export const resetSecondFactorPath = (lang: Lang, id: string) => `/${lang}/people/${id}/second-factor/reset`;

/** The municipalities with their focal persons; who may name for one only is led on to it. */
export const focalPersonsPath = (lang: Lang, filter: { q?: string; without?: string; page?: number } = {}) =>
  `/${lang}/focal-persons${query(filter)}`;
/** Where a municipality names its focal person. */
export const focalPersonPath = (lang: Lang, code: string, done?: string) =>
  `/${lang}/municipalities/${encodeURIComponent(code)}/focal-person${query({ done })}`;
export const letterPath = (lang: Lang, code: string, id: string) => `${focalPersonPath(lang, code)}/letters/${id}`;

export const mailsPath = (lang: Lang, filter: { state?: string; page?: number } = {}) =>
  `/${lang}/mail${query(filter)}`;
export const mailPath = (lang: Lang, id: string) => `/${lang}/mail/${id}`;
export const auditPath = (lang: Lang, filter: Record<string, string | number | undefined> = {}) =>
  `/${lang}/audit${query(filter)}`;
