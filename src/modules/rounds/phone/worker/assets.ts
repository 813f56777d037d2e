/** The style sheet and scripts of this build, by address; put in by the build. */
declare const BUILT_ASSETS: string[];

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

/** Fetches what the pages of this build ask for, so that they stand without a line too. Fonts come when a page asks. */
export async function fetchAssets(): Promise<void> {
  const cache = await caches.open(cacheName);
  for (const address of BUILT_ASSETS) if (!(await cache.match(address))) await cache.add(address);
}

/** Throws away what only older builds asked for; no page of theirs is open any more when this worker takes over. */
export async function dropOldAssets(): Promise<void> {
  const cache = await caches.open(cacheName);
  for (const { url } of await cache.keys()) {
    const { pathname } = new URL(url);
    if (/\.(css|js)$/.test(pathname) && !BUILT_ASSETS.includes(pathname)) await cache.delete(url);
  }
}
