import type { Lang } from "../../platform/i18n/lang.ts";

/** What a table of figures is narrowed to and sorted by; what is empty is left out of the address. */
export type Choice = Record<string, string | number | undefined>;

function query(choice: Choice): string {
  const given = Object.entries(choice).filter(([, value]) => value !== undefined && value !== "");
  return given.length > 0 ? `?${new URLSearchParams(given.map(([name, value]) => [name, String(value)]))}` : "";
}

export const homePath = (lang: Lang) => `/${lang}`;
/** All indicators, and the response rates of the rounds. */
export const dataPath = (lang: Lang) => `/${lang}/data`;
/** What a round asked, who has answered, and which figures it feeds. */
export const roundFiguresPath = (lang: Lang, roundId: string) => `/${lang}/data/rounds/${roundId}`;
export const indicatorPath = (lang: Lang, code: string, choice: Choice = {}) =>
  `/${lang}/indicators/${code}${query(choice)}`;
/** An indicator's table as CSV. */
export const indicatorTablePath = (lang: Lang, code: string, choice: Choice = {}) =>
  `/${lang}/indicators/${code}/table.csv${query(choice)}`;
/** An indicator for programs; the same for both languages. */
export const indicatorApiPath = (code: string, by: string) => `/api/v1/indicators/${code}?by=${by}`;
/** The list of municipalities, narrowed. */
export const municipalityListPath = (lang: Lang, choice: Choice = {}) => `/${lang}/municipalities${query(choice)}`;
export const municipalityTablePath = (lang: Lang, choice: Choice = {}) =>
  `/${lang}/municipalities/table.csv${query(choice)}`;
/** All figures of one municipality as CSV. */
export const municipalityFiguresPath = (lang: Lang, code: string) => `/${lang}/municipalities/${code}/figures.csv`;
export const openDataPath = (lang: Lang) => `/${lang}/open-data`;
export const accessibilityPath = (lang: Lang) => `/${lang}/accessibility`;
export const privacyPath = (lang: Lang) => `/${lang}/privacy`;
