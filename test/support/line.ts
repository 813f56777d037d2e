import { type AddressInfo, connect, createServer, type Server, type Socket } from "node:net";

/** A line between a browser and the product that can be cut and mended, as lines are: what was under way breaks off. */
export class CutLine {
  readonly #sockets = new Set<Socket>();
  #cut = false;
  #deaf = false;
  /** Bytes that may still go up before the line breaks by itself. */
  #left = Infinity;
  /** Bytes a second that come down, all connections together, and the milliseconds that each turn takes. */
  #pace = { rate: Infinity, delay: 0 };
  #busyUntil = 0;
  /** Bytes that have come down. */
  down = 0;

  private constructor(
    private readonly server: Server,
    readonly base: string,
  ) {}

  /** Opens a line to a port of this machine. */
  static async to(port: number): Promise<CutLine> {
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const line = new CutLine(server, `http://localhost:${(server.address() as AddressInfo).port}`);
    server.on("connection", (socket) => line.#join(socket, port));
    return line;
  }

  #join(socket: Socket, port: number): void {
    if (this.#cut) {
      socket.destroy();
      return;
    }
    const far = connect(port, "127.0.0.1");
    for (const [one, other] of [
      [socket, far],
      [far, socket],
    ] as const) {
      this.#sockets.add(one);
      one.on("error", () => other.destroy());
      one.on("close", () => {
        this.#sockets.delete(one);
        this.#later(0, () => other.destroy());
      });
    }
    socket.on("data", (bytes) => {
      this.#left -= bytes.length;
      if (this.#left < 0) this.cut();
      else far.write(bytes);
    });
    far.on("data", (bytes) => {
      this.down += bytes.length;
      if (this.#deaf) this.cut();
      else this.#later(bytes.length, () => socket.writable && socket.write(bytes));
    });
    socket.on("end", () => far.end());
    far.on("end", () => this.#later(0, () => socket.end()));
  }

  #later(bytes: number, work: () => void): void {
    const { rate, delay } = this.#pace;
    if (rate === Infinity) return work();
    this.#busyUntil = Math.max(this.#busyUntil, performance.now()) + (bytes / rate) * 1_000;
    setTimeout(work, this.#busyUntil + delay - performance.now());
  }

  /** A poor line: so many kilobits a second, and so long for every turn. */
  slow(kilobits: number, delay: number): void {
    this.#pace = { rate: (kilobits * 1_000) / 8, delay };
  }

  /** The next request arrives, but its reply is lost with the line. */
  loseReply(): void {
    this.#deaf = true;
  }

  /** The line breaks by itself after so many more bytes have gone up. */
  cutAfter(bytes: number): void {
    this.#left = bytes;
  }

  cut(): void {
    this.#cut = true;
    for (const socket of this.#sockets) socket.destroy();
  }

  mend(): void {
    this.#cut = false;
    this.#deaf = false;
    this.#left = Infinity;
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((done) => this.server.close(done));
  }
}
