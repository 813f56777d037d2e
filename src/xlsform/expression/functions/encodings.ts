import { define } from "../call.ts";
import { digests } from "../digests.ts";
import { isSigned } from "../signatures.ts";

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function base64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}

/** The bytes of a text in base64, white space aside; null when it is none. */
function bytesOf(text: string): Uint8Array | null {
  try {
    return Uint8Array.from(atob(text.replace(/\s/g, "")), (letter) => letter.charCodeAt(0));
  } catch {
    return null;
  }
}

function utf8(bytes: Uint8Array | null): string {
  return bytes ? new TextDecoder().decode(bytes) : "";
}

/** The message behind an Ed25519 signature, both together in base64; "" when the key's owner didn't sign it. */
function extractSigned(contents: string, key: string): string {
  const [signed, owner] = [bytesOf(contents), bytesOf(key)];
  if (!signed || !owner) return "";
  const message = signed.slice(64);
  return isSigned(message, signed.slice(0, 64), owner) ? utf8(message) : "";
}

export const encodingFunctions = {
  /** XForms 1.1, 7.8.2; "" for an algorithm or an encoding that it doesn't know. */
  digest: define(2, 3, (given) => {
    const algorithm = given.text(1);
    const work = Object.hasOwn(digests, algorithm) ? digests[algorithm] : undefined;
    const encoding = given.count > 2 ? given.text(2) : "base64";
    if (!work || (encoding !== "hex" && encoding !== "base64")) return "";
    const hash = work(new TextEncoder().encode(given.text(0)));
    return encoding === "hex" ? hex(hash) : base64(hash);
  }),
  "base64-decode": define(1, 1, (given) => utf8(bytesOf(given.text(0)))),
  "extract-signed": define(2, 2, (given) => extractSigned(given.text(0), given.text(1))),
};
