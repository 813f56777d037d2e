import { Agent, type IncomingHttpHeaders, request } from "node:http";
import { brotliDecompressSync } from "node:zlib";

/** What came back, and what it weighed. */
export interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  bytes: Buffer;
  /** Everything that came over the wire for it, heads included. */
  onWire: number;
}

/** Someone at a browser or a program: keeps connections open and cookies, and takes Brotli. */
export class Caller {
  readonly #agent = new Agent({ keepAlive: true });
  readonly #cookies = new Map<string, string>();

  constructor(
    private readonly url: string,
    private readonly token: string | null = null,
  ) {}

  /** @throws when the answer isn't the one expected */
  async call(
    method: string,
    path: string,
    expected: number,
    body?: { type: string; bytes: string | Buffer },
  ): Promise<Reply> {
    const reply = await this.#send(method, path, body);
    if (reply.status === expected) return reply;
    throw new Error(`${method} ${path} gave ${reply.status} instead of ${expected}: ${textOf(reply).slice(0, 600)}`);
  }

  /** A verb of the API. @returns what it answered */
  async api<T>(method: string, path: string, expected: number, body?: unknown): Promise<T> {
    const json = body === undefined ? undefined : { type: "application/json", bytes: JSON.stringify(body) };
    return JSON.parse(textOf(await this.call(method, `/api/v1${path}`, expected, json))) as T;
  }

  /** A page's text. */
  async page(path: string): Promise<string> {
    return textOf(await this.call("GET", path, 200));
  }

  close(): void {
    this.#agent.destroy();
  }

  #send(method: string, path: string, body?: { type: string; bytes: string | Buffer }): Promise<Reply> {
    const headers = {
      "accept-encoding": "br",
      ...(this.#cookies.size > 0 && { cookie: [...this.#cookies].map((each) => each.join("=")).join("; ") }),
      ...(this.token && { authorization: `Bearer ${this.token}` }),
      ...(body && { "content-type": body.type, "content-length": Buffer.byteLength(body.bytes) }),
    };
    return new Promise((resolve, reject) => {
      const sent = request(this.url + path, { method, headers, agent: this.#agent }, (response) => {
        const chunks: Buffer[] = [];
        const { socket } = response;
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("error", reject);
        response.on("end", () => {
          this.#keep(response.headers["set-cookie"] ?? []);
          const onWire = socket.bytesRead - before;
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            bytes: Buffer.concat(chunks),
            onWire,
          });
        });
      });
      let before = 0;
      sent.on("socket", (socket) => (before = socket.bytesRead));
      sent.on("error", reject);
      sent.setTimeout(30_000, () => sent.destroy(new Error(`${method} ${path} took more than 30 seconds`)));
      sent.end(body?.bytes);
    });
  }

  #keep(cookies: string[]): void {
    for (const cookie of cookies) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (name && value) this.#cookies.set(name, value);
    }
  }
}

/** The text of an answer. */
export function textOf({ headers, bytes }: Reply): string {
  return (headers["content-encoding"] === "br" ? brotliDecompressSync(bytes) : bytes).toString("utf8");
}
