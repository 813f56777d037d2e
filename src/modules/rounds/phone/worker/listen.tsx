import { isLang, type Lang } from "../../../../platform/i18n/lang.ts";
import { csrfField } from "../../../../platform/http/csrf-names.ts";
import { readShown, shownJson, type ShownJson } from "../../islands/shown.ts";
import { serverTime } from "../delivery.ts";
import { presentOf, shownWith } from "../kept-round.ts";
import { readFrame } from "../frame.ts";
import { type Phone, phoneOf, unsent } from "../open-phone.ts";
import { NoLinePage, SignedOutPage } from "../pages/no-line.page.tsx";
import { isUnsent } from "../queue.ts";
import { asset, dropOldAssets, fetchAssets } from "./assets.ts";
import { Device, type DeviceFacts } from "./device.ts";
import { keptPage, pageOf, viewOf, type Visit } from "./kept-pages.tsx";
import { type RequestEvent, scope, type WorkEvent } from "./scope.ts";
import { takeForm } from "./taken-forms.ts";

/** How long a page may take on a poor line before the one that is kept is shown in its place. */
const patience = 8_000;

/** Sets the worker up: it answers from what is kept when the line doesn't. */
export function listen(): void {
  scope.addEventListener("activate", (event) => (event as WorkEvent).waitUntil(scope.clients.claim()));
  scope.addEventListener("message", (event) => {
    const { data } = event as MessageEvent<Arrival>;
    if (data?.kind === "arrived") (event as Event as WorkEvent).waitUntil(arrived(data));
  });
  scope.addEventListener("sync", (event) => (event as WorkEvent).waitUntil(sendInBackground()));
  scope.addEventListener("fetch", (event) => {
    const answer = answerTo(event as RequestEvent);
    if (answer) (event as RequestEvent).respondWith(answer);
  });
}

/** What a page tells once it stands: whose it is, and which response it is about. */
interface Arrival {
  kind: "arrived";
  personId: string;
  lang: Lang;
  responseId: string | null;
}

/** Fetches for later what a page of this person needs without a line. The page already stands; nothing waits for this. */
async function arrived({ personId, lang, responseId }: Arrival): Promise<void> {
  const device = await Device.open();
  const before = await device.person();
  if (before && before.personId !== personId) await (await phoneFor(before)).forget();
  const known = before?.personId === personId ? before : { personId, frames: {}, policy: "" };
  const facts = await freshFacts(known).catch(() => known);
  await device.settle(facts);
  await fetchAssets(lang);
  await dropOldAssets(facts.frames[lang]?.view.assets.css);
  if (responseId) await (await phoneFor(facts)).open(responseId);
}

async function freshFacts(known: DeviceFacts): Promise<DeviceFacts> {
  const bn = await readFrame(fetch, "bn");
  const en = await readFrame(fetch, "en");
  if (bn?.frame.person.id !== known.personId || en?.frame.person.id !== known.personId) return known;
  return { ...known, frames: { bn: bn.frame, en: en.frame }, policy: bn.policy };
}

let opened: { personId: string; csrf: string; phone: Promise<Phone> } | undefined;

/** The phone of who is signed in on this device; opened once. */
function phoneFor({ personId, frames }: DeviceFacts): Promise<Phone> {
  const csrf = frames.bn?.view.csrf ?? "";
  if (opened?.personId !== personId || opened.csrf !== csrf)
    opened = { personId, csrf, phone: phoneOf(personId, csrf) };
  return opened.phone;
}

/** What a closed page left is sent when the browser says that the line is back. */
async function sendInBackground(): Promise<void> {
  const facts = await (await Device.open()).person();
  if (!facts) return;
  const phone = await phoneFor(facts);
  await phone.send();
  // A refusal makes the browser try again later.
  if (unsent((await phone.queue()).filter(({ state }) => state !== "needs-you")) > 0) throw new Error("still unsent");
}

function answerTo({ request }: RequestEvent): Promise<Response> | null {
  const { origin, pathname } = new URL(request.url);
  if (origin !== location.origin) return null;
  if (pathname.startsWith("/assets/")) return asset(request);
  const responseId = /^\/api\/v1\/responses\/([0-9a-f-]{36})\/answering$/.exec(pathname)?.[1];
  if (responseId) return answeringData(request, responseId);
  const versionId = /^\/api\/v1\/questionnaire-versions\/([0-9a-f-]{36})(?:\/(?:bn|en))?$/.exec(pathname)?.[1];
  if (versionId) return definitionData(request, versionId);
  const [, lang = "", path = "/"] = /^\/(bn|en)(\/.*)?$/.exec(pathname) ?? [];
  if (request.mode !== "navigate" || !isLang(lang)) return null;
  if (request.method === "GET") return visit(request, lang, path);
  return path === "/sign-out" ? signOut(request, lang) : post(request, lang, path);
}

