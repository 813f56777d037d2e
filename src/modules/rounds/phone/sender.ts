import { movedRows } from "../moved-rows.ts";
import { deliver, type Delivery, type Line } from "./delivery.ts";
import type { KeptRound } from "./kept-round.ts";
import { laid } from "./lay.ts";
import { sendAttachment } from "./send-attachment.ts";
import { type AnswersChange, nextToSend, type Queued, rebased, type Refusal } from "./queue.ts";
import type { PhoneStore, StoredRound } from "./store.ts";

/** How sending ended: everything that can go has gone, or why not. */
export type SendingEnd =
  | { kind: "idle" }
  | { kind: "offline" }
  | { kind: "signed-out" }
  /** The server asked to wait, or couldn't answer. */
  | { kind: "later"; after: number | null };

/** What a sender works with; the store and the network are handed in, so that it can be tried without a browser. */
export interface SenderParts {
  store: Pick<PhoneStore, "queue" | "change" | "part" | "received" | "stored">;
  personId: string;
  line: Line;
  /** The response as it stands with the server now. @throws without a line */
  fetchAnswering(responseId: string): Promise<KeptRound["answering"]>;
  /** Something about the queue has changed. */
  onChange(): void;
}

/** Sends what stands in a person's queue, in order, each change once. Only one may run at a time: see `alone`. */
export class Sender {
  constructor(private readonly parts: SenderParts) {}

  /**
   * Sends until nothing is left that can go.
   * @param only sends this change alone, with what must go before it
   */
  async run(only?: string): Promise<SendingEnd> {
    const { store } = this.parts;
    // What was on its way when the browser was closed or killed may or may not have arrived: it goes again.
    for (const item of await store.queue()) if (item.state === "sending") await this.note(item, { state: "waiting" });
    const failing = new Set<string>();
    let end: SendingEnd = { kind: "idle" };
    for (;;) {
      const queue = (await store.queue()).filter(({ responseId }) => !failing.has(responseId));
      const next = nextToSend(only ? upTo(queue, only) : queue);
      if (!next) return end;
      // Its content is what stands there at this moment; answers given from now on are another change.
      const item = await this.note(next, { state: "sending", tries: next.tries + 1, refusal: null });
      if (!item) continue;
      const outcome = await this.send(item);
      if (outcome === "done") continue;
      if (outcome.kind === "refused") {
        await this.refused(item, outcome.refusal);
        continue;
      }
      await this.note(item, { state: "waiting" });
      if (outcome.kind !== "later" || outcome.after !== null) return outcome;
      // One response that the server stumbles over doesn't hold up the others.
      failing.add(item.responseId);
      end = outcome;
    }
  }

  /** Sends one change and notes that it was received. */
  private async send(item: Queued): Promise<"done" | Exclude<Delivery, { kind: "done" }>> {
    const { personId, line } = this.parts;
    const path = `/rounds/${item.roundId}/responses/${item.code}`;
    const { change } = item;
    if (change.kind === "attachment") {
      const sent = await sendAttachment(
        { ...item, change },
        (...request) => deliver(line, personId, ...request),
        (bytes) => this.note(item, { change: { ...change, sent: bytes } }),
      );
      if (sent.kind !== "done") return sent;
      await this.arrived(item, sent, { change: { ...change, sent: change.size, blob: null } });
      return "done";
    }
    if (change.kind === "submit") {
      const { answers, baseVersion, versionId } = change;
      const body = { id: item.id, answers, baseVersion, versionId, givenAt: item.givenAt, channel: "phone-app" };
      const sent = await deliver(line, personId, `${path}/submit`, json("POST", body));
      if (sent.kind !== "done") return sent;
      await this.submitted(item, sent);
      return "done";
    }
    const { baseVersion, set, remove, reasons, aside } = change;
    const body = { id: item.id, baseVersion, set, remove, reasons, aside };
    const sent = await deliver(line, personId, path, json("PATCH", body));
    if (sent.kind !== "done") return sent;
    return this.saved({ ...item, change }, sent);
  }

