import { createHash, generateKeyPairSync, sign } from "node:crypto";
import { describe, expect, it, test } from "vitest";
import { valueOf } from "../../testing/evaluate.ts";

/** XForms 1.1, 7.8.2, and RFC 1321. */
const DIGESTS: [source: string, expected: string][] = [
  ["digest('abc', 'MD5', 'hex')", "900150983cd24fb0d6963f7d28e17f72"],
  ["digest('abc', 'SHA-1', 'hex')", "a9993e364706816aba3e25717850c26c9cd0d89d"],
  ["digest('abc', 'SHA-1')", "qZk+NkcGgWq6PiVxeFDCbJzQ2J0="],
  ["digest('abc', 'SHA-256', 'hex')", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"],
  ["digest('abc', 'SHA-256', 'base64')", "ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0="],
  ["digest('abc', 'SHA-224')", ""],
  ["digest('abc', 'MD5', 'octal')", ""],
  ["base64-decode('SGVsbG8sIHdvcmxk')", "Hello, world"],
  ["base64-decode(' 4Kau4Kas ')", "মব"],
  ["base64-decode('not base64!')", ""],
];

test.each(DIGESTS)("%s is “%s”", (source, expected) => {
  expect(valueOf(source)).toBe(expected);
});

it("agrees with OpenSSL for texts of every length about a block's, in any script", () => {
  for (const [name, openssl] of Object.entries({
    MD5: "md5",
    "SHA-1": "sha1",
    "SHA-256": "sha256",
    "SHA-384": "sha384",
    "SHA-512": "sha512",
  })) {
    for (const length of [0, 1, 55, 56, 63, 64, 65, 111, 112, 127, 128, 300]) {
      const text = "পৌর-".repeat(length).slice(0, length);
      const hex = createHash(openssl).update(text).digest("hex");
      expect(valueOf("digest(${text}, ${name}, 'hex')", { text, name }), `${name} of ${length}`).toBe(hex);
    }
  }
});

describe("extract-signed", () => {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const key = publicKey.export({ format: "der", type: "spki" }).subarray(-32).toString("base64");
  const signed = (message: string, signer = privateKey): string =>
    Buffer.concat([sign(null, Buffer.from(message), signer), Buffer.from(message)]).toString("base64");
  const extracted = (contents: string, by = key) => valueOf(`extract-signed('${contents}', '${by}')`);

  it.each(["real genuine data", "পৌরসভা ৫৫", "", "x".repeat(300)])("gives what was signed: %s", (message) => {
    expect(extracted(signed(message))).toBe(message);
  });

  it("gives nothing of what somebody else signed, what was changed, or is nothing of the kind", () => {
    expect(extracted(signed("data", generateKeyPairSync("ed25519").privateKey))).toBe("");
    const changed = Buffer.from(signed("data"), "base64");
    changed[changed.length - 1]! ^= 1;
    expect(extracted(changed.toString("base64"))).toBe("");
    expect(extracted("AAAA")).toBe("");
    expect(extracted("no base64!")).toBe("");
    expect(extracted(signed("data"), "AAAA")).toBe("");
    expect(extracted(signed("data"), Buffer.alloc(32, 255).toString("base64"))).toBe("");
  });
});
