import { describe, expect, test } from "vitest";
import { seal, unseal } from "./sealed.ts";

describe("what is sealed", () => {
  const sealed = seal("the installation", "a person's factor", "গোপন");

  test("is read again by the installation, for the same purpose only", () => {
    expect(unseal("the installation", "a person's factor", sealed)).toBe("গোপন");
    expect(unseal("the installation", "another person's factor", sealed)).toBeNull();
    expect(unseal("another installation", "a person's factor", sealed)).toBeNull();
  });

  test("shows nothing, and never looks the same twice", () => {
    expect(sealed.includes(Buffer.from("গোপন"))).toBe(false);
    expect(seal("the installation", "a person's factor", "গোপন").equals(sealed)).toBe(false);
  });

  test("is nothing any more when a bit was changed or it was cut", () => {
    for (let at = 0; at < sealed.length; at++) {
      const changed = Buffer.from(sealed);
      changed[at]! ^= 1;
      expect(unseal("the installation", "a person's factor", changed)).toBeNull();
      expect(unseal("the installation", "a person's factor", sealed.subarray(0, at))).toBeNull();
    }
  });
});
