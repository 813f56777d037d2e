/** One line a message, for people and for collectors: time, level, words, and what belongs to them. */
export interface Log {
  info(message: string, more?: unknown): void;
  error(message: string, more?: unknown): void;
}

/** Writes to the standard error stream: the output stream belongs to commands that print results. */
export const log: Log = {
  info: (message, more) => write("info", message, more),
  error: (message, more) => write("error", message, more),
};

function write(level: string, message: string, more: unknown): void {
  const words = more instanceof Error ? { error: told(more) } : more === undefined ? {} : { more };
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), level, message, ...words })}\n`);
}

/** A failed query's parameters are people's answers and names: they have no place in a log. */
function told(error: Error): string {
  const cause = error.cause instanceof Error ? ` Cause: ${error.cause.message}` : "";
  return (error.stack ?? String(error)).replace(/\nparams: [^]*?(?=\n {4}at |$)/, "") + cause;
}
