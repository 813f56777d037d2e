import type { Lang } from "../../../platform/i18n/lang.ts";

/** What this phone keeps and what of it is still to be sent. */
export const phonePath = (lang: Lang) => `/${lang}/phone`;
/** What stands around this person's pages, as data. */
export const framePath = (lang: Lang) => `/${lang}/phone/frame`;
/** What a phone needs to know to install us. */
export const manifestPath = (lang: Lang) => `/${lang}/manifest.webmanifest`;
/** The worker that answers when there is no line; its scope is the whole site. */
export const workerPath = "/service-worker.js";
