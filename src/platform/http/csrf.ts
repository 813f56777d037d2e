import { createHmac, timingSafeEqual } from "node:crypto";

export { csrfField, csrfHeader } from "./csrf-names.ts";

/**
 * The token of a form: it proves that the form came from us, for this session (or, before sign-in, this visitor).
 * @param key the session's token, or the visitor's cookie
 */
export function csrfToken(secret: string, key: string): string {
  return createHmac("sha256", secret).update(`csrf:${key}`).digest("base64url");
}

/** Whether a posted token is the one we gave. */
export function csrfHolds(secret: string, key: string, posted: string): boolean {
  const expected = Buffer.from(csrfToken(secret, key));
  const given = Buffer.from(posted);
  return expected.length === given.length && timingSafeEqual(expected, given);
}
