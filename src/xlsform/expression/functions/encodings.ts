import { define } from "../call.ts";
import { digests } from "../digests.ts";

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function base64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}

/** The UTF-8 text in base64, white space aside; "" when it is no base64. */
function decode(text: string): string {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(text.replace(/\s/g, "")), (letter) => letter.charCodeAt(0)));
  } catch {
    return "";
  }
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
  "base64-decode": define(1, 1, (given) => decode(given.text(0))),
};
