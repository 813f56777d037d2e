import type { Lang } from "../../../platform/i18n/lang.ts";
import { csrfHeader } from "../../../platform/http/csrf-names.ts";
import type { AnswerValue } from "../../../xlsform/engine.ts";
import { answeringDataPath, savePath } from "../rounds.paths.ts";
import { type Clash, type Keeper, type KeeperEvents, touches } from "./keeper.ts";
import type { Given } from "./live-answers.ts";
import type { ShownJson } from "./shown.ts";

/** What is sent together. Once sent it stays as it is, so that sending it again under its id counts once. */
interface Batch extends Required<Given> {
  id: string;
  sent: boolean;
}

/** How long after the last key it is sent, and how long it waits at most before it tries again. */
const restMs = 700;
const longestWaitMs = 60_000;

/** A page's own: how it is known to the server. */
export interface LineOptions {
  responseId: string;
  roundId: string;
  code: string;
  csrf: string;
  lang: Lang;
  /** The draft that the page shows. */
  version: number;
}

/** Sends what is given straight to the server and keeps nothing itself: for a browser that can't store. */
export class LineKeeper implements Keeper {
  private readonly options: LineOptions;
  private readonly events: KeeperEvents;
  private readonly batches: Batch[] = [];
  private version: number;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private sending: Promise<void> | null = null;
  private tries = 0;
  private refused = false;

  constructor(options: LineOptions, events: KeeperEvents) {
    this.options = options;
    this.events = events;
    this.version = options.version;
    addEventListener("online", () => void this.flush());
  }

  get idle(): boolean {
    return this.batches.length === 0;
  }

  keep({ set = {}, remove = [], reasons = {}, aside = {} }: Given): void {
    const last = this.batches.at(-1);
    // After an entry was removed, the same path means another one.
    const open = last && !last.sent && last.remove.length === 0 ? last : this.begin();
    Object.assign(open.set, set);
    open.remove.push(...remove);
    Object.assign(open.reasons, reasons);
    Object.assign(open.aside, aside);
    this.events.state(this.tries > 0 ? { kind: "unsent" } : { kind: "sending" });
    if (this.tries === 0) this.soon(restMs);
  }

  private begin(): Batch {
    const batch: Batch = { id: newId(), set: {}, remove: [], reasons: {}, aside: {}, sent: false };
    this.batches.push(batch);
    return batch;
  }

  unsaved(path: string): boolean {
    return this.batches.some((batch) => touches(batch, path));
  }

  settle(path: string, keep: "mine" | "theirs", mine: AnswerValue | null): void {
    if (keep === "mine") this.keep({ set: { [path]: mine } });
    else if (mine !== null) this.keep({ aside: { [path]: mine } });
  }

  async flush(): Promise<boolean> {
    clearTimeout(this.timer);
    while (this.batches.length > 0 && !this.refused) {
      const before = this.batches.length;
      await (this.sending ??= this.send().finally(() => (this.sending = null)));
      if (this.batches.length === before && this.tries > 0) return false;
    }
    return this.idle;
  }

  async look(): Promise<void> {
    if (!this.idle || this.refused) return;
    const told = await this.fetchShown();
    if (told && this.idle && told.found.response.draftVersion > this.version) this.take(told);
  }

  private soon(ms: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), ms);
  }

  private async send(): Promise<void> {
    const batch = this.batches[0]!;
    batch.sent = true;
    const { id, set, remove, reasons, aside } = batch;
    const baseVersion = this.version;
    const reply = await this.request(savePath(this.options.roundId, this.options.code), {
      method: "PATCH",
      body: JSON.stringify({
        id,
        baseVersion,
        set,
        ...(remove.length > 0 && { remove }),
        ...(Object.keys(reasons).length > 0 && { reasons }),
        ...(Object.keys(aside).length > 0 && { aside }),
      }),
      keepalive: true,
    });
    if (!reply || reply.status >= 500 || reply.status === 429) return this.later(reply);
    this.tries = 0;
    if (reply.ok) return this.saved(batch, baseVersion, (await reply.json()) as { draftVersion: number; at: string });
    await this.refusal(batch, reply);
  }

  private async saved(batch: Batch, baseVersion: number, said: { draftVersion: number; at: string }): Promise<void> {
    this.batches.splice(this.batches.indexOf(batch), 1);
    this.version = said.draftVersion;
    this.events.settled(said.draftVersion, null);
    if (this.idle) this.events.state({ kind: "saved", at: new Date(said.at) });
    // Another version between ours: someone else has saved, and it went together.
    if (said.draftVersion > baseVersion + 1) {
      const told = await this.fetchShown();
      if (told) this.take(told);
    }
  }

  private take(told: ShownJson): void {
    this.version = told.found.response.draftVersion;
    this.events.settled(this.version, told.answers);
    if (this.idle) this.events.state({ kind: "saved", at: told.savedAt === null ? null : new Date(told.savedAt) });
  }

  private later(reply: Response | null): void {
    this.tries++;
    this.events.state({ kind: "unsent" });
    const asked = Number(reply?.headers.get("retry-after") ?? 0) * 1000;
    this.soon(Math.max(asked, Math.min(longestWaitMs, 1000 * 2 ** this.tries)));
  }

  private async refusal(batch: Batch, reply: Response): Promise<void> {
    const said = (await reply.json().catch(() => ({}))) as Refused;
    const code = said.type?.replace(/^.*:/, "") ?? "";
    if (code !== "stale-draft" || said.draftVersion === undefined) {
      this.refused = true;
      return this.events.state({ kind: "refused", why: said.title ?? "", code });
    }
    this.version = said.draftVersion;
    const { savedBy: by = null, savedAt } = said;
    const at = savedAt ? new Date(savedAt) : null;
    const clashes: Clash[] = (said.conflicts ?? []).map(({ path, theirs }) => ({
      path,
      theirs: theirs ?? null,
      by,
      at,
    }));
    // What nobody else touched goes again under a new name; the rest waits for the person.
    const rest = Object.entries(batch.set).filter(([path]) => clashes.every((clash) => clash.path !== path));
    const words = Object.keys({ ...batch.reasons, ...batch.aside });
    if (rest.length + batch.remove.length + words.length === 0) this.batches.shift();
    else Object.assign(batch, { id: newId(), sent: false, set: Object.fromEntries(rest) });
    this.events.clashed(clashes);
    const told = await this.fetchShown();
    if (told) this.take(told);
  }

  private async fetchShown(): Promise<ShownJson | null> {
    const reply = await this.request(answeringDataPath(this.options.responseId), {});
    return reply?.ok ? ((await reply.json()) as ShownJson) : null;
  }

  /** @returns null without a line */
  private request(path: string, init: RequestInit): Promise<Response | null> {
    const headers = {
      [csrfHeader]: this.options.csrf,
      "accept-language": this.options.lang,
      ...(init.body !== undefined && { "content-type": "application/json" }),
    };
    return fetch(path, { ...init, headers }).catch(() => null);
  }
}

interface Refused {
  type?: string;
  title?: string;
  draftVersion?: number;
  conflicts?: { path: string; theirs?: AnswerValue | null }[];
  savedBy?: string | null;
  savedAt?: string | null;
}

/** An id of the kind that is drawn by lot; `randomUUID` itself is there only where the line is encrypted. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}
