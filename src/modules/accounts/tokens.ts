import { createHash, randomBytes } from "node:crypto";

/** A new secret for a session or a one-time link: 256 bits, fit for a URL. */
export function newToken(): string {
  return randomBytes(32).toString("base64url");
}

/** What is kept of a token: who reads the database can't use it. */
export function hashOfToken(token: string): Buffer {
  return createHash("sha256").update(token).digest();
}
