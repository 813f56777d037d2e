import { isLang, type Lang } from "../../../platform/i18n/lang.ts";
import { formatNumber } from "../../../platform/i18n/numbers.ts";
import { openPhone, type Phone, unsent } from "./open-phone.ts";
import { phoneWords } from "./phone.messages.ts";
import { manifestPath, phonePath, workerPath } from "./phone.paths.ts";
import { queueId, unsentId } from "./places.ts";

/** Begins what a phone does beside its page: it sends what waits, keeps what is open, and answers when the line is gone. */
export async function startPhone(page: Document): Promise<void> {
  const { lang } = page.documentElement;
  if (isLang(lang)) nameManifest(page, lang);
  const phone = await openPhone();
  const place = page.getElementById(queueId);
  if (place && isLang(lang)) {
    const { showQueue } = await import("./queue-island.tsx");
    await showQueue(place, phone, lang);
  }
  if (!phone) return;
  tellUnsent(page, phone);
  forgetAtSignOut(page, phone);
  await registerWorker(page, phone);
}

/** What says that the pages can be installed comes with its pictures, and so only now. */
function nameManifest(page: Document, lang: Lang): void {
  if (page.querySelector("link[rel=manifest]")) return;
  page.head.append(Object.assign(page.createElement("link"), { rel: "manifest", href: manifestPath(lang) }));
}

/** My work says how many changes are on this phone only. */
function tellUnsent(page: Document, phone: Phone): void {
  const place = page.getElementById(unsentId);
  const { lang } = page.documentElement;
  if (!place || !isLang(lang)) return;
  phone.watch(({ queue }) => {
    const count = unsent(queue);
    const stuck = queue.filter(({ state }) => state === "needs-you").length;
    place.hidden = count === 0;
    const link = page.createElement("a");
    link.href = phonePath(lang);
    const words = phoneWords[lang];
    link.textContent = stuck
      ? words.needsYouLink(formatNumber(stuck, lang))
      : words.waitingLink(formatNumber(count, lang));
    place.replaceChildren(link);
  });
}

/** Before the person is gone, what others must not see is gone too. */
function forgetAtSignOut(page: Document, phone: Phone): void {
  for (const form of page.querySelectorAll<HTMLFormElement>('form[action$="/sign-out"]')) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      void phone.forget().finally(() => form.submit());
    });
  }
}

/**
 * Registers the worker, and has it keep the response that this page is about. A worker of a newer build waits until every
 * page of the older one is closed, so that no open form is served by two builds.
 */
async function registerWorker(page: Document, phone: Phone): Promise<void> {
  const { serviceWorker } = navigator;
  if (!serviceWorker) return;
  const responseId = /\/answers\/([0-9a-f-]{36})/.exec(page.location.pathname)?.[1];
  // It is fetched where something is answered, not on the way there, where it would hold up the page that comes next.
  if (responseId) await serviceWorker.register(workerPath);
  else if (!(await serviceWorker.getRegistration())) return;
  const registration: Syncing = await serviceWorker.ready;
  const { active } = registration;
  active?.postMessage({
    kind: "arrived",
    personId: phone.personId,
    lang: page.documentElement.lang,
    responseId: responseId ?? null,
  });
  // Where the browser can, it wakes the worker when the line is back, though the page has been closed.
  phone.watch(({ queue, line }) => {
    if (line.kind === "offline" && unsent(queue) > 0) registration.sync?.register("poura-send").catch(() => undefined);
  });
}

/** Background synchronization, where the browser has it. */
interface Syncing extends ServiceWorkerRegistration {
  sync?: { register(tag: string): Promise<void> };
}
