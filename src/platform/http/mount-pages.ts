import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Act } from "../auth/act.ts";
import { permits, type Actor } from "../auth/actor.ts";
import { transaction } from "../db/database.ts";
import { type Problem, refusals } from "../errors/problem.ts";
import { type Lang, languages } from "../i18n/lang.ts";
import type { PageView } from "../ui/page.tsx";
import { type Answer, html, seeOther } from "./answer.ts";
import { readFields } from "./body.ts";
import { csrfField, csrfHolds, csrfToken } from "./csrf.ts";
import { FormFields } from "./form-fields.ts";
import type { Access, PageRoute } from "./route.ts";
import { type Host, langCookie, newVisitor, problemOf, replyParts, sessionCookie, visitorCookie } from "./host.ts";

const aYear = 365 * 24 * 3600;

/** Mounts every module's pages under `/bn` and `/en`. */
export function mountPages(app: FastifyInstance, host: Host): void {
  for (const lang of languages) {
    for (const route of host.modules.flatMap(({ pages = [] }) => pages)) {
      app.route({
        method: route.method,
        url: `/${lang}${route.url === "/" ? "" : route.url}`,
        handler: (request, reply) => serve(host, route, lang, request, reply),
      });
    }
  }
  app.get("/", async (request, reply) => reply.redirect(`/${rememberedLanguage(request)}`, 302));
  app.setNotFoundHandler(async (request, reply) => {
    const visitor = await meet(host, request, languageOfPath(request.url) ?? rememberedLanguage(request));
    return send(host, reply, tellProblem(host, visitor, refusals.notFound()));
  });
}

/** One request for a page: who is it, may they, one transaction, and only then the answer. */
async function serve(host: Host, route: PageRoute, lang: Lang, request: FastifyRequest, reply: FastifyReply) {
  const visitor = await meet(host, request, lang);
  let answer: Answer;
  try {
    mayCome(visitor.actor, route.permission);
    answer = await handle(host, route, visitor, request);
  } catch (error) {
    answer = tellProblem(host, visitor, problemOf(error, host.log, request.id));
  }
  return send(host, reply, withCookies(answer, visitor, request));
}

/**
 * Tells of what went wrong before or around a page's handler: a form that is too large or can't be read, or a database
 * that doesn't answer. Then no one can be recognized, and the page is a stranger's.
 */
export function pageErrors(host: Host) {
  return async (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
    const lang = languageOfPath(request.url) ?? rememberedLanguage(request);
    const visitor = await meet(host, request, lang).catch(() => visitorAs(host, request, lang, null));
    return send(host, reply, tellProblem(host, visitor, problemOf(error, host.log, request.id)));
  };
}

/** Who comes, and what every page shows around its content. */
interface Visitor {
  lang: Lang;
  actor: Actor | null;
  /** What forms are bound to: the session, or the visitor's mark. */
  key: string;
  /** A mark that was made just now and must be kept by the browser. */
  fresh: string | null;
  view: PageView;
  /** Path and query, to come back to. */
  url: string;
}

async function meet(host: Host, request: FastifyRequest, lang: Lang): Promise<Visitor> {
  const token = request.cookies[sessionCookie];
  return visitorAs(host, request, lang, token ? await host.authenticate(token) : null);
}

function visitorAs(host: Host, request: FastifyRequest, lang: Lang, actor: Actor | null): Visitor {
  const known = request.cookies[actor ? sessionCookie : visitorCookie];
  const fresh = known ? null : newVisitor();
  const key = known ?? fresh!;
  const path = request.url.replace(/^\/(bn|en)/, "") || "/";
  const view = host.viewOf({ lang, path, actor, csrf: csrfToken(host.secret, key) });
  return { lang, actor, key, fresh, view, url: request.url };
}

/** @throws Problem `sign-in-first` or `not-allowed` */
export function mayCome(actor: Actor | null, access: Access): void {
  if (access === "public") return;
  if (!actor) throw refusals.signInFirst();
  // One's own pages are for who has signed in; a link opens one thing alone.
  if (access === "signed-in" && actor.only !== undefined) throw refusals.onlyByLink();
  if (access !== "signed-in" && !permits(actor, access)) throw refusals.notAllowed();
}

async function handle(host: Host, route: PageRoute, visitor: Visitor, request: FastifyRequest): Promise<Answer> {
  const params = route.params?.safeParse(request.params);
  const query = route.query?.safeParse(request.query);
  if (params?.success === false || query?.success === false) throw refusals.notFound();
  const form = route.method === "POST" ? await readFields(request, route.largestUpload) : new FormFields();
  if (route.method === "POST" && !csrfHolds(host.secret, visitor.key, form.text(csrfField))) {
    throw refusals.formExpired();
  }
  const input = { params: params?.data ?? {}, query: query?.data ?? {}, form };
  const act: Act = {
    db: host.db,
    // A route that isn't public has been refused to strangers before it comes here.
    actor: visitor.actor!,
    lang: visitor.lang,
    now: host.now(),
    requestId: request.id,
    address: request.ip,
    installation: host.installation,
  };
  if (route.method === "GET") return route.handle(act, input, visitor.view);
  return transaction(host.db, (db) => route.handle({ ...act, db }, input, visitor.view));
}

function tellProblem(host: Host, visitor: Visitor, problem: Problem): Answer {
  if (problem.code === "sign-in-first") return seeOther(host.signInPath(visitor.url));
  return html(host.problemPage(problem, visitor.view), problem.status);
}

/** The language that a person came in is remembered; a visitor's mark is set only where a form needs it. */
function withCookies(answer: Answer, visitor: Visitor, request: FastifyRequest): Answer {
  const cookies = [...(answer.cookies ?? [])];
  if (request.cookies[langCookie] !== visitor.lang)
    cookies.push({ name: langCookie, value: visitor.lang, maxAge: aYear });
  const shows = typeof answer.body === "string" && answer.body.includes(csrfField);
  if (visitor.fresh && shows) cookies.push({ name: visitorCookie, value: visitor.fresh });
  return { ...answer, cookies };
}

function send(host: Host, reply: FastifyReply, answer: Answer) {
  const { headers, cookies } = replyParts(answer, host.secure);
  for (const { name, value, options } of cookies) reply.setCookie(name, value, options);
  reply.code(answer.status).headers({ "cache-control": "private, no-cache", ...headers });
  return reply.send(answer.body);
}

function languageOfPath(url: string): Lang | undefined {
  return languages.find((lang) => url === `/${lang}` || url.startsWith(`/${lang}/`));
}

/** Bangla first, unless the person chose otherwise; the browser's own language doesn't beat that. */
function rememberedLanguage(request: FastifyRequest): Lang {
  return languages.find((lang) => lang === request.cookies[langCookie]) ?? "bn";
}
