import { describe, expect, test, vi } from "vitest";
import { Gate } from "./gate.ts";

const limits = { atOnce: 2, waiting: 2, patience: 50 };

/** Who comes, by name; what became of them is noted down in order. */
function visitors(gate: Gate) {
  const seen: string[] = [];
  const come = (name: string) =>
    gate.come(
      () => seen.push(`${name} in`),
      () => seen.push(`${name} away`),
    );
  return { seen, come };
}

describe("The gate", () => {
  test("lets some in, some wait in turn, and turns the others away at once", () => {
    const gate = new Gate(limits);
    const { seen, come } = visitors(gate);
    for (const name of ["a", "b", "c", "d"]) come(name);
    expect([seen, gate.isFull]).toEqual([["a in", "b in"], true]);
    come("e");
    gate.leave();
    gate.leave();
    expect(seen).toEqual(["a in", "b in", "e away", "c in", "d in"]);
    for (let left = 0; left < 2; left++) gate.leave();
    come("f");
    come("g");
    come("h");
    expect(seen.slice(5), "as many as before, not more").toEqual(["f in", "g in"]);
  });

  test("turns away who has waited too long, and goes on with the next", () => {
    vi.useFakeTimers();
    try {
      const gate = new Gate(limits);
      const { seen, come } = visitors(gate);
      for (const name of ["a", "b", "c"]) come(name);
      vi.advanceTimersByTime(40);
      come("d");
      vi.advanceTimersByTime(20);
      expect(seen).toEqual(["a in", "b in", "c away"]);
      gate.leave();
      vi.advanceTimersByTime(500);
      expect(seen).toEqual(["a in", "b in", "c away", "d in"]);
    } finally {
      vi.useRealTimers();
    }
  });
});
