import type { Lang } from "../../../../platform/i18n/lang.ts";

/** The style sheet and scripts that pages of each language ask for in this build, by address; put in by the build. */
declare const BUILT_ASSETS: Record<Lang, string[]>;

const cacheName = "poura-assets";

/** Built files never change under their name: what has been fetched once is never fetched again. */
export async function asset(request: Request): Promise<Response> {
  const cache = await caches.open(cacheName);
  const known = await cache.match(request.url);
  if (known) return known;
  const reply = await fetch(request);
  if (reply.ok) await cache.put(request.url, reply.clone());
  return reply;
}

/**
 * Fetches what the pages of a language ask for, so that they stand without a line too. Fonts come when a page asks; in the
 * other language pages stand too, as they do without scripts.
 */
export async function fetchAssets(lang: Lang): Promise<void> {
  const cache = await caches.open(cacheName);
  for (const address of BUILT_ASSETS[lang]) if (!(await cache.match(address))) await cache.add(address);
}

/**
 * Throws away what only older builds asked for, once the pages that are kept are of this build too. No page of an older build
 * is open any more when this worker has taken over.
 * @param named a style sheet that the kept pages name
 */
export async function dropOldAssets(named: string | undefined): Promise<void> {
  const current = Object.values(BUILT_ASSETS).flat();
  if (named === undefined || !current.includes(named)) return;
  const cache = await caches.open(cacheName);
  for (const { url } of await cache.keys()) {
    const { pathname } = new URL(url);
    if (/\.(css|js)$/.test(pathname) && !current.includes(pathname)) await cache.delete(url);
  }
}
