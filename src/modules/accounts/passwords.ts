import { randomBytes } from "node:crypto";
import { argon2id, argon2Verify } from "hash-wasm";

/** OWASP's second choice for argon2id: 19 MiB, two passes. */
const cost = { memorySize: 19_456, iterations: 2, parallelism: 1, hashLength: 32 };

/** A hash that no password has; checking against it takes as long as against a real one. */
const nobodys = `$argon2id$v=19$m=${cost.memorySize},t=${cost.iterations},p=${cost.parallelism}$${"A".repeat(22)}$${"A".repeat(43)}`;

/** Hashes a password to keep; the result says by itself how it was made. */
export function hashPassword(password: string): Promise<string> {
  return argon2id({ ...cost, password: asTyped(password), salt: randomBytes(16), outputType: "encoded" });
}

/**
 * Whether the password is the one that was hashed.
 * @param hash null when there is no such account or no password yet; that takes just as long and never holds
 */
export async function passwordHolds(password: string, hash: string | null): Promise<boolean> {
  const holds = await argon2Verify({ password: asTyped(password), hash: hash ?? nobodys });
  return holds && hash !== null;
}

/** One password however it is typed: Bangla vowels have two spellings, and copying from a letter brings spaces along. */
function asTyped(password: string): string {
  return password.normalize("NFC").trim() || " ";
}
