import { connect, type Socket } from "node:net";

/**
 * A program that hands answers in and does next to nothing itself: it shares the machine with what it measures, and a usual
 * client would take a good part of the time for its own work. Keeps its connections open; one request at a time on each.
 */
export class Wire {
  readonly #idle: Socket[] = [];
  readonly #to: { host: string; port: number };

  constructor(
    url: string,
    private readonly token: string,
  ) {
    const { hostname, port } = new URL(url);
    this.#to = { host: hostname, port: Number(port) };
  }

  /** Posts JSON to a path of the API. @throws what came back when it isn't 200, and when the line breaks */
  post(path: string, body: unknown): Promise<void> {
    const json = JSON.stringify(body);
    const head = [
      `POST /api/v1${path} HTTP/1.1`,
      `host: ${this.#to.host}`,
      `authorization: Bearer ${this.token}`,
      "content-type: application/json",
      `content-length: ${Buffer.byteLength(json)}`,
    ];
    return this.#exchange(`${head.join("\r\n")}\r\n\r\n${json}`);
  }

  close(): void {
    for (const socket of this.#idle) socket.destroy();
  }

  /** The answers are so small that they come in one piece. */
  #exchange(request: string): Promise<void> {
    const socket = this.#idle.pop() ?? connect(this.#to).setNoDelay();
    return new Promise((resolve, reject) => {
      const done = (error?: Error) => {
        socket.removeAllListeners().on("error", () => undefined);
        if (error) return reject(error);
        this.#idle.push(socket);
        resolve();
      };
      socket.once("error", done).once("close", () => done(new Error("the line broke")));
      socket.once("data", (answer) =>
        done(answer.toString("latin1", 9, 12) === "200" ? undefined : new Error(answer.toString().slice(0, 800))),
      );
      socket.write(request);
    });
  }
}
