import { csrfHeader } from "../../../platform/http/csrf-names.ts";
import type { Refusal } from "./queue.ts";

/** What came of asking the server for something. */
export type Delivery =
  | { kind: "done"; body: Record<string, unknown>; headers: Headers; at: Date | null }
  /** This one was refused; asking again won't help. */
  | { kind: "refused"; refusal: Refusal; headers: Headers }
  /** Not now; after so many seconds where the server said so. */
  | { kind: "later"; after: number | null }
  /** No line. */
  | { kind: "offline" }
  /** The session has ended, or someone else has signed in on this phone. */
  | { kind: "signed-out" };

/** How the phone talks to the server: with the browser's cookie and the token that proves that a page of ours asks. */
export interface Line {
  fetch: typeof fetch;
  /** The token of the session that was last seen. */
  csrf: string;
  /** In which language the server says why it refuses something; without a page, the office's. */
  lang: string;
  /** Asks who is signed in now; null where no one is. @throws TypeError without a line */
  whoIsIn(): Promise<{ personId: string; csrf: string } | null>;
}

/** A piece of sixty-four kilobytes takes ten seconds at 50 kbit/s; what takes two minutes won't come. */
const patience = 120_000;

/** Sends one request as this person; a session that was renewed meanwhile is taken up. */
export async function deliver(line: Line, personId: string, path: string, init: RequestInit): Promise<Delivery> {
  const first = await once(line, path, init);
  if (first.kind !== "signed-out") return first;
  const now = await line.whoIsIn().catch(() => "offline" as const);
  if (now === "offline") return { kind: "offline" };
  if (now === null || now.personId !== personId || now.csrf === line.csrf) return first;
  line.csrf = now.csrf;
  return once(line, path, init);
}

async function once(line: Line, path: string, init: RequestInit): Promise<Delivery> {
  const own = { [csrfHeader]: line.csrf, "accept-language": line.lang };
  const headers = { ...(init.headers as Record<string, string>), ...own };
  let reply: Response;
  let text: string;
  try {
    const signal = AbortSignal.timeout(patience);
    reply = await line.fetch(`/api/v1${path}`, {
      ...init,
      headers,
      credentials: "same-origin",
      cache: "no-store",
      signal,
    });
    text = await reply.text();
  } catch {
    return { kind: "offline" };
  }
  if (reply.status === 401) return { kind: "signed-out" };
  if (reply.status === 429 || reply.status >= 500) return { kind: "later", after: secondsOf(reply.headers) };
  const body = objectOf(text);
  if (reply.ok) return { kind: "done", body, headers: reply.headers, at: serverTime(reply.headers) };
  // A captive portal or a proxy may answer anything; only the server's own refusals count.
  if (!String(body.type).startsWith("urn:poura:problem:")) return { kind: "later", after: null };
  return { kind: "refused", refusal: refusalOf(reply.status, body), headers: reply.headers };
}

/** The server's clock when it answered, whatever this phone's says. */
export function serverTime(headers: Headers): Date | null {
  const date = headers.get("date");
  return date ? new Date(date) : null;
}

function secondsOf(headers: Headers): number | null {
  const seconds = Number(headers.get("retry-after") ?? "");
  return seconds > 0 ? seconds : null;
}

function objectOf(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

function refusalOf(status: number, body: Record<string, unknown>): Refusal {
  return {
    status,
    code: String(body.type).replace("urn:poura:problem:", ""),
    title: String(body.title ?? ""),
    errors: Array.isArray(body.errors) ? body.errors : [],
    conflicts: Array.isArray(body.conflicts) ? body.conflicts : [],
    draftVersion: typeof body.draftVersion === "number" ? body.draftVersion : null,
    savedBy: typeof body.savedBy === "string" ? body.savedBy : null,
    savedAt: typeof body.savedAt === "string" ? body.savedAt : null,
  };
}
