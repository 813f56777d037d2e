/** What a worker's surroundings have beside a page's, as far as we use it: the compiler's library for pages doesn't name it. */
export interface WorkerScope {
  clients: { claim(): Promise<void> };
}

/** An event whose worker must not be put to sleep before the work is done. */
export interface WorkEvent extends Event {
  waitUntil(work: Promise<unknown>): void;
}

export interface RequestEvent extends WorkEvent {
  request: Request;
  respondWith(response: Promise<Response>): void;
}

export const scope = globalThis as typeof globalThis & WorkerScope;
