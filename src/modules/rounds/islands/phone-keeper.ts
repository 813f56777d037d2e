import type { AnswerValue } from "../../../xlsform/engine.ts";
import { answersOf, type KeptRound } from "../phone/kept-round.ts";
import { openPhone, type Phone, type PhoneNews } from "../phone/open-phone.ts";
import { PhoneFault } from "../phone/phone-fault.ts";
import { phoneWords } from "../phone/phone.messages.ts";
import { isUnsent, type Queued } from "../phone/queue.ts";
import { type Keeper, type KeeperEvents, type KeepState, touches } from "./keeper.ts";
import { LineKeeper, type LineOptions } from "./line-keeper.ts";
import type { Given } from "./live-answers.ts";

/**
 * What keeps the answers of a page: the phone, which says so only when they are on disk and sends them when there is a line;
 * where the browser keeps nothing, the line alone.
 */
export async function keeperOf(options: LineOptions, events: KeeperEvents): Promise<Keeper> {
  const phone = await openPhone();
  if (!phone) return new LineKeeper(options, events);
  const { responseId, version } = options;
  const known = await phone.kept(responseId);
  const newest = known && known.answering.found.response.draftVersion >= version ? known : null;
  const kept = newest ?? (await phone.open(responseId));
  if (!kept) return new LineKeeper(options, events);
  return new PhoneKeeper(phone, kept, await phone.changes(responseId), options, events);
}

class PhoneKeeper implements Keeper {
  private readonly phone: Phone;
  private readonly options: LineOptions;
  private readonly events: KeeperEvents;
  private kept: KeptRound;
  private queue: Queued[];
  /** Given, and not on disk yet. */
  private waiting: Given[] = [];
  private writing: Promise<void> = Promise.resolve();
  private version: number;
  private readonly told = new Set<string>();
  private readonly chosen = new Map<string, "mine" | "theirs">();

  constructor(phone: Phone, kept: KeptRound, queue: Queued[], options: LineOptions, events: KeeperEvents) {
    this.phone = phone;
    this.options = options;
    this.events = events;
    this.kept = kept;
    this.queue = queue;
    this.version = options.version;
    if (queue.some(isUnsent)) events.settled(this.version, answersOf(kept, queue));
    phone.watch((news) => void this.hear(news));
  }

  get idle(): boolean {
    return this.waiting.length === 0 && !this.queue.some(isUnsent);
  }

  keep(given: Given): void {
    this.waiting.push(given);
    this.events.state({ kind: "sending" });
    void this.write();
  }

  async flush(): Promise<boolean> {
    await this.write();
    void this.phone.send();
    return this.waiting.length === 0;
  }

  unsaved(path: string): boolean {
    const unsent = this.queue.filter(isUnsent).flatMap(({ change }) => (change.kind === "answers" ? [change] : []));
    return [...this.waiting, ...unsent].some((given) => touches(given, path));
  }

  async look(): Promise<void> {
    if (this.idle) await this.take(await this.phone.open(this.options.responseId));
  }

  /** When every choice of a change has been made, it goes on. */
  settle(path: string, keep: "mine" | "theirs", mine: AnswerValue | null): void {
    this.chosen.set(path, keep);
    const item = this.queue.find(({ refusal }) => refusal?.conflicts.some((each) => each.path === path));
    const conflicts = item?.refusal?.conflicts ?? [];
    if (!item || conflicts.some((each) => !this.chosen.has(each.path))) return;
    const choices = Object.fromEntries(conflicts.map((each) => [each.path, this.chosen.get(each.path)!]));
    for (const each of conflicts) this.chosen.delete(each.path);
    void this.phone.settle(item.id, choices).then(() => {
      // What was typed while the choice was open counts.
      if (keep === "mine") this.keep({ set: { [path]: mine } });
    });
  }

  /** Puts what waits on disk, in order. */
  private write(): Promise<void> {
    this.writing = this.writing.then(async () => {
      while (this.waiting[0]) {
        try {
          await this.phone.save(this.kept, this.waiting[0]);
        } catch (error) {
          // It stays on the page, and is tried again with what is given next.
          const code = error instanceof PhoneFault ? error.kind : "unavailable";
          const words = phoneWords[this.options.lang];
          return this.events.state({ kind: "refused", why: code === "full" ? words.noRoom : words.notNow, code });
        }
        this.waiting.shift();
      }
    });
    return this.writing;
  }

  private async hear({ queue }: PhoneNews): Promise<void> {
    const { responseId } = this.options;
    this.queue = queue.filter((each) => each.responseId === responseId);
    const fresh = this.queue.filter(({ id, refusal }) => refusal && refusal.conflicts.length > 0 && !this.told.has(id));
    for (const { id, refusal } of fresh) {
      this.told.add(id);
      const at = refusal!.savedAt ? new Date(refusal!.savedAt) : null;
      this.events.clashed(refusal!.conflicts.map(({ path, theirs }) => ({ path, theirs, by: refusal!.savedBy, at })));
    }
    await this.take(await this.phone.kept(responseId));
    if (this.waiting.length === 0) this.events.state(stateOf(this.queue, this.kept));
  }

  /** The draft as the phone knows it now; what others answered comes to the page. */
  private async take(kept: KeptRound | null): Promise<void> {
    if (!kept) return;
    this.kept = kept;
    const { draftVersion } = kept.answering.found.response;
    if (draftVersion === this.version) return;
    // From `ownSince` on nothing but this phone's changes came, so that the page shows it all already.
    const brought = kept.ownSince > this.version;
    this.version = draftVersion;
    this.events.settled(draftVersion, brought ? answersOf(kept, this.queue) : null);
  }
}

function stateOf(queue: Queued[], kept: KeptRound): KeepState {
  // What is wrong with a file is said at its question; the answers themselves are kept.
  const refused = queue.find(
    ({ state, refusal, change }) =>
      state === "needs-you" && refusal?.conflicts.length === 0 && change.kind !== "attachment",
  );
  if (refused) return { kind: "refused", why: refused.refusal!.title, code: refused.refusal!.code };
  if (queue.some(({ state }) => state === "sending")) return { kind: "sending" };
  if (queue.some(isUnsent)) return { kind: "phone" };
  const last = queue.findLast(({ receivedAt }) => receivedAt !== null)?.receivedAt;
  return { kind: "saved", at: last ? new Date(last) : kept.answering.savedAt };
}
