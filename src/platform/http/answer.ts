import type { Readable } from "node:stream";
import { type Problem, problemDocument } from "../errors/problem.ts";
import type { Lang } from "../i18n/lang.ts";

/** A cookie to set; without a value it is removed. */
export interface Cookie {
  name: string;
  value: string | null;
  /** Seconds that the browser keeps it; until it closes when left out. */
  maxAge?: number;
}

/** What a handler answers. The transaction is committed before it is sent. */
export interface Answer {
  status: number;
  type: string;
  body: string | Buffer | Readable;
  headers?: Record<string, string>;
  cookies?: Cookie[];
}

/** A whole page. */
export function html(body: string, status = 200): Answer {
  return { status, type: "text/html; charset=utf-8", body };
}

/** Sends the browser on to another page after a change, so that reloading doesn't repeat it. */
export function seeOther(location: string, cookies?: Cookie[]): Answer {
  return { status: 303, type: "text/plain; charset=utf-8", body: "", headers: { location }, cookies };
}

/** A value for a program. */
export function json(body: unknown, status = 200): Answer {
  return { status, type: "application/json; charset=utf-8", body: JSON.stringify(body) };
}

/** A refusal that is answered and not thrown: what was written on the way to it stays. */
export function refusal(problem: Problem, lang: Lang, instance: string): Answer {
  const body = JSON.stringify(problemDocument(problem, lang, instance));
  return { status: problem.status, type: "application/problem+json; charset=utf-8", body };
}

/** A file to keep: never shown by the browser itself. */
export function download(name: string, type: string, body: Readable | string | Buffer): Answer {
  const plain = name.replace(/[^\w.-]+/g, "_");
  const disposition = `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`;
  return { status: 200, type, body, headers: { "content-disposition": disposition } };
}