/** A page: the server's where it comes in time and nothing unsent would be missing on it, else this phone's. */
async function visit(request: Request, lang: Lang, path: string): Promise<Response> {
  const device = await Device.open();
  await leaveAtLast(device);
  const facts = await device.person();
  if (!facts) return fetch(request);
  const phone = await phoneFor(facts);
  const here: Visit = { phone, facts, lang, path, query: new URL(request.url).searchParams };
  const kept = () => keptPage(here).catch(() => null);
  if (await hasUnsent(phone, path)) {
    const page = await kept();
    if (page) return page;
  }
  try {
    const page = await within(patience, fetch(request), kept);
    // A server that can't answer now, or a proxy that can't reach it, is no better than no line.
    return page.status >= 502 && page.status <= 504 ? ((await kept()) ?? page) : page;
  } catch {
    return (await kept()) ?? noLine(here, "page");
  }
}

/** That there is no line, for what only the server can do. */
function noLine(here: Visit, why: "page" | "form"): Response {
  const view = viewOf(here);
  return view ? pageOf(here, <NoLinePage view={view} why={why} />, 503) : Response.error();
}

/** Without a line, or while older changes wait, a form of answering is taken here; nothing overtakes what was given before. */
async function post(request: Request, lang: Lang, path: string): Promise<Response> {
  const device = await Device.open();
  const facts = await device.person();
  if (!facts) return fetch(request);
  const phone = await phoneFor(facts);
  const here: Visit = { phone, facts, lang, path, query: new URL(request.url).searchParams };
  if (!path.startsWith("/answers/")) {
    // It may sign someone else in. Until the next page says whose it is, nothing of anyone's is shown.
    await device.forget();
    return fetch(request).catch(() => noLine(here, "form"));
  }
  const copy = request.clone();
  if (await hasUnsent(phone, path)) {
    const taken = await takeForm(here, request.clone()).catch(() => null);
    if (taken) return taken;
  }
  try {
    return await fetch(request);
  } catch {
    const taken = await takeForm(here, copy).catch(() => null);
    return taken ?? noLine(here, "form");
  }
}

async function hasUnsent(phone: Phone, path: string): Promise<boolean> {
  const id = /^\/answers\/([0-9a-f-]{36})/.exec(path)?.[1];
  return id !== undefined && (await phone.changes(id)).some(isUnsent);
}

/** The first to come: the line's answer, or after a while what is kept; where nothing is kept, the line's however late. */
async function within(
  milliseconds: number,
  line: Promise<Response>,
  kept: () => Promise<Response | null>,
): Promise<Response> {
  const late = new Promise<null>((done) => setTimeout(() => done(null), milliseconds));
  line.catch(() => undefined);
  return (await Promise.race([line, late])) ?? (await kept()) ?? line;
}

/** What a page's script asks of a response: kept whenever it comes, and given with all that hasn't reached the server. */
async function answeringData(request: Request, responseId: string): Promise<Response> {
  const facts = await (await Device.open()).person();
  if (!facts) return fetch(request);
  const phone = await phoneFor(facts);
  const kept = async () => {
    const round = await phone.kept(responseId);
    if (!round) return null;
    const answering = shownWith(round, await phone.queue());
    const headers = { "content-type": "application/json", date: presentOf(round).toUTCString() };
    return new Response(JSON.stringify(shownJson(answering)), { headers });
  };
  try {
    const reply = await within(patience, fetch(request), kept);
    if (!reply.ok || !(await keepReply(phone, reply.clone()))) return reply;
    return (await phone.changes(responseId)).some(isUnsent) ? ((await kept()) ?? reply) : reply;
  } catch (error) {
    const round = await kept();
    if (round) return round;
    throw error;
  }
}

/** Keeps what the server told of a response. @returns whether it could */
async function keepReply(phone: Phone, reply: Response): Promise<boolean> {
  const at = serverTime(reply.headers);
  if (!at) return false;
  const told = (await reply.json()) as ShownJson;
  return phone.keep(readShown(told), at).then(
    () => true,
    () => false,
  );
}

async function definitionData(request: Request, versionId: string): Promise<Response> {
  const facts = await (await Device.open()).person();
  const known = facts && (await (await phoneFor(facts)).keptDefinition(versionId));
  if (!known) return fetch(request);
  return new Response(JSON.stringify(known), { headers: { "content-type": "application/json" } });
}

/** Signing out here counts at once; without a line the server is told as soon as there is one. */
async function signOut(request: Request, lang: Lang): Promise<Response> {
  const device = await Device.open();
  const facts = await device.person();
  if (facts) await (await phoneFor(facts)).forget();
  await device.forget();
  try {
    return await fetch(request);
  } catch (error) {
    const view = facts && viewOf({ facts, lang, path: "/" });
    if (!view) throw error;
    await device.leave(view.csrf);
    return pageOf({ facts }, <SignedOutPage view={view} />);
  }
}

async function leaveAtLast(device: Device): Promise<void> {
  const csrf = await device.leaving();
  if (csrf === undefined) return;
  const body = new URLSearchParams({ [csrfField]: csrf });
  const left = await fetch("/bn/sign-out", { method: "POST", body, redirect: "manual" }).catch(() => null);
  if (left) await device.leave(null);
}
