import type { Lang } from "../../../platform/i18n/lang.ts";

/** The register of who has been shown how to answer. @param saved how many were just recorded */
export const orientationPath = (lang: Lang, saved?: number) =>
  `/${lang}/orientation${saved === undefined ? "" : `?saved=${saved}`}`;
