import { describe, expect, it } from "vitest";
import { type KeptRound, presentOf, shownWith } from "./kept-round.ts";
import { manifest } from "./manifest.ts";
import type { Queued, Refusal } from "./queue.ts";

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

describe("What pages show of a kept response", () => {
  const known: Pick<KeptRound["answering"], "answers" | "reasons" | "files"> = {
    answers: { a: 1 },
    reasons: { a: "old", b: "stays" },
    files: new Map(),
  };
  const kept = { responseId: "r", answering: known as KeptRound["answering"] };
  const queued = (change: Partial<Queued["change"]>, more: Partial<Queued> = {}) =>
    ({ responseId: "r", state: "waiting", refusal: null, change, ...more }) as Queued;
  const photo = { kind: "attachment" as const, path: "trucks[2]/photo", name: "p.jpg", type: "image/jpeg", size: 9 };

  it("holds what waits on the phone: answers, why they differ so much, and files", () => {
    const change = { kind: "answers" as const, set: { a: 9 }, remove: [], reasons: { a: "new law", b: null } };
    const shown = shownWith(kept, [queued(change), queued(photo), queued(change, { responseId: "other" })]);
    expect([shown.answers, shown.reasons]).toEqual([{ a: 9 }, { a: "new law" }]);
    expect(shown.files?.get("p.jpg")).toMatchObject({ state: "on-phone", question: "trucks/photo" });
  });

  it("says of a file that the server refused why, and nothing of what has been received", () => {
    const refusal = { title: "A program" } as Refusal;
    const shown = shownWith(kept, [queued(photo, { state: "needs-you", refusal })]);
    expect(shown.files?.get("p.jpg")).toMatchObject({ state: "refused", refusal: { bn: "A program" } });
    expect(shownWith(kept, [queued(photo, { state: "received" })]).files?.size).toBe(0);
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
