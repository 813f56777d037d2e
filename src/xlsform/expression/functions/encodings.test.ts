import { createHash } from "node:crypto";
import { expect, it, test } from "vitest";
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
