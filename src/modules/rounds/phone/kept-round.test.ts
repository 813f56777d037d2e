import { describe, expect, it } from "vitest";
import { presentOf } from "./kept-round.ts";
import { manifest } from "./manifest.ts";

describe("The present on a phone", () => {
  const keptAt = new Date("2026-11-22T06:00:00Z");

  it("is the server's, whatever the phone's clock says, and goes on with it", () => {
    const clockSaid = new Date("2031-01-01T00:00:00Z").getTime();
    expect(presentOf({ keptAt, clockSaid }, clockSaid + 60_000)).toEqual(new Date("2026-11-22T06:01:00Z"));
  });

  it("never goes back behind what the server said", () => {
    const clockSaid = new Date("2026-11-22T06:00:00Z").getTime();
    expect(presentOf({ keptAt, clockSaid }, new Date("1970-01-02T00:00:00Z").getTime())).toEqual(keptAt);
  });
});

describe("What a phone is told to install us", () => {
  it.each(["bn", "en"] as const)("begins at My work in %s and names a drawing that may be cut to shape", (lang) => {
    const told = manifest(lang);
    expect(told).toMatchObject({ start_url: `/${lang}/work`, display: "standalone", scope: "/", lang });
    expect(told.icons.map(({ purpose }) => purpose)).toContain("maskable");
    expect(told.short_name).toBe(lang === "bn" ? "পৌর" : "Poura");
  });
});
