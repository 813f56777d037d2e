import type { FastifyInstance } from "fastify";
import type { LightMyRequestResponse } from "fastify";
import { csrfField } from "../../src/platform/http/csrf.ts";

/** What came back. */
export interface Reply {
  status: number;
  headers: Record<string, string | string[] | number | undefined>;
  text: string;
  bytes: Buffer;
  location: string | undefined;
  json<T = Record<string, unknown>>(): T;
}

/** A file for a form. */
export interface FormFile {
  name: string;
  type?: string;
  bytes: Uint8Array;
}

export type Fields = Record<string, string | string[] | FormFile | FormFile[]>;

/** Someone at a browser or a program, who keeps cookies and sends forms as a browser does. */
export class Client {
  constructor(
    private readonly app: FastifyInstance,
    readonly cookies: Record<string, string>,
    private readonly token: string | null,
  ) {}

  /** Opens a page, as `/bn/work`. */
  async get(path: string, headers: Record<string, string> = {}): Promise<Reply> {
    return this.#keep(await this.app.inject({ method: "GET", url: path, headers, cookies: this.cookies }));
  }

  /** Posts a form; the hidden token is taken from a page that has one, as a browser would have it. */
  async post(path: string, fields: Fields = {}, from = "/bn/sign-in"): Promise<Reply> {
    const token = fields[csrfField] ?? (await this.#csrf(from));
    const all = { ...fields, [csrfField]: token };
    const files = Object.values(all)
      .flat()
      .some((each) => typeof each === "object");
    const { body, type } = files ? multipart(all) : urlencoded(all as Record<string, string | string[]>);
    const headers = { "content-type": type };
    return this.#keep(
      await this.app.inject({ method: "POST", url: path, headers, cookies: this.cookies, payload: body }),
    );
  }

  /** Calls the API with the bearer token; a body of form fields with files goes as multipart. */
  async api(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Reply> {
    const upload = body instanceof FormBody ? multipart(body.fields) : null;
    const reply = await this.app.inject({
      method: method as "GET",
      url: `/api/v1${path}`,
      headers: {
        ...(this.token && { authorization: `Bearer ${this.token}` }),
        ...(body !== undefined && { "content-type": upload?.type ?? "application/json" }),
        ...headers,
      },
      ...(body !== undefined && { payload: upload?.body ?? JSON.stringify(body) }),
    });
    return toReply(reply);
  }

  /** Calls the API as a page's script does: with the browser's cookies. */
  async send(method: string, path: string, body: unknown, headers: Record<string, string> = {}): Promise<Reply> {
    const type = { "content-type": "application/json", ...headers };
    const payload = JSON.stringify(body);
    return toReply(
      await this.app.inject({ method: method as "PATCH", url: path, headers: type, cookies: this.cookies, payload }),
    );
  }

  async #csrf(from: string): Promise<string> {
    const page = await this.get(from);
    const found = new RegExp(`name="${csrfField}"[^>]*value="([^"]+)"`).exec(page.text);
    if (!found) {
      const other = this.token && from !== "/bn/me" ? await this.#csrf("/bn/me") : "";
      return other;
    }
    return found[1]!;
  }

  #keep(response: LightMyRequestResponse): Reply {
    for (const { name, value } of response.cookies as { name: string; value: string }[]) {
      if (value === "") delete this.cookies[name];
      else this.cookies[name] = value;
    }
    return toReply(response);
  }
}

/** Marks a body that goes to the API as a multipart form. */
export class FormBody {
  constructor(readonly fields: Fields) {}
}

function toReply(response: LightMyRequestResponse): Reply {
  return {
    status: response.statusCode,
    headers: response.headers,
    text: response.body,
    bytes: response.rawPayload,
    location: response.headers.location as string | undefined,
    json: <T>() => JSON.parse(response.body) as T,
  };
}

function urlencoded(fields: Record<string, string | string[]>): { body: string; type: string } {
  const form = new URLSearchParams();
  for (const [name, value] of Object.entries(fields)) {
    for (const each of Array.isArray(value) ? value : [value]) form.append(name, each);
  }
  return { body: form.toString(), type: "application/x-www-form-urlencoded" };
}

function multipart(fields: Fields): { body: Buffer; type: string } {
  const boundary = "----poura-test-boundary";
  const parts: (string | Uint8Array)[] = [];
  for (const [name, value] of Object.entries(fields)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      parts.push(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"`);
      if (typeof each === "string") parts.push(`\r\n\r\n${each}\r\n`);
      else {
        parts.push(`; filename="${each.name}"\r\ncontent-type: ${each.type ?? "application/octet-stream"}\r\n\r\n`);
        parts.push(each.bytes, "\r\n");
      }
    }
  }
  parts.push(`--${boundary}--\r\n`);
  const body = Buffer.concat(parts.map((part) => (typeof part === "string" ? Buffer.from(part) : Buffer.from(part))));
  return { body, type: `multipart/form-data; boundary=${boundary}` };
}
