import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import type { Definition } from "../../../xlsform/engine.ts";
import { answersOf, type KeptRound } from "./kept-round.ts";
import { answerAt } from "./lay.ts";
import { newId } from "./ids.ts";
import { PhoneFault } from "./phone-fault.ts";
import {
  type Change,
  choiceTaken,
  isReplaced,
  isUnsent,
  joined,
  joins,
  type Kept,
  parted,
  type Queued,
  type Refusal,
  settled,
} from "./queue.ts";

interface Schema extends DBSchema {
  rounds: { key: string; value: StoredRound };
  definitions: { key: string; value: { versionId: string; definition: Definition } };
  queue: { key: number; value: Omit<Queued, "seq"> & { seq?: number }; indexes: { id: string } };
}

/** A kept round as it lies in the store; its definition lies beside it, once for all rounds that ask it. */
export type StoredRound = Omit<KeptRound, "definition">;

/** What a new change is about. */
export type Target = Pick<KeptRound, "responseId" | "roundId" | "code">;

/** How many received changes stay to be looked at. */
const remembered = 30;

/** Everything is on disk before it counts as done: a phone may be switched off the next moment. */
const strict = { durability: "strict" } as const;

/** What one person keeps on this phone: rounds and the queue of changes. */
export class PhoneStore {
  private constructor(private readonly db: IDBPDatabase<Schema>) {}

  /** @throws PhoneFault `unavailable` where the browser keeps nothing */
  static async open(personId: string): Promise<PhoneStore> {
    const opening = openDB<Schema>(databaseName(personId), 1, {
      upgrade(fresh) {
        fresh.createObjectStore("rounds", { keyPath: "responseId" });
        fresh.createObjectStore("definitions", { keyPath: "versionId" });
        fresh.createObjectStore("queue", { keyPath: "seq", autoIncrement: true }).createIndex("id", "id");
      },
    });
    return new PhoneStore(
      await opening.catch((error: unknown) => {
        throw faultOf(error);
      }),
    );
  }

  close(): void {
    this.db.close();
  }

  /** Keeps a round, or what is new of it. */
  keep({ definition, ...round }: KeptRound): Promise<void> {
    return plainly(this.db.transaction(["rounds", "definitions"], "readwrite", strict), async (tx) => {
      const rounds = tx.objectStore("rounds");
      const known = await rounds.get(round.responseId);
      const same = known && draftOf(known) === draftOf(round);
      await tx.objectStore("definitions").put({ versionId: round.versionId, definition });
      await rounds.put(same ? { ...round, ownSince: known.ownSince } : round);
    });
  }

  /** A kept round without its definition. */
  stored(responseId: string): Promise<StoredRound | undefined> {
    return this.db.get("rounds", responseId);
  }

  async kept(responseId: string): Promise<KeptRound | null> {
    const round = await this.stored(responseId);
    const version = round && (await this.db.get("definitions", round.versionId));
    return version ? { ...round, definition: version.definition } : null;
  }

  /** Ids of the responses that are kept. */
  keptIds(): Promise<string[]> {
    return this.db.getAllKeys("rounds");
  }

  /** The definition of a version, where it is here already; it never changes. */
  async definition(versionId: string): Promise<Definition | undefined> {
    return (await this.db.get("definitions", versionId))?.definition;
  }

  /** Every change in the order it was made. */
  async queue(): Promise<Queued[]> {
    return (await this.db.getAll("queue")) as Queued[];
  }

  async find(id: string): Promise<Queued | undefined> {
    return (await this.db.getFromIndex("queue", "id", id)) as Queued | undefined;
  }

