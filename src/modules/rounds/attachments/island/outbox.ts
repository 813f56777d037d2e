import { csrfField } from "../../../../platform/http/csrf-names.ts";
import type { Asked } from "../../services/answering-page.ts";
import { deliver } from "../../phone/delivery.ts";
import { newId } from "../../phone/ids.ts";
import { openPhone, type Phone } from "../../phone/open-phone.ts";
import type { AttachmentChange, Queued } from "../../phone/queue.ts";
import { sendAttachment } from "../../phone/send-attachment.ts";

/** A file that is to reach the server. */
export interface Outgoing {
  path: string;
  name: string;
  type: string;
  blob: Blob;
}

/** What became of it so far. */
export type FileNews = { kind: "kept" } | { kind: "refused"; why: string };

/**
 * Sees to it that files reach the server: by the phone's store where the browser keeps one, else straight from this page.
 * @param tell told of each file by its name once the server has it or refuses it
 */
export class Outbox {
  private phone: Phone | null = null;
  private readonly waiting = new Set<string>();
  /** Those that were given on this page. */
  private readonly own = new Set<string>();

  constructor(
    private readonly asked: Asked,
    private readonly tell: (name: string, news: FileNews) => void,
  ) {}

  /** Resolves when the file is on this phone's disk, or where there is none with the server. */
  async put(file: Outgoing): Promise<void> {
    if (!(await this.putOnPhone(file).catch(() => false))) await this.sendStraight(file);
  }

  private async putOnPhone(file: Outgoing): Promise<boolean> {
    const phone = await openPhone();
    const { id } = this.asked.response;
    const kept = phone && ((await phone.kept(id)) ?? (await phone.open(id)));
    if (!phone || !kept) return false;
    await phone.attach(kept, file);
    this.own.add(file.name);
    this.watch(phone, [file.name]);
    return true;
  }

  /** Tells of files too that wait on this phone since before. */
  expect(names: string[]): void {
    void openPhone().then((phone) => phone && this.watch(phone, names));
  }

  private watch(phone: Phone, names: string[]): void {
    for (const name of names) this.waiting.add(name);
    const watched = this.phone !== null;
    this.phone = phone;
    if (!watched) phone.watch(({ queue }) => queue.forEach((item) => this.heard(item)));
  }

  private heard({ id, change, state, refusal }: Queued): void {
    if (change.kind !== "attachment" || !this.waiting.has(change.name)) return;
    if (state !== "received" && state !== "needs-you") return;
    this.waiting.delete(change.name);
    // What is wrong with it is said at its question, where another can be given: it needn't wait in the queue.
    if (state === "needs-you" && this.own.has(change.name)) void this.phone?.remove(id);
    this.tell(change.name, state === "received" ? { kind: "kept" } : { kind: "refused", why: refusal?.title ?? "" });
  }

  private async sendStraight({ path, name, type, blob }: Outgoing): Promise<void> {
    const { id: responseId, roundId, respondentCode: code } = this.asked.response;
    const change: AttachmentChange = { kind: "attachment", path, name, type, size: blob.size, blob, sent: 0 };
    const sending = { state: "sending" as const, tries: 1, refusal: null, receivedAt: null, receipt: null };
    const givenAt = new Date().toISOString();
    const item: Queued<AttachmentChange> = {
      seq: 0,
      id: newId(),
      responseId,
      roundId,
      code,
      change,
      givenAt,
      ...sending,
    };
    const csrf = document.querySelector<HTMLInputElement>(`input[name=${csrfField}]`)?.value ?? "";
    const { lang } = document.documentElement;
    const line = { fetch: fetch.bind(globalThis), csrf, lang, whoIsIn: () => Promise.resolve(null) };
    const ask = (address: string, init: RequestInit) => deliver(line, "", address, init);
    const delivery = await sendAttachment(item, ask, () => Promise.resolve());
    if (delivery.kind === "done") this.tell(name, { kind: "kept" });
    else this.tell(name, { kind: "refused", why: delivery.kind === "refused" ? delivery.refusal.title : "" });
  }
}
