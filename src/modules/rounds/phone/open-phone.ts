import type { Answers, AnswerValue } from "../../../xlsform/engine.ts";
import { readShown, type ShownJson } from "../islands/shown.ts";
import { alone } from "./alone.ts";
import { type Line, serverTime } from "./delivery.ts";
import { readFrame } from "./frame.ts";
import { newId } from "./ids.ts";
import type { KeptRound } from "./kept-round.ts";
import { isUnsent, type Kept, type Queued } from "./queue.ts";
import { Sender, type SendingEnd } from "./sender.ts";
import { PhoneFault } from "./phone-fault.ts";
import { PhoneStore } from "./store.ts";

/** Answers that a person has just given, with what goes with them. */
export interface Given {
  set?: Record<string, AnswerValue>;
  remove?: string[];
  reasons?: Record<string, string | null>;
  /** Own answers that give way to someone else's, by path. */
  aside?: Record<string, AnswerValue>;
}

/** A file that a person has just given. */
export interface GivenFile {
  path: string;
  /** The answer that names it: letters, digits and `._-`, unique within the response. */
  name: string;
  type: string;
  blob: Blob;
}

/** What whoever watches a phone is told, at once and whenever something has changed, also by another tab. */
export interface PhoneNews {
  queue: Queued[];
  /** How the last sending ended. */
  line: SendingEnd;
}

const firstPause = 2_000;
const longestPause = 5 * 60_000;

/** One person's rounds and queue on this phone, as pages and the worker use them. */
export class Phone {
  private readonly sender: Sender;
  private readonly channel: BroadcastChannel | null;
  private readonly watchers = new Set<(news: PhoneNews) => void>();
  private end: SendingEnd = { kind: "idle" };
  private pause = firstPause;
  private sending: Promise<SendingEnd | null> = Promise.resolve(null);
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor(
    private readonly store: PhoneStore,
    readonly personId: string,
    private readonly line: Line,
  ) {
    const fetchAnswering = async (id: string) => (await this.fetchShown(id)).answering;
    this.sender = new Sender({ store, personId, line, fetchAnswering, onChange: () => this.changed() });
    this.channel = typeof BroadcastChannel === "undefined" ? null : new BroadcastChannel(`poura-${personId}`);
    if (this.channel) this.channel.addEventListener("message", () => void this.tell());
  }

  /** What is needed to answer a response: from the server where there is a line, else as it was kept; null if neither. */
  async open(responseId: string): Promise<KeptRound | null> {
    try {
      const { answering, at } = await this.fetchShown(responseId);
      return await this.keep(answering, at);
    } catch {
      return this.store.kept(responseId);
    }
  }

  /** What is kept of a response, without asking the server. */
  kept(responseId: string): Promise<KeptRound | null> {
    return this.store.kept(responseId);
  }

  /** Ids of the responses that are kept. */
  keptIds(): Promise<string[]> {
    return this.store.keptIds();
  }

  /** Every change in the order it was made. */
  queue(): Promise<Queued[]> {
    return this.store.queue();
  }

  /** The changes of one response. */
  async changes(responseId: string): Promise<Queued[]> {
    return (await this.queue()).filter((each) => each.responseId === responseId);
  }

  /**
   * Puts answers into the queue; they are on disk when this resolves, and go out when there is a line.
   * @returns whether a submit that waited has been taken back, since something else stands there now
   * @throws PhoneFault `full`, `unavailable`, `submitting`
   */
  async save(
    kept: KeptRound,
    { set = {}, remove = [], reasons = {}, aside = {} }: Given,
  ): Promise<{ withdrawn: boolean }> {
    const baseVersion = kept.answering.found.response.draftVersion;
    const change = { kind: "answers" as const, baseVersion, set, before: {}, remove, reasons, aside };
    return this.add(kept, change);
  }

  /** Puts a file into the queue; the answer that names it is saved by itself. @throws PhoneFault */
  async attach(kept: KeptRound, { path, name, type, blob }: GivenFile): Promise<void> {
    await this.add(kept, { kind: "attachment", path, name, type, size: blob.size, blob, sent: 0 });
  }

  /** Notes that the person pressed submit, with what stood there; it goes after everything given before. @throws PhoneFault */
  async submit(kept: KeptRound, answers: Answers): Promise<void> {
    const { versionId } = kept;
    const baseVersion = kept.answering.found.response.draftVersion;
    await this.add(kept, { kind: "submit", baseVersion, versionId, answers });
  }

  /** Deletes a change that the person no longer wants; one that is on its way stays. @returns whether it is gone */
  async remove(id: string): Promise<boolean> {
    let gone = false;
    await this.store.change(id, (item) => {
      gone = item.state !== "sending";
      return gone ? null : item;
    });
    this.changed();
    return gone;
  }

  /** Settles two answers to one question as the person decided, and sends what is left. */
  async settle(id: string, keep: Kept): Promise<void> {
    await this.store.settle(id, keep);
    this.changed();
    await this.send();
  }

  /** Tries a change again that was refused, after the person has mended what stood in its way. */
  async again(id: string): Promise<void> {
    await this.store.change(id, (item) => ({ ...item, id: newId(), state: "waiting", tries: 0, refusal: null }));
    await this.send(id);
  }

  /** Sends what can go, unless another tab is at it. @param only one change, with what must go before it */
  async send(only?: string): Promise<SendingEnd> {
    clearTimeout(this.timer);
    // One after another, so that what was given before this call has been tried when it ends.
    const before = this.sending;
    const now = before.then(() => alone(`poura-send-${this.personId}`, () => this.run(only)));
    this.sending = now.catch(() => null);
    const end = await now;
    if (end) this.ended(end);
    return end ?? this.end;
  }

