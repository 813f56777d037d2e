import type { Db } from "./database.ts";

/** How batches are made. */
export interface Together<In> {
  /** Items of one batch must differ by this; without it any may come together. */
  keyOf?(item: In): string;
  /** Items of a batch at the most. */
  most: number;
  /** Batches under way at the most; the next gathers meanwhile. */
  atOnce: number;
}

interface Waiting<In, Out> {
  item: In;
  resolve(out: Out): void;
  reject(error: unknown): void;
}

/**
 * Does in one step of the database what many ask at the same moment, and while a batch or two are under way, the next gathers.
 * Who comes alone waits for nobody. When a batch fails, each of its items is tried alone, so that a bad one spoils no other.
 * @param work gives an answer for each item, in their order
 */
export function together<In, Out>(
  work: (db: Db, items: In[]) => Promise<Out[]>,
  { keyOf, most, atOnce }: Together<In>,
): (db: Db, item: In) => Promise<Out> {
  const queues = new WeakMap<Db, { waiting: Waiting<In, Out>[]; running: number }>();

  function takeBatch(waiting: Waiting<In, Out>[]): Waiting<In, Out>[] {
    const batch = new Map<unknown, Waiting<In, Out>>();
    for (const each of waiting) {
      const key = keyOf ? keyOf(each.item) : each;
      if (batch.size < most && !batch.has(key)) batch.set(key, each);
    }
    const taken = new Set(batch.values());
    waiting.splice(0, waiting.length, ...waiting.filter((each) => !taken.has(each)));
    return [...taken];
  }

  async function settle(db: Db, batch: Waiting<In, Out>[]): Promise<void> {
    try {
      const out = await work(
        db,
        batch.map(({ item }) => item),
      );
      batch.forEach(({ resolve }, at) => resolve(out[at]!));
    } catch (error) {
      if (batch.length === 1) batch[0]!.reject(error);
      else for (const each of batch) await settle(db, [each]);
    }
  }

  return (db, item) =>
    new Promise((resolve, reject) => {
      const queue = queues.get(db) ?? { waiting: [], running: 0 };
      queues.set(db, queue);
      queue.waiting.push({ item, resolve, reject });
      const next = async () => {
        if (queue.running >= atOnce) return;
        queue.running++;
        await new Promise(setImmediate);
        while (queue.waiting.length > 0) await settle(db, takeBatch(queue.waiting));
        queue.running--;
      };
      void next();
    });
}
