import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

/**
 * Seals a text so that only this installation reads it, and notices when it was changed: AES-256-GCM, as nonce, tag and
 * ciphertext.
 * @param secret the installation's
 * @param purpose what it is for and whose it is; each purpose has a key of its own, so one thing can't be passed off as another
 */
export function seal(secret: string, purpose: string, text: string): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv("aes-256-gcm", keyFor(secret, purpose), nonce);
  const body = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), body]);
}

/** The sealed text; null when it wasn't sealed by us for this purpose, or was changed. */
export function unseal(secret: string, purpose: string, sealed: Buffer): string | null {
  if (sealed.length < 28) return null;
  const opened = createDecipheriv("aes-256-gcm", keyFor(secret, purpose), sealed.subarray(0, 12));
  opened.setAuthTag(sealed.subarray(12, 28));
  try {
    return Buffer.concat([opened.update(sealed.subarray(28)), opened.final()]).toString("utf8");
  } catch {
    return null;
  }
}

function keyFor(secret: string, purpose: string): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, "", `poura: ${purpose}`, 32));
}
