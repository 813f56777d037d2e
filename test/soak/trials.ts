import { cleanUp, freshFolder } from "../bench/product.ts";
import { killWhileAnswering } from "./kill.ts";
import { killPhones } from "./phone.ts";
import type { Outcome } from "./run.ts";

/** A part of the soak that tries the built product as it runs; a share of 1 is a whole run. */
export type Trial = (seed: number, share: number) => Promise<Outcome>;

/** Kills that a whole run makes. */
const kills = 100;
/** Milliseconds without any acknowledgement after which a clerk would give up. */
const patience = 120_000;

async function kill(seed: number, share: number): Promise<Outcome> {
  const folder = freshFolder();
  const began = performance.now();
  try {
    const found = await killWhileAnswering(folder, Math.max(3, Math.round(kills * share)), numbersFrom(seed));
    const acknowledged = "acknowledged under kill -9";
    const killed = Object.entries(found.kills).map(([victim, count]) => [`kill -9 of ${victim}`, count] as const);
    return {
      part: "kill",
      counts: { ...Object.fromEntries(killed), [acknowledged]: found.acknowledged },
      seconds: (performance.now() - began) / 1000,
      longest: found.longestSilence,
      limit: patience,
      faults: found.faults.map((fault) => `${acknowledged}: ${fault}`),
      hangs: 0,
    };
  } finally {
    await cleanUp(folder);
  }
}

/** The same numbers from 0 to 1 for the same seed (mulberry32). */
function numbersFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The trials by name. */
export const trials: Readonly<Record<string, Trial>> = { kill, phone: killPhones };
