import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { problemDocument, refusals } from "../errors/problem.ts";
import { type Lang, languages } from "../i18n/lang.ts";
import { Gate, type Limits } from "./gate.ts";
import type { Host } from "./host.ts";

/** Seconds after which who was turned away may come again; spread, so that not all come at once. */
const comeBackIn = () => 1 + Math.floor(Math.random() * 4);

/**
 * Takes on no more than the limits say; whoever comes beyond gets 503 and `Retry-After` in no time, and those who were let in
 * are served as ever. A place is taken only when a request has come in whole: a phone on a poor line takes long to send one,
 * and costs nothing meanwhile.
 */
export function shedLoad(app: FastifyInstance, host: Host, limits: Limits): void {
  const gate = new Gate(limits);
  const turnAway = refusal(host);
  app.addHook("onRequest", (request, reply, done) => {
    if (gate.isFull && isLimited(request)) turnAway(request, reply);
    else done();
  });
  app.addHook("preValidation", (request, reply, done) => {
    if (!isLimited(request)) return done();
    gate.come(
      () => {
        // Who has hung up while waiting needs no answer any more.
        if (reply.raw.destroyed) return gate.leave();
        let inside = true;
        const leave = () => {
          if (inside) gate.leave();
          inside = false;
        };
        reply.raw.once("finish", leave).once("close", leave);
        done();
      },
      () => turnAway(request, reply),
    );
  });
}

/**
 * Our own files cost nothing, whoever watches over us must always get through, and a form with a file is still on its way
 * when its handler begins.
 */
function isLimited({ url, headers }: FastifyRequest): boolean {
  return !/^\/(assets\/|healthz|readyz)/.test(url) && !headers["content-type"]?.startsWith("multipart/");
}

/** What is said is prepared once: it must cost nothing when there is no time. */
function refusal(host: Host) {
  const problem = refusals.notReady();
  const inBoth = (say: (lang: Lang) => string) =>
    Object.fromEntries(languages.map((lang) => [lang, say(lang)])) as Record<Lang, string>;
  const page = inBoth((lang) => host.problemPage(problem, host.viewOf({ lang, path: "/", actor: null, csrf: "" })));
  const document = inBoth((lang) => JSON.stringify(problemDocument(problem, lang, "/")));
  return (request: FastifyRequest, reply: FastifyReply) => {
    const ofApi = request.url.startsWith("/api/");
    const lang: Lang = /^\/en\b/.test(request.url) || ofApi ? "en" : "bn";
    reply
      .code(503)
      .header("retry-after", String(comeBackIn()))
      .header("cache-control", "no-store")
      .type(ofApi ? "application/problem+json; charset=utf-8" : "text/html; charset=utf-8")
      .send(ofApi ? document[lang] : page[lang]);
  };
}
