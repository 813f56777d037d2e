import { randomUUID } from "node:crypto";
import { constants } from "node:zlib";
import compress from "@fastify/compress";
import cookie from "@fastify/cookie";
import formbody from "@fastify/formbody";
import helmet from "@fastify/helmet";
import multipart from "@fastify/multipart";
import staticFiles from "@fastify/static";
import Fastify, { type FastifyInstance } from "fastify";
import { usualLimits } from "./gate.ts";
import type { Host } from "./host.ts";
import { mountApi } from "./mount-api.ts";
import { mountPages, pageErrors } from "./mount-pages.ts";
import { shedLoad } from "./shed-load.ts";

const assetsPrefix = "/assets/";

/** Builds the server with every module's pages and API; it listens only when told to. */
export async function buildServer(host: Host): Promise<FastifyInstance> {
  const app = Fastify({
    trustProxy: "loopback",
    bodyLimit: 2 * 1024 * 1024,
    genReqId: () => randomUUID(),
    routerOptions: { maxParamLength: 400 },
    rewriteUrl: ({ url = "/" }) => readable(url),
    forceCloseConnections: "idle",
  });
  shedLoad(app, host, usualLimits);
  // A page's guards mean nothing on the files that it names, and a phone on a poor line pays for each.
  app.addHook("onRoute", (route) => {
    if (route.url.startsWith(assetsPrefix)) route.helmet = false;
  });
  await app.register(helmet, headers(host.secure));
  await app.register(cookie);
  app.setErrorHandler(pageErrors(host));
  await app.register(compress, {
    encodings: ["br", "gzip"],
    threshold: 600,
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } },
  });
  await app.register(staticFiles, {
    root: host.assetsFolder,
    prefix: assetsPrefix,
    setHeaders: (reply) => void reply.setHeader("x-content-type-options", "nosniff"),
    immutable: true,
    maxAge: "365d",
    // What never changes under its name is not asked for again, nor in parts.
    etag: false,
    lastModified: false,
    acceptRanges: false,
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

/** A path with broken escapes is taken by its letters, so that it is simply not found, as any other wrong address. */
function readable(url: string): string {
  const [path = "", ...query] = url.split("?");
  return decodes(path) ? url : [path.replaceAll("%", "%25"), ...query].join("?");
}

function decodes(path: string): boolean {
  try {
    // The result is used, since the bundler takes the call for one without effect and would leave it out.
    return decodeURIComponent(path) !== "";
  } catch {
    return false;
  }
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
        mediaSrc: self,
        scriptSrc: self,
        styleSrc: self,
        workerSrc: self,
      },
    },
    strictTransportSecurity: secure,
    // No browser that can show these pages heeds these four any longer.
    dnsPrefetchControl: false,
    ieNoOpen: false,
    permittedCrossDomainPolicies: false,
    xssFilter: false,
    crossOriginEmbedderPolicy: false,
    frameguard: { action: "deny" as const },
    referrerPolicy: { policy: "same-origin" as const },
  };
}
