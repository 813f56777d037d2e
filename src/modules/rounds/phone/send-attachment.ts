import type { Delivery } from "./delivery.ts";
import type { AttachmentChange, Queued } from "./queue.ts";

/** Bytes in one piece: ten seconds at 50 kbit/s, so that little is lost when the line breaks. */
const piece = 64 * 1024;

type Ask = (path: string, init: RequestInit) => Promise<Delivery>;

/**
 * Sends a file piece by piece, from where the server's part ends.
 * @param onSent told of every piece that the server has on disk
 */
export async function sendAttachment(
  item: Queued<AttachmentChange>,
  ask: Ask,
  onSent: (bytes: number) => Promise<unknown>,
): Promise<Delivery> {
  const { change } = item;
  const { blob } = change;
  if (!blob) return gone;
  const bytes = await blob.arrayBuffer().catch(() => null);
  if (!bytes) return gone;
  const { path: question, name, type, size } = change;
  const begun = await ask(`/rounds/${item.roundId}/responses/${item.code}/attachments`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ id: item.id, question, name, type, size, sha256: await fingerprint(bytes) }),
  });
  if (begun.kind !== "done" || begun.body.state === "kept") return begun;
  if (begun.body.state === "refused") return refused(String(begun.body.refusal), 422);
  let offset = Number(begun.body.received);
  let corrected = 0;
  let last: Delivery = begun;
  while (offset < size) {
    last = await ask(`/attachments/${item.id}`, {
      method: "PATCH",
      headers: { "content-type": "application/offset+octet-stream", "upload-offset": String(offset) },
      body: bytes.slice(offset, offset + piece),
    });
    const mayGoOn = last.kind === "refused" && /^attachment-(offset|damaged)$/.test(last.refusal.code) && corrected < 3;
    if (last.kind === "refused" && mayGoOn) {
      // The server has another part of it than we thought, or has thrown away one that was damaged.
      corrected += 1;
      offset = Number(last.headers.get("upload-offset") ?? 0);
      continue;
    }
    if (last.kind !== "done") return last;
    offset = Number(last.headers.get("upload-offset") ?? offset + piece);
    await onSent(offset);
  }
  return last;
}

async function fingerprint(bytes: ArrayBuffer): Promise<string> {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return [...digest].map((each) => each.toString(16).padStart(2, "0")).join("");
}

/** The browser no longer has the file's content. */
const gone = refused("attachment-gone", 0);

function refused(code: string, status: number): Delivery {
  const empty = { errors: [], conflicts: [], draftVersion: null, savedBy: null, savedAt: null };
  return { kind: "refused", refusal: { status, code, title: "", ...empty }, headers: new Headers() };
}
