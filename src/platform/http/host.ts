import { randomBytes } from "node:crypto";
import type { FastifyError } from "fastify";
import type { Actor } from "../auth/actor.ts";
import type { Installation } from "../auth/act.ts";
import type { Db } from "../db/database.ts";
import { type InputError, Problem, refusals } from "../errors/problem.ts";
import type { Lang } from "../i18n/lang.ts";
import type { Log } from "../logging/log.ts";
import type { PageView } from "../ui/page.tsx";
import type { Answer } from "./answer.ts";
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

/** A new visitor's mark, to which the forms before sign-in are bound. */
export function newVisitor(): string {
  return randomBytes(18).toString("base64url");
}

/** What went wrong, as a problem that can be told; anything unforeseen is logged and told as such. */
export function problemOf(error: unknown, log: Log, requestId: string): Problem {
  if (error instanceof Problem) return error;
  if (cantBeStored(error)) return refusals.badInput([unstorable]);
  const { statusCode, code } = error as FastifyError;
  if (code === "FST_ERR_CTP_BODY_TOO_LARGE") return refusals.tooLarge("2 MB");
  if (statusCode === 413) return refusals.tooLarge("10 MB");
  if (statusCode !== undefined && statusCode < 500) {
    const title = { bn: "অনুরোধটি বোঝা যায়নি", en: "The request could not be understood" };
    return new Problem("bad-request", statusCode, title, [], { reason: (error as Error).message });
  }
  log.error(`request ${requestId} failed`, error);
  if (isOutOfReach(error)) return refusals.notReady();
  const title = { bn: "আমাদের দিকে একটি ত্রুটি হয়েছে", en: "Something went wrong on our side" };
  return new Problem("internal", 500, title, [], { request: requestId });
}

const unstorable: InputError = {
  path: "",
  kind: "constraint",
  message: {
    bn: "লেখায় এমন একটি অদৃশ্য চিহ্ন আছে যা রাখা যায় না",
    en: "The text has an invisible character that can't be kept",
  },
};

/** PostgreSQL keeps every character but NUL, in texts (22021) and in JSON (22P05), and no half of one in JSON (22P02). */
function cantBeStored(error: unknown): boolean {
  const { code, message } = ((error as Error).cause ?? error) as { code?: string; message: string };
  return code === "22021" || code === "22P05" || (code === "22P02" && /\bjson\b/.test(message));
}

/** Whether the database doesn't answer: it is starting, stopping or gone for a moment. */
function isOutOfReach(error: unknown): boolean {
  const { code } = ((error as Error).cause ?? error) as { code?: string };
  return /^(57P0\d|08\d\d\d|ECONNREFUSED|ECONNRESET|ENOENT)$/.test(code ?? "");
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
