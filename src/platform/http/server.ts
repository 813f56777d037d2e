import { randomBytes, randomUUID } from "node:crypto";
import { constants } from "node:zlib";
import compress from "@fastify/compress";
import cookie from "@fastify/cookie";
import formbody from "@fastify/formbody";
import helmet from "@fastify/helmet";
import multipart from "@fastify/multipart";
import staticFiles from "@fastify/static";
import Fastify, { type FastifyError, type FastifyInstance } from "fastify";
import type { Actor } from "../auth/actor.ts";
import type { Installation } from "../auth/act.ts";
import type { Db } from "../db/database.ts";
import { Problem, refusals } from "../errors/problem.ts";
import type { Lang } from "../i18n/lang.ts";
import type { Log } from "../logging/log.ts";
import type { PageView } from "../ui/page.tsx";
import type { Answer } from "./answer.ts";
import { mountApi } from "./mount-api.ts";
import { mountPages } from "./mount-pages.ts";
import type { Module } from "./module.ts";

/** What the web needs of the floors above it, handed in at start. */
export interface Host {
  db: Db;
  installation: Installation;
  log: Log;
  modules: Module[];
  /** Signs forms; the same for every process of the installation. */
  secret: string;
  /** Who holds this session token; null when no one does (any more). */
  authenticate(token: string): Promise<Actor | null>;
  /** What a page shows around its content: menu, person, language. */
  viewOf(visit: { lang: Lang; path: string; actor: Actor | null; csrf: string }): PageView;
  /** The page that tells of a problem. */
  problemPage(problem: Problem, view: PageView): string;
  /** Where someone signs in, and comes back from. */
  signInPath(next: string): string;
  /** Built style sheets, scripts and fonts. */
  assetsFolder: string;
  now(): Date;
  /** Whether cookies may only travel encrypted. */
  secure: boolean;
}

export const sessionCookie = "poura_session";
export const visitorCookie = "poura_visitor";
export const langCookie = "poura_lang";

/** Builds the server with every module's pages and API; it listens only when told to. */
export async function buildServer(host: Host): Promise<FastifyInstance> {
  const app = Fastify({
    trustProxy: "loopback",
    bodyLimit: 2 * 1024 * 1024,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 400 },
    forceCloseConnections: "idle",
  });
  await app.register(helmet, headers(host.secure));
  await app.register(cookie);
  await app.register(compress, {
    encodings: ["br", "gzip"],
    threshold: 600,
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } },
  });
  await app.register(staticFiles, {
    root: host.assetsFolder,
    prefix: "/assets/",
    immutable: true,
    maxAge: "365d",
    preCompressed: true,
    decorateReply: false,
  });
  await app.register(async (scope) => {
    await scope.register(formbody, { bodyLimit: 2 * 1024 * 1024 });
    await scope.register(multipart, { throwFileSizeLimit: false });
    mountPages(scope, host);
  });
  await app.register(
    async (scope) => {
      await scope.register(multipart, { throwFileSizeLimit: false });
      mountApi(scope, host);
    },
    { prefix: "/api/v1" },
  );
  return app;
}

function headers(secure: boolean) {
  const self = ["'self'"];
  return {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        baseUri: ["'none'"],
        connectSrc: self,
        fontSrc: self,
        formAction: self,
        frameAncestors: ["'none'"],
        imgSrc: ["'self'", "data:"],
        manifestSrc: self,
        scriptSrc: self,
        styleSrc: self,
      },
    },
    strictTransportSecurity: secure,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: "same-origin" as const },
  };
}

/** A new visitor's mark, to which the forms before sign-in are bound. */
export function newVisitor(): string {
  return randomBytes(18).toString("base64url");
}

/** What went wrong, as a problem that can be told; anything unforeseen is logged and told as such. */
export function problemOf(error: unknown, log: Log, requestId: string): Problem {
  if (error instanceof Problem) return error;
  const { statusCode, code } = error as FastifyError;
  if (code === "FST_REQ_FILE_TOO_LARGE" || statusCode === 413) return refusals.tooLarge("10 MB");
  if (statusCode !== undefined && statusCode < 500) {
    const title = { bn: "অনুরোধটি বোঝা যায়নি", en: "The request could not be understood" };
    return new Problem("bad-request", statusCode, title, [], { reason: (error as Error).message });
  }
  log.error(`request ${requestId} failed`, error);
  const title = { bn: "আমাদের দিকে একটি ত্রুটি হয়েছে", en: "Something went wrong on our side" };
  return new Problem("internal", 500, title, [], { request: requestId });
}

/** Headers and cookies of an answer, ready to send. */
export function replyParts(answer: Answer, secure: boolean) {
  const cookies = (answer.cookies ?? []).map(({ name, value, maxAge }) => ({
    name,
    value: value ?? "",
    options: {
      path: "/",
      httpOnly: true,
      sameSite: "lax" as const,
      secure,
      ...(value === null ? { maxAge: 0 } : maxAge !== undefined && { maxAge }),
    },
  }));
  return { headers: { "content-type": answer.type, ...answer.headers }, cookies };
}