  /** A phone without room for a note of what is being sent doesn't send: later it couldn't tell what has gone. */
  private async run(only?: string): Promise<SendingEnd> {
    try {
      return await this.sender.run(only);
    } catch (error) {
      if (!(error instanceof PhoneFault)) throw error;
      // What was received, and rounds that nothing waits for, can be fetched again.
      if (error.kind === "full") await this.store.forget().catch(() => undefined);
      return { kind: "later", after: null };
    }
  }

  /** Tells of the queue now and whenever it changes. @returns stops telling */
  watch(watcher: (news: PhoneNews) => void): () => void {
    this.watchers.add(watcher);
    void this.tell();
    return () => this.watchers.delete(watcher);
  }

  /** Signing out: only what hasn't reached the server stays, for when this person comes back. */
  async forget(): Promise<void> {
    await this.store.forget();
    this.changed();
  }

  private async add(kept: KeptRound, change: Parameters<PhoneStore["add"]>[1]): Promise<{ withdrawn: boolean }> {
    const added = await this.store.add(kept, change, new Date());
    this.changed();
    // What is typed in one go goes out together.
    this.sendIn(change.kind === "answers" ? 1_000 : 0);
    return added;
  }

  private sendIn(milliseconds: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.send().catch(() => this.sendIn(longestPause)), milliseconds);
  }

  private ended(end: SendingEnd): void {
    this.end = end;
    void this.tell();
    if (end.kind === "idle") this.pause = firstPause;
    if (end.kind === "offline" || end.kind === "later") {
      const asked = end.kind === "later" && end.after !== null ? end.after * 1_000 : this.pause;
      // Many phones that wait for one server don't come back at the same moment.
      this.sendIn(asked * (1 + Math.random() / 2));
      this.pause = Math.min(this.pause * 2, longestPause);
    }
  }

  private changed(): void {
    this.channel?.postMessage("changed");
    void this.tell();
  }

  private async tell(): Promise<void> {
    if (this.watchers.size === 0) return;
    const news = { queue: await this.queue(), line: this.end };
    for (const watcher of this.watchers) watcher(news);
  }

  private async fetchShown(responseId: string) {
    const reply = await this.line.fetch(`/api/v1/responses/${responseId}/answering`, { cache: "no-store" });
    if (!reply.ok) throw new TypeError(`answering: ${reply.status}`);
    const told = (await reply.json()) as ShownJson;
    return { answering: readShown(told), at: serverTime(reply.headers) ?? new Date() };
  }

  /** Keeps what the server told of a response. @param keptAt the server's time */
  async keep(answering: KeptRound["answering"], keptAt: Date): Promise<KeptRound> {
    const { id, roundId, respondentCode, draftVersion } = answering.found.response;
    const { versionId } = answering.found.round;
    const definition = await this.definition(versionId);
    const facts = { responseId: id, roundId, code: respondentCode, versionId };
    const clockSaid = Date.now();
    await this.store.keep({ ...facts, definition, answering, keptAt, clockSaid, ownSince: draftVersion });
    return (await this.store.kept(id))!;
  }

  /** The definition of a version, where it is kept. */
  keptDefinition(versionId: string): Promise<KeptRound["definition"] | undefined> {
    return this.store.definition(versionId);
  }

  private async definition(versionId: string): Promise<KeptRound["definition"]> {
    return (await this.store.definition(versionId)) ?? this.fetchDefinition(versionId);
  }

  private async fetchDefinition(versionId: string): Promise<KeptRound["definition"]> {
    const reply = await this.line.fetch(`/api/v1/questionnaire-versions/${versionId}`);
    if (!reply.ok) throw new TypeError(`definition: ${reply.status}`);
    return (await reply.json()) as KeptRound["definition"];
  }
}

/** How many changes haven't reached the server. */
export function unsent(queue: Queued[]): number {
  return queue.filter(isUnsent).length;
}

let opened: Promise<Phone | null> | undefined;

/** The phone of who is signed in on this page; null where no one is, or where the browser keeps nothing. */
export function openPhone(): Promise<Phone | null> {
  return (opened ??= openFor(document));
}

async function openFor(page: Document): Promise<Phone | null> {
  const personId = page.querySelector<HTMLMetaElement>('meta[name="poura-person"]')?.content;
  const csrf = page.querySelector<HTMLInputElement>('input[name="_csrf"]')?.value ?? "";
  if (!personId || typeof indexedDB === "undefined") return null;
  try {
    const phone = await phoneOf(personId, csrf);
    // Asked quietly: browsers that ask the person do so only where the site is used much.
    void navigator.storage?.persist?.().catch(() => false);
    const wake = () => void phone.send();
    addEventListener("online", wake);
    page.addEventListener("visibilitychange", () => page.visibilityState === "visible" && wake());
    wake();
    return phone;
  } catch (error) {
    if (error instanceof PhoneFault) return null;
    throw error;
  }
}

/** The phone of a person, for the worker too. @throws PhoneFault `unavailable` */
export async function phoneOf(personId: string, csrf: string): Promise<Phone> {
  const store = await PhoneStore.open(personId);
  const lang = typeof document === "undefined" ? "bn" : document.documentElement.lang;
  return new Phone(store, personId, { fetch: fetch.bind(globalThis), csrf, lang, whoIsIn });
}

async function whoIsIn(): Promise<{ personId: string; csrf: string } | null> {
  const now = await readFrame(fetch.bind(globalThis));
  return now && { personId: now.frame.person.id, csrf: now.frame.view.csrf };
}