  /**
   * Adds a change at the end of the queue; answers join the ones that wait where they can. Answers take back a submit that
   * was pressed but not sent, and a new submit takes the place of one that was refused.
   * @throws PhoneFault `full`, `unavailable`; `submitting` when a submit of the response is on its way
   */
  add(target: Target, change: Change, givenAt: Date): Promise<{ withdrawn: boolean }> {
    return plainly(this.db.transaction(["queue", "rounds"], "readwrite", strict), async (tx) => {
      const store = tx.objectStore("queue");
      const queue = (await store.getAll()) as Queued[];
      const own = queue.filter((each) => each.responseId === target.responseId && isUnsent(each));
      const submit = own.find((each) => each.change.kind === "submit");
      if (submit && submit.state !== "needs-you" && submit.tries > 0) throw new PhoneFault("submitting");
      if (submit) await store.delete(submit.seq);
      const replaced = change.kind === "answers" ? own.filter((each) => isReplaced(each, change.set)) : [];
      for (const { seq } of replaced) await store.delete(seq);
      const last = own.findLast((each) => each !== submit && !replaced.includes(each));
      const seen = inSightOf(change, await tx.objectStore("rounds").get(target.responseId), own);
      if (seen.kind === "answers" && joins(last, seen)) {
        await store.put({ ...last, change: joined(last.change, seen), givenAt: givenAt.toISOString() });
      } else {
        await store.add(newItem(target, seen, givenAt));
      }
      return { withdrawn: submit?.state === "waiting" && change.kind !== "submit" };
    });
  }

  /**
   * Changes an item as it stands now, in one transaction.
   * @param how gives the item as it shall be, or null to remove it
   * @returns the item as it stands now; null when it is gone
   */
  change(id: string, how: (item: Queued) => Queued | null): Promise<Queued | null> {
    return plainly(this.db.transaction("queue", "readwrite", strict), async (tx) => {
      const item = (await tx.store.index("id").get(id)) as Queued | undefined;
      const next = item && how(item);
      if (item && next === null) await tx.store.delete(item.seq);
      if (next) await tx.store.put(next);
      return next ?? null;
    });
  }

  /**
   * Parts a change that someone else's answers met: what nobody else touched goes again in its place, the rest waits for the
   * person at the end of the queue, only a submit of the response behind it.
   */
  part(id: string, refusal: Refusal): Promise<void> {
    return plainly(this.db.transaction("queue", "readwrite", strict), async (tx) => {
      const item = (await tx.store.index("id").get(id)) as Queued | undefined;
      if (item?.change.kind !== "answers") return;
      const { free, met } = parted(item.change, refusal);
      const { seq, ...rest } = item;
      if (free) await tx.store.put({ ...item, id: newId(), change: free, state: "waiting", tries: 0, refusal: null });
      else await tx.store.delete(seq);
      await tx.store.add({ ...rest, id: newId(), change: met, state: "needs-you", refusal });
      const own = ((await tx.store.getAll()) as Queued[]).filter((each) => each.responseId === item.responseId);
      const submit = own.find((each) => each.change.kind === "submit" && isUnsent(each));
      if (!submit) return;
      const { seq: place, ...behind } = submit;
      await tx.store.delete(place);
      await tx.store.add(behind);
    });
  }

  /** Settles a conflict as the person chose, also in the submit that waits behind it. */
  settle(id: string, keep: Kept): Promise<void> {
    return plainly(this.db.transaction("queue", "readwrite", strict), async (tx) => {
      const queue = (await tx.store.getAll()) as Queued[];
      const met = queue.find((each) => each.id === id);
      if (!met) return;
      const chosen = settled(met, keep, newId());
      await (chosen ? tx.store.put(chosen) : tx.store.delete(met.seq));
      const behind = queue.filter((each) => each.responseId === met.responseId && each.seq !== met.seq);
      for (const each of behind) if (isUnsent(each)) await tx.store.put(choiceTaken(each, met, keep));
    });
  }

