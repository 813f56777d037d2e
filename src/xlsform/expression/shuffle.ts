import { sha256 } from "./digests.ts";
import { isNodeSet, toText, type Value } from "./values.ts";

const MODULUS = 2_147_483_647;
const MULTIPLIER = 16_807;

/**
 * The order of the specification's `randomize`: the inside-out shuffle of Fisher and Yates over Park and Miller's generator.
 * The same seed gives the same order as in ODK's engines; without a seed the order is any. A seed that isn't a number counts
 * by its SHA-256, the empty one as 0.
 */
export function shuffle<T>(all: readonly T[], seed?: Value): T[] {
  const random = seed === undefined ? Math.random : generator(stateOf(seed));
  const shuffled: T[] = [];
  all.forEach((one, index) => {
    const at = Math.floor(random() * (index + 1));
    if (at !== index) shuffled[index] = shuffled[at]!;
    shuffled[at] = one;
  });
  return shuffled;
}

function generator(from: number): () => number {
  let state = from;
  return () => {
    state = (state * MULTIPLIER) % MODULUS;
    return (state - 1) / (MODULUS - 1);
  };
}

/** A state from 1 to MODULUS - 1, as ODK's engines derive it: by way of a Java long, which forgets the fraction. */
function stateOf(seed: Value): number {
  const text = toText(seed).trim();
  const number = typeof seed === "number" && Number.isNaN(seed) ? 0 : isNodeSet(seed) || text !== "" ? Number(text) : 0;
  const long = Number.isNaN(number)
    ? new DataView(sha256(new TextEncoder().encode(text)).buffer).getBigInt64(0)
    : BigInt(Math.trunc(Math.min(Math.max(number, -(2 ** 62)), 2 ** 62)));
  const state = Number(long % BigInt(MODULUS));
  return state <= 0 ? state + MODULUS - 1 : state;
}
