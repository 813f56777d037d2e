import type { Lang } from "../../platform/i18n/lang.ts";

/** The public list of municipalities; its page belongs to the dashboard. */
export const municipalitiesPath = (lang: Lang) => `/${lang}/municipalities`;

/** The public profile of a municipality; its page belongs to the dashboard. */
export const municipalityPath = (lang: Lang, code: string) => `/${lang}/municipalities/${encodeURIComponent(code)}`;

/** Where a municipality's entry is edited. */
export const editMunicipalityPath = (lang: Lang, code: string) => `${municipalityPath(lang, code)}/edit`;

/** Where municipalities are imported from a file. */
export const importMunicipalitiesPath = (lang: Lang) => `/${lang}/municipalities/import`;

/** Where an import that was looked at is carried out. */
export const confirmImportPath = (lang: Lang) => `${importMunicipalitiesPath(lang)}/confirm`;

/** All municipalities as a file that the import takes. */
export const municipalitiesFilePath = (lang: Lang) => `${importMunicipalitiesPath(lang)}/current.csv`;

/** The regions with their municipalities. */
export const regionsPath = (lang: Lang) => `/${lang}/regions`;

/** One region: its names and its municipalities. */
export const regionPath = (lang: Lang, code: string) => `/${lang}/regions/${encodeURIComponent(code)}`;