  /**
   * Notes in one transaction that a change was received: what it brings to the kept round, and what it changes in later ones.
   * @param how gives each as it stands from now on
   */
  received(id: string, how: Received): Promise<void> {
    return plainly(this.db.transaction(["queue", "rounds"], "readwrite", strict), async (tx) => {
      const store = tx.objectStore("queue");
      const queue = (await store.getAll()) as Queued[];
      const own = queue.find((each) => each.id === id);
      if (!own) return;
      await store.put(how.item(own));
      const kept = await tx.objectStore("rounds").get(own.responseId);
      if (kept) await tx.objectStore("rounds").put(how.round(kept));
      const rest = queue.filter((each) => each.responseId === own.responseId && each.seq > own.seq && isUnsent(each));
      for (const each of rest) await store.put(how.later(each));
      const old = queue.filter((each) => !isUnsent(each)).slice(0, -remembered);
      for (const { seq } of old) await store.delete(seq);
    });
  }

  /** Forgets every round that has nothing unsent, and what was received: when the person signs out. */
  forget(): Promise<void> {
    return plainly(this.db.transaction(["queue", "rounds", "definitions"], "readwrite", strict), async (tx) => {
      const queue = (await tx.objectStore("queue").getAll()) as Queued[];
      for (const item of queue) if (!isUnsent(item)) await tx.objectStore("queue").delete(item.seq);
      const unsent = new Set(queue.filter(isUnsent).map(({ responseId }) => responseId));
      const versions = new Set<string>();
      for (const round of await tx.objectStore("rounds").getAll()) {
        if (unsent.has(round.responseId)) versions.add(round.versionId);
        else await tx.objectStore("rounds").delete(round.responseId);
      }
      const definitions = tx.objectStore("definitions");
      for (const key of await definitions.getAllKeys()) if (!versions.has(key)) await definitions.delete(key);
    });
  }
}

/** One database for each person. */
export function databaseName(personId: string): string {
  return `poura-${personId}`;
}

/** How a received change leaves the item itself, its kept round, and the response's later changes. */
export interface Received {
  item(item: Queued): Queued;
  round(round: StoredRound): StoredRound;
  later(item: Queued): Queued;
}

function draftOf({ answering }: StoredRound): number {
  return answering.found.response.draftVersion;
}

/**
 * A change with what stood there before. Where nothing but this phone's own changes came since the page was made, what it
 * gives was given in sight of the newest draft.
 */
function inSightOf(change: Change, round: StoredRound | undefined, unsent: Queued[]): Change {
  if (change.kind === "attachment" || !round) return change;
  const newest = draftOf(round);
  const sees = round.ownSince <= change.baseVersion && change.baseVersion < newest;
  const baseVersion = sees ? newest : change.baseVersion;
  if (change.kind === "submit") return { ...change, baseVersion };
  const answers = answersOf(round, unsent);
  const before = Object.fromEntries(Object.keys(change.set).map((path) => [path, answerAt(answers, path)]));
  return { ...change, baseVersion, before };
}

function newItem(target: Target, change: Change, givenAt: Date): Omit<Queued, "seq"> {
  const { responseId, roundId, code } = target;
  return {
    id: newId(),
    responseId,
    roundId,
    code,
    change,
    givenAt: givenAt.toISOString(),
    state: "waiting",
    tries: 0,
    refusal: null,
    receivedAt: null,
    receipt: null,
  };
}

/** Does the work of a transaction whole or not at all, and says in our words why it couldn't be. */
async function plainly<T extends { done: Promise<void>; abort(): void }, R>(
  tx: T,
  work: (tx: T) => Promise<R>,
): Promise<R> {
  try {
    const result = work(tx).catch((error: unknown) => {
      abort(tx);
      throw error;
    });
    const [value] = await Promise.all([result, tx.done]);
    return value;
  } catch (error) {
    throw faultOf(error);
  }
}

function abort(tx: { abort(): void }): void {
  try {
    tx.abort();
  } catch {
    // It has been aborted already, by what went wrong.
  }
}

function faultOf(error: unknown): PhoneFault {
  if (error instanceof PhoneFault) return error;
  const { name } = error as Partial<DOMException>;
  return new PhoneFault(name === "QuotaExceededError" ? "full" : "unavailable", error);
}
