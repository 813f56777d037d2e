import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Act } from "../auth/act.ts";
import type { Actor } from "../auth/actor.ts";
import { transaction } from "../db/database.ts";
import { type Problem, problemDocument, refusals } from "../errors/problem.ts";
import type { Lang } from "../i18n/lang.ts";
import type { Answer } from "./answer.ts";
import { readFields } from "./body.ts";
import { FormFields } from "./form-fields.ts";
import { requireInput } from "./input.ts";
import { mayCome } from "./mount-pages.ts";
import { csrfHeader, csrfHolds } from "./csrf.ts";
import { openApi } from "./openapi.ts";
import type { ApiRoute } from "./route.ts";
import { type Host, problemOf, replyParts, sessionCookie } from "./host.ts";

/** What a piece of a file is sent as: the name that tus has for it. */
const pieceType = "application/offset+octet-stream";
const nothing = Buffer.alloc(0);

/** Mounts every module's verbs, and their description, under the prefix of the scope. */
export function mountApi(app: FastifyInstance, host: Host): void {
  const routes = host.modules.flatMap(({ api = [] }) => api);
  const parse = app.getDefaultJsonParser("error", "error");
  // Many a program names a content type though it sends nothing, as with a verb that has no body.
  app.addContentTypeParser("application/json", { parseAs: "string" }, (request, body, done) =>
    body === "" ? done(null, {}) : parse(request, String(body), done),
  );
  app.addContentTypeParser(["text/csv", pieceType], { parseAs: "buffer" }, (_request, body, done) => done(null, body));
  for (const route of routes) {
    app.route({
      method: route.method,
      url: route.url,
      // A program needs few of a page's headers, and a phone on a poor line pays for each; these answers are small, too.
      helmet: false,
      ...(route.oneStatement && { compress: false }),
      handler: (request, reply) => serve(host, route, request, reply),
    });
  }
  const description = JSON.stringify(openApi(routes, host.installation.publicUrl));
  app.get("/openapi.json", (_request, reply) => reply.type("application/json; charset=utf-8").send(description));
  app.setErrorHandler((error, request, reply) => sendProblem(reply, request, problemOf(error, host.log, request.id)));
  app.setNotFoundHandler((request, reply) => sendProblem(reply, request, refusals.notFound()));
}

async function serve(host: Host, route: ApiRoute, request: FastifyRequest, reply: FastifyReply) {
  try {
    const actor = await whoIs(host, request);
    mayCome(actor, route.permission);
    return send(host, reply, await handle(host, route, actor, request));
  } catch (error) {
    return sendProblem(reply, request, problemOf(error, host.log, request.id));
  }
}

/**
 * The holder of the bearer token, or of a browser's cookie. The cookie alone counts only where nothing is changed; for a
 * change the page must also send its CSRF token in a header, which no other site can.
 */
async function whoIs(host: Host, request: FastifyRequest): Promise<Actor | null> {
  const bearer = /^Bearer (\S+)$/i.exec(request.headers.authorization ?? "")?.[1];
  const token = bearer ?? cookieOf(host, request);
  return token ? host.authenticate(token) : null;
}

function cookieOf(host: Host, request: FastifyRequest): string | undefined {
  const token = request.cookies[sessionCookie];
  if (token === undefined || request.method === "GET" || request.method === "HEAD") return token;
  return csrfHolds(host.secret, token, String(request.headers[csrfHeader] ?? "")) ? token : undefined;
}

async function handle(host: Host, route: ApiRoute, actor: Actor | null, request: FastifyRequest): Promise<Answer> {
  const params = route.params?.safeParse(request.params);
  if (params?.success === false) throw refusals.notFound();
  const query = route.query ? requireInput(route.query, request.query) : {};
  const form = route.body === "multipart" ? await readFields(request) : new FormFields();
  const headers = route.headers ? requireInput(route.headers, request.headers) : {};
  const body = typeof route.body === "object" ? requireInput(route.body, request.body ?? {}) : {};
  const bytes = route.body === "bytes" && Buffer.isBuffer(request.body) ? request.body : nothing;
  const act: Act = {
    db: host.db,
    // A verb that isn't public has been refused to strangers before it comes here.
    actor: actor!,
    lang: languageOf(request),
    now: host.now(),
    requestId: request.id,
    address: request.ip,
    installation: host.installation,
  };
  const input = { params: params?.data ?? {}, query, headers, body, bytes, form };
  if (route.method === "GET" || route.oneStatement) return route.handle(act, input);
  return transaction(host.db, (db) => route.handle({ ...act, db }, input));
}

function languageOf(request: FastifyRequest): Lang {
  return /^\s*bn\b/i.test(request.headers["accept-language"] ?? "") ? "bn" : "en";
}

/** What every answer of the API carries: nothing in it is ever run, framed, guessed at or kept. */
const guards = {
  "cache-control": "no-store",
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "cross-origin-resource-policy": "same-origin",
  "x-content-type-options": "nosniff",
};

function send(host: Host, reply: FastifyReply, answer: Answer) {
  const transport = host.secure && { "strict-transport-security": "max-age=31536000; includeSubDomains" };
  reply.code(answer.status).headers({ ...guards, ...transport, ...replyParts(answer, host.secure).headers });
  return reply.send(answer.body);
}

function sendProblem(reply: FastifyReply, request: FastifyRequest, problem: Problem) {
  const { retryAfter } = problem.more;
  if (typeof retryAfter === "number") reply.header("retry-after", String(retryAfter));
  if (problem.status === 401) reply.header("www-authenticate", "Bearer");
  return reply
    .code(problem.status)
    .headers(guards)
    .type("application/problem+json; charset=utf-8")
    .send(JSON.stringify(problemDocument(problem, languageOf(request), request.url)));
}
