/**
 * A made-up town behind a real municipality's code: its size and habits. Both questionnaires and every year draw on the same
 * town, so that sample figures agree with each other.
 */

/** What sample answers need to know of a municipality. */
export interface SampleMunicipality {
  code: string;
  population?: number | null;
  class?: string | null;
}

export interface Town {
  class: "A" | "B" | "C";
  population: number;
  households: number;
  /** km², two decimals. */
  area: number;
  wards: number;
  /** Supplies piped water. */
  piped: boolean;
  /** 0 (keeps poor records, works badly) to 1. Pulls every figure of a town the same way. */
  strength: number;
  /** Chance that a figure isn't in its books. */
  missing: number;
}

/** Draws for one purpose; the same seed gives the same draws in the same order. */
export interface Draw {
  /** A number from `low` up to `high`. */
  between(low: number, high: number): number;
  /** A whole number from `low` up to and including `high`. */
  whole(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly [T, ...T[]]): T;
}

export type Answer = string | number | string[] | Answers | Answers[];
export interface Answers {
  [name: string]: Answer;
}

/** A draw seeded by any text. */
export function drawFrom(seed: string): Draw {
  let state = hash(seed);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const whole = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    between: (low, high) => low + next() * (high - low),
    whole,
    chance: (probability) => next() < probability,
    pick: (items) => items[whole(0, items.length - 1)] ?? items[0],
  };
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const character of text) value = Math.imul(value ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return value;
}

/** Lowest and highest, by class. */
export type ByClass = Readonly<Record<Town["class"], readonly [low: number, high: number]>>;

const PEOPLE: ByClass = { A: [60_000, 150_000], B: [32_000, 60_000], C: [16_000, 34_000] };
const PEOPLE_PER_KM2: ByClass = { A: [2_200, 6_500], B: [1_600, 4_000], C: [1_200, 2_800] };

/** The town as it is in the fiscal year that begins on 1 July of `year`. */
export function townOf(municipality: SampleMunicipality, year: number): Town {
  const draw = drawFrom(municipality.code);
  const classOf = knownClass(municipality.class) ?? draw.pick(["A", "A", "A", "B", "B", "C"]);
  const growth = 1.012 ** (year - 2022);
  const base = municipality.population ?? draw.whole(...PEOPLE[classOf]);
  const population = Math.max(5_000, Math.round(base * growth));
  const [thin, dense] = PEOPLE_PER_KM2[classOf];
  return {
    class: classOf,
    population,
    households: Math.round(population / draw.between(3.9, 4.6)),
    area: round(base / draw.between(thin, dense), 2),
    wards: draw.chance(0.86) ? 9 : draw.pick([12, 15]),
    piped: draw.chance({ A: 0.9, B: 0.55, C: 0.1 }[classOf]),
    strength: Math.min(1, Math.max(0, draw.between(0.05, 0.75) + { A: 0.2, B: 0.08, C: 0 }[classOf])),
    missing: draw.pick([0.01, 0.02, 0.03, 0.05, 0.08, 0.15]),
  };
}

function knownClass(text: string | null | undefined): Town["class"] | null {
  return text === "A" || text === "B" || text === "C" ? text : null;
}

/** Without the figures that aren't known: an empty answer is an absent one. */
export function known(entries: Record<string, Answer | undefined>): Answers {
  const answers: Answers = {};
  for (const [name, value] of Object.entries(entries)) if (value !== undefined) answers[name] = value;
  return answers;
}

export function round(value: number, decimals: number): number {
  return Number(value.toFixed(decimals));
}

const NAMES = [
  "মো. আব্দুল করিম",
  "শামীমা আক্তার",
  "মো. রফিকুল ইসলাম",
  "সুমন চন্দ্র দাস",
  "নাসরিন সুলতানা",
  "মো. জাহিদ হাসান",
  "তানিয়া রহমান",
  "রতন কুমার সাহা",
] as const;

/** A made-up person who answers for the town. */
export function respondentOf(municipality: SampleMunicipality): string {
  return drawFrom(`${municipality.code} respondent`).pick(NAMES);
}