  /** The answers are with the server: they are part of the kept draft now, and what comes later builds on that. */
  private async saved(item: Queued<AnswersChange>, sent: Done): Promise<"done" | { kind: "offline" }> {
    const version = Number(sent.body.draftVersion);
    const kept = await this.parts.store.stored(item.responseId);
    const base = item.change.baseVersion;
    const alone = kept !== undefined && draftOf(kept) === base && version <= base + 1;
    let answering = kept?.answering;
    if (alone) answering = withDraft(kept.answering, laid(kept.answering.answers, item.change), version, sent.at);
    else {
      try {
        answering = await this.parts.fetchAnswering(item.responseId);
      } catch {
        // Without knowing what others wrote, later changes can't be set against it: it goes once more.
        return { kind: "offline" };
      }
    }
    const newest = answering.found.response.draftVersion;
    let now = answering.answers;
    const moved = movedRows(laid(kept?.answering.answers ?? {}, item.change), now);
    await this.parts.store.received(item.id, {
      item: (own) => receivedItem(own, sent.at),
      round: (round) => ({ ...round, answering, ownSince: alone ? round.ownSince : newest }),
      later: (each) => {
        const next = rebased(each, newest, now, alone, moved);
        if (each.change.kind === "answers") now = laid(now, each.change);
        return next;
      },
    });
    this.parts.onChange();
    return "done";
  }

  private async refused(item: Queued, refusal: Refusal): Promise<void> {
    const isMet = item.change.kind === "answers" && refusal.conflicts.length > 0;
    if (isMet) await this.parts.store.part(item.id, refusal);
    await this.note(item, { state: "needs-you", refusal });
  }

  private async submitted(item: Queued, sent: Done): Promise<void> {
    const { receipt, state } = sent.body;
    await this.arrived(item, sent, { receipt: typeof receipt === "string" ? receipt : null }, (round) => {
      const { found } = round.answering;
      const standing = state === "with-mayor" ? ("with-mayor" as const) : ("submitted" as const);
      const response = { ...found.response, state: standing };
      return { ...round, answering: { ...round.answering, closed: true, found: { ...found, response } } };
    });
  }

  private async arrived(
    item: Queued,
    sent: Done,
    fields: Partial<Queued>,
    round: (round: StoredRound) => StoredRound = (kept) => kept,
  ): Promise<void> {
    const how = {
      item: (own: Queued) => ({ ...receivedItem(own, sent.at), ...fields }),
      round,
      later: (each: Queued) => each,
    };
    await this.parts.store.received(item.id, how);
    this.parts.onChange();
  }

  private async note(item: Queued, fields: Partial<Queued>): Promise<Queued | null> {
    const noted = await this.parts.store.change(item.id, (own) => ({ ...own, ...fields }));
    this.parts.onChange();
    return noted;
  }
}

type Done = Extract<Delivery, { kind: "done" }>;

/** One change with those of its response that go before it. */
function upTo(queue: Queued[], id: string): Queued[] {
  const last = queue.find((each) => each.id === id);
  return last ? queue.filter(({ responseId, seq }) => responseId === last.responseId && seq <= last.seq) : [];
}

function receivedItem(item: Queued, at: Date | null): Queued {
  return { ...item, state: "received", refusal: null, receivedAt: (at ?? new Date()).toISOString() };
}

function draftOf({ answering }: StoredRound): number {
  return answering.found.response.draftVersion;
}

function withDraft(
  answering: KeptRound["answering"],
  answers: KeptRound["answering"]["answers"],
  draftVersion: number,
  at: Date | null,
): KeptRound["answering"] {
  const response = { ...answering.found.response, draftVersion, state: "in-progress" as const };
  return { ...answering, answers, savedAt: at, found: { ...answering.found, response } };
}

function json(method: string, body: unknown): RequestInit {
  return { method, headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}
